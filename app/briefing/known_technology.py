"""What the graph says of a technology, asked in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.briefing import controls, loopholes, spoken
from app.briefing.asking import Asked
from app.briefing.spoken import Request
from graph.asking import answered
from graph.rows import Coverage, Difference
from graph.spoken import Position, Record
from graph.technologies import Technology


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the graph says of the technology: its coverage on both days and what stands behind it."""

    row: Coverage
    before: Coverage
    place: Technology
    through: controls.Through
    records: Mapping[str, Record]
    requests: Sequence[Request]
    said: Sequence[Position]
    firms: Sequence[Mapping[str, object]]
    loopholes: Sequence[Record]
    partly: Mapping[str, Sequence[str]]
    changes: Sequence[Difference]


def known(asked: Asked) -> Known:
    """All of it, asked."""
    id = asked.subject.id
    only = (id,)
    row, before = asked.coverage(technologies=only)[id], asked.coverage(asked.since, technologies=only)[id]
    asked_of = answered(asked.reader, "requests", {}).rows
    behind = {
        each for one in row.cells for name in ("measures", *controls.BESIDE, "requests") for each in getattr(one, name)
    }
    timed = asked.chronology(id)
    changes = [each for each in asked.changes() if each.id in timed and timed[each.id].bears]
    gaps = answered(asked.reader, "open-loopholes", {"technology": id, "on": asked.scope.on}).rows
    wanted = {*behind, *(each["measure"] for each in asked_of), *(each.id for each in changes)}
    records = asked.records({*wanted, *(gap["gap"] for gap in gaps)})
    through = asked.bearings(wanted, id)
    requests = [
        Request(each.record, each.asked_by, each.asked, tuple((x["id"], x["how"]) for x in through[each.id]))
        for each in spoken.by_day(asked_of, records, asked.day)
        if each.id in through and each.id not in asked.scope.change.without
    ]
    said = asked.positions({*behind, *(each.id for each in requests)})
    return Known(
        row=row,
        before=before,
        place=asked.technologies()[id],
        through=through,
        records=records,
        requests=requests,
        said=said,
        firms=answered(asked.reader, "firms-by-share", {"technology": id}).rows,
        loopholes=loopholes.open_on((records[gap["gap"]] for gap in gaps), asked.day),
        partly=loopholes.partly(gaps, timed),
        changes=changes,
    )
