"""What a load has to change in the graph, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from graph.errors import WriteFailed
from graph.merge import Claim, Merger, Stored, same

LinkKey = tuple[str, str]
"""Type and id of a relationship."""


class Entity(Struct, frozen=True, kw_only=True, gc=False):
    """An entity as one source describes it. No labels: the source only adds to an entity of another source."""

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
class Changes:
    """How many entities and relationships a source says that it did not say before, says otherwise, says no more."""

    made: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.removed)


@dataclass(frozen=True)
class Found:
    """A relationship of the graph: where it is, its ends, and what it shows."""

    element: str
    start: str
    end: str
    stored: Stored


@dataclass
class State:
    """What the graph holds of the elements in question."""

    entities: dict[str, Stored] = field(default_factory=dict)
    links: dict[LinkKey, Found] = field(default_factory=dict)


@dataclass
class Plan:
    """Rows for the queries that write, and what they change for each source.

    `orphans`: entities that nobody would describe any more, with the sources that still add to them.
    """

    changes: dict[str, Changes]
    made_entities: list[dict[str, Any]] = field(default_factory=list)
    changed_entities: list[dict[str, Any]] = field(default_factory=list)
    gone_entities: list[str] = field(default_factory=list)
    made_links: list[dict[str, Any]] = field(default_factory=list)
    changed_links: list[dict[str, Any]] = field(default_factory=list)
    gone_links: list[str] = field(default_factory=list)
    orphans: dict[str, list[str]] = field(default_factory=dict)


def planned(state: State, loads: Sequence[Load], merger: Merger) -> Plan:
    """What must change so that the graph holds of each loaded source exactly what its load says.

    Raises `WriteFailed` when a relationship would move away from the ends that another source gives it.
    """
    return _Planner(state, loads, merger).plan()


class _Planner:
    def __init__(self, state: State, loads: Sequence[Load], merger: Merger) -> None:
        self._state, self._loads, self._merger = state, loads, merger
        self._plan = Plan({load.source: Changes() for load in loads})

    def plan(self) -> Plan:
        described = _by_source(
            (load.source, entity.id, entity.claim) for load in self._loads for entity in load.entities
        )
        for id in sorted({*self._state.entities, *described}):
            self._entity(id, self._state.entities.get(id), described.get(id, {}))
        ends = {(link.type, link.id): link for load in reversed(self._loads) for link in load.links}
        stated = _by_source(
            (load.source, (link.type, link.id), link.claim) for load in self._loads for link in load.links
        )
        for key in sorted({*self._state.links, *stated}):
            self._link(key, self._state.links.get(key), stated.get(key, {}), ends.get(key))
        return self._plan

    def _after(self, before: Stored | None, said: Mapping[str, Claim]) -> Stored | None:
        """The element as it is to be shown; `None` when nobody speaks of it. Counts what changes."""
        claims = self._merger.claims(before)
        kept = {source: claim for source, claim in claims.items() if source not in self._plan.changes}
        counted = False
        for source, changes in self._plan.changes.items():
            was, now = claims.get(source), said.get(source)
            changes.made += was is None and now is not None
            changes.removed += was is not None and now is None
            differs = was is not None and now is not None and not _alike(was, now)
            changes.changed += differs
            counted |= differs or (was is None) != (now is None)
        after = self._merger.shown({**kept, **said}) if kept or said else None
        if not counted and before is not None and after is not None and not same(before, after):
            next(iter(self._plan.changes.values())).changed += 1
        return after

    def _entity(self, id: str, before: Stored | None, said: Mapping[str, Claim]) -> None:
        after = self._after(before, said)
        if after is None:
            self._plan.gone_entities.append(id)
        elif not after.labels:
            self._plan.orphans[id] = after.properties["loaded_by"]
        elif before is None:
            self._plan.made_entities.append({"labels": list(after.labels), "p": after.properties})
        elif not same(before, after):
            drop = sorted(set(before.labels) - set(after.labels))
            self._plan.changed_entities.append({"labels": list(after.labels), "drop": drop, "p": after.properties})

    def _link(self, key: LinkKey, found: Found | None, said: Mapping[str, Claim], link: Link | None) -> None:
        after = self._after(found.stored if found else None, said)
        moved = found is not None and link is not None and (link.start, link.end) != (found.start, found.end)
        if found is not None and moved:
            self._refuse_move(key, found)
        if found is not None and (after is None or moved):
            self._plan.gone_links.append(found.element)
        if after is None:
            return
        if link is not None and (found is None or moved):
            self._plan.made_links.append({"type": link.type, "a": link.start, "b": link.end, "p": after.properties})
        elif found is not None and not same(found.stored, after):
            self._plan.changed_links.append({"e": found.element, "p": after.properties})

    def _refuse_move(self, key: LinkKey, found: Found) -> None:
        others = sorted(set(found.stored.properties.get("loaded_by", ())) - set(self._plan.changes))
        if others:
            raise WriteFailed(
                f"Relationship '{key[1]}' runs from '{found.start}' to '{found.end}' for {' and '.join(others)}.",
                hint="Give it an id of its own.",
            )


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same; the order of labels does not count."""
    return (set(one.labels), one.properties, one.sources) == (set(other.labels), other.properties, other.sources)


def _by_source(rows: Any) -> dict[Any, dict[str, Claim]]:
    found: dict[Any, dict[str, Claim]] = {}
    for source, key, claim in rows:
        found.setdefault(key, {})[source] = claim
    return found
