"""What coverage is asked for: the day, the destination, the jurisdictions, the technologies, the scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from graph.connection import Reader
from graph.named import day, ids, jurisdictions
from graph.reads import span
from graph.scenario import NO_CHANGE, Change
from graph.templates import DEFAULT_BY

CHINA = "chn"
"""The destination of an answer that names none."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Under what an answer holds. `technologies` is `None` for all. `notes` say what a reader should know of it."""

    on: str
    toward: str
    by: tuple[str, ...]
    technologies: tuple[str, ...] | None = None
    change: Change = NO_CHANGE
    notes: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the query `coverage`; `gaps` takes all but the technologies."""
        return {
            "on": self.on,
            "toward": self.toward,
            "by": list(self.by),
            "technologies": None if self.technologies is None else list(self.technologies),
            "without": list(self.change.without),
            "added": [dict(each) for each in self.change.added],
        }


def scope(
    reader: Reader,
    *,
    on: date | str | None = None,
    toward: str = CHINA,
    by: Iterable[str] | None = None,
    technologies: Iterable[str] = (),
    change: Change = NO_CHANGE,
) -> Scope:
    """The scope that these words mean. No technologies: all. No `by`: the default six. No day: the state of knowledge.

    Raises `UnknownName` with the nearest for an id or code that the graph does not have, `WrongValue` for no day.
    """
    names = list(dict.fromkeys(technologies))
    chosen_by = by.split(",") if isinstance(by, str) else by
    [place] = jurisdictions(reader, [toward], "toward")
    first, known = span(reader)
    chosen = day(on, "on") if on is not None else (known or today()).isoformat()
    return Scope(
        on=chosen,
        toward=place,
        by=tuple(jurisdictions(reader, chosen_by if chosen_by is not None else DEFAULT_BY, "by")),
        technologies=tuple(ids(reader, [("technology", name, "technology") for name in names])) if names else None,
        change=change,
        notes=knowledge_notes([chosen], first, known),
    )


def knowledge_notes(days: Iterable[str], first: date | None, known: date | None) -> tuple[str, ...]:
    """What to say of days before the first dated measure or after the state of knowledge."""
    late = [
        f"{each} is after the state of knowledge, {known}: what came later is not in this answer."
        for each in days
        if known and each > known.isoformat()
    ]
    early = [
        f"{each} is before the first dated measure of the graph, {first}."
        for each in days
        if first and each < first.isoformat()
    ]
    return (*late, *early)


def today() -> date:
    """Today in UTC."""
    return datetime.now(UTC).date()
