"""Measures, requests, answers and events with their dates, as plain values that any layer above may hold."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.rows import Properties


@dataclass(frozen=True)
class Instant:
    """A date as exactly as it is known. `day` is the day that counts (INTERFACE, coverage); it is its first or last."""

    day: date
    precision: str = "day"

    @property
    def first(self) -> date:
        """The first day that it may be."""
        if self.precision == "day":
            return self.day
        return date(self.day.year, 1 if self.precision == "year" else self.day.month, 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        if self.precision == "day":
            return self.day
        month = 12 if self.precision == "year" else self.day.month
        return date(self.day.year, month, calendar.monthrange(self.day.year, month)[1])


@dataclass(frozen=True, kw_only=True)
class TimedMeasure:
    """A measure with its dates, whom it concerns, and how it stands on the day asked for.

    `state` is ended, suspended, in-force, undated, announced, or `None` when nothing is known of it on that day.
    `by_name`: it reaches named parties only. `homes` are jurisdictions; a measure that a scenario adds has no name and
    no labels. `reaches` and `bears` are true when no destination or technology was asked for.
    """

    id: str
    name: str | None
    label: str | None
    labels: tuple[str, ...]
    item: bool
    by_name: bool
    dates: Mapping[str, Instant]
    amended: tuple[Instant, ...]
    status: str | None
    verified: bool | None
    homes: tuple[str, ...]
    imposers: tuple[str, ...]
    targets: tuple[str, ...]
    actors: tuple[str, ...]
    covers: tuple[str, ...]
    sources: tuple[str, ...]
    state: str | None
    reaches: bool
    bears: bool


@dataclass(frozen=True, kw_only=True)
class Tie:
    """One measure amends, revokes, extends or retaliates for another: `type` is the relationship's."""

    id: str
    type: str
    start: str
    end: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """To whom a request was put: the actors, and their homes."""

    id: str
    homes: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How an actor responded to a measure. `word` is that of the record, such as `reluctant_about`."""

    id: str
    measure: str
    actor: str
    name: str
    home: str | None
    word: str
    when: Instant | None
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class Happening:
    """An event on a day, the homes of those involved, and the measures that it concerns."""

    id: str
    name: str
    when: Instant
    homes: tuple[str, ...]
    actors: tuple[str, ...]
    measures: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str | None


@dataclass(frozen=True, kw_only=True)
class Ties:
    """What ties measures to each other and to those who ask, answer and act; each in the order of its ids."""

    links: tuple[Tie, ...] = ()
    requests: tuple[Asked, ...] = ()
    answers: tuple[Answer, ...] = ()
    events: tuple[Happening, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Around:
    """One relationship of an entity, seen from it, and the entity at its other end."""

    type: str
    outgoing: bool
    id: str
    name: str
    label: str | None
    labels: tuple[str, ...]
    properties: Properties


def written(text: str) -> Instant | None:
    """A date written 2024-12-31, 2024-09 or 2022, counted from its last day; `None` for any other text."""
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(part.isdigit() for part in parts):
        return None
    precision = ("year", "month", "day")[len(parts) - 1]
    numbers = [*map(int, parts), 1, 1][:3]
    try:
        return Instant(Instant(date(*numbers), precision).last, precision)
    except ValueError:
        return None
