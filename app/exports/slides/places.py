"""The box around each item of a sheet, in points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.exports.scene import Circle, Curve, Group, Item, Point, Polygon, Rectangle, Text
from app.exports.slides import words


class Box(NamedTuple):
    """From the upper left to the lower right corner."""

    left: float
    top: float
    right: float
    bottom: float


def around(points: Iterable[Point]) -> Box:
    """The box around points, of which there is at least one."""
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def box(item: Item) -> Box:
    """The box around an item. That of a line is around what is drawn, not around what bends it."""
    if isinstance(item, Group):
        return around(corner for each in item.items for corner in _corners(box(each)))
    if isinstance(item, Curve):
        return around(_extremes(item))
    if isinstance(item, Polygon):
        return around(point for ring in item.rings for point in ring)
    if isinstance(item, Circle):
        return Box(item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius)
    if isinstance(item, Text):
        return text_box(item)
    return Box(item.x, item.y, item.x + max(item.width, 0.0), item.y + max(item.height, 0.0))


def text_box(text: Text) -> Box:
    """The box that a line of text fills in the shipped font; its baseline is where the text says."""
    wide = words.width(text)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return Box(left, text.y - words.ASCENT * text.size, left + wide, text.y + words.DESCENT * text.size)


def covers(item: Item, width: float, height: float) -> bool:
    """Whether an item hides the whole of a page of this size behind one plain colour."""
    if not isinstance(item, Rectangle) or item.radius or item.paint.pattern or item.paint.stroke:
        return False
    reach = box(item)
    whole = reach.left <= 0 and reach.top <= 0 and reach.right >= width and reach.bottom >= height
    return whole and bool(item.paint.fill) and item.paint.opacity >= 1


def _corners(box: Box) -> tuple[Point, Point]:
    return (box.left, box.top), (box.right, box.bottom)


def _extremes(curve: Curve) -> Iterator[Point]:
    """Points between which the whole of a line lies: the ends of its pieces and where these turn."""
    at = curve.start
    yield at
    for first, second, end in curve.pieces:
        for dimension in (0, 1):
            four = (at[dimension], first[dimension], second[dimension], end[dimension])
            for part in _turns(*four):
                yield _along(part, at, first, second, end)
        yield end
        at = end


def _turns(a: float, b: float, c: float, d: float) -> Iterator[float]:
    """Where a cubic piece runs back in one dimension: the parts of its way at which its slope is zero."""
    square, linear, fixed = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a
    under = linear * linear - 4 * square * fixed
    if abs(square) < 1e-12:
        roots = [-fixed / linear] if linear else []
    else:
        roots = [(-linear + sign * math.sqrt(under)) / (2 * square) for sign in (-1, 1)] if under >= 0 else []
    yield from (root for root in roots if 0 < root < 1)


def _along(part: float, *four: Point) -> Point:
    """The point of a cubic piece after a part of its way."""
    rest = 1 - part
    weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, four, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, four, strict=True)),
    )
