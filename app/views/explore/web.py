"""An entity with its neighbours as the body of a sheet: shapes with their names, plates, and the lines between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app import shapes
from app.exports.content import Room
from app.exports.scene import Circle, Curve, Group, Item, Paint, Point, Polygon, Rectangle, Text
from app.layout.dotted import Dotted, Spline, dotted
from app.layout.relations import (
    EMBLEM_ROOM,
    FACT,
    FACT_LINE,
    GLYPH,
    LABEL_GAP,
    LINE,
    NAME,
    PLATE,
    PLATE_LINE,
    TITLE,
    TITLE_LINE,
)
from app.layout.scene import Box, Bundle, More, Scene, Shape, Side
from ontology.model import Model

LARGEST = 1.1
HEAD = 4.2
STROKE = 1.25


@dataclass(frozen=True, kw_only=True)
class Web:
    """The picture of one entity. `canvas` keeps the places that the page gives, else Graphviz dot places for paper."""

    scene: Scene
    model: Model
    canvas: bool = False

    def draw(self, room: Room) -> list[Item]:
        """Lines below, then plates, shapes and names, in the middle of the room."""
        placed = on_canvas(self.scene) if self.canvas else dotted(self.scene, room.width / room.height)
        scale = min(room.width / placed.width, room.height / placed.height, LARGEST)
        left = room.x + (room.width - placed.width * scale) / 2
        top = room.y + (room.height - placed.height * scale) / 2
        return list(_Drawing(self, placed, room, scale, (left, top)).items())


@dataclass(frozen=True)
class _Drawing:
    """The picture while it is drawn."""

    web: Web
    placed: Dotted
    room: Room
    scale: float
    corner: Point

    def items(self) -> Iterator[Item]:
        scene = self.web.scene
        bundles = {bundle.id: bundle for bundle in scene.bundles}
        names = {branch.shape: branch.title for branch in scene.branches}
        for line in self.placed.lines:
            yield self._line(line, bundles[line.bundle], names)
        yield from (self._plate(bundle) for bundle in scene.bundles)
        yield from (self._more(more) for more in scene.more)
        yield self._centre(scene.centre)
        for shape in scene.shapes:
            yield self._shape(shape, self.placed.sides[self._bundle_of(shape)])

    def _bundle_of(self, shape: Shape) -> str:
        return next(branch.bundle for branch in self.web.scene.branches if branch.shape == shape.id)

    def _at(self, x: float, y: float) -> Point:
        return self.corner[0] + x * self.scale, self.corner[1] + y * self.scale

    def _line(self, line: Spline, bundle: Bundle, names: Mapping[str, str]) -> Group:
        """A line with its head where the relationship points to: the outer end of what goes out, the middle else."""
        theme = self.room.theme
        points = [self._at(*each) for each in line.points]
        relation = next((each for each in self.web.model.relations.values() if each.cypher_type == bundle.type), None)
        dash = {"dashed": (4.0, 3.0), "dotted": (1.5, 2.5)}.get(relation.line if relation else "", ())
        paint = Paint(
            stroke=theme.colour("edge"),
            width=round(STROKE * self.scale, 2),
            dash=tuple(each * self.scale for each in dash),
        )
        pieces = tuple((points[at], points[at + 1], points[at + 2]) for at in range(1, len(points) - 2, 3))
        items: list[Item] = [Curve(start=points[0], pieces=pieces, paint=paint)]
        tip = None
        if bundle.outgoing and line.shape:
            tip = (points[-1], points[-2])
        elif not bundle.outgoing and not line.shape:
            tip = (points[0], points[1])
        if tip:
            items.append(Polygon(rings=(_head(*tip, HEAD * self.scale),), paint=Paint(fill=theme.colour("edge"))))
        name = names.get(line.shape, "") or f"{bundle.title}"
        return Group(items=tuple(items), role="route", name=name)

    def _plate(self, bundle: Bundle) -> Group:
        box = self.placed.boxes[bundle.id]
        ground = self._rectangle(box, Paint(fill="#FFFFFF"), 3)
        return Group(
            items=(ground, *self._lines(bundle.lines, box, PLATE, PLATE_LINE, "muted")), role="label", name=bundle.title
        )

    def _more(self, more: More) -> Group:
        box = self.placed.boxes[more.id]
        return Group(items=self._lines((more.text,), box, NAME, LINE, "accent"), role="mark", name=more.text)

    def _lines(self, lines: tuple[str, ...], box: Box, size: float, step: float, colour: str) -> tuple[Text, ...]:
        """Lines in the middle of a box."""
        top = box.y - len(lines) * step / 2
        return tuple(
            self._text(box.x, top + step * (at + 0.78), line, size, colour, anchor="middle")
            for at, line in enumerate(lines)
        )

    def _text(self, x: float, y: float, text: str, size: float, colour: str, **more: Any) -> Text:
        px, py = self._at(x, y)
        return Text(
            x=px,
            y=py,
            text=text,
            size=round(size * self.scale, 2),
            colour=self.room.theme.colour(colour),
            **more,
        )

    def _rectangle(self, box: Box, paint: Paint, radius: float) -> Rectangle:
        x, y = self._at(box.left, box.top)
        return Rectangle(
            x=x,
            y=y,
            width=box.width * self.scale,
            height=box.height * self.scale,
            paint=paint,
            radius=radius * self.scale,
        )

    def _shape(self, shape: Shape, side: Side) -> Group:
        """The shape toward the middle, the words beyond it."""
        box = self.placed.boxes[shape.id]
        out = -1 if side == "left" else 1
        glyph = Box(box.x - out * (box.width - GLYPH[0]) / 2, box.y, *GLYPH)
        at = glyph.x + out * (GLYPH[0] / 2 + LABEL_GAP)
        anchor = "end" if side == "left" else "start"
        high = len(shape.lines) * LINE + len(shape.fact) * FACT_LINE
        y = box.y - high / 2
        words = [
            self._text(at, y + LINE * (n + 0.78), line, NAME, "ink", weight=500, anchor=anchor)
            for n, line in enumerate(shape.lines)
        ]
        y += len(shape.lines) * LINE
        words += [
            self._text(at, y + FACT_LINE * (n + 0.76), line, FACT, "muted", anchor=anchor)
            for n, line in enumerate(shape.fact)
        ]
        said = ", ".join(filter(None, (shape.title, " ".join(shape.fact))))
        return Group(
            items=(self._glyph(shape, glyph), *words), role="box", name=said, key=shape.id, entity=shape.entity
        )

    def _glyph(self, shape: Shape, box: Box) -> Item:
        theme, node = self.room.theme, self.web.model.nodes[shape.kind]
        dash = (3.0 * self.scale, 2.0 * self.scale) if shape.faded else ()
        paint = Paint(
            fill=theme.turned(node.fill), stroke=theme.turned(node.stroke), width=round(1.5 * self.scale, 2), dash=dash
        )
        corners = shapes.corners(node.shape, node.points)
        if node.shape in ("round-rectangle", "rectangle"):
            return self._rectangle(box, paint, 5 if node.shape == "round-rectangle" else 0)
        if not corners:
            x, y = self._at(box.x, box.y)
            return Circle(x=x, y=y, radius=box.height / 2 * self.scale, paint=paint)
        half = (box.width / 2, box.height / 2)
        ring = tuple(self._at(box.x + x * half[0], box.y + y * half[1]) for x, y in corners)
        return Polygon(rings=(ring,), paint=paint)

    def _centre(self, shape: Shape) -> Group:
        """The entity in the middle: its shape, or a frame with the shape in it, and its words."""
        theme, node = self.room.theme, self.web.model.nodes[shape.kind]
        box = self.placed.boxes[shape.id]
        framed = shape.emblem is not None
        paint = Paint(
            fill=theme.colour("card") if framed else theme.turned(node.fill),
            stroke=theme.turned(node.stroke),
            width=round(2.5 * self.scale, 2),
        )
        items: list[Item] = [self._rectangle(box, paint, 6)]
        high = len(shape.lines) * TITLE_LINE + len(shape.fact) * FACT_LINE + (EMBLEM_ROOM if framed else 0)
        y = box.y - high / 2
        if shape.emblem:
            items.append(
                self._glyph(shape, Box(box.x, y + shape.emblem.height / 2, shape.emblem.width, shape.emblem.height))
            )
            y += EMBLEM_ROOM
        for at, line in enumerate(shape.lines):
            items.append(
                self._text(box.x, y + TITLE_LINE * (at + 0.78), line, TITLE, "ink", weight=600, anchor="middle")
            )
        y += len(shape.lines) * TITLE_LINE
        for at, line in enumerate(shape.fact):
            items.append(self._text(box.x, y + FACT_LINE * (at + 0.76), line, FACT, "muted", anchor="middle"))
        said = ", ".join(filter(None, (shape.title, " ".join(shape.fact))))
        return Group(items=tuple(items), role="box", name=said, key=shape.entity, entity=shape.entity)


def _head(tip: Point, before: Point, half: float) -> tuple[Point, Point, Point]:
    """The corners of an arrowhead."""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    far = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / far, dy / far
    back = (tip[0] - ux * half * 1.9, tip[1] - uy * half * 1.9)
    return tip, (back[0] - uy * half, back[1] + ux * half), (back[0] + uy * half, back[1] - ux * half)


def on_canvas(scene: Scene) -> Dotted:
    """The places that the page gives, with its lines: level where they leave and where they arrive."""
    left, top = scene.extent.left, scene.extent.top

    def moved(box: Box) -> Box:
        return Box(box.x - left, box.y - top, box.width, box.height)

    boxes = {scene.centre.id: moved(scene.centre.box)}
    boxes |= {bundle.id: moved(bundle.plate) for bundle in scene.bundles}
    boxes |= {more.id: moved(more.box) for more in scene.more}
    boxes |= {shape.id: moved(_whole(shape)) for shape in scene.shapes}
    bundles = {bundle.id: bundle for bundle in scene.bundles}
    lines = [_trunk(bundle, boxes[bundle.id], boxes[scene.centre.id]) for bundle in scene.bundles]
    for branch in scene.branches:
        bundle = bundles[branch.bundle]
        out = -1 if bundle.side == "left" else 1
        plate, shape = boxes[bundle.id], boxes[branch.shape]
        start = (plate.x + out * plate.width / 2, plate.y)
        end = (shape.x - out * (shape.width / 2 + 3), shape.y)
        lines.append(Spline(bundle=bundle.id, shape=branch.shape, points=_level(start, end)))
    return Dotted(
        width=scene.extent.width,
        height=scene.extent.height,
        boxes=boxes,
        sides={bundle.id: bundle.side for bundle in scene.bundles},
        lines=tuple(lines),
    )


def _whole(shape: Shape) -> Box:
    """A shape with its words."""
    out = -1 if shape.side == "left" else 1
    wide = GLYPH[0] + LABEL_GAP + shape.label.width
    return Box(shape.box.x + out * (wide - GLYPH[0]) / 2, shape.box.y, wide, max(GLYPH[1], shape.label.height))


def _trunk(bundle: Bundle, plate: Box, middle: Box) -> Spline:
    out = -1 if bundle.side == "left" else 1
    start = (middle.x + bundle.meets[0], middle.y + bundle.meets[1])
    end = (plate.x - out * plate.width / 2, plate.y)
    return Spline(bundle=bundle.id, shape="", points=(start, start, end, end))


def _level(start: Point, end: Point) -> tuple[Point, ...]:
    half = (start[0] + end[0]) / 2
    return start, (half, start[1]), (half, end[1]), end
