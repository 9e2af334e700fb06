"""Rectangles of any sizes side by side on as little room as can be found, in a picture of a wanted form."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.layout.rooms import Floats

TRIALS = 14
Skyline = list[tuple[float, float, float]]
"""From left to right: where a step begins, where it ends, how deep it is filled."""


def packed(sizes: Floats, aspect: float) -> list[tuple[float, float]]:
    """The upper left corners of rectangles, highest first where it matters; the form nearest to the aspect wins.

    `sizes` holds widths and heights in rows, with the room between them already added.
    """
    if not len(sizes):
        return []
    area = float((sizes[:, 0] * sizes[:, 1]).sum())
    least = max(float(sizes[:, 0].max()), (area * aspect) ** 0.5 * 0.8)
    tried = [_placed(sizes, least * 1.06**step) for step in range(TRIALS)]
    return min(tried, key=lambda found: _cost(found, sizes, aspect))


def _cost(corners: Sequence[tuple[float, float]], sizes: Floats, aspect: float) -> float:
    wide, high = (np.array(corners) + sizes).max(axis=0).tolist()
    return max(float(wide) / aspect, float(high))


def _placed(sizes: Floats, wide: float) -> list[tuple[float, float]]:
    """Each in turn as high up as it can stand, then as far left."""
    order = sorted(range(len(sizes)), key=lambda at: (-sizes[at, 1], -sizes[at, 0], at))
    skyline: Skyline = [(0.0, wide, 0.0)]
    found = [(0.0, 0.0)] * len(sizes)
    for at in order:
        w, h = float(sizes[at, 0]), float(sizes[at, 1])
        y, x = min(_standing(skyline, w), default=(max(step[2] for step in skyline), 0.0))
        found[at] = (x, y)
        skyline = _filled(skyline, x, x + w, y + h)
    return found


def _standing(skyline: Skyline, w: float) -> list[tuple[float, float]]:
    """Depth and left edge of each place where something so wide can stand."""
    end = skyline[-1][1]
    return [
        (max(depth for left, right, depth in skyline if right > start and left < start + w), start)
        for start, _, _ in skyline
        if start + w <= end + 1e-6
    ]


def _filled(skyline: Skyline, left: float, right: float, depth: float) -> Skyline:
    found: Skyline = []
    for start, end, old in skyline:
        if start < left:
            found.append((start, min(end, left), old))
        if end > right:
            found.append((max(start, right), end, old))
    return sorted([*found, (left, right, depth)])
