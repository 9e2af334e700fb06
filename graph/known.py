"""What sources other than the one being loaded have put into the graph, for a load that joins them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.connection import Connection

IDS = """
MATCH (n:Entity) WHERE $label IN labels(n) AND n[$attribute] IS NOT NULL
  AND any(source IN n.loaded_by WHERE NOT source IN $besides)
RETURN n[$attribute] AS value, collect(n.id) AS ids"""
LINKS = """
MATCH (a:Entity)-[r]->(b:Entity) WHERE type(r) = $type
  AND any(source IN r.loaded_by WHERE NOT source IN $besides)
RETURN a.id AS start, b.id AS end, collect(r.id) AS ids"""


def ids_by(connection: Connection, label: str, attribute: str, besides: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the entities of `label` for each value of `attribute`, in order.

    Entities that only the sources in `besides` describe are left out.
    """
    rows = connection.rows(IDS, label=label, attribute=attribute, besides=sorted(besides))
    return {row["value"]: tuple(sorted(row["ids"])) for row in rows}


def ids_between(connection: Connection, type: str, besides: Iterable[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The ids of the relationships of `type` for each pair of ends (from, to), in order.

    Relationships that only the sources in `besides` state are left out.
    """
    rows = connection.rows(LINKS, type=type, besides=sorted(besides))
    return {(row["start"], row["end"]): tuple(sorted(row["ids"])) for row in rows}
