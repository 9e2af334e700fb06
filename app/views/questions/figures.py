"""The numbers of an answer as bars: plain shapes, so that the picture can also be taken away as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.drawing.shapes import Block, Drawing, Part, Shape, Words
from app.layout.text import shorten, width

PITCH, THICK, SIZE = 24.0, 12.0, 12.0
NUMBER, SPACE = 76.0, 12.0
NARROW = 480.0
"""Below this width the name stands over its bar."""
LEAST = 1.5


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A row as a bar: its name, its number (`None` when nobody knows it) and how that is written, where it leads."""

    name: str
    value: float | None
    written: str
    href: str


def bars(bars: Sequence[Bar], *, name: str, whole: float | None, room: float) -> Drawing:
    """One bar for each row, as long as its part of `whole`, else of the largest. No number is hatched; nothing is 0."""
    most = whole or max((bar.value or 0.0 for bar in bars), default=0.0) or 1.0
    high = PITCH + 16 if room < NARROW else PITCH
    side = 0.0 if room < NARROW else _side(bars, room)
    shapes = tuple(_bar(bar, place * high, side, room, most) for place, bar in enumerate(bars))
    return Drawing(name=name, width=room, height=high * len(bars) + 4, shapes=shapes)


def _side(bars: Sequence[Bar], room: float) -> float:
    """The room for the names: as much as the longest takes, up to two fifths of the picture."""
    longest = max((width(bar.name, SIZE) for bar in bars), default=0.0)
    return min(longest + SPACE, room * 0.4)


def _bar(bar: Bar, y: float, side: float, room: float, most: float) -> Part:
    over = side == 0.0
    top = y + (20 if over else (PITCH - THICK) / 2)
    long = room - side - NUMBER
    label = _label(bar.name, y + (14 if over else PITCH / 2 + 4), room if over else side - SPACE)
    number = Words(
        x=room - 4,
        y=top + THICK / 2 + 4.2,
        text=bar.written,
        look="muted" if bar.value is None else "number",
        size=SIZE,
        weight=400 if bar.value is None else 600,
        anchor="end",
    )
    shapes: tuple[Shape, ...] = (label, *_length(bar.value, side, top, long, most), number)
    return Part(shapes=shapes, href=bar.href, title=f"{bar.name}: {bar.written}", look="bar-row")


def _label(name: str, y: float, room: float) -> Words:
    shown = shorten(name, room, SIZE)
    return Words(x=0, y=y, text=shown, look="label", size=SIZE, full=name if shown != name else "")


def _length(value: float | None, x: float, y: float, long: float, most: float) -> tuple[Block, ...]:
    if value is None:
        return (Block(x=x, y=y, width=long, height=THICK, look="no-number", pattern="hatch", radius=2),)
    track = Block(x=x, y=y, width=long, height=THICK, look="track", radius=2)
    if value <= 0:
        return (track, Block(x=x, y=y, width=4, height=THICK, look="share-0", radius=1))
    share = min(value / most, 1.0)
    return (track, Block(x=x, y=y, width=max(share * long, LEAST), height=THICK, look="bar", radius=2))
