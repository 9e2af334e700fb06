"""What the timeline shows as rows of plain values, for files."""

from __future__ import annotations

from typing import Any

from app.tabular import Table
from app.views.timeline.figures import DATED, View, stance
from app.views.timeline.lists import in_order
from graph.timed import Happening, TimedMeasure

COLUMNS = (
    "id",
    "label",
    "name",
    "kind",
    "lane",
    *(column for name in DATED for column in (name, f"{name}_precision")),
    "status_on_day",
    "on",
    "toward",
    "covers",
    "amends",
    "retaliates_for",
    "asked",
    "answers",
    "sources",
    "verified",
)


def table(view: View) -> Table:
    """One row for each measure in each of its lanes, by day, then the events. Days are those that count."""
    rows = [_measure(view, lane.id, measure) for lane in view.lanes for measure in in_order(lane)]
    rows += [_event(view, event) for event in view.events]
    return Table(name="timeline", columns=COLUMNS, rows=tuple(rows))


def _measure(view: View, lane: str, measure: TimedMeasure) -> tuple[Any, ...]:
    ties = view.ties
    values = {
        "id": measure.id,
        "label": measure.label,
        "name": view.name(measure),
        "kind": view.kind_words(measure),
        "lane": lane,
        **{name: when.day.isoformat() for name, when in measure.dates.items()},
        **{f"{name}_precision": when.precision for name, when in measure.dates.items()},
        "status_on_day": measure.state,
        "on": view.on.isoformat(),
        "toward": list(measure.targets),
        "covers": list(measure.covers),
        "amends": [tie.end for tie in ties.links if tie.start == measure.id and tie.type == "AMENDS"],
        "retaliates_for": [tie.end for tie in ties.links if tie.start == measure.id and tie.type == "RETALIATES_FOR"],
        "asked": [home for request in ties.requests if request.id == measure.id for home in request.homes],
        "answers": [f"{each.actor}: {stance(each)}" for each in ties.answers if each.measure == measure.id],
        "sources": list(measure.sources),
        "verified": measure.verified,
    }
    return tuple(values.get(column) for column in COLUMNS)


def _event(view: View, event: Happening) -> tuple[Any, ...]:
    values = {
        "id": event.id,
        "name": event.name,
        "kind": "Event",
        "lane": ";".join(event.homes) or None,
        "announced": event.when.day.isoformat(),
        "announced_precision": event.when.precision,
        "on": view.on.isoformat(),
        "sources": list(event.sources),
    }
    return tuple(values.get(column) for column in COLUMNS)
