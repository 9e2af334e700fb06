"""Values of the database as plain Python values that any format can write."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Duration


def plain(value: Any) -> Any:
    """`value` made of dicts, lists, text, numbers, booleans and `None` only.

    An entity becomes `{id, labels, properties}`, a relationship `{id, type, from, to, properties}`, a path
    `{nodes, relationships}`; dates and times become ISO text, points a dict with their coordinates.
    Ids are ours; for an element without one, the database's own.
    """
    if isinstance(value, Node):
        return {"id": _id(value), "labels": sorted(value.labels), "properties": _properties(value)}
    if isinstance(value, Relationship):
        return _relationship(value)
    if isinstance(value, Path):
        return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(r) for r in value.relationships]}
    if isinstance(value, list | tuple | set | frozenset) and not isinstance(value, Point | Duration):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, date | time | timedelta):
        return str(value) if isinstance(value, timedelta) else value.isoformat()
    iso = getattr(value, "iso_format", None)
    return iso() if iso else value


def _id(element: Node | Relationship) -> str:
    return str(element.get("id") or element.element_id)


def _properties(element: Node | Relationship) -> dict[str, Any]:
    return {name: plain(value) for name, value in sorted(element.items())}


def _relationship(value: Relationship) -> dict[str, Any]:
    start, end = value.nodes
    return {
        "id": _id(value),
        "type": value.type,
        "from": _id(start) if start is not None else None,
        "to": _id(end) if end is not None else None,
        "properties": _properties(value),
    }
