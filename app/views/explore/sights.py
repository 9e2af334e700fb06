"""From what an entity is seen in to the lists on its card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from app import words
from app.cards import Link, Sighted, Sightings
from app.sentences import FALLBACK, phrase
from app.views.explore.figures import View
from app.views.explore.ways import elsewhere
from graph.rows import Properties
from graph.seen_rows import SeenIn, Sight, Sights, Tie

OWN_WORDS = ("RESPONDED_TO", "STATED", FALLBACK)
"""Relationships whose verb says more than their type."""
REQUEST: Mapping[bool, str] = {True: "its own request", False: "a request put to it"}


def sightings(view: View, seen: SeenIn) -> Iterator[Sightings]:
    """The measures, gaps and events as lists; a list of none is left out."""
    for heading, path, sights in (
        ("Measures", "timeline", seen.measures),
        ("Gaps", "explore", seen.gaps),
        ("Events", "timeline", seen.events),
    ):
        if sights.total:
            yield _list(view, f"{heading} it is seen in", path, sights)


def _list(view: View, heading: str, path: str, sights: Sights) -> Sightings:
    listed = tuple(_sighted(view, sight) for sight in sights.listed)
    return Sightings(heading, listed, sights.left, elsewhere(view, path))


def _sighted(view: View, sight: Sight) -> Sighted:
    kind = view.kind(sight.labels)
    return Sighted(
        kind=kind,
        name=sight.name,
        href=view.to_entity(sight.id),
        detail=words.unbroken_dates(standing(sight, view.on, measure="Measure" in kind.ancestors)),
        ties=tuple(Link(tied(view, tie), view.to_statement(tie.id)) for tie in sight.ties),
    )


def standing(sight: Sight, on: date, *, measure: bool) -> str:
    """How a measure stood on the day, a gap stands, or when an event was, with the dates that say so."""
    return _of_measure(sight) if measure else _of_other(sight.properties, on)


def _of_measure(sight: Sight) -> str:
    effective, announced = (_day(sight.properties, name) for name in ("effective", "announced"))
    begins = f", from {effective}" if effective else ""
    by_state = {
        "in-force": f"in force since {effective}",
        "undated": "in force, start not known",
        "announced": f"announced {announced}{begins}",
        "suspended": f"suspended {_day(sight.properties, 'suspended')}",
        "ended": f"ended {_day(sight.properties, 'ended')}",
    }
    later = (
        f"later: from {effective}" if effective else f"later: announced {announced}" if announced else "no date known"
    )
    return by_state.get(sight.state or "", later)


def _of_other(said: Properties, on: date) -> str:
    status = words.spaced(str(said.get("status") or ""))
    opened, closed, happened = (_day(said, name) for name in ("open_since", "closed_date", "date"))
    dates = (f"since {opened}" if opened else "", f"closed {closed}" if closed else "", happened)
    begun = said.get("open_since") or said.get("date")
    later = "after the day" if begun and begun > on else ""
    return ", ".join(part for part in (status, *dates, later) if part) or "no date known"


def _day(said: Properties, name: str) -> str:
    return words.day(said[name], said.get(f"{name}_precision")) if said.get(name) else ""


def tied(view: View, tie: Tie) -> str:
    """By which statement, as the thing seen says it: `covers it`, `targets Country Group D:5`."""
    if tie.type == "REQUESTED":
        return REQUEST[tie.out]
    if tie.type in OWN_WORDS and tie.predicate and (tie.out or tie.type == FALLBACK):
        return words.spaced(tie.predicate)
    return f"{phrase(view.model, tie.type, outgoing=not tie.out)} {tie.through_name or 'it'}"
