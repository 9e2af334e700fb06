"""The whole graph, element by element in a fixed order, without ever holding more than a page of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import neo4j

from graph.connection import Connection, Row
from graph.errors import QueryStopped
from graph.merge import native

PAGE = 1_000
BITS = 28
"""Ids are told apart by so many bits of their hashes, and the few that coincide are looked at: 32 MB for any graph."""
RECORDS = "MATCH (l:LoadRecord) RETURN labels(l) AS labels, properties(l) AS p ORDER BY l.id"
ENTITIES = """
MATCH (n:Entity) WHERE n.id > $after
RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id LIMIT $page"""
IDS = "MATCH (n:Entity) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $page RETURN collect(n.id) AS ids"
LINKS = """
UNWIND $ids AS id MATCH (a:Entity {id: id})-[r]->(b:Entity) WHERE r.id > ''
RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS p ORDER BY a.id, type(r), r.id"""
LINK_IDS = "MATCH (:Entity)-[r]->(:Entity) WHERE r.id > '' RETURN r.id AS id"
SHARED = """
MATCH (:Entity)-[r]->(:Entity) WHERE r.id IN $ids
WITH r.id AS id, count(DISTINCT type(r)) AS types WHERE types > 1 RETURN id"""
NODES, ALL_LINKS = "MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n"


class Entity(NamedTuple):
    """An entity, or the record of a load, with all its properties as Python's own values."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any]


class Link(NamedTuple):
    """A relationship. `shared`: one of another type has the same id."""

    id: str
    type: str
    start: str
    end: str
    properties: dict[str, Any]
    shared: bool


class Standing(NamedTuple):
    """What tells whether the graph was changed by a load meanwhile: how much there is, and the records of its loads."""

    nodes: int
    links: int
    records: list[Row]


class Whole:
    """Reads everything. The database gives no reader a frozen view of all of it: `check` tells afterwards.

    Every load keeps when it ended in its record, so none goes unnoticed; a change by hand may.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before = self._standing()
        self._check_finished()
        self._shared: frozenset[str] = frozenset()
        self.entities_read = self.links_read = 0

    def records(self) -> Iterator[Entity]:
        """The record of each load, by id."""
        for row in self._before.records:
            yield _entity(row)

    def entities(self) -> Iterator[Entity]:
        """Every entity, by id."""
        after: str | None = ""
        while after is not None:
            rows = self._connection.rows(ENTITIES, after=after, page=PAGE)
            after = rows[-1]["p"]["id"] if rows else None
            self.entities_read += len(rows)
            yield from map(_entity, rows)

    def links(self) -> Iterator[Link]:
        """Every relationship between entities, by the id of its first end, then type, then id."""
        self._shared = self._shared_ids()
        after: str | None = ""
        while after is not None:
            ids = self._connection.rows(IDS, after=after, page=PAGE)[0]["ids"]
            after = ids[-1] if ids else None
            for row in self._streamed(LINKS, ids=ids) if ids else ():
                self.links_read += 1
                properties = _native(row["p"])
                id = properties["id"]
                yield Link(id, row["type"], row["start"], row["end"], properties, id in self._shared)

    def check(self) -> None:
        """That no load has changed the graph since the reading began. Raises `QueryStopped`."""
        if self._standing() != self._before:
            raise QueryStopped("The graph was changed while it was read.", hint="Run it again when no load runs.")

    def _check_finished(self) -> None:
        unfinished = [row["p"]["loaded_by"][0] for row in self._before.records if row["p"].get("state") == "unfinished"]
        if unfinished:
            hint = f"Finish it first: load {unfinished[0]} again, or unload it."
            raise QueryStopped(f"The load of {unfinished[0]} was broken off.", hint=hint)

    @property
    def left_out(self) -> tuple[int, int]:
        """How many nodes and relationships are no part of the graph as the ontology has it: without an id of ours."""
        nodes = self._before.nodes - len(self._before.records) - self.entities_read
        return nodes, self._before.links - self.links_read

    def _standing(self) -> Standing:
        nodes, links = (self._connection.rows(cypher)[0]["n"] for cypher in (NODES, ALL_LINKS))
        return Standing(nodes, links, self._connection.rows(RECORDS))

    def _shared_ids(self) -> frozenset[str]:
        """The ids that relationships of several types have."""
        seen, again = bytearray(1 << (BITS - 3)), set()
        for row in self._streamed(LINK_IDS):
            place = hash(row["id"]) & ((1 << BITS) - 1)
            if seen[place >> 3] >> (place & 7) & 1:
                again.add(row["id"])
            seen[place >> 3] |= 1 << (place & 7)
        found = self._connection.rows(SHARED, ids=sorted(again)) if again else []
        return frozenset(row["id"] for row in found)

    def _streamed(self, cypher: str, **parameters: Any) -> Iterator[neo4j.Record]:
        """Rows as they come, where a list of all would be large."""
        with self._connection.session(neo4j.READ_ACCESS) as session:
            yield from session.run(cypher, parameters)


def _entity(row: Row) -> Entity:
    properties = _native(row["p"])
    return Entity(properties["id"], tuple(row["labels"]), properties)


def _native(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: native(value) for name, value in properties.items()}
