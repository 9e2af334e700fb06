"""The legend of a sheet: a sample of each look that is used, with its words."""

from __future__ import annotations

from collections.abc import Sequence

from app.drawing.shapes import Drawing
from app.exports import marks
from app.exports.content import Sample
from app.exports.painted import Placing, painted
from app.exports.paper import Paper
from app.exports.scene import Group, Item, Paint, Polygon, Rectangle, Text
from app.exports.themes import Theme
from app.layout.text import width

BETWEEN = 14.0


def rows(samples: Sequence[Sample], theme: Theme, paper: Paper, bottom: float) -> tuple[list[Item], float]:
    """The legend in as many rows as it takes, the last ending at `bottom`; and where it begins."""
    if not samples:
        return [], bottom
    size = paper.legend
    swatch = (size * 1.8, size * 1.3)
    lines: list[list[Sample]] = [[]]
    x = 0.0
    for each in samples:
        wide = swatch[0] + 5 + width(each.words, size) + BETWEEN
        if lines[-1] and x + wide - BETWEEN > paper.room:
            lines.append([])
            x = 0.0
        lines[-1].append(each)
        x += wide
    step = swatch[1] + 5
    top = bottom - step * len(lines) + 5
    items: list[Item] = []
    for at, line in enumerate(lines):
        x = paper.margin
        for each in line:
            items.append(_entry(each, theme, size, (x, top + at * step), swatch))
            x += swatch[0] + 5 + width(each.words, size) + BETWEEN
    return items, top


def _entry(sample: Sample, theme: Theme, size: float, at: tuple[float, float], swatch: tuple[float, float]) -> Group:
    x, y = at
    base = y + swatch[1] / 2 + size * 0.35
    words = Text(x=x + swatch[0] + 5, y=base, text=sample.words, size=size, colour=theme.colour("muted"), role="legend")
    return Group(
        items=(*_swatch(sample, theme, size, at, swatch), words), role="legend", name=f"Legend: {sample.words}"
    )


def _swatch(
    sample: Sample, theme: Theme, size: float, at: tuple[float, float], swatch: tuple[float, float]
) -> tuple[Item, ...]:
    (x, y), (wide, high) = at, swatch
    if sample.shapes:
        drawing = Drawing(name="", width=24, height=14, shapes=sample.shapes)
        return painted(drawing, theme, Placing(scale=wide / 24, x=x, y=y + (high - wide * 14 / 24) / 2))
    if sample.corners:
        middle, half = (x + wide / 2, y + high / 2), high / 2
        ring = tuple((middle[0] + px * half * 1.15, middle[1] + py * half) for px, py in sample.corners)
        return (Polygon(rings=(ring,), paint=Paint(fill=sample.fill, stroke=sample.stroke, width=1.0)),)
    if sample.look.startswith("status-"):
        return marks.cell(sample.look.removeprefix("status-"), theme, (x, y, wide, high), size=size)
    if sample.look in ("hatch", "dots"):
        paint = Paint(
            fill=theme.colour("card"),
            stroke=theme.colour("border"),
            pattern="hatch" if sample.look == "hatch" else "dots",
            ink=theme.colour(sample.look),
        )
        return (Rectangle(x=x, y=y, width=wide, height=high, paint=paint, radius=1.2),)
    fill = theme.fill(sample.look) if sample.look in theme.fills else sample.fill
    paint = Paint(fill=fill, stroke=theme.colour("border"), width=theme.outline * 0.75)
    return (Rectangle(x=x, y=y, width=wide, height=high, paint=paint, radius=1.2),)
