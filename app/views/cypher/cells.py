"""Values of an answer as the page takes them: plain JSON, with a mark where JSON alone would lose or mistake something.

Marked are whole numbers that a browser would round, fractions without a fractional part, maps (so that they are told
from what is marked), entities, relationships and paths.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.facts import kind
from graph.values import Elements
from ontology.model import Model

EXACT = 2**53 - 1


class Cells:
    """Turns the values of one answer; `elements` are what in it are entities and relationships, and not maps."""

    def __init__(self, model: Model, elements: Elements) -> None:
        self._model, self._elements = model, elements

    def cell(self, value: Any) -> Any:
        """A plain value (`graph.values.plain`) for the page."""
        if isinstance(value, list | tuple):
            return [self.cell(each) for each in value]
        if isinstance(value, dict):
            return self._named(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) > EXACT:
            return {"$": "integer", "text": str(value)}
        if isinstance(value, float) and value.is_integer():
            return {"$": "float", "text": repr(value)}
        return value

    def _named(self, value: dict[str, Any]) -> dict[str, Any]:
        id = value.get("id")
        if isinstance(id, str) and self._elements.entities.get(id) == value:
            return self._entity(value)
        if isinstance(id, str) and self._elements.relationships.get(id) == value:
            return self._relationship(value)
        if value.keys() == {"nodes", "relationships"} and self._is_path(value):
            return {
                "$": "path",
                "nodes": [self._entity(each) for each in value["nodes"]],
                "relationships": [self._relationship(each) for each in value["relationships"]],
            }
        return {"$": "map", "entries": [[name, self.cell(each)] for name, each in value.items()]}

    def _is_path(self, value: Mapping[str, Any]) -> bool:
        known = self._elements
        return all(
            isinstance(each, dict) and of.get(str(each.get("id"))) == each
            for name, of in (("nodes", known.entities), ("relationships", known.relationships))
            for each in value[name]
        )

    def _entity(self, value: Mapping[str, Any]) -> dict[str, Any]:
        said, found = value["properties"], kind(self._model, value["labels"])
        return {
            "$": "entity",
            "id": value["id"],
            "name": str(said.get("label") or said.get("name") or value["id"]),
            "kind": found.name,
            "labels": value["labels"],
            "properties": self.cell(said)["entries"],
        }

    def _relationship(self, value: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "$": "relationship",
            **{name: value[name] for name in ("id", "type", "from", "to")},
            "properties": self.cell(value["properties"])["entries"],
        }
