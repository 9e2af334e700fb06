"""The one place that changes the graph: one loader source at a time, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import neo4j

from graph.connection import Connection
from graph.errors import WriteFailed
from graph.merge import Claim, Merger, Stored, native, same
from ontology.model import Model

BATCH = 5_000


@dataclass(frozen=True, kw_only=True)
class Entity:
    """An entity as one source describes it. No labels: the source only adds to an entity of another source."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]
    sources: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        return Claim(self.labels, self.properties, self.sources)


@dataclass(frozen=True, kw_only=True)
class Link:
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
class LoadRecord:
    """What is kept about a loaded source: one node outside the entities, `load:<source>`."""

    source: str
    rank: int
    properties: Mapping[str, Any]

    @property
    def id(self) -> str:
        return f"load:{self.source}"


@dataclass
class Changes:
    """How many entities and relationships a load made, changed and took away."""

    made: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.removed)


class StillNeeded(WriteFailed):
    """Relationships of another source end at what this one alone describes."""

    title = "Another source stands on this one"


LinkKey = tuple[str, str]


@dataclass(frozen=True)
class _Found:
    """A relationship of the graph: where it is, its ends, and what it shows."""

    element: str
    start: str
    end: str
    stored: Stored


@dataclass
class _State:
    """What the graph holds of the elements in question, entities by id, relationships by type and id."""

    entities: dict[str, Stored] = field(default_factory=dict)
    links: dict[LinkKey, _Found] = field(default_factory=dict)


class Writer:
    """Loads and unloads whole sources."""

    def __init__(self, connection: Connection, model: Model) -> None:
        self._connection, self._model = connection, model

    def replace(self, record: LoadRecord, entities: Sequence[Entity], links: Sequence[Link]) -> Changes:
        """Make the graph hold of this source exactly `entities` and `links`.

        What the source said before and says no more goes, what other sources say stays. All in one transaction:
        a crash leaves the graph as it was. Nothing is written where nothing differs from what is in the graph.
        Raises `StillNeeded` when another source's relationships end at something this one no longer has.
        """
        return self._connection.write(lambda tx: _Load(tx, self._model, record).run(entities, links))

    def remove(self, source: str) -> Changes:
        """Take out what only this source says. Raises `StillNeeded` as `replace` does."""
        record = LoadRecord(source=source, rank=0, properties={})
        return self._connection.write(lambda tx: _Load(tx, self._model, record).run((), (), leave=True))


