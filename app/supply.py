"""A supply cut into parts: how much stands under which status, how much others hold, how much nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.statuses import STATUSES
from graph.rows import Coverage

OTHERS, UNKNOWN = "others", "unknown"
UPPER_BOUNDS = "Covered shares are upper bounds."
LEAST = 0.05
"""Percent below which a rest is rounding of the shares, not a part. Source: shares are given to one decimal."""
SHARE_STEPS = (0.0, 25.0, 50.0, 75.0)
STEPS = (("0", "0"), ("1", "up to 25"), ("2", "over 25"), ("3", "over 50"), ("4", "over 75"))
"""The colour steps of a share with their words."""
THRESHOLD = 75.0
"""Percent of the supply that the counted holders reach together. Source: the default of the question single-source."""
FEW = (("4", "1"), ("3", "2"), ("2", "3"), ("1", "4 or more"))
"""The colour steps of a number of holders with their words, fewest first."""


@dataclass(frozen=True)
class Part:
    """A part of a supply in percent: `look` is a status, `others` (held outside the chosen jurisdictions) or
    `unknown` (no holder known)."""

    look: str
    share: float


def parts(row: Coverage) -> tuple[Part, ...]:
    """The supply of a technology by status in the order of the statuses, then others, then unknown.

    Empty when no number is known. The sum is 100 up to the rounding of the source.
    """
    if row.known_share is None:
        return ()
    held = dict.fromkeys(STATUSES, 0.0)
    for cell in row.cells:
        held[cell.status] += cell.share or 0.0
    rest = (Part(OTHERS, row.known_share - sum(held.values())), Part(UNKNOWN, 100.0 - row.known_share))
    known = [Part(status, share) for status, share in held.items() if share > 0]
    return (*known, *(part for part in rest if part.share >= LEAST))


def step(share: float | None) -> str:
    """The colour step of a share: `0` for nothing at all, `1` up to 25, `2` over 25, `3` over 50, `4` over 75, and
    `none` for no number."""
    if share is None:
        return "none"
    if share <= 0:
        return "0"
    return str(max(index for index, above in enumerate(SHARE_STEPS, 1) if share > above or index == 1))


def fewest(shares: Iterable[float]) -> int | None:
    """How many of the largest shares reach the threshold; `None` when all together do not."""
    total = 0.0
    for count, share in enumerate(sorted(shares, reverse=True), 1):
        total += share
        if total >= THRESHOLD - 1e-9:
            return count
    return None


def few(count: int) -> str:
    """The colour step of a number of holders: the fewer, the darker."""
    return FEW[min(count, len(FEW)) - 1][0]
