"""How a shape is painted in SVG: attributes, and the patterns they point to."""

from __future__ import annotations

from math import ceil, isfinite, sqrt

from markupsafe import Markup

from app.exports.scene import Group, Paint, Picture, Sheet, Text
from app.markup import joined, tag

Attributes = dict[str, str | float | bool | None]
HATCH, LINE = 4.5 * sqrt(2), 1.5
"""Distance along an edge and width of the lines of a hatch, in points: every 6 pixels across, 2 pixels wide."""
LEAST = 2
"""The fewest lines of a hatch along the shorter side of a shape."""
FINEST = 1.0
"""The least distance of its lines along an edge, in points."""
GRID, DOT = 3.0, 1.275
"""Distance and diameter of dots, in points (4 and 1.7 pixels)."""


def number(value: float) -> str:
    """A length with at most two decimals. Raises `ValueError` for what is no number."""
    if not isfinite(value):
        raise ValueError(f"A place on the sheet is {value}.")
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def painted(paint: Paint) -> Attributes:
    """The attributes that paint a shape; what SVG assumes anyway is left out."""
    said: Attributes = {"fill": f"url(#{_name(paint)})" if paint.pattern == "dots" else paint.fill or "none"}
    if paint.stroke and paint.width:
        said |= {"stroke": paint.stroke, "stroke_width": number(paint.width), "stroke_linejoin": "round"}
        said["stroke_dasharray"] = " ".join(number(length) for length in paint.dash) or None
    return said | opaque(paint.opacity)


def opaque(opacity: float) -> Attributes:
    """How much shows through, unless nothing does."""
    return {"opacity": number(opacity) if opacity < 1 else None}


def hatched(left: float, top: float, right: float, bottom: float, paint: Paint) -> Markup:
    """Rising lines over an area, to be cut to a shape: in a small one closer and thinner, so that it still is a hatch.

    They are lines, not a repeated piece: readers of PDF show a seam where two pieces meet.
    """
    step = min(HATCH, max(FINEST, min(right - left, bottom - top) / LEAST))
    count = ceil((right - left + bottom - top) / step)
    sums = [left + top + place * step for place in range(count + 1)]
    lines = (f"M{number(left)} {number(sum_ - left)}L{number(right)} {number(sum_ - right)}" for sum_ in sums)
    return tag("path", d="".join(lines), fill="none", stroke=paint.ink, stroke_width=number(LINE * step / HATCH))


def patterns(sheet: Sheet) -> Markup:
    """The patterns of dots a sheet uses, each once, in the order of their names."""
    used = {_name(item.paint): item.paint for item in sheet.all() if not isinstance(item, Group | Text | Picture)}
    return joined(_dots(name, paint) for name, paint in sorted(used.items()) if paint.pattern == "dots")


def _name(paint: Paint) -> str:
    colours = (colour.removeprefix("#") for colour in (paint.ink, paint.fill) if colour)
    return "-".join((paint.pattern, *colours))


def _dots(name: str, paint: Paint) -> Markup:
    """A piece with one dot, repeated over a shape; the fill lies under it."""
    ground = tag("rect", width=GRID, height=GRID, fill=paint.fill) if paint.fill else None
    dot = tag("circle", cx=GRID / 2, cy=GRID / 2, r=number(DOT / 2), fill=paint.ink)
    return tag("pattern", ground, dot, id=name, width=GRID, height=GRID, patternUnits="userSpaceOnUse")
