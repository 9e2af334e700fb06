"""A view of the explorer as the body of a sheet: boxes, lines with their names, shapes and the names of entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app import places, shapes
from app.canvas.colours import Value
from app.canvas.data import Entity
from app.canvas.document import Bundle, Style
from app.canvas.shown import faded
from app.exports.content import Room
from app.exports.scene import Circle, Curve, Group, Item, Paint, Point, Polygon, Rectangle, Text
from app.exports.themes import Theme, readable, usual
from app.layout.relations import FACT, FACT_LINE, LINE, NAME, PLATE, PLATE_LINE, TITLE, TITLE_LINE
from app.layout.scene import Box
from app.layout.text import width
from app.views.explore.laid import HEADING, PAD, Laid, heading
from app.views.explore.routes import Way
from ontology.model import NodeType

LARGEST = 1.1
HEAD, STROKE = 4.2, 1.25
NAMED = 60
"""Up to so many lines have the names of their relationships beside them, as on the page."""
LABEL = 10.5
ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)
"""Where along a line its name is tried."""
GROUND = Paint(fill="#FFFFFF", opacity=0.82)
"""Behind names below their shapes, which lines cross."""
FADED = 0.62
"""How strong what does not hold on the day is drawn."""


@dataclass(frozen=True, kw_only=True)
class Canvas(Laid):
    """What a view shows, as the body of a sheet."""

    def draw(self, room: Room) -> list[Item]:
        """Boxes below, then lines, plates, shapes and names; in the middle of the room."""
        extent = self.extent
        scale = min(room.width / max(extent.width, 1.0), room.height / max(extent.height, 1.0), LARGEST)
        left = room.x + (room.width - extent.width * scale) / 2 - extent.left * scale
        top = room.y + (room.height - extent.height * scale) / 2 - extent.top * scale
        return list(_Drawing(self, room.theme, scale, (left, top)).items())


@dataclass(frozen=True)
class _Drawing:
    """A view while it is drawn."""

    canvas: Canvas
    theme: Theme
    scale: float
    corner: Point

    def items(self) -> Iterator[Item]:
        canvas = self.canvas
        yield from (self._box(name, box) for name, box in canvas.boxes)
        yield from (self._way(way) for way in canvas.ways)
        yield from (self._heading(name, box) for name, box in canvas.boxes if name)
        yield from (self._plate(bundle, box) for bundle, box in canvas.used.items())
        yield from self._names()
        yield from self._grounds()
        yield from (self._entity(id) for id in canvas.placed)

    def _at(self, x: float, y: float) -> Point:
        return self.corner[0] + x * self.scale, self.corner[1] + y * self.scale

    def _rectangle(self, box: Box, paint: Paint, radius: float = 0.0) -> Rectangle:
        x, y = self._at(box.left, box.top)
        wide, high = box.width * self.scale, box.height * self.scale
        return Rectangle(x=x, y=y, width=wide, height=high, paint=paint, radius=radius * self.scale)

    def _text(self, x: float, y: float, said: str, size: float, colour: str, **more: object) -> Text:
        px, py = self._at(x, y)
        return Text(x=px, y=py, text=said, size=round(size * self.scale, 2), colour=colour, **more)  # type: ignore[arg-type]  # the fields of Text

    def _box(self, name: str, box: Box) -> Group:
        paint = Paint(fill=self.theme.mixed("band", 0.6, "page"), stroke=self.theme.colour("border"))
        return Group(items=(self._rectangle(box, paint, 8),), role="band", name=f"Box: {name}" if name else "Box")

    def _heading(self, name: str, box: Box) -> Group:
        """The name of a box, over the lines that cross it."""
        head = heading(name, box)
        ground = self._rectangle(head, Paint(fill=self.theme.mixed("band", 0.6, "page")))
        said = self._text(box.left + PAD, box.top + HEADING, name, NAME, self.theme.colour("muted"), weight=600)
        return Group(items=(ground, said), role="label", name=name)

    def _way(self, way: Way) -> Group:
        """A line with its heads, named in words for who cannot see it."""
        dashes = {"dashed": (4.0, 3.0), "dotted": (1.5, 2.5), "solid": ()}
        kinds = {each.line for each in way.relationships}
        late = all(faded(self.canvas.document, each) for each in way.relationships)
        colour = self.theme.mixed("edge", 0.4, "page") if late else self.theme.colour("edge")
        dash = dashes.get(kinds.pop(), ()) if len(kinds) == 1 else ()
        paint = Paint(
            stroke=colour, width=round(STROKE * self.scale, 2), dash=tuple(each * self.scale for each in dash)
        )
        start = self._at(*way.start)
        pieces = tuple((self._at(*a), self._at(*b), self._at(*c)) for a, b, c in way.pieces)
        items: list[Item] = [Curve(start=start, pieces=pieces, paint=paint)]
        if way.at_end:
            items.append(self._head(pieces[-1][2], pieces[-1][1], pieces[-1][0], start, colour))
        if way.at_start:
            items.append(self._head(start, pieces[0][0], pieces[0][1], pieces[0][2], colour))
        known = self.canvas.known
        said = "; ".join(f"{known[each.start].name} {each.label} {known[each.end].name}" for each in way.relationships)
        return Group(items=tuple(items), role="route", name=said)

    def _head(self, tip: Point, *before: Point | str) -> Polygon:
        """An arrowhead, along the last of the way: `before` are the points nearest to the tip, then its colour."""
        colour = str(before[-1])
        near = next((each for each in before[:-1] if isinstance(each, tuple) and each != tip), (tip[0] - 1, tip[1]))
        half = HEAD * self.scale
        dx, dy = tip[0] - near[0], tip[1] - near[1]
        far = (dx * dx + dy * dy) ** 0.5 or 1.0
        ux, uy = dx / far, dy / far
        back = (tip[0] - ux * half * 1.9, tip[1] - uy * half * 1.9)
        ring = (tip, (back[0] - uy * half, back[1] + ux * half), (back[0] + uy * half, back[1] - ux * half))
        return Polygon(rings=(ring,), paint=Paint(fill=colour))

    def _plate(self, bundle: Bundle, box: Box) -> Group:
        lines = self.canvas.plate_lines(bundle)
        ground = self._rectangle(box, Paint(fill="#FFFFFF"), 3)
        muted = self.theme.colour("muted")
        texts = self._lines(lines, box, PLATE, PLATE_LINE, muted)
        return Group(items=(ground, *texts), role="label", name=" ".join(lines))

    def _lines(self, lines: Sequence[str], box: Box, size: float, step: float, colour: str) -> list[Text]:
        """Lines in the middle of a box."""
        top = box.y - len(lines) * step / 2
        return [
            self._text(box.x, top + step * (at + 0.78), line, size, colour, anchor="middle")
            for at, line in enumerate(lines)
        ]

    def _names(self) -> Iterator[Group]:
        """The names of the relationships on straight lines, each where it lies on nothing; none among very many."""
        canvas = self.canvas
        straight = [way for way in canvas.ways if way.bundle is None]
        taken = [*canvas.shapes.values(), *canvas.labels.values(), *canvas.used.values()]
        taken += [heading(name, box) for name, box in canvas.boxes if name]
        for way in straight if len(canvas.ways) <= NAMED else ():
            name = way.relationships[0].label
            box = next((each for each in self._tried(way, name) if not any(map(each.touches, taken))), None)
            if box:
                taken.append(box)
                ground = self._rectangle(box, Paint(fill="#FFFFFF"))
                said = self._lines((name,), box, LABEL, box.height, self.theme.colour("muted"))
                yield Group(items=(ground, *said), role="label", name=name)

    def _tried(self, way: Way, name: str) -> Iterator[Box]:
        wide, high = width(name, LABEL) + 4, LABEL * 1.25
        for part in ALONG:
            x, y = _along(way, part)
            yield Box(x, y, wide, high)

    def _grounds(self) -> Iterator[Rectangle]:
        """What sets names below their shapes off from the lines that cross them."""
        for id, one in self.canvas.placed.items():
            if one.side == "below" and not self.canvas.is_centre(id):
                yield self._rectangle(self.canvas.labels[id], GROUND)

    def _entity(self, id: str) -> Group:
        """A shape with its words: in it, below it, or beside it."""
        canvas, one = self.canvas, self.canvas.known[id]
        late = faded(canvas.document, one)
        words_ = self._centre(id) if canvas.is_centre(id) else self._words(id, FADED if late else 1.0)
        fact = canvas.beside(id) or one.fact
        said = ", ".join(filter(None, (one.name, one.label.lower(), fact, canvas.mark(id))))
        shape = self._glyph(one, canvas.shapes[id], late=late)
        return Group(items=(*shape, *words_), role="box", name=said, key=id, entity=id)

    def _words(self, id: str, strength: float) -> list[Text]:
        canvas, side, box = self.canvas, self.canvas.placed[id].side, self.canvas.labels[id]
        anchor = {"below": "middle", "right": "start", "left": "end"}[side]
        x = {"below": box.x, "right": box.left, "left": box.right}[side]
        lines, fact = canvas.lines(id), canvas.beside(id)
        ink, muted = self.theme.colour("ink"), self.theme.colour("muted")
        more = {"anchor": anchor, "opacity": strength}
        found = [
            self._text(x, box.top + LINE * (at + 0.78), line, NAME, ink, weight=500, **more)
            for at, line in enumerate(lines)
        ]
        if fact:
            found.append(self._text(x, box.top + LINE * len(lines) + FACT_LINE * 0.76, fact, FACT, muted, **more))
        return found

    def _centre(self, id: str) -> list[Text]:
        box, lines = self.canvas.shapes[id], self.canvas.centre_lines
        ink = readable(self._fill(self.canvas.known[id])[0])
        top = box.y - len(lines) * TITLE_LINE / 2
        return [
            self._text(box.x, top + TITLE_LINE * (at + 0.78), line, TITLE, ink, weight=600, anchor="middle")
            for at, line in enumerate(lines)
        ]

    def _fill(self, one: Entity) -> tuple[str, bool]:
        """The colour of a shape in this theme, and whether it stands for something unknown."""
        if one.id in self.canvas.paints:
            return painted(self.theme, self.canvas.paints[one.id])
        style, node = self._style(one), self.canvas.model.nodes[one.kind]
        return self.theme.turned(style.fill or node.fill), False

    def _style(self, one: Entity) -> Style:
        own = {each.kind: each for each in self.canvas.document.styles}
        special, general = own.get(one.kind, Style(kind=one.kind)), own.get(one.look, Style(kind=one.look))
        return Style(kind=one.kind, fill=special.fill or general.fill, shape=special.shape or general.shape)

    def _glyph(self, one: Entity, box: Box, *, late: bool) -> tuple[Item, ...]:
        node, centre = self.canvas.model.nodes[one.kind], self.canvas.is_centre(one.id)
        fill, unknown = self._fill(one)
        paint = Paint(
            fill=fill,
            stroke=self.theme.turned(node.stroke),
            width=round((2.5 if centre else 1.5) * self.scale, 2),
            dash=(3.0 * self.scale, 2.0 * self.scale) if late else (),
            pattern="hatch" if unknown else "",
            ink=self.theme.colour("hatch") if unknown else "",
            opacity=FADED if late else 1.0,
        )
        if centre:
            return (self._rectangle(box, paint, 6),)
        return (self._outlined(self._style(one).shape or node.shape, node, box, paint),)

    def _outlined(self, shape: str, node: NodeType, box: Box, paint: Paint) -> Item:
        if shape in ("round-rectangle", "rectangle"):
            return self._rectangle(box, paint, 5 if shape == "round-rectangle" else 0)
        corners = shapes.corners(shape, node.points if shape == node.shape else "")
        if not corners:
            x, y = self._at(box.x, box.y)
            return Circle(x=x, y=y, radius=box.height / 2 * self.scale, paint=paint)
        ring = tuple(self._at(box.x + x * box.width / 2, box.y + y * box.height / 2) for x, y in corners)
        return Polygon(rings=(ring,), paint=paint)


_LOOKS = {fill: look for look, (fill, _) in usual().fills.items()}
_PLACES = {colour: look for look, colour in usual().places.items()}


def look(value: Value) -> str:
    """The look in a theme of a colour of the page: `share-2`, or `place-jpn`; empty for any other colour."""
    if value.fill is None:
        return "hatch"
    light = value.fill[0]
    if value.key in places.FIRST or light == _other():
        return f"place-{_PLACES.get(light, 'other')}"
    return _LOOKS.get(light, "")


def _other() -> str:
    return usual().places["other"]


def painted(theme: Theme, value: Value) -> tuple[str, bool]:
    """The colour of a value in a theme, and whether it stands for something unknown."""
    name = look(value)
    if name == "hatch":
        return theme.colour("card"), True
    if name.startswith("place-"):
        return theme.place(name.removeprefix("place-")), False
    light = value.fill[0] if value.fill else ""
    return (theme.fill(name) if name else theme.turned(light)), False


def _along(way: Way, part: float) -> Point:
    """The point so far along a line of one piece."""
    (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = way.start, way.pieces[0]
    a, b, c, d = (1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part**2 * (1 - part), part**3
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
