"""The one place that changes the graph: whole loader sources, all of a load in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import neo4j

from graph.connection import Connection
from graph.errors import WriteFailed
from graph.merge import Merger, Stored, native
from graph.plan import Changes, Found, Load, Plan, State, planned
from ontology.model import Model

BATCH = 5_000
LOCK = "load:"
TAKE_LOCK = """
MERGE (l:LoadRecord {id: $lock}) SET l.name = 'lock'
WITH l OPTIONAL MATCH (r:LoadRecord) WHERE r <> l
RETURN collect(properties(r)) AS records, EXISTS { MATCH (n:Entity) } AS filled"""
MAKE_ENTITIES = "UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.p"
MAKE_LINKS = """
UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b})
CREATE (a)-[r:$(row.type)]->(b) SET r = row.p"""
CHANGE_ENTITIES = """
UNWIND $rows AS row MATCH (n:Entity {id: row.p.id}) REMOVE n:$(row.drop) SET n:$(row.labels) SET n = row.p"""
CHANGE_LINKS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.e SET r = row.p"
DELETE_LINKS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"
DELETE_ENTITIES = "UNWIND $rows AS row MATCH (n:Entity {id: row}) DELETE n"
KEEP = "UNWIND $rows AS row MERGE (l:LoadRecord {id: row.id}) SET l = row"
FORGET = "UNWIND $rows AS row MATCH (l:LoadRecord {id: row}) DELETE l"


class StillNeeded(WriteFailed):
    """Another source speaks of what this one alone describes."""

    title = "Another source stands on this one"


class Writer:
    """Loads and unloads whole sources."""

    def __init__(self, connection: Connection, model: Model) -> None:
        self._connection, self._model = connection, model

    def replace(self, loads: Sequence[Load]) -> dict[str, Changes]:
        """Make the graph hold of each source exactly what its load says; what changed, by source.

        What a source said before and says no more goes, what other sources say stays. All in one transaction:
        a crash leaves the graph as it was. Nothing is written where nothing differs from what is in the graph.
        Raises `StillNeeded` when another source speaks of something that nobody describes any more.
        """
        return self._connection.write(lambda tx: _Transaction(tx, self._model).run(loads))

    def remove(self, sources: Sequence[str]) -> dict[str, Changes]:
        """Take out what only these sources say; what changed, by source. Raises `StillNeeded` as `replace` does."""
        return self.replace([Load(source=source, rank=0, record=None) for source in sources])


class _Transaction:
    """One transaction: lock, read, compare, write."""

    def __init__(self, tx: neo4j.ManagedTransaction, model: Model) -> None:
        self._tx, self._model = tx, model

    def run(self, loads: Sequence[Load]) -> dict[str, Changes]:
        records, filled = self._lock()
        ranks = {**{p["loaded_by"][0]: p["rank"] for p in records.values()}, **{x.source: x.rank for x in loads}}
        state = self._read(loads) if filled else State()
        plan = planned(state, loads, Merger(self._model, ranks))
        if plan.orphans:
            raise _still_needed(plan.orphans, [load.source for load in loads])
        self._write(plan)
        self._keep(records, loads, plan)
        return plan.changes

    def _lock(self) -> tuple[dict[str, dict[str, Any]], bool]:
        """The records of what is loaded, by id, and whether there is any entity.

        Writing the one record that all loads write makes a second load wait until this one is through.
        """
        row = self._tx.run(TAKE_LOCK, lock=LOCK).single(strict=True)
        return {p["id"]: _native(p) for p in row["records"]}, row["filled"]

    def _read(self, loads: Sequence[Load]) -> State:
        """The elements that these sources spoke of before or speak of now."""
        state, sources = State(), [load.source for load in loads]
        for row in self._tx.run(
            "MATCH (n:Entity) WHERE n.id IN $ids OR any(s IN n.loaded_by WHERE s IN $sources) "
            "RETURN labels(n) AS l, properties(n) AS p",
            ids=[entity.id for load in loads for entity in load.entities],
            sources=sources,
        ):
            state.entities[row["p"]["id"]] = Stored(tuple(row["l"]), _native(row["p"]))
        for row in self._tx.run(
            "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.id IN $ids OR any(s IN r.loaded_by WHERE s IN $sources) "
            "RETURN elementId(r) AS e, type(r) AS t, a.id AS a, b.id AS b, properties(r) AS p",
            ids=[link.id for load in loads for link in load.links],
            sources=sources,
        ):
            found = Found(row["e"], row["a"], row["b"], Stored((), _native(row["p"])))
            state.links[row["t"], row["p"]["id"]] = found
        return state

    def _write(self, plan: Plan) -> None:
        self._each(DELETE_LINKS, plan.gone_links)
        self._each(MAKE_ENTITIES, plan.made_entities)
        self._each(CHANGE_ENTITIES, plan.changed_entities)
        self._each(MAKE_LINKS, plan.made_links)
        self._each(CHANGE_LINKS, plan.changed_links)
        self._remove_entities(plan)

    def _remove_entities(self, plan: Plan) -> None:
        if not plan.gone_entities:
            return
        held = self._tx.run(
            "UNWIND $ids AS id MATCH (n:Entity {id: id})-[r]-() UNWIND r.loaded_by AS by "
            "RETURN by, min(n.id) AS example ORDER BY by",
            ids=plan.gone_entities,
        ).data()
        if held:
            raise _still_needed({held[0]["example"]: [row["by"] for row in held]}, list(plan.changes))
        self._each(DELETE_ENTITIES, plan.gone_entities)

    def _keep(self, records: Mapping[str, Mapping[str, Any]], loads: Sequence[Load], plan: Plan) -> None:
        """Keep what is known about each load; the time changes only when something else does."""
        wanted = []
        for load in loads:
            kept = {name: value for name, value in records.get(load.id, {}).items() if name != "loaded_at"}
            if load.record is not None and (plan.changes[load.source] or kept != load.properties):
                wanted.append({**load.properties, "loaded_at": datetime.now(UTC).isoformat(timespec="seconds")})
        self._each(KEEP, wanted)
        gone = [LOCK, *(load.id for load in loads if load.record is None)]
        self._each(FORGET, gone)

    def _each(self, cypher: str, rows: Sequence[Any]) -> None:
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            made = self._tx.run(cypher, rows=batch).consume().counters.relationships_created
            if cypher == MAKE_LINKS and made != len(batch):
                raise WriteFailed(
                    f"{len(batch) - made} relationships found no entity at one of their ends.",
                    hint="Another load took them away meanwhile. Run it again.",
                )


def _still_needed(orphans: Mapping[str, Sequence[str]], leaving: Sequence[str]) -> StillNeeded:
    """`orphans`: the sources that still speak of each entity which the sources that leave alone describe."""
    others = sorted({source for sources in orphans.values() for source in sources})
    return StillNeeded(
        f"'{min(orphans)}' and others that only '{' and '.join(leaving)}' describes are still needed: "
        f"{' and '.join(others)} speaks of them.",
        hint=f"First run: {'; '.join(f'chokepoint unload {other}' for other in others)}.",
    )


def _native(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: native(value) for name, value in properties.items()}


def labels_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The labels of the entities with these ids that the graph holds, the class itself first; others are absent."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = connection.rows("MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id AS id, labels(n) AS labels", ids=wanted)
    return {row["id"]: tuple(row["labels"]) for row in rows}
