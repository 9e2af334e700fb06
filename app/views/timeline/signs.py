"""The small shapes of a timeline, by their corners."""

from __future__ import annotations

import math

from app.drawing.shapes import Block, Point


def halo(x: float, y: float, width: float, height: float) -> Block:
    """The ring around what is chosen."""
    return Block(x=x - 2.5, y=y - 2.5, width=width + 5, height=height + 5, look="tl-halo", radius=3.5)


def notch(x: float, bottom: float) -> tuple[Point, ...]:
    """The corners of the tick of an amendment, below a bar."""
    return (x, bottom - 2.5), (x + 3.2, bottom + 2.5), (x - 3.2, bottom + 2.5)


def head(x: float, y: float, *, up: bool) -> tuple[Point, ...]:
    """The corners of the head of a request, its tip or its back at `y`."""
    tip, back = (y - 9, y) if up else (y, y - 9)
    return (x, tip), (x + 4.2, back), (x - 4.2, back)


def star(x: float, y: float) -> tuple[Point, ...]:
    """Five points, as wide as the other marks."""
    turns = [(math.sin(n * math.pi / 5), -math.cos(n * math.pi / 5), 5.6 if n % 2 == 0 else 2.5) for n in range(10)]
    return tuple((x + across * far, y + down * far) for across, down, far in turns)
