"""What the graph holds of the elements that a load is about, as the load's plan compares it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import neo4j

from graph.merge import Stored, native
from graph.plan import Found, Load, State

ENTITIES = """
MATCH (n:Entity) WHERE n.id IN $ids OR any(s IN n.loaded_by WHERE s IN $sources)
RETURN labels(n) AS l, properties(n) AS p"""
LINKS = """
MATCH (a:Entity)-[r]->(b:Entity) WHERE r.id IN $ids OR any(s IN r.loaded_by WHERE s IN $sources)
RETURN elementId(r) AS e, type(r) AS t, a.id AS a, b.id AS b, properties(r) AS p"""


def stored(tx: neo4j.Transaction, loads: Sequence[Load]) -> State:
    """The elements that these sources spoke of before or speak of now."""
    state, sources = State(), [load.source for load in loads]
    for labels, properties in tx.run(
        ENTITIES, ids=[entity.id for load in loads for entity in load.entities], sources=sources
    ):
        state.entities[properties["id"]] = Stored(tuple(labels), _native(properties))
    for element, type, start, end, properties in tx.run(
        LINKS, ids=[link.id for load in loads for link in load.links], sources=sources
    ):
        state.links[type, properties["id"]] = Found(element, start, end, Stored((), _native(properties)))
    return state


def _native(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: native(value) for name, value in properties.items()}
