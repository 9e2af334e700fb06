"""A cell of the matrix on paper: the fill of its status, the letter, the share, and the second mark of the status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.exports.scene import Circle, Curve, Item, Paint, Point, Polygon, Rectangle, Text
from app.exports.themes import Theme
from app.layout.text import width
from app.statuses import STATUSES

EDGED: Mapping[str, str] = {"none": "border", "announced": "ink"}
"""Statuses with a border, and its colour."""


class Frame(NamedTuple):
    """A rectangle: upper left corner, width, height."""

    x: float
    y: float
    width: float
    height: float


def cell(
    status: str, theme: Theme, at: tuple[float, float, float, float], *, size: float, share: str = ""
) -> tuple[Item, ...]:
    """The whole cell within a frame, letters of `size` points; the share only where it has room beside the letter."""
    frame, look = Frame(*at), f"status-{status}"
    ink = theme.text_on(look)
    edge = theme.colour(EDGED[status]) if status in EDGED else theme.colour("border") if theme.outline > 1 else ""
    body = Rectangle(
        x=frame.x,
        y=frame.y,
        width=frame.width,
        height=frame.height,
        radius=1.2,
        paint=Paint(fill=theme.fill(look), stroke=edge, width=0.75, dash=(2.0, 1.5) if status == "announced" else ()),
    )
    return (body, *_second(status, theme, frame, ink), *_said(status, frame, ink, size, share))


def _said(status: str, frame: Frame, ink: str, size: float, share: str) -> Iterator[Item]:
    base = frame.y + frame.height / 2 + size * 0.35
    letter, pad = STATUSES[status].letter, min(4.5, frame.width * 0.18)
    wide = width(letter, size, 500)
    alone = not share or pad + wide + 3 + width(share, size) + 3 > frame.width
    short = frame.width < wide + 2 * pad
    x = frame.x + (frame.width / 2 if short else pad)
    yield Text(x=x, y=base, text=letter, size=size, colour=ink, weight=500, anchor="middle" if short else "start")
    if not alone:
        middle = frame.x + (frame.width + pad + wide) / 2
        yield Text(x=middle, y=base, text=share, size=size, colour=ink, anchor="middle")


def _second(status: str, theme: Theme, frame: Frame, ink: str) -> Iterator[Item]:
    """The mark that tells a status apart where colours cannot."""
    right, low = frame.x + frame.width, frame.y + frame.height
    if status == "undated":
        yield _line((right - 4, frame.y + 1), (right - 4, low - 1), Paint(stroke=ink, width=0.9, dash=(1.6, 1.2)))
    elif status == "partial":
        side = min(frame.height * 0.85, frame.width * 0.5)
        corner = ((right, low - side), (right, low), (right - side, low))
        yield Polygon(rings=(corner,), paint=Paint(fill=theme.turned("#5F8FC2")))
    elif status == "suspended":
        for far in (4.0, 6.8):
            yield _line((right - far, frame.y + 2), (right - far, low - 2), Paint(stroke=ink, width=1.2))
    elif status == "ended":
        yield _line((right - frame.height * 0.7, low - 1), (right - 1, frame.y + 1), Paint(stroke=ink, width=0.8))
    elif status == "requested" and frame.width > 17:
        yield from _bubble(right - 6, frame.y + frame.height / 2, ink)


def _bubble(x: float, y: float, ink: str) -> Iterator[Item]:
    """A speech bubble as wide as a letter."""
    yield Circle(x=x, y=y - 0.5, radius=2.6, paint=Paint(fill=ink))
    yield Polygon(rings=(((x - 1.8, y + 0.8), (x - 2.4, y + 4), (x + 0.6, y + 1.6)),), paint=Paint(fill=ink))


def _line(start: Point, end: Point, paint: Paint) -> Curve:
    return Curve(start=start, pieces=((start, end, end),), paint=paint)
