"""Which folds have to be open for a technology to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.layout.chain_places import Entry, Places
from app.layout.chain_stacks import PARTS, REST

Group = tuple[int, tuple[str, ...], str, Sequence[Entry]]
"""How late it is looked at, the keys that open it, the key of its line for the rest, and what stands in it."""


def keys(found: Places) -> frozenset[str]:
    """Every key that opens something."""
    out: set[str] = set()
    for _, opened, rest, entries in _groups(found):
        out.update((*opened, rest))
        out.update(key for entry in entries for key in _inside(entry))
    return frozenset(out)


def _inside(entry: Entry) -> Iterator[str]:
    yield from (entry.id, entry.id + REST, entry.id + PARTS)
    for each in (*entry.kinds, *entry.parts):
        yield from _inside(each)


def way_to(found: Places, id: str, numbered: frozenset[str]) -> frozenset[str]:
    """The fewest keys that bring a technology into view: at a step before a product, a whole stage or a shelf."""
    if any(id == node.id for band in found.bands for node in band.nodes):
        return frozenset()
    ways = [
        (place, way)
        for place, opened, rest, entries in _groups(found)
        for way in _ways(entries, opened, rest, id, numbered)
    ]
    return min(ways, key=lambda each: (each[0], len(each[1])), default=(0, frozenset[str]()))[1]


def _groups(found: Places) -> Iterator[Group]:
    for band in found.bands:
        for node in band.nodes:
            yield int(node.role == "product"), (), f"{node.id}.inputs{REST}", node.inputs
            yield 0, (node.id,), node.id + REST, node.folded
        yield 2, (), band.key + REST, band.whole
    for place, shelf in enumerate((*found.hubs, *found.shelves), 3):
        yield place, (), shelf.key + REST, shelf.entries


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
