"""How far the technology on the card is covered, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app import places, words
from app.cards import Reach
from graph.rows import Coverage, Knowledge
from graph.technologies import CONTROLLED, uncovered


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of coverage with what it takes to tell it. `names` are those of jurisdictions, `after` counts what
    depends on it."""

    coverage: Coverage
    by: Sequence[str]
    names: Mapping[str, str]
    knowledge: Knowledge
    after: int


def told(row: Row) -> Reach:
    """The covered share as an upper bound, what its holders leave open, what depends on it, and where it is from."""
    found = row.coverage
    if found.covered_share is None:
        return Reach(None, tuple(_without_number(row)))
    return Reach(words.percent(found.covered_share), tuple(_with_number(row)))


def _under(row: Row) -> str:
    toward = row.names.get(row.coverage.toward, row.coverage.toward)
    day = words.written_day(row.coverage.on)
    return f"toward {toward} on {day}, by controls of {places.brief(row.by, row.names)}"


def _with_number(row: Row) -> Iterator[str]:
    found = row.coverage
    yield f"An upper bound, {_under(row)}: a control catches part of what it names."
    if found.undated_share:
        yield f"A further {words.percent(found.undated_share)} under controls whose start is not known."
    yield _open(row)
    yield _after(row)
    yield _rests(row)


def _without_number(row: Row) -> Iterator[str]:
    if row.coverage.holders_without_number:
        named = places.brief(row.coverage.holders_without_number, row.names)
        yield f"No number: the source names the holders without a size ({named})."
    else:
        yield "No number: no source in the graph gives shares of its supply."
    yield _after(row)


def _open(row: Row) -> str:
    share = uncovered(row.coverage)
    if not share:
        return "Outside these controls: nothing of what these jurisdictions are known to hold."
    holders = [c.jurisdiction for c in row.coverage.cells if c.share and c.status not in CONTROLLED]
    held = places.brief(places.ordered(holders, row.names), row.names)
    return f"Outside these controls: {words.percent(share)}, held by {held}."


def _after(row: Row) -> str:
    if not row.after:
        return "No technology is known to depend on it."
    return f"{words.count(row.after, 'technology', 'technologies')} {'depends' if row.after == 1 else 'depend'} on it."


def _rests(row: Row) -> str:
    found = row.coverage
    names = {each.id: " ".join(filter(None, (each.name, each.release))) for each in row.knowledge.records}
    source = next((names[id] for id in (found.share_source, f"load:{found.share_source}") if id in names), None)
    sized = found.known_share if found.known_share is not None else 100.0
    known = f"; known for {words.percent(sized)} only" if sized < 99 else ""
    parts = (f"by {found.basis}" if found.basis else "", str(found.year or ""), source or found.share_source or "")
    return f"Shares {', '.join(part for part in parts if part)}{known}."
