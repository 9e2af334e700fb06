"""Loopholes that were open on a day, with what closed a part of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from app.briefing.grounds import ground
from app.briefing.note import Grid
from app.briefing.telling import Teller, cell, dated
from graph.spoken import Record
from graph.timed import TimedMeasure


def open_on(found: Iterable[Record], on: date) -> list[Record]:
    """The loopholes that had opened by a day and were not closed by it; by day of opening, then id.

    Source of the rule: questions.yaml, open-loopholes.
    """
    return sorted(
        (each for each in found if _is_open(each, on)), key=lambda each: (each.properties["open_since"], each.id)
    )


def _is_open(record: Record, on: date) -> bool:
    begun, closed = record.properties.get("open_since"), record.properties.get("closed_date")
    return isinstance(begun, date) and begun <= on and not (isinstance(closed, date) and closed <= on)


def partly(rows: Iterable[Mapping[str, Any]], timed: Mapping[str, TimedMeasure]) -> dict[str, list[str]]:
    """For each row of the question `open-loopholes` the measures that had begun to close a part of it by the day."""
    begun = {id for id, each in timed.items() if each.state not in (None, "announced")}
    return {row["gap"]: [id for id in row["partly_closed_by"] if id in begun] for row in rows}


def table(teller: Teller, found: Sequence[Record], partly: Mapping[str, Sequence[str]], to: str) -> Grid:
    """One row for each loophole; `partly` are the measures that closed a part of one."""
    rows = tuple(
        (
            cell(teller.run(each.id, each.properties.get("name", each.id))),
            cell(teller.run(each.id, dated(each.properties, "open_since"))),
            cell(str(each.properties.get("description") or "no data"), of=[ground(each.properties)]),
            cell(teller.several(partly[each.id], 2)) if partly.get(each.id) else cell("none known"),
        )
        for each in found
    )
    return Grid(
        name="Loopholes",
        heads=("Loophole", "Open since", "How", "Partly closed by then"),
        widths=(0.24, 0.12, 0.42, 0.22),
        rows=rows,
        to=to,
    )
