"""A drawing as SVG for the page. Looks become classes, so that the page's theme colours them."""

from __future__ import annotations

from functools import singledispatch

from markupsafe import Markup

from app.drawing.shapes import Area, Block, Dot, Drawing, Outline, Part, Point, Route, Shape, Words
from app.markup import joined, number, tag

HEAD = 4.5
"""Half the width of an arrowhead, in pixels."""


def svg(drawing: Drawing) -> Markup:
    """The picture with its name, as wide and high as it is."""
    return tag(
        "svg",
        [_shape(shape) for shape in drawing.shapes],
        class_="drawn",
        width=drawing.width,
        height=drawing.height,
        viewBox=f"0 0 {number(drawing.width)} {number(drawing.height)}",
        role="group",
        aria_label=drawing.name,
    )


@singledispatch
def _shape(shape: Shape) -> Markup:
    raise TypeError(shape)


@_shape.register
def _(block: Block) -> Markup:
    place = {"x": block.x, "y": block.y, "width": block.width, "height": block.height, "rx": block.radius or None}
    fill = tag("rect", class_=block.look, data_key=block.key or None, **place)
    return fill + tag("rect", class_=f"over-{block.pattern}", **place) if block.pattern else fill


@_shape.register
def _(words: Words) -> Markup:
    return tag(
        "text",
        tag("title", words.full) if words.full else None,
        words.text,
        x=words.x,
        y=words.y,
        class_=f"{words.look} condensed" if words.condensed else words.look,
        font_size=words.size,
        font_weight=words.weight if words.weight != 400 else None,
        text_anchor=words.anchor if words.anchor != "start" else None,
    )


@_shape.register
def _(outline: Outline) -> Markup:
    return tag("polygon", points=_pairs(outline.points), class_=outline.look, data_key=outline.key or None)


@_shape.register
def _(area: Area) -> Markup:
    rings = "".join("M" + "L".join(_pair(point) for point in ring) + "Z" for ring in area.rings)
    return tag("path", d=rings, class_=area.look, data_key=area.key or None)


@_shape.register
def _(dot: Dot) -> Markup:
    return tag("circle", cx=dot.x, cy=dot.y, r=dot.radius, class_=dot.look)


@_shape.register
def _(route: Route) -> Markup:
    line = tag("path", d=path(route.points, route.bend), class_=f"line {route.look}")
    head = tag("polygon", points=_pairs(arrowhead(route.points)), class_=f"head {route.look}") if route.arrow else None
    title = tag("title", route.title) if route.title else None
    return tag("g", title, line, head, class_="route", data_from=route.ends[0] or None, data_to=route.ends[1] or None)


@_shape.register
def _(part: Part) -> Markup:
    shapes = joined(_shape(shape) for shape in part.shapes)
    named = {"class_": part.look or None, "id": part.key or None, "data_key": part.key or None}
    if part.href:
        return tag("a", tag("title", part.title), shapes, href=part.href, aria_label=part.title, **named)
    return tag("g", tag("title", part.title) if part.title else None, shapes, **named)


def path(points: tuple[Point, ...], bend: float) -> str:
    """The way of a line through its corners, each rounded by `bend` or by half of the shorter side next to it."""
    steps = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(bend, length(before, corner) / 2, length(corner, after) / 2)
        steps.append(f"L{_pair(toward(corner, before, room))}Q{_pair(corner)} {_pair(toward(corner, after, room))}")
    return "".join((*steps, f"L{_pair(points[-1])}"))


def arrowhead(points: tuple[Point, ...]) -> tuple[Point, Point, Point]:
    """The three corners of the head at the end of a line."""
    tip, before = points[-1], points[-2]
    back = toward(tip, before, HEAD * 1.8)
    across = toward((0.0, 0.0), (before[1] - tip[1], tip[0] - before[0]), HEAD)
    return tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])


def length(a: Point, b: Point) -> float:
    """How far two points are apart."""
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def toward(start: Point, end: Point, far: float) -> Point:
    """The point that lies `far` from the start on the way to the end."""
    whole = length(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * far / whole, start[1] + (end[1] - start[1]) * far / whole


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _pairs(points: tuple[Point, ...]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)
