"""Which folds have to be open for a technology to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.layout.chain_places import Entry, Places
from app.layout.chain_stacks import PARTS, REST

Group = tuple[tuple[str, ...], str, Sequence[Entry]]
"""The keys that open it, the key of its line for those without a number, and what stands in it."""


def keys(found: Places) -> frozenset[str]:
    """Every key that opens something."""
    out: set[str] = set()
    for opened, rest, entries in _groups(found):
        out.update((*opened, rest))
        out.update(key for entry in entries for key in _inside(entry))
    return frozenset(out)


def _inside(entry: Entry) -> Iterator[str]:
    yield from (entry.id, entry.id + REST, entry.id + PARTS)
    for each in (*entry.kinds, *entry.parts):
        yield from _inside(each)


def way_to(found: Places, id: str, numbered: frozenset[str]) -> frozenset[str]:
    """The keys that bring a technology into view where it stands first: on the line before on a shelf, the fewest."""
    ways = [way for opened, rest, entries in _groups(found) for way in _ways(entries, opened, rest, id, numbered)]
    return min(ways, key=len, default=frozenset())


def _groups(found: Places) -> Iterator[Group]:
    for band in found.bands:
        for node in band.nodes:
            yield (), f"{node.id}.inputs{REST}", node.inputs
            yield (node.id,), node.id + REST, node.folded
        yield (), band.key + REST, band.whole
    for shelf in (*found.hubs, *found.shelves):
        yield (), shelf.key + REST, shelf.entries


def _ways(
    entries: Iterable[Entry], opened: tuple[str, ...], rest: str, id: str, numbered: frozenset[str]
) -> Iterator[frozenset[str]]:
    listed = list(entries)
    hidden = [each for each in listed if not ({each.id, *each.inside} & numbered)]
    for entry in listed:
        if id != entry.id and id not in entry.inside:
            continue
        single = len(hidden) == 1 and not entry.inside
        here = (*opened, rest) if entry in hidden and not single else opened
        if entry.id == id:
            yield frozenset(here)
        yield from _ways(entry.kinds, (*here, entry.id), entry.id + REST, id, numbered)
        yield from _ways(entry.parts, (*here, entry.id), entry.id + PARTS, id, numbered)
