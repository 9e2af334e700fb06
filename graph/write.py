"""The one place that changes the graph: whole loader sources, one load after another.

A load of ordinary size is one transaction: a crash leaves the graph as it was. A larger one does not fit into one; it
is written piece by piece (`graph.pieces`) while its record says `unfinished`, and since only what differs from the
graph is ever written, running it again finishes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import Any

import neo4j

from graph.connection import Connection
from graph.errors import WriteFailed
from graph.merge import Merger, native
from graph.pieces import within, written
from graph.plan import Changes, Plan, planned
from graph.said import Load, Said
from graph.steps import Step, steps
from graph.stored import State, stored
from graph.unswept import unswept
from ontology.model import Model

WHOLE = 10_000
"""Up to so many changes are one transaction: far below what the managed database allows one to take."""
LOCK = "load:"
MARK = "load"
TAKE_LOCK = """
MERGE (l:LoadRecord {id: $lock}) SET l.name = 'lock'
WITH l OPTIONAL MATCH (r:LoadRecord) WHERE r <> l
RETURN collect(properties(r)) AS records, EXISTS { MATCH (n:Entity) } AS filled"""
HOLDING = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.chokepoint = $mark RETURN metaData.sources AS sources"
HELD = """
UNWIND $ids AS id MATCH (n:Entity {id: id})-[r]-() UNWIND r.loaded_by AS by
WITH by, n WHERE NOT by IN $leaving
RETURN by, min(n.id) AS example ORDER BY by"""
KEEP = "UNWIND $rows AS row MERGE (l:LoadRecord {id: row.id}) SET l = row"
FORGET = "UNWIND $rows AS row MATCH (l:LoadRecord {id: row}) DELETE l"

Told = Callable[[str], None]
Report = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Given what is counted and how many there are: a context that is told of each few that are done."""


class StillNeeded(WriteFailed):
    """Another source speaks of what this one alone describes."""

    title = "Another source stands on this one"


class Writer:
    """Loads and unloads whole sources. `told` hears what a person who waits should know, `report` how far it is.

    More changes than `whole` are written in several transactions.
    """

    def __init__(
        self,
        connection: Connection,
        model: Model,
        *,
        told: Told | None = None,
        report: Report | None = None,
        whole: int = WHOLE,
    ) -> None:
        self._connection, self._model, self._told, self._report, self._whole = connection, model, told, report, whole

    @unswept()
    def replace(self, loads: Sequence[Load]) -> dict[str, Changes]:
        """Make the graph hold of each source exactly what its load says; what changed, by source.

        What a source said before and says no more goes, what other sources say stays. Nothing is written where nothing
        differs from what is in the graph. A second load waits until this one is through.
        Raises `StillNeeded` when another source speaks of something that nobody describes any more.
        """
        sources = sorted(load.source for load in loads)
        self._say_who_writes()
        with self._connection.transaction({"chokepoint": MARK, "sources": sources}) as lock:
            return _Loading(self._connection, lock, self._model, self._report, self._whole).run(loads)

    def remove(self, sources: Sequence[str]) -> dict[str, Changes]:
        """Take out what only these sources say; what changed, by source. Raises `StillNeeded` as `replace` does."""
        return self.replace([Load(source=source, rank=0, record=None) for source in sources])

    def _say_who_writes(self) -> None:
        others = [row["sources"] for row in self._connection.rows(HOLDING, mark=MARK)]
        if others and self._told:
            self._told(f"Another load is writing ({', '.join(others[0])}); this one waits until it is through.")


class _Loading:
    """One load: lock, read, compare, write. The lock is a transaction that stays open until all is written."""

    def __init__(
        self, connection: Connection, lock: neo4j.Transaction, model: Model, report: Report | None, whole: int
    ) -> None:
        self._connection, self._lock, self._model, self._report, self._whole = connection, lock, model, report, whole

    def run(self, loads: Sequence[Load]) -> dict[str, Changes]:
        records, filled = self._take_lock()
        ranks = {**{p["loaded_by"][0]: p["rank"] for p in records.values()}, **{x.source: x.rank for x in loads}}
        said = Said(loads)
        state = stored(self._connection, said) if filled else State()
        plan = planned(said, state, Merger(self._model, ranks))
        if plan.orphans:
            raise _still_needed(plan.orphans, [load.source for load in loads])
        self._check_held(plan)
        self._write(plan, loads)
        self._keep(records, loads, plan)
        return plan.changes

    def _take_lock(self) -> tuple[dict[str, dict[str, Any]], bool]:
        """The records of what is loaded, by id, and whether there is any entity.

        Writing the one record that all loads write makes a second load wait until this one is through.
        """
        row = self._lock.run(TAKE_LOCK, lock=LOCK).single(strict=True)
        return {p["id"]: _native(p) for p in row["records"]}, row["filled"]

    def _check_held(self, plan: Plan) -> None:
        """Raises `StillNeeded` before anything is written when a relationship of another source would lose an end."""
        if not plan.gone_entities:
            return
        held = self._lock.run(HELD, ids=plan.gone_entities, leaving=list(plan.changes)).data()
        if held:
            raise _still_needed({held[0]["example"]: [row["by"] for row in held]}, list(plan.changes))

    def _write(self, plan: Plan, loads: Sequence[Load]) -> None:
        found = steps(plan)
        if sum(step.rows for step in found) <= self._whole:
            for piece in (piece for step in found for piece in step.pieces):
                within(self._lock, piece)
            return
        unfinished = [{**load.properties, "state": "unfinished", "loaded_at": _now()} for load in loads]
        self._connection.write(lambda tx: _each(tx, KEEP, unfinished))
        for step in found:
            self._piecewise(step)

    def _piecewise(self, step: Step) -> None:
        with self._report(step.about, step.rows) if self._report else nullcontext(lambda _: None) as done:
            for rows in written(self._connection, step.pieces):
                done(rows)

    def _keep(self, records: Mapping[str, Mapping[str, Any]], loads: Sequence[Load], plan: Plan) -> None:
        """Keep what is known about each load; the time changes only when something else does.

        A load that says when it was made, as one from a dump does, keeps that time.
        """
        wanted = []
        for load in loads:
            said, kept = load.properties, dict(records.get(load.id, {}))
            if "loaded_at" not in said:
                kept.pop("loaded_at", None)
            if load.record is not None and (plan.changes[load.source] or kept != said):
                wanted.append({"loaded_at": _now(), **said})
        _each(self._lock, KEEP, wanted)
        _each(self._lock, FORGET, [LOCK, *(load.id for load in loads if load.record is None)])


def _each(tx: neo4j.Transaction | neo4j.ManagedTransaction, cypher: str, rows: Sequence[Any]) -> None:
    tx.run(cypher, rows=rows).consume()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


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
