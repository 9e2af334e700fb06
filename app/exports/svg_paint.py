"""How a shape is painted in SVG: attributes, and the patterns they point to."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from markupsafe import Markup

from app.exports.scene import Group, Paint, Sheet, Text
from app.markup import joined, tag

Attributes = dict[str, str | float | bool | None]
HATCH, LINE = 4.5, 1.5
"""Distance and width of the lines of a hatch, in points (6 and 2 pixels)."""
GRID, DOT = 3.0, 1.275
"""Distance and diameter of dots, in points (4 and 1.7 pixels)."""


def number(value: float) -> str:
    """A length with at most two decimals. Raises `ValueError` for what is no number."""
    if not isfinite(value):
        raise ValueError(f"A place on the sheet is {value}.")
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def painted(paint: Paint) -> Attributes:
    """The attributes that paint a shape; what SVG assumes anyway is left out."""
    said: Attributes = {"fill": f"url(#{_name(paint)})" if paint.pattern else paint.fill or "none"}
    if paint.stroke and paint.width:
        said |= {"stroke": paint.stroke, "stroke_width": number(paint.width), "stroke_linejoin": "round"}
        said["stroke_dasharray"] = " ".join(number(length) for length in paint.dash) or None
    return said | opaque(paint.opacity)


def opaque(opacity: float) -> Attributes:
    """How much shows through, unless nothing does."""
    return {"opacity": number(opacity) if opacity < 1 else None}


def patterns(sheet: Sheet) -> Markup:
    """The patterns a sheet uses, each once, in the order of their names."""
    return joined(
        pattern for _, pattern in sorted({_name(paint): _pattern(paint) for paint in _patterned(sheet)}.items())
    )


def _patterned(sheet: Sheet) -> Iterator[Paint]:
    for item in sheet.all():
        if not isinstance(item, Group | Text) and (paint := getattr(item, "paint", None)) and paint.pattern:
            yield paint


def _name(paint: Paint) -> str:
    colours = (colour.removeprefix("#") for colour in (paint.ink, paint.fill) if colour)
    return "-".join((paint.pattern, *colours))


def _pattern(paint: Paint) -> Markup:
    """A piece that is repeated over a shape; the fill lies under it."""
    size = HATCH if paint.pattern == "hatch" else GRID
    ground = tag("rect", width=size, height=size, fill=paint.fill) if paint.fill else None
    half = number(size / 2)
    mark = (
        tag("path", d=f"M{half} 0V{number(size)}", stroke=paint.ink, stroke_width=number(LINE))
        if paint.pattern == "hatch"
        else tag("circle", cx=half, cy=half, r=number(DOT / 2), fill=paint.ink)
    )
    return tag(
        "pattern",
        ground,
        mark,
        id=_name(paint),
        width=size,
        height=size,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)" if paint.pattern == "hatch" else None,
    )
