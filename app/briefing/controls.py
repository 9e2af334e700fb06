"""Who controls what since when: the cells of coverage as rows, and measures with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from app import places, words
from app.briefing.grounds import ground
from app.briefing.note import Grid, Lines, Run
from app.briefing.telling import Teller, cell, kind_words, legal, start
from app.statuses import STATUSES, rank
from graph.rows import Cell, Coverage
from graph.spoken import Record
from graph.timed import TimedMeasure

BESIDE = ("announced", "suspended")
"""Lists of a cell whose measures stand beside those that give its status."""
STATES: Mapping[str | None, str] = {
    "in-force": "in force",
    "undated": "in force, start unknown",
    "suspended": "suspended",
    "announced": "announced",
    "ended": "ended",
    None: "not yet announced",
}


def ordered(row: Coverage) -> list[Cell]:
    """The cells with the strongest status first, then the largest share."""
    return sorted(row.cells, key=lambda each: (rank(each.status), -(each.share or 0.0), each.jurisdiction))


def by_cell(teller: Teller, row: Coverage, records: Mapping[str, Record], through: Through) -> Grid:
    """One row for each measure behind a cell, strongest status first; what is announced or suspended stands beside."""
    rows = []
    for each in ordered(row):
        found = [(each.status, id) for id in each.measures if each.status != "requested"]
        found += [(name, id) for name in BESIDE for id in getattr(each, name) if id not in each.measures]
        for status, id in sorted(found, key=lambda pair: (rank(pair[0]), _begun(records.get(pair[1])), pair[1])):
            rows.append(_row(teller, each, status, id, records.get(id), through.get(id, ())))
    return Grid(
        name="Controls",
        heads=("Controls of", "Status", "Since", "Measure", "Legal reference"),
        widths=(0.14, 0.15, 0.11, 0.32, 0.28),
        rows=tuple(rows),
        to=teller.view("coverage"),
    )


Through = Mapping[str, Sequence[Mapping[str, Any]]]
"""The technologies through which measures bear on one, by the id of the measure."""


def _begun(record: Record | None) -> date:
    begun = record.properties.get("effective") if record else None
    return begun if isinstance(begun, date) else date.max


def _row(
    teller: Teller, each: Cell, status: str, id: str, record: Record | None, through: Sequence[Mapping[str, Any]]
) -> tuple[Lines, ...]:
    head = (cell(teller.run(each.jurisdiction)), cell(STATUSES[status].words))
    if record is None:
        return (*head, cell(added_since(teller, id)), cell(f"{id}, which the scenario adds"), cell("no data"))
    properties = record.properties
    return (
        *head,
        cell(teller.run(id, start(properties))),
        cell(teller.run(id), *_how(teller, through), of=[ground(properties)]),
        cell(legal(properties)),
    )


def added_since(teller: Teller, id: str) -> Run:
    """From when a measure of the scenario applies, leading to the view that shows the scenario."""
    for each in teller.asked.scope.change.added:
        if each["id"] == id:
            return Run(words.written_day(str(each["effective"])), teller.view("coverage", panel="scenario"))
    return Run("start not known")


def _how(teller: Teller, through: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Through a narrower item or a wider heading, and under which item number."""
    said: list[Any] = []
    covers = [each for each in through if each["how"] == "covers"]
    for each in covers or through:
        if each["how"] != "covers":
            said += [", narrower: " if each["how"] == "narrower" else ", through ", teller.run(each["id"])]
        elif each["eccn"]:
            said.append(f", {each['eccn']}")
    return said if len(said) <= 4 else [*said[:4], f" and {(len(said) - 4) // 2} more"]


def silent(row: Coverage) -> list[str]:
    """The jurisdictions of which no control is known, in the order of columns."""
    found = [
        each.jurisdiction
        for each in row.cells
        if each.status in ("none", "requested") and not each.announced and not each.suspended
    ]
    return places.ordered(found, {})


def by_measure(teller: Teller, found: Iterable[tuple[TimedMeasure, Record]], to: str) -> Grid:
    """Measures as they stand on the day, in the order given, with kind, start and legal reference."""
    rows = tuple(
        (
            cell(teller.run(measure.id), of=[ground(record.properties)]),
            cell(kind_words(teller.asked, record)),
            cell(standing(measure)),
            cell(teller.run(measure.id, start(record.properties))),
            cell(legal(record.properties)),
        )
        for measure, record in found
    )
    return Grid(
        name="Measures",
        heads=("Measure", "Kind", f"On {teller.day}", "Since", "Legal reference"),
        widths=(0.28, 0.17, 0.15, 0.12, 0.28),
        rows=rows,
        to=to,
    )


def standing(measure: TimedMeasure) -> str:
    """How a measure stands on the day, and whether it reaches the destination."""
    said = STATES[measure.state] if measure.state or measure.dates else "no date known"
    return said + (", named parties" if measure.by_name else "")


def known_by_now(measure: TimedMeasure) -> bool:
    """Whether it was announced by the day, or has no date that could say."""
    return measure.state is not None or not measure.dates


def strength(measure: TimedMeasure, record: Record) -> tuple[Any, ...]:
    """The order of measures: those that reach the destination and hold, item controls first, the newest first."""
    states = ("in-force", "undated", "suspended", "announced", "ended", None)
    begun = record.properties.get("effective") or record.properties.get("announced") or date.min
    return not measure.reaches, states.index(measure.state), not measure.item, -begun.toordinal(), measure.id
