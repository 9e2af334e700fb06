"""What loader sources say, as a load takes it: entities, relationships, and each as the graph would show it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from msgspec import Struct

from graph.merge import Claim, alone

LinkKey = tuple[str, str]
"""Type and id of a relationship."""
Row = dict[str, Any]
"""An element as queries take it: `p` has its properties; `labels`, or `type`, `a` and `b` with the ids of its ends."""
Key = TypeVar("Key", str, LinkKey)
Group = TypeVar("Group")


class Entity(Struct, frozen=True, kw_only=True, gc=False):
    """An entity as one source describes it. No labels: the source only adds to an entity of another source.

    `sources` are in order, each once; so they are in `Link`.
    """

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]
    sources: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        return Claim(self.labels, self.properties, self.sources)


class Link(Struct, frozen=True, kw_only=True, gc=False):
    """A relationship as one source states it."""

    id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Any]
    sources: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        return Claim((), self.properties, self.sources)


@dataclass(frozen=True, kw_only=True)
class Load:
    """All that one source says, and what is kept about the load (`LoadRecord`). No record: the source leaves."""

    source: str
    rank: int
    record: Mapping[str, Any] | None
    entities: Sequence[Entity] = ()
    links: Sequence[Link] = ()

    @property
    def id(self) -> str:
        return f"load:{self.source}"

    @property
    def properties(self) -> dict[str, Any]:
        """The properties of its node in the graph, but for the time."""
        own = {"id": self.id, "rank": self.rank, "sources": [], "loaded_by": [self.source]}
        return {**(self.record or {}), **own}


@dataclass
class Said:
    """What some loads say together.

    `entities` and `links` have the elements of which one of the loads speaks alone, as the graph shows them where no
    other source speaks of them: nearly all. `shared` have the keys of the others.
    """

    loads: Sequence[Load]
    entities: dict[str, Row] = field(default_factory=dict)
    links: dict[LinkKey, Row] = field(default_factory=dict)
    shared_entities: set[str] = field(default_factory=set)
    shared_links: set[LinkKey] = field(default_factory=set)

    def __post_init__(self) -> None:
        for load in self.loads:
            by, lists = [load.source], _Lists()
            for one in load.entities:
                if one.id in self.entities or not one.labels:
                    self.shared_entities.add(one.id)
                p = alone(one.properties, lists[one.sources], by)
                self.entities[one.id] = {"labels": lists[one.labels], "p": p}
            for each in load.links:
                key = (each.type, each.id)
                if key in self.links:
                    self.shared_links.add(key)
                p = alone(each.properties, lists[each.sources], by)
                self.links[key] = {"type": each.type, "a": each.start, "b": each.end, "p": p}
        for id in self.shared_entities:
            del self.entities[id]
        for shared in self.shared_links:
            del self.links[shared]

    def claims_on_entities(self, ids: Collection[str]) -> dict[str, dict[str, Claim]]:
        """What each load says of these entities, by id and source."""
        return _claims(ids, ((load.source, one.id, one) for load in self.loads for one in load.entities))

    def claims_on_links(self, keys: Collection[LinkKey]) -> dict[LinkKey, dict[str, Claim]]:
        """What each load says of these relationships, by key and source."""
        return _claims(keys, ((load.source, (one.type, one.id), one) for load in self.loads for one in load.links))

    def stated(self, keys: Collection[LinkKey]) -> dict[LinkKey, Link]:
        """These relationships as the first load that speaks of each states them."""
        found = ((link.type, link.id, link) for load in reversed(self.loads) for link in load.links)
        return {(type, id): link for type, id, link in found if (type, id) in keys} if keys else {}


class _Lists(dict[tuple[str, ...], list[str]]):
    """A tuple as a list; the same for the same tuple, since a big load has a few of them a million times."""

    def __missing__(self, key: tuple[str, ...]) -> list[str]:
        return self.setdefault(key, list(key))


def _claims(wanted: Collection[Key], said: Iterable[tuple[str, Key, Entity | Link]]) -> dict[Key, dict[str, Claim]]:
    found: dict[Key, dict[str, Claim]] = {}
    for source, key, one in said if wanted else ():
        if key in wanted:
            found.setdefault(key, {})[source] = one.claim
    return found


def grouped(rows: Iterable[Row], by: Callable[[Row], Group]) -> dict[Group, list[Row]]:
    """The rows of each group, in their order."""
    found: dict[Group, list[Row]] = {}
    for row in rows:
        found.setdefault(by(row), []).append(row)
    return found
