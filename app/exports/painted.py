"""A drawing of the page on paper: the same places, scaled, in the colours of a theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.drawing import svg as page
from app.drawing.shapes import Area, Block, Dot, Drawing, Outline, Part, Route, Shape, Words
from app.exports.looks import Looks, grounded
from app.exports.scene import (
    Circle,
    Curve,
    Group,
    Item,
    Paint,
    Point,
    Polygon,
    Rectangle,
    Role,
    Text,
    Weight,
)
from app.exports.themes import Theme
from app.layout.text import width

ROLES: tuple[tuple[str, Role], ...] = (
    ("sc-box", "box"), ("sc-more", "mark"), ("sc-head", "band"), ("sc-fold", "mark"), ("tl-request", "mark"),
    ("tl-link", "route"), ("tl-said", "label"), ("tl-thing", "bar"),
)  # fmt: skip
"""What a part of a drawing is, by its look."""


WEIGHTS: Mapping[int, Weight] = {400: 400, 500: 500, 600: 600}
"""The weights of letters that a sheet knows; another one stops the export."""


@dataclass(frozen=True, kw_only=True)
class Placing:
    """Where a drawing goes: `scale` points for one of its pixels, its upper left corner at `x`, `y`."""

    scale: float
    x: float
    y: float

    def point(self, at: Point) -> Point:
        """A point of the drawing on the sheet."""
        return self.x + at[0] * self.scale, self.y + at[1] * self.scale


def painted(drawing: Drawing, theme: Theme, at: Placing) -> tuple[Item, ...]:
    """The shapes of a drawing as items of a sheet, in the order of drawing. Raises `KeyError` for an unknown look."""
    return tuple(_items(drawing.shapes, Looks(theme), at))


def _items(shapes: Sequence[Shape], looks: Looks, at: Placing) -> Iterator[Item]:
    for shape in shapes:
        yield from _item(shape, looks, at)


def _item(shape: Shape, looks: Looks, at: Placing) -> Iterator[Item]:
    if isinstance(shape, Part):
        yield from _part(shape, looks, at)
    elif isinstance(shape, Words):
        yield from _words(shape, looks, at)
    elif isinstance(shape, Route):
        yield _route(shape, looks, at)
    elif (paint := _paint(shape, looks, at)) is not None:
        yield _closed(shape, paint, at)


def _part(part: Part, looks: Looks, at: Placing) -> Iterator[Item]:
    items = tuple(_items(part.shapes, looks.inside(part.look), at))
    if items:
        names = part.look.split()
        role: Role = next((role for word, role in ROLES if word in names), "label")
        yield Group(items=items, role=role, name=part.title, key=part.key)


def _paint(shape: Block | Outline | Area | Dot, looks: Looks, at: Placing) -> Paint | None:
    paint = looks.shape(shape.look, shape.pattern if isinstance(shape, Block) else "")
    return scaled(paint, at.scale) if paint else None


def scaled(paint: Paint, scale: float) -> Paint:
    """A paint whose lines and dashes are as thick and long as the scale makes them; never thinner than a hairline."""
    return replace(
        paint, width=max(round(paint.width * scale, 3), 0.25), dash=tuple(round(each * scale, 3) for each in paint.dash)
    )


def _closed(shape: Block | Outline | Area | Dot, paint: Paint, at: Placing) -> Item:
    if isinstance(shape, Block):
        x, y = at.point((shape.x, shape.y))
        size = {"width": max(shape.width, 0.0) * at.scale, "height": max(shape.height, 0.0) * at.scale}
        return Rectangle(x=x, y=y, paint=paint, radius=shape.radius * at.scale, **size)
    if isinstance(shape, Dot):
        x, y = at.point((shape.x, shape.y))
        return Circle(x=x, y=y, radius=shape.radius * at.scale, paint=paint)
    rings = (shape.points,) if isinstance(shape, Outline) else shape.rings
    return Polygon(rings=tuple(tuple(at.point(each) for each in ring) for ring in rings), paint=paint)


def _words(words: Words, looks: Looks, at: Placing) -> Iterator[Item]:
    x, y = at.point((words.x, words.y))
    size = words.size * at.scale
    if grounded(words.look):
        yield _ground(words, looks, at)
    yield Text(
        x=x,
        y=y,
        text=words.text,
        size=round(size, 2),
        colour=looks.text(words.look),
        weight=WEIGHTS[words.weight],
        family="condensed" if words.condensed else "sans",
        anchor=words.anchor,
        full=words.full,
        opacity=looks.opacity,
    )


def _ground(words: Words, looks: Looks, at: Placing) -> Rectangle:
    """What keeps lines away from text that lies on them."""
    wide = width(words.text, words.size, min(words.weight, 500), condensed=words.condensed)
    left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
    x, y = at.point((left - 1, words.y - words.size * 0.78))
    return Rectangle(
        x=x,
        y=y,
        width=(wide + 2) * at.scale,
        height=words.size * at.scale,
        paint=Paint(fill=looks.theme.colour("card"), opacity=0.85),
    )


def _route(route: Route, looks: Looks, at: Placing) -> Group:
    paint = scaled(looks.line(route.look), at.scale)
    points = tuple(at.point(each) for each in route.points)
    items: list[Item] = [curve(points, route.bend * at.scale, paint)]
    if route.arrow:
        head = tuple(at.point(each) for each in page.arrowhead(route.points))
        items.append(Polygon(rings=(head,), paint=Paint(fill=paint.stroke, opacity=paint.opacity)))
    return Group(items=tuple(items), role="route", name=route.title)


def curve(points: Sequence[Point], bend: float, paint: Paint) -> Curve:
    """A line through corners, each rounded by `bend` or by half of the shorter side next to it."""
    pieces: list[tuple[Point, Point, Point]] = []
    at = points[0]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(bend, page.length(before, corner) / 2, page.length(corner, after) / 2)
        start, end = page.toward(corner, before, room), page.toward(corner, after, room)
        pieces += [
            (at, start, start),
            (page.toward(start, corner, room * 2 / 3), page.toward(end, corner, room * 2 / 3), end),
        ]
        at = end
    return Curve(start=points[0], pieces=(*pieces, (at, points[-1], points[-1])), paint=paint)
