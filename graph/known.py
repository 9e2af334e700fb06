"""What sources other than the one being loaded have put into the graph, for a load that joins them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.connection import Connection

IDS = """
MATCH (n:Entity) WHERE $label IN labels(n) AND n[$attribute] IS NOT NULL
  AND any(source IN n.loaded_by WHERE NOT source IN $besides)
RETURN n[$attribute] AS value, collect(n.id) AS ids"""
LINKS = """
MATCH (a:Entity)-[r]->(b:Entity) WHERE type(r) = $type
  AND any(source IN r.loaded_by WHERE NOT source IN $besides)
RETURN a.id AS start, b.id AS end, collect(r.id) AS ids"""

LABELS = """
MATCH (n:Entity) WHERE n.id IN $ids AND any(source IN n.loaded_by WHERE NOT source IN $besides)
RETURN n.id AS id, labels(n) AS labels, n.claims AS claims"""
ACTORS = """
MATCH (n:Actor) WHERE any(source IN n.loaded_by WHERE NOT source IN $besides)
RETURN n.id AS id, labels(n) AS labels, n.claims AS claims, n {.name, .aliases, .countries, .identifiers, .same_as,
  .different_from} AS said, COLLECT {
    MATCH (n)-[r:LOCATED_IN]->(j:Jurisdiction)
    WHERE j.iso2 IS NOT NULL AND any(source IN r.loaded_by WHERE NOT source IN $besides)
    RETURN DISTINCT j.iso2 } AS seats
ORDER BY id"""


def labels_of(connection: Connection, ids: Iterable[str], besides: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The labels of the entities with these ids, the class itself first.

    Absent are those that nobody describes but the sources in `besides`, also where others add to them.
    """
    wanted, leaving = sorted(set(ids)), sorted(besides)
    if not wanted:
        return {}
    rows = connection.rows(LABELS, ids=wanted, besides=leaving)
    return {row["id"]: tuple(row["labels"]) for row in rows if _described(row, leaving)}


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


def actors(connection: Connection, besides: Iterable[str]) -> list[dict[str, Any]]:
    """Every actor that a source not in `besides` describes: `id`, `labels`, and `said`, a list of what each such source
    says of it (properties by name); `seats`, the two-letter codes of the jurisdictions in which they say it is.
    """
    leaving = sorted(besides)
    rows = connection.rows(ACTORS, besides=leaving)
    return [{**row, "said": _said(row, leaving)} for row in rows]


def _said(row: Mapping[str, Any], leaving: Iterable[str]) -> list[Mapping[str, Any]]:
    """Of an element that several sources describe, the graph shows what all say; `claims` has each of them."""
    if not row["claims"]:
        return [row["said"]]
    claims = json.loads(row["claims"])
    return [claims[source]["properties"] for source in sorted(claims) if source not in leaving]


def _described(row: Mapping[str, Any], leaving: Iterable[str]) -> bool:
    """Whether a source that stays says what an entity is."""
    if not row["claims"]:
        return True
    return any(said["labels"] for source, said in json.loads(row["claims"]).items() if source not in leaving)
