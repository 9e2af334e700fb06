"""Places side by side: no two that share a row touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARK_ROWS = 3
BIN = 30.0


def rows(extents: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """A row for each extent (from, to), so that two in a row are at least `gap` apart; the topmost that is free.

    Placed from left to right; of two with one beginning the longer comes first, then in the order given.
    """
    order = sorted(range(len(extents)), key=lambda place: (extents[place][0], -extents[place][1], place))
    ends: list[float] = []
    found = [0] * len(extents)
    for place in order:
        start, end = extents[place]
        row = next((row for row, taken in enumerate(ends) if taken + gap <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        ends[row] = end
        found[place] = row
    return found


@dataclass(frozen=True)
class Seat:
    """A place for a mark, or for several that one counted mark stands for: their positions in what was given."""

    x: float
    row: int
    members: tuple[int, ...]


def seats(places: Sequence[float], apart: float, left: float) -> list[Seat]:
    """A seat for every mark, none closer than `apart` to another in its row, none lost.

    A mark keeps its place and steps aside into the next row. What finds no row free is counted together in the row
    below them, by bins of 30 pixels from `left`; a bin of one is a mark at its own place.
    """
    ends = [float("-inf")] * MARK_ROWS
    found: list[Seat] = []
    bins: dict[int, list[int]] = {}
    for place in sorted(range(len(places)), key=lambda place: (places[place], place)):
        row = next((row for row, end in enumerate(ends) if end + apart <= places[place]), None)
        if row is None:
            bins.setdefault(int((places[place] - left) // BIN), []).append(place)
            continue
        ends[row] = places[place]
        found.append(Seat(places[place], row, (place,)))
    return found + [_bin(left, number, members) for number, members in sorted(bins.items())]


def _bin(left: float, number: int, members: Sequence[int]) -> Seat:
    return Seat(left + (number + 0.5) * BIN, MARK_ROWS, tuple(members))


def slots(places: Sequence[tuple[float, float]], apart: float) -> list[float]:
    """A place for each line, at least `apart` from the next: as near as possible to the first place of its span.

    Lines come in the order of their days; one whose day is not exactly known may stand anywhere within its span.
    """
    taken: list[float] = []
    for first, last in places:
        free = [first, *(other + apart for other in taken if other + apart >= first)]
        fits = [x for x in sorted(free) if all(abs(x - other) >= apart - 1e-6 for other in taken)]
        taken.append(next((x for x in fits if x <= last), fits[0]))
    return taken
