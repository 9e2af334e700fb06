"""Fills and lines of slides. Both are always written, also where there is none: nothing comes from a theme.

Source of names and order: ECMA-376 part 1, section 20.1.8 (fills) and 20.1.2.2.24 (lines).
"""

from __future__ import annotations

import functools

from app.exports.scene import Paint
from app.exports.slides.markup import emu, tag

PATTERNS = {"hatch": "wdUpDiag", "dots": "pct25"}
"""The patterns of the file: lines in 45 degrees, and dots on a quarter of the ground.

Not fewer dots: LibreOffice draws these as lattices, but those of 5 to 20 % as lines in 45 degrees, which would say
"no number" of what is held elsewhere.
"""
NO_FILL = tag("a:noFill")


def colour(value: str, opacity: float = 1.0) -> str:
    """A colour `#rrggbb`."""
    alpha = (tag("a:alpha", val=round(max(opacity, 0.0) * 100000)),) if opacity < 1 else ()
    return tag("a:srgbClr", *alpha, val=value.removeprefix("#").upper())


@functools.lru_cache(maxsize=256)
def solid(value: str, opacity: float = 1.0) -> str:
    """A fill of one colour."""
    return tag("a:solidFill", colour(value, opacity))


@functools.lru_cache(maxsize=256)
def fill(paint: Paint) -> str:
    """What is within a shape. Below a pattern without a fill stands the page."""
    if paint.pattern and paint.ink:
        below = colour(paint.fill, paint.opacity) if paint.fill else colour("#FFFFFF", 0.0)
        ink = tag("a:fgClr", colour(paint.ink, paint.opacity))
        return tag("a:pattFill", ink, tag("a:bgClr", below), prst=PATTERNS[paint.pattern])
    return solid(paint.fill, paint.opacity) if paint.fill else NO_FILL


@functools.lru_cache(maxsize=256)
def line(paint: Paint) -> str:
    """The line of a shape: as wide, dashed and pointed at its corners as on paper."""
    if not paint.stroke or paint.width <= 0:
        return tag("a:ln", NO_FILL)
    ends = tag("a:miter", lim=400000)
    return tag("a:ln", solid(paint.stroke, paint.opacity), _dashes(paint), ends, w=emu(paint.width), cap="flat")


def _dashes(paint: Paint) -> str:
    """Dashes and gaps in thousandths of a percent of the line's width; an odd row is told twice, as in SVG."""
    dash = paint.dash if len(paint.dash) % 2 == 0 else paint.dash * 2
    if not dash:
        return tag("a:prstDash", val="solid")
    parts = [max(round(each / paint.width * 100000), 1000) for each in dash]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return tag("a:custDash", *(tag("a:ds", d=drawn, sp=gap) for drawn, gap in pairs))
