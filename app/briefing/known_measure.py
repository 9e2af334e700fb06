"""What the graph says of a measure, asked in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.briefing import loopholes
from app.briefing.asking import Asked
from app.briefing.note import Ground
from app.briefing.spoken import Request
from graph.asking import answered
from graph.rows import Cell, Coverage, Difference
from graph.spoken import Position, Record
from graph.technologies import CONTROLLED
from graph.timed import TimedMeasure


@dataclass(frozen=True, kw_only=True)
class Catch:
    """A technology and the cell of one who holds a share of it, on the day, and the statement of that share."""

    row: Coverage
    cell: Cell


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the graph says of the measure, and of all that is tied to it."""

    timed: TimedMeasure | None
    caught: Sequence[Catch]
    requests: Sequence[Request]
    said: Sequence[Position]
    spared: Sequence[Mapping[str, object]]
    firms: Sequence[Mapping[str, object]]
    loopholes: Sequence[Record]
    partly: Mapping[str, Sequence[str]]
    closed: Sequence[str]
    changes: Sequence[Difference]
    records: Mapping[str, Record]
    statements: Mapping[tuple[str, str], Ground]


def known(asked: Asked) -> Known:
    """All of it, asked."""
    id = asked.subject.id
    timed = asked.chronology().get(id)
    family = {
        row[name]
        for row in answered(asked.reader, "rule-history", {"measure": id}).rows
        for name in ("measure", "other")
    }
    family |= {id, *asked.ids("RETALIATES_FOR")}
    changes = [each for each in asked.changes() if each.id in family and each.change != "share"]
    rows = [row for row in answered(asked.reader, "requests", {}).rows if row["measure"] == id]
    gaps = asked.ids("GAP_UNDER", outgoing=False)
    partly = asked.ids("PARTLY_CLOSED_BY", outgoing=False)
    records = asked.records({id, *family, *gaps, *partly})
    caught = _caught(asked, timed)
    return Known(
        timed=timed,
        caught=caught,
        requests=[Request(records[row["measure"]], tuple(row["asked_by"]), tuple(row["asked"])) for row in rows],
        said=asked.positions([id]),
        spared=answered(asked.reader, "easier-destinations", {"measure": id}).rows,
        firms=answered(asked.reader, "firms-affected", {"measure": id}).rows,
        loopholes=loopholes.open_on((records[gap] for gap in gaps), asked.day),
        partly={gap: [id] for gap in partly},
        closed=asked.ids("CLOSED_BY", outgoing=False),
        changes=changes,
        records=records,
        statements=asked.shares((each.row, each.cell.jurisdiction) for each in caught),
    )


def _caught(asked: Asked, timed: TimedMeasure | None) -> list[Catch]:
    """The cells that this measure brings about for all buyers, the largest share first.

    Cells of those who impose it, members of a union that imposes it among the chosen jurisdictions.
    """
    if timed is None or not timed.item:
        return []
    by = tuple(sorted({*asked.scope.by, *timed.homes}))
    rows = asked.coverage(by=by).values()
    found = [
        Catch(row=row, cell=each)
        for row in rows
        for each in row.cells
        if asked.subject.id in each.measures and each.status in CONTROLLED
    ]
    return sorted(found, key=lambda each: (-(each.cell.share or -1.0), each.row.technology, each.cell.jurisdiction))
