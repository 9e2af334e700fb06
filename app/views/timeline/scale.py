"""Days as places along a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.words import MONTHS

MONTHS_FROM, YEARS_FROM = 60.0, 36.0
"""Pixels between two names from which months, and from which single years, are named."""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The days `first` to `last` on a line from `left` to `right`, in pixels. A day begins at its place."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """The place of a day; beyond the ends of the line for days beyond its first and last."""
        return self.left + (day - self.first).days * self.step

    def held(self, day: date) -> float:
        """The place of a day, or the end of the line that is nearer to it."""
        return min(max(self.at(day), self.left), self.right)

    @property
    def step(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / max((self.last - self.first).days, 1)

    def holds(self, day: date) -> bool:
        """Whether the line has this day."""
        return self.first <= day <= self.last

    def touches(self, first: date | None, last: date | None) -> bool:
        """Whether a time lies on the line, at least in part; `None` where it has no beginning or no end."""
        return (first or date.min) <= self.last and (last or date.max) >= self.first

    def years(self) -> Iterator[tuple[float, str]]:
        """Each first of January on the line, with its year; of many years only so many as have room for their names."""
        every = next((step for step in (1, 2, 5, 10, 20) if 365.25 * step * self.step >= YEARS_FROM), 50)
        for year in range(self.first.year, self.last.year + 1):
            if self.holds(date(year, 1, 1)) and (year % every == 0 or every == 1):
                yield self.at(date(year, 1, 1)), str(year)

    def months(self) -> Iterator[tuple[float, str]]:
        """The quarters, or the months, between the years where there is room to name them."""
        every = next((months for months in (1, 3) if 30.4 * months * self.step >= MONTHS_FROM), None)
        if every is None:
            return
        for year in range(self.first.year, self.last.year + 1):
            for month in range(1 + every, 13, every):
                if self.holds(date(year, month, 1)):
                    yield self.at(date(year, month, 1)), MONTHS[month - 1]


@dataclass(frozen=True)
class Years:
    """A span of whole years, and the spans that zooming and moving lead to. Never past `latest`."""

    first: int
    last: int
    latest: int

    def closer(self, around: int) -> Years:
        """Half as many years, around the middle or, when it is among them, around a year."""
        count = max((self.last - self.first + 1) // 2, 1)
        middle = around if self.first <= around <= self.last else (self.first + self.last) // 2
        return self._of(count, middle - count // 2, inside=True)

    def wider(self) -> Years:
        """Twice as many years, as many of them before as the latest year needs."""
        count = min((self.last - self.first + 1) * 2, 200)
        return self._of(count, self.first - count // 4)

    def moved(self, sign: int) -> Years:
        """As many years, a quarter of them earlier or later."""
        count = self.last - self.first + 1
        return self._of(count, self.first + sign * max(count // 4, 1))

    def _of(self, count: int, first: int, *, inside: bool = False) -> Years:
        if inside:
            first = min(max(first, self.first), self.last - count + 1)
        first = max(min(first, max(self.latest, self.last) - count + 1), 1900)
        return Years(first, first + count - 1, self.latest)
