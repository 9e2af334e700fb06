"""What the graph says of an ally, asked in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.briefing import controls, loopholes, spoken
from app.briefing.asking import Asked
from app.briefing.note import Ground
from app.briefing.spoken import Request
from graph.asking import answered
from graph.rows import Coverage, Difference
from graph.spoken import Position, Record
from graph.technologies import Technology
from graph.timed import TimedMeasure


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the graph says of the ally: what it holds and how far it controls that, on both days, and what was said."""

    rows: Mapping[str, Coverage]
    before: Mapping[str, Coverage]
    places: Mapping[str, Technology]
    levels: Mapping[str, str]
    timed: Mapping[str, TimedMeasure]
    records: Mapping[str, Record]
    requests: Sequence[Request]
    said: Sequence[Position]
    loopholes: Sequence[Record]
    partly: Mapping[str, Sequence[str]]
    changes: Sequence[Difference]
    statements: Mapping[tuple[str, str], Ground]
    counts: Mapping[str, int]


def known(asked: Asked) -> Known:
    """All of it, asked."""
    id = asked.subject.id
    own = answered(asked.reader, "union-or-national", {"jurisdiction": id}).rows
    levels = {row["measure"]: row["level"] for row in own}
    put = answered(asked.reader, "requests", {"asked": id}).rows
    gaps = asked.ids("GAP_OF", outgoing=False)
    timed = asked.chronology()
    changes = [each for each in asked.changes() if each.id in levels and each.change != "share"]
    rows = asked.coverage()
    partly = answered(asked.reader, "open-loopholes", {"on": asked.scope.on}).rows
    records = asked.records({*levels, *gaps, *(row["measure"] for row in put)})
    requests = spoken.by_day(put, records, asked.day)
    mine = asked.positions_of(id)
    about = {each.measure for each in mine if each.measure} | set(levels) | {each.id for each in requests}
    about = {each for each in about if each not in timed or controls.known_by_now(timed[each])}
    standing = answered(
        asked.reader, "controls-by-jurisdiction", {"on": asked.scope.on, "toward": asked.scope.toward}
    ).rows
    return Known(
        rows=rows,
        before=asked.coverage(asked.since),
        places=asked.technologies(),
        levels=levels,
        timed={measure: timed[measure] for measure in levels if measure in timed},
        records=records,
        requests=requests,
        said=asked.positions(about),
        loopholes=loopholes.open_on((records[gap] for gap in gaps), asked.day),
        partly=loopholes.partly(partly, timed),
        changes=changes,
        statements=asked.shares((row, id) for row in rows.values()),
        counts=next((row for row in standing if row["jurisdiction"] == id), {}),
    )
