"""Rectangles moved apart until none lies on another, with as little change to the picture as can be."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from app.layout.rooms import Floats

ROUNDS = 150
FINE, FAR = 16.0, 1_600.0
"""The grid on which a free place is looked for, and how far away."""
Ints = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


def parted(middles: Floats, sizes: Floats, fixed: Flags | None = None) -> Floats:
    """The middles of rectangles of these sizes, none on another; the fixed ones where they were.

    First all push each other aside at once; whatever is then still in the way goes to the nearest free place.
    Rectangles that are fixed may lie on each other.
    """
    held = np.zeros(len(middles), bool) if fixed is None else fixed
    found = middles.astype(float).copy()
    for _ in range(ROUNDS):
        if not _pushed(found, sizes, held):
            return found
    return settled(found, sizes, held)


def overlapping(middles: Floats, sizes: Floats) -> tuple[Ints, Ints]:
    """The pairs of rectangles that share any area, as two arrays of their numbers."""
    left, right = middles[:, 0] - sizes[:, 0] / 2, middles[:, 0] + sizes[:, 0] / 2
    order = np.argsort(left, kind="stable")
    ends = np.searchsorted(left[order], right[order], side="left")
    counts = np.maximum(ends - np.arange(len(order)) - 1, 0)
    first = np.repeat(np.arange(len(order)), counts)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    one, other = order[first], order[second]
    high = (sizes[one, 1] + sizes[other, 1]) / 2 - np.abs(middles[one, 1] - middles[other, 1])
    wide = (sizes[one, 0] + sizes[other, 0]) / 2 - np.abs(middles[one, 0] - middles[other, 0])
    real = (high > 1e-6) & (wide > 1e-6)
    return one[real], other[real]


def _pushed(middles: Floats, sizes: Floats, held: Flags) -> bool:
    """Push apart all that overlap, each pair the shorter way; whether there were any."""
    one, other = overlapping(middles, sizes)
    free = ~(held[one] & held[other])
    one, other = one[free], other[free]
    if not len(one):
        return False
    apart = middles[other] - middles[one]
    missing = (sizes[one] + sizes[other]) / 2 - np.abs(apart)
    sideways = missing[:, 0] < missing[:, 1]
    sign = np.where(apart < 0, -1.0, 1.0)
    push = np.where(np.column_stack([sideways, ~sideways]), (missing + 1.0) * sign, 0.0)
    share = np.where(held[one], 0.0, np.where(held[other], 1.0, 0.5))[:, None]
    moves = np.zeros_like(middles)
    counts = np.zeros(len(middles))
    for numbers, weight in ((one, -share), (other, 1 - share)):
        np.add.at(moves, numbers, push * weight)
        np.add.at(counts, numbers, 1)
    middles += moves / np.sqrt(np.maximum(counts, 1))[:, None]
    return True


def settled(middles: Floats, sizes: Floats, held: Flags) -> Floats:
    """What is in the way of another goes to the nearest free place, those in the middle of the picture last."""
    found = middles.copy()
    one, other = overlapping(found, sizes)
    moving = np.zeros(len(found), bool)
    moving[one] = moving[other] = True
    moving &= ~held
    for at in np.flatnonzero(moving)[np.argsort(np.hypot(*found[moving].T), kind="stable")].tolist():
        still = ~moving
        found[at] = nearest_free(found[at], sizes[at], found[still], sizes[still])
        moving[at] = False
    return found


def nearest_free(wanted: Floats, size: Floats, others: Floats, sizes: Floats) -> Floats:
    """The place nearest to the wanted one where a rectangle of this size lies on no other."""
    least = (sizes + size) / 2 - 1e-6
    for steps in _steps():
        tried = wanted + steps
        near = np.all(np.abs(others - wanted) < least + np.abs(steps).max(axis=0), axis=1)
        apart = np.abs(tried[:, None, :] - others[None, near, :]) >= least[None, near, :]
        clear = np.all(np.any(apart, axis=2), axis=1)
        if clear.any():
            return np.array(tried[int(clear.argmax())])
    return np.array([wanted[0], float((others[:, 1] + sizes[:, 1] / 2).max() + size[1])])


@cache
def _steps() -> list[Floats]:
    """Steps away from a place on a grid, the shortest first, in runs; sideways costs less, since pictures are wide."""
    grid = np.arange(-FAR, FAR + 1, FINE)
    all_ = np.array([(x, y) for x in grid for y in grid])
    near = all_[np.argsort(np.hypot(all_[:, 0], all_[:, 1] * 1.5), kind="stable")]
    return [near[:1], *np.array_split(near[1:], 160)]
