"""What changed between two days: measures that began, ended or were suspended, and covered shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app import cells
from app.briefing.grounds import ground
from app.briefing.note import Grid, Ground, Lines, Sentence
from app.briefing.telling import Teller, cell, dated, nothing, sentence
from graph.rows import Difference
from graph.spoken import Record

DID = {"begun": ("began", "effective"), "ended": ("ended", "ended"), "suspended": ("was suspended", "suspended")}
"""What a change is called, and the field of the measure that has its date."""


def measures(
    teller: Teller, found: Sequence[Difference], records: Mapping[str, Record], to: str, none: str = "No measure on it"
) -> Lines:
    """One sentence for each change of a measure, the newest first; says so when there was none."""
    told = sorted(found, key=lambda each: each.id)
    told.sort(key=lambda each: each.date or "", reverse=True)
    if not told:
        said = nothing(teller, f"{none} began, ended or was suspended from", span(teller))
        return Lines(items=(said,))
    return Lines(items=tuple(_one(teller, each, records[each.id]) for each in told), listed=True, to=to)


def _one(teller: Teller, each: Difference, record: Record) -> Sentence:
    word, field = DID[each.change]
    when = dated(record.properties, field)
    return sentence(teller.run(each.id, when), ": ", teller.run(each.id), f" {word}.", of=[ground(record.properties)])


def span(teller: Teller) -> str:
    """The days compared, in words."""
    return f"{teller.first} to {teller.day}"


def shares(
    teller: Teller,
    found: Sequence[tuple[str, float | None, float | None, Sequence[Ground]]],
    statement: Callable[[str], str],
    to: str,
) -> Grid:
    """Covered shares on both days: technology, the two numbers, and what the shares rest on."""
    rows = tuple(
        (
            cell(teller.run(id), of=behind),
            cell(teller.run(id, cells.figure(before), to=statement(id))),
            cell(teller.run(id, cells.figure(after), to=statement(id))),
        )
        for id, before, after, behind in found
    )
    return Grid(
        name="Covered shares that changed",
        heads=("Covered at most, %", teller.first, teller.day),
        widths=(0.6, 0.2, 0.2),
        numbers=frozenset({1, 2}),
        rows=rows,
        to=to,
    )
