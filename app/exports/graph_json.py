"""A graph as JSON, in the form that every command has for entities and relationships (INTERFACE, commands)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from graph.rows import Entity, Statement, Web


def graph_json(web: Web, about: Sequence[tuple[str, str]]) -> bytes:
    """An object with `about` (pairs), `entities`, `relationships` and `publications`, each a list by id, in UTF-8.

    An entity or publication is `{id, labels, properties}`, a relationship `{id, type, from, to, properties}`; days are
    ISO text. One record a line. The same web gives the same bytes.
    """
    parts = (
        ("about", [list(pair) for pair in about]),
        ("entities", [_entity(each) for each in web.entities]),
        ("relationships", [_relationship(each) for each in web.statements]),
        ("publications", [_entity(each) for each in web.publications]),
    )
    said = [f'"{name}": [\n{_lines(found)}]' if found else f'"{name}": []' for name, found in parts]
    return ("{\n" + ",\n".join(said) + "\n}\n").encode()


def _lines(found: Sequence[Any]) -> str:
    return ",\n".join(json.dumps(each, ensure_ascii=False, default=date.isoformat) for each in found) + "\n"


def _entity(each: Entity) -> dict[str, Any]:
    return {"id": each.id, "labels": list(each.labels), "properties": dict(sorted(each.properties.items()))}


def _relationship(each: Statement) -> dict[str, Any]:
    ends = {"from": each.source.id, "to": each.target.id}
    return {"id": each.id, "type": each.type, **ends, "properties": dict(sorted(each.properties.items()))}
