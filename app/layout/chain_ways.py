"""Right-angled lines between boxes that pass through none: the shortest with few bends, on tracks between the boxes."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""
BEND, SHARED, CROSSED = 14.0, 60.0, 10.0
"""What a bend, a step on a stranger's line and a crossing cost, in pixels of way."""


@dataclass(frozen=True)
class Ask:
    """A line wanted: from one of `starts` to one of `goals`, on tracks; `before` and `after` are on the boxes."""

    ends: tuple[str, str]
    starts: tuple[Point, ...]
    goals: tuple[Point, ...]
    before: Point
    after: Point


class Tracks:
    """The grid of tracks between the areas that lines may not touch."""

    def __init__(self, xs: Iterable[float], ys: Iterable[float], areas: Sequence[Area]) -> None:
        self.xs, self.ys = sorted(set(xs)), sorted(set(ys))
        self._across: set[tuple[int, int]] = set()  # from column i to i + 1 on row j there is something in the way
        self._down: set[tuple[int, int]] = set()
        self._used: dict[tuple[int, int, bool], set[tuple[str, str]]] = defaultdict(set)
        for area in areas:
            self._close(area)

    def _close(self, area: Area) -> None:
        left, top, right, bottom = area
        columns = range(max(bisect_right(self.xs, left) - 1, 0), bisect_left(self.xs, right))
        rows = range(max(bisect_right(self.ys, top) - 1, 0), bisect_left(self.ys, bottom))
        inside_rows = range(bisect_right(self.ys, top), bisect_left(self.ys, bottom))
        inside_columns = range(bisect_right(self.xs, left), bisect_left(self.xs, right))
        self._across.update((i, j) for i in columns for j in inside_rows)
        self._down.update((i, j) for i in inside_columns for j in rows)

    def way(self, asked: Ask) -> tuple[Point, ...] | None:
        """The corners of the best way, from edge to edge; `None` when there is none."""
        goals = {self._spot(point) for point in asked.goals}
        heap: list[tuple[float, int, int, bool]] = []
        best: dict[tuple[int, int, bool], float] = {}
        came: dict[tuple[int, int, bool], tuple[int, int, bool] | None] = {}
        for point in asked.starts:
            state = (*self._spot(point), True)
            best[state], came[state] = abs(point[0] - asked.before[0]), None
            heapq.heappush(heap, (best[state], *state))
        while heap:
            cost, *where = heapq.heappop(heap)
            state = (where[0], where[1], bool(where[2]))
            if cost > best[state]:
                continue
            if state[:2] in goals and state[2]:
                return self._corners(state, came, asked)
            for following, more in self._steps(state, asked.ends):
                if cost + more < best.get(following, float("inf")):
                    best[following], came[following] = cost + more, state
                    heapq.heappush(heap, (cost + more, *following))
        return None

    def _spot(self, point: Point) -> tuple[int, int]:
        return bisect_left(self.xs, point[0]), bisect_left(self.ys, point[1])

    def _steps(
        self, state: tuple[int, int, bool], ends: tuple[str, str]
    ) -> Iterable[tuple[tuple[int, int, bool], float]]:
        """The next places and what it costs to go there; the last member says whether one moves sideways."""
        i, j, sideways = state
        yield (i, j, not sideways), BEND
        for ahead in (-1, 1):
            n, m = (i + ahead, j) if sideways else (i, j + ahead)
            if not (0 <= n < len(self.xs) and 0 <= m < len(self.ys)):
                continue
            segment = (min(i, n), min(j, m))
            if segment in (self._across if sideways else self._down):
                continue
            length = abs(self.xs[n] - self.xs[i]) + abs(self.ys[m] - self.ys[j])
            yield (n, m, sideways), length + self._strangers(segment, (n, m), ends, sideways=sideways)

    def _strangers(
        self, segment: tuple[int, int], there: tuple[int, int], ends: tuple[str, str], *, sideways: bool
    ) -> float:
        """What it costs that lines of other ends run here or cross there."""
        along = any(_strange(other, ends) for other in self._used[(*segment, sideways)])
        i, j = there
        beside = ((i - 1, j, True), (i, j, True)) if not sideways else ((i, j - 1, False), (i, j, False))
        crossed = any(_strange(other, ends) for key in beside if key in self._used for other in self._used[key])
        return SHARED * along + CROSSED * crossed

    def _corners(
        self,
        state: tuple[int, int, bool],
        came: dict[tuple[int, int, bool], tuple[int, int, bool] | None],
        asked: Ask,
    ) -> tuple[Point, ...]:
        spots = []
        at: tuple[int, int, bool] | None = state
        while at is not None:
            spots.append(at[:2])
            at = came[at]
        spots.reverse()
        for (i, j), (n, m) in pairwise(spots):
            if (i, j) != (n, m):
                self._used[(min(i, n), min(j, m), j == m)].add(asked.ends)
        points = [asked.before, *((self.xs[i], self.ys[j]) for i, j in spots), asked.after]
        return straightened(points)


def _strange(other: tuple[str, str], ends: tuple[str, str]) -> bool:
    """Whether two lines have neither beginning nor end in common."""
    return other[0] != ends[0] and other[1] != ends[1]


def straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """The corners alone, without points that repeat or lie on a straight line."""
    out: list[Point] = []
    for point in points:
        if out and point == out[-1]:
            continue
        if len(out) > 1 and (out[-2][0] == out[-1][0] == point[0] or out[-2][1] == out[-1][1] == point[1]):
            out[-1] = point
        else:
            out.append(point)
    return tuple(out)