class _Load:
    """One transaction: lock, read, compare, write."""

    def __init__(self, tx: neo4j.ManagedTransaction, model: Model, record: LoadRecord) -> None:
        self._tx, self._model, self._record = tx, model, record
        self._changes = Changes()

    def run(self, entities: Sequence[Entity], links: Sequence[Link], *, leave: bool = False) -> Changes:
        self._lock()
        merger = Merger(self._model, self._ranks())
        state = self._read([e.id for e in entities], [link.id for link in links])
        wanted = {e.id: e.claim for e in entities}
        linked = {(link.type, link.id): link for link in links}
        shown = {id: self._shown(merger, state.entities.get(id), wanted.get(id)) for id in {*state.entities, *wanted}}
        related = {
            key: self._shown(merger, state.links[key].stored if key in state.links else None, _claim(linked.get(key)))
            for key in {*state.links, *linked}
        }
        self._move_links(state, linked, related)
        self._write_entities(state.entities, shown)
        self._make_links(state, linked, related)
        self._remove_entities([id for id, after in shown.items() if after is None and id in state.entities])
        self._keep_record(self._changes, leave=leave)
        return self._changes

    def _shown(self, merger: Merger, stored: Stored | None, claim: Claim | None) -> Stored | None:
        claims = {name: said for name, said in merger.claims(stored).items() if name != self._record.source}
        if claim is not None:
            claims[self._record.source] = claim
        return merger.shown(claims) if claims else None

    def _lock(self) -> None:
        """Writing to the record makes a second load of any source wait until this one is through."""
        self._tx.run("MERGE (l:LoadRecord {id: 'load:'}) SET l.name = 'lock'").consume()

    def _ranks(self) -> dict[str, int]:
        rows = self._tx.run(
            "MATCH (l:LoadRecord) WHERE l.rank IS NOT NULL RETURN l.loaded_by[0] AS source, l.rank AS rank"
        )
        return {**{row["source"]: row["rank"] for row in rows}, self._record.source: self._record.rank}

    def _read(self, ids: list[str], link_ids: list[str]) -> _State:
        source, state = self._record.source, _State()
        if self._empty():
            return state
        for row in self._tx.run(
            "MATCH (n:Entity) WHERE n.id IN $ids OR $source IN n.loaded_by RETURN labels(n) AS l, properties(n) AS p",
            ids=ids,
            source=source,
        ):
            state.entities[row["p"]["id"]] = Stored(tuple(row["l"]), _native(row["p"]))
        for row in self._tx.run(
            "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.id IN $ids OR $source IN r.loaded_by "
            "RETURN elementId(r) AS e, type(r) AS t, a.id AS a, b.id AS b, properties(r) AS p",
            ids=link_ids,
            source=source,
        ):
            stored = Stored((), _native(row["p"]))
            state.links[row["t"], row["p"]["id"]] = _Found(row["e"], row["a"], row["b"], stored)
        return state

    def _empty(self) -> bool:
        """Whether there is no entity yet: the first load need not look for what it might change."""
        return not self._tx.run("MATCH (n:Entity) RETURN n LIMIT 1").data()

    def _move_links(
        self, state: _State, linked: Mapping[LinkKey, Link], related: Mapping[LinkKey, Stored | None]
    ) -> None:
        """Take away relationships that are gone or whose ends have changed; the latter are made anew."""
        gone: list[str] = []
        for key, found in list(state.links.items()):
            link = linked.get(key)
            moved = link is not None and (link.start, link.end) != (found.start, found.end)
            if moved and set(found.stored.properties.get("loaded_by", ())) - {self._record.source}:
                raise WriteFailed(
                    f"Relationship '{key[1]}' runs from '{found.start}' to '{found.end}' for another source.",
                    hint="Give it an id of its own.",
                )
            if related[key] is None or moved:
                gone.append(found.element)
                del state.links[key]
        self._each("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r", gone)
        self._changes.removed += len(gone)

    def _write_entities(self, before: Mapping[str, Stored], shown: Mapping[str, Stored | None]) -> None:
        made, changed = [], []
        for id, after in sorted(shown.items()):
            if after is None:
                continue
            if not after.labels:
                raise self._still_needed(id, after.properties["loaded_by"])
            row = {"id": id, "labels": list(after.labels), "p": after.properties}
            if id not in before:
                made.append(row)
            elif not same(before[id], after):
                row["drop"] = sorted(set(before[id].labels) - set(after.labels))
                changed.append(row)
        self._each("UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.p", made)
        self._each(
            "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) REMOVE n:$(row.drop) SET n:$(row.labels) SET n = row.p",
            changed,
        )
        self._changes.made += len(made)
        self._changes.changed += len(changed)

    def _make_links(
        self, state: _State, linked: Mapping[LinkKey, Link], related: Mapping[LinkKey, Stored | None]
    ) -> None:
        made, changed = [], []
        for key, after in sorted(related.items()):
            if after is None:
                continue
            if key not in state.links:
                link = linked[key]
                made.append({"type": link.type, "a": link.start, "b": link.end, "p": after.properties})
            elif not same(state.links[key].stored, after):
                changed.append({"e": state.links[key].element, "p": after.properties})
        self._each(
            "UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
            "CREATE (a)-[r:$(row.type)]->(b) SET r = row.p",
            made,
        )
        self._each("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.e SET r = row.p", changed)
        self._changes.made += len(made)
        self._changes.changed += len(changed)

    def _remove_entities(self, ids: list[str]) -> None:
        if not ids:
            return
        held = self._tx.run(
            "UNWIND $ids AS id MATCH (n:Entity {id: id})-[r]-() UNWIND r.loaded_by AS by "
            "RETURN by, min(n.id) AS example ORDER BY by",
            ids=ids,
        ).data()
        if held:
            raise self._still_needed(held[0]["example"], [row["by"] for row in held])
        self._tx.run("UNWIND $ids AS id MATCH (n:Entity {id: id}) DELETE n", ids=ids).consume()
        self._changes.removed += len(ids)

    def _still_needed(self, id: str, others: Sequence[str]) -> StillNeeded:
        names = " and ".join(others)
        return StillNeeded(
            f"'{id}' and others that only '{self._record.source}' describes are still needed: {names} speaks of them.",
            hint=f"First run: {'; '.join(f'chokepoint unload {other}' for other in others)}.",
        )

    def _keep_record(self, changes: Changes, *, leave: bool) -> None:
        self._tx.run("MATCH (l:LoadRecord {id: 'load:'}) DELETE l").consume()
        if leave:
            self._tx.run("MATCH (l:LoadRecord {id: $id}) DELETE l", id=self._record.id).consume()
            return
        record = self._tx.run("MATCH (l:LoadRecord {id: $id}) RETURN properties(l) AS p", id=self._record.id).single()
        kept = _native(record["p"]) if record else {}
        wanted = {
            **self._record.properties,
            "id": self._record.id,
            "rank": self._record.rank,
            "sources": [],
            "loaded_by": [self._record.source],
        }
        if changes or {name: value for name, value in kept.items() if name != "loaded_at"} != wanted:
            wanted["loaded_at"] = datetime.now(UTC).isoformat(timespec="seconds")
            self._tx.run("MERGE (l:LoadRecord {id: $p.id}) SET l = $p", p=wanted).consume()

    def _each(self, cypher: str, rows: list[Any]) -> None:
        for start in range(0, len(rows), BATCH):
            self._tx.run(cypher, rows=rows[start : start + BATCH]).consume()


def _claim(link: Link | None) -> Claim | None:
    return link.claim if link else None


def _native(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: native(value) for name, value in properties.items()}


def labels_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The labels of the entities with these ids that the graph holds, the class itself first; others are absent."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = connection.rows("MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id AS id, labels(n) AS labels", ids=wanted)
    return {row["id"]: tuple(row["labels"]) for row in rows}
