"""What a figure rests on, in the words of its footer: releases with their licence and credit, and shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app import places
from app.cells import newest_year
from app.layout.text import ELLIPSIS
from graph.rows import Coverage, LoadedSource

UPPER = "upper bound"
LOADER = "load:"
NAMED = 8
"""Jurisdictions named in a footer; of more their number is told, and the address has them all."""


def releases(records: Iterable[LoadedSource]) -> tuple[str, ...]:
    """Each loaded source: name, release, licence, and the credit that its licence asks for."""
    return tuple(_release(each) for each in records)


def _release(record: LoadedSource) -> str:
    said = " ".join(filter(None, (record.name, record.release)))
    credit = record.credit if record.credit and record.credit.casefold() not in record.name.casefold() else ""
    return ", ".join(filter(None, (said, record.licence or "no licence given", credit)))


def shares(rows: Sequence[Coverage]) -> tuple[str, ...]:
    """How the shares of some rows are to be read: by what, of which year, how far known. Empty without a number."""
    sized = [row for row in rows if row.known_share is not None]
    if not sized:
        return ()
    bases = " and ".join(sorted({row.basis for row in sized if row.basis}))
    year = newest_year(sized)
    older = " unless marked" if any(row.year != year for row in sized) else ""
    partly = [row.known_share or 0.0 for row in sized if (row.known_share or 0.0) < 99]
    least = f"shares known for {min(partly):.1f} % only" if partly else ""
    known = f"{least} at the least, in part for {len(partly)} of {len(sized)}" if len(sized) > 1 and partly else least
    said = f"shares by {bases or 'a basis not named'}, {year}{older}"
    return tuple(filter(None, (said, known, UPPER)))


def held_by(ids: Sequence[str], names: dict[str, str]) -> str:
    """Whose controls are counted: `controls of US, Japan`; of many the number."""
    if len(ids) > NAMED:
        return f"controls of {len(ids)} jurisdictions"
    return f"controls of {places.brief(ids, names)}"


def cut(texts: Iterable[str], longest: int = 300) -> tuple[str, ...]:
    """Texts without those that are empty, each no longer than a note may be."""
    return tuple(each if len(each) <= longest else each[: longest - 1] + ELLIPSIS for each in texts if each)
