"""Values of the database as plain Python values that any format can write."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from types import MappingProxyType
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Duration

SIMPLE = frozenset({str, int, bool, type(None)})
"""Types of values that are plain as they come. Most are, and a million rows have millions of values."""


def plain(value: Any, ids: Mapping[str, str] = MappingProxyType({})) -> Any:
    """`value` made of dicts, lists, text, numbers, booleans and `None` only.

    An entity becomes `{id, labels, properties}`, a relationship `{id, type, from, to, properties}`, a path
    `{nodes, relationships}`; dates and times become ISO text, points a dict with their coordinates.
    Ids are ours; for an element without one, the database's own. The server sends a relationship without the
    properties of its ends: `ids` has our id by the database's own for those (see `unnamed_ends`).
    """
    if type(value) in SIMPLE:
        return value
    if isinstance(value, Node):
        return {"id": _id(value, ids), "labels": sorted(value.labels), "properties": _properties(value)}
    if isinstance(value, Relationship):
        return _relationship(value, ids)
    if isinstance(value, Path):
        nodes = [plain(node, ids) for node in value.nodes]
        return {"nodes": nodes, "relationships": [plain(each, ids) for each in value.relationships]}
    if _is_list(value):
        return [plain(each, ids) for each in value]
    if isinstance(value, dict):
        return {name: plain(each, ids) for name, each in value.items()}
    return _scalar(value)


def unnamed_ends(value: Any) -> Iterator[str]:
    """The database's own ids of the ends of relationships in `value` that came without our id."""
    if isinstance(value, Relationship):
        yield from (end.element_id for end in value.nodes if end is not None and end.get("id") is None)
    elif isinstance(value, Path):
        for each in value.relationships:
            yield from unnamed_ends(each)
    elif _is_list(value) or isinstance(value, dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from unnamed_ends(each)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple | set | frozenset) and not isinstance(value, Point | Duration)


def _scalar(value: Any) -> Any:
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, date | time | timedelta):
        return str(value) if isinstance(value, timedelta) else value.isoformat()
    iso = getattr(value, "iso_format", None)
    return iso() if iso else value


def _id(element: Node | Relationship, ids: Mapping[str, str]) -> str:
    return str(element.get("id") or ids.get(element.element_id) or element.element_id)


def _properties(element: Node | Relationship) -> dict[str, Any]:
    return {name: plain(value) for name, value in sorted(element.items())}


def _relationship(value: Relationship, ids: Mapping[str, str]) -> dict[str, Any]:
    start, end = value.nodes
    return {
        "id": _id(value, ids),
        "type": value.type,
        "from": _id(start, ids) if start is not None else None,
        "to": _id(end, ids) if end is not None else None,
        "properties": _properties(value),
    }


@dataclass
class Elements:
    """The entities and relationships of an answer by our id, each once, in the order in which they were met."""

    entities: dict[str, dict[str, Any]] = field(default_factory=dict)
    relationships: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, values: Any, written: Any) -> None:
        """Take up what is in `values`, at any depth; `written` is the same made plain."""
        if isinstance(values, Node):
            self.entities.setdefault(written["id"], written)
        elif isinstance(values, Relationship):
            self.relationships.setdefault(written["id"], written)
        elif isinstance(values, Path):
            self.add(list(values.nodes), written["nodes"])
            self.add(list(values.relationships), written["relationships"])
        elif isinstance(values, dict):
            for name, each in values.items():
                self.add(each, written[name])
        elif _is_list(values):
            for each, plainly in zip(values, written, strict=True):
                self.add(each, plainly)
