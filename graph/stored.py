"""What the graph holds of the elements that a load is about, as the load's plan needs it.

Entities come with the relationships that leave them, many in one answer: read one by one, and made into objects before
they are compared, they took five times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from neo4j import READ_ACCESS

from graph.connection import Connection
from graph.merge import Stored, native
from graph.pieces import READERS, pieces, side_by_side
from graph.said import LinkKey, Said

HUB = 1_000
"""The relationships of an entity with more of them are read one by one: an answer is held in memory."""
NEAR = """
UNWIND $rows AS id MATCH (n:Entity {id: id})
RETURN collect([
  labels(n), properties(n),
  CASE WHEN COUNT { (n)-->() } > $hub THEN null ELSE
    [(n)-[r]->(b:Entity) WHERE any(s IN r.loaded_by WHERE s IN $sources) | [type(r), elementId(r), b.id,
      CASE WHEN r.since IS :: DATE NOT NULL THEN r {.*, since: {day: toString(r.since)}} ELSE properties(r) END]]
  END]) AS found"""
"""The day since which a relationship stands comes as text in a map, which no property can be: of all dates it is the
one that every second relationship has, and the driver takes longer over a date than over all else in its row."""
SPOKEN_OF = """
CALL () { MATCH (n:Entity) WHERE any(s IN n.loaded_by WHERE s IN $sources) RETURN count(*) AS entities }
CALL () { MATCH ()-[r]->() WHERE any(s IN r.loaded_by WHERE s IN $sources) RETURN count(*) AS links }
RETURN entities, links"""
"""How much these sources spoke of before. Where as much is met near what they speak of now, nothing is elsewhere."""
ELSEWHERE_ENTITIES = """
MATCH (n:Entity) WHERE any(s IN n.loaded_by WHERE s IN $sources) AND NOT n.id IN $near
WITH n, all(s IN n.loaded_by WHERE s IN $sources) AS leaves
RETURN labels(n) AS labels, CASE WHEN leaves THEN n {.id, .loaded_by} ELSE properties(n) END AS p"""
ELSEWHERE_LINKS = """
MATCH (a:Entity)-[r]->(b:Entity)
WITH a, r, b, any(s IN r.loaded_by WHERE s IN $sources) AS ours
WHERE CASE WHEN ours THEN NOT a.id IN $near ELSE r.id IN $ids END
WITH a, r, b, NOT r.id IN $ids AND all(s IN r.loaded_by WHERE s IN $sources) AS leaves
RETURN a.id AS a, type(r) AS type, elementId(r) AS element, b.id AS b,
  CASE WHEN leaves THEN r {.id, .loaded_by} ELSE properties(r) END AS p"""
"""Of what nobody says any more it is enough to know that it is there."""


@dataclass(frozen=True)
class Found:
    """A relationship of the graph: where it is, its ends, and what it shows."""

    element: str
    start: str
    end: str
    stored: Stored


@dataclass
class State:
    """What the graph holds of the elements in question.

    `alike_entities` and `alike_links`: what is in the graph just as it is said. `entities` and `links`: the others that
    are there. What is in none of them is not in the graph. `again`: relationships with type and id of another, which no
    load makes.
    """

    entities: dict[str, Stored] = field(default_factory=dict)
    links: dict[LinkKey, Found] = field(default_factory=dict)
    alike_entities: set[str] = field(default_factory=set)
    alike_links: set[LinkKey] = field(default_factory=set)
    again: list[Found] = field(default_factory=list)


def stored(connection: Connection, said: Said) -> State:
    """The elements that these sources spoke of before or speak of now.

    It is read in sessions of its own; a lock of the caller keeps other loads from writing meanwhile.
    """
    return _Reading(connection, said).state()


class _Reading:
    def __init__(self, connection: Connection, said: Said) -> None:
        self._connection, self._said, self._state = connection, said, State()
        self._entities, self._links = said.entities, said.links
        self._sources = [load.source for load in said.loads]

    def state(self) -> State:
        starts = (row["a"] for row in self._said.links.values())
        near = list(dict.fromkeys(chain(self._said.entities, self._said.shared_entities, starts)))
        with ThreadPoolExecutor(1, thread_name_prefix="counting") as beside:
            counted = beside.submit(self._connection.rows, SPOKEN_OF, sources=self._sources)
            hubs = self._near(near)
        self._elsewhere(near, hubs, counted.result()[0])
        return self._state

    def _elsewhere(self, near: Sequence[str], hubs: set[str], before: Mapping[str, int]) -> None:
        """Take in what these sources spoke of before, and relationships that now have other ends.

        What leaves one of the `hubs` is among it; what is `near` otherwise is not. `before`: how much there is in all.
        """
        missing = {id for _type, id in self._said.shared_links}
        if len(self._state.alike_links) < len(self._said.links):
            missing.update(key[1] for key in self._said.links if key not in self._state.alike_links)
        with self._connection.session(READ_ACCESS) as session:
            if before["entities"] > len(self._state.alike_entities) + self._spoken_of(self._state.entities.values()):
                for labels, p in session.run(ELSEWHERE_ENTITIES, sources=self._sources, near=near):
                    self._entity(labels, p)
            found = (each.stored for each in self._state.links.values())
            if missing or before["links"] > len(self._state.alike_links) + self._spoken_of(found):
                taken_in = [id for id in near if id not in hubs]
                given = {"sources": self._sources, "near": taken_in, "ids": list(missing)}
                for start, type, element, end, p in session.run(ELSEWHERE_LINKS, given):
                    self._link(start, type, element, end, p)

    def _spoken_of(self, all: Iterable[Stored]) -> int:
        """How many of these one of the sources spoke of."""
        return sum(not set(self._sources).isdisjoint(each.properties.get("loaded_by", ())) for each in all)

    def _near(self, ids: Iterable[str]) -> set[str]:
        """Take in these entities and what leaves them; the ids of the hubs among them, of which nothing is taken in."""

        def found(rows: Sequence[str]) -> list[Any]:
            [answer] = self._connection.rows(NEAR, rows=rows, sources=self._sources, hub=HUB)
            return list(answer["found"])

        hubs = set()
        for piece in side_by_side(found, (piece.rows for piece in pieces(NEAR, ids)), READERS):
            for labels, p, links in piece:
                self._entity(labels, p)
                if links is None:
                    hubs.add(p["id"])
                for link in links or ():
                    _with_day(link[3])
                    self._link(p["id"], *link)
        return hubs

    def _entity(self, labels: Sequence[str], p: Mapping[str, Any]) -> None:
        row = self._entities.get(p["id"])
        if row and p == row["p"] and set(labels) == set(row["labels"]):
            self._state.alike_entities.add(p["id"])
        else:
            self._state.entities[p["id"]] = Stored(tuple(labels), _native(p))

    def _link(self, start: str, type: str, element: str, end: str, p: Mapping[str, Any]) -> None:
        key, state = (type, p.get("id") or element), self._state
        row = self._links.get(key)
        if row and p == row["p"] and end == row["b"] and start == row["a"] and key not in state.alike_links:
            state.alike_links.add(key)
            if key in state.links:
                state.again.append(state.links.pop(key))
            return
        found = Found(element, start, end, Stored((), _native(p)))
        if key in state.links or key in state.alike_links:
            state.again.append(found)
        else:
            state.links[key] = found


def _with_day(p: dict[str, Any]) -> None:
    """Make the day in an answer to `NEAR` a date. One past the years that Python knows remains text: nobody says it."""
    since = p.get("since")
    if since.__class__ is dict:
        try:
            p["since"] = date.fromisoformat(since["day"])
        except ValueError:
            p["since"] = since["day"]


def _native(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: native(value) for name, value in properties.items()}
