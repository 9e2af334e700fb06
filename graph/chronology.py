"""Measures, requests, answers and events with their dates, as a timeline takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.connection import Reader, Row
from graph.reads import ask
from graph.scenario import NO_CHANGE, Change
from graph.timed import Answer, Around, Asked, Happening, Instant, Tie, Ties, TimedMeasure, written


def chronology(
    reader: Reader, *, on: str, toward: str | None = None, technology: str | None = None, change: Change = NO_CHANGE
) -> list[TimedMeasure]:
    """Every measure of the graph, and those that a scenario adds, by id; also those without any date.

    `toward` and `technology` mark the measures that bear on them; an id that the graph does not have marks none.
    """
    rows = ask(
        reader,
        "chronology",
        on=on,
        toward=toward,
        technology=technology,
        without=list(change.without),
        added=[dict(each) for each in change.added],
    )
    return [_measure(row) for row in rows]


def ties(reader: Reader) -> Ties:
    """Links between measures, requests, answers and events of the whole graph."""
    for row in ask(reader, "chronology_links"):
        return Ties(
            links=tuple(Tie(id=x["id"], type=x["type"], start=x["from"], end=x["to"]) for x in row["links"]),
            requests=tuple(Asked(**_tuples(x)) for x in row["requests"]),
            answers=tuple(Answer(**_when(x)) for x in row["answers"]),
            events=tuple(Happening(**_tuples(_when(x))) for x in row["events"]),
        )
    return Ties()


def around(reader: Reader, id: str) -> list[Around]:
    """All relationships of an entity except those to sources, by type and direction; none for an unknown id."""
    return [
        Around(**{**row, "labels": tuple(sorted(row["labels"]))}) for row in ask(reader, "chronology_around", id=id)
    ]


def _measure(row: Row) -> TimedMeasure:
    dates = {said["name"]: Instant(said["day"], said["precision"] or "day") for said in row["dates"]}
    amended = tuple(sorted({found for text in row["amended"] if (found := written(text))}, key=lambda x: x.day))
    return TimedMeasure(**{**_tuples(row), "dates": dates, "amended": amended})


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _when(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its day and precision as one `when`."""
    rest = {name: value for name, value in row.items() if name not in ("day", "precision")}
    return {**rest, "when": Instant(row["day"], row["precision"] or "day") if row["day"] else None}
