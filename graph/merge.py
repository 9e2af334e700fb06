"""What the graph shows of an element that several loader sources describe, and how one of them leaves.

An element that one source describes holds what that source says. Where several do, `claims` keeps what each says
(JSON), and the element shows, value by value, the source of the lowest rank that has one; lists are joined.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ontology.model import Model

KEPT = ("sources", "loaded_by", "claims")


@dataclass(frozen=True)
class Claim:
    """What one loader source says of one element. No labels: it only adds to an entity that another describes."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Stored:
    """An element as it is in the graph: labels (of a relationship: none) and all properties."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]


class Merger:
    """Joins claims by the rank of their sources."""

    def __init__(self, model: Model, ranks: Mapping[str, int]) -> None:
        self._ranks = ranks
        attributes = [a for n in model.nodes.values() for a in n.attributes]
        attributes += [a for r in model.relations.values() for a in r.attributes]
        self._dates = {a.name for a in attributes if a.datatype in ("date", "partialDate")}

    def claims(self, stored: Stored | None) -> dict[str, Claim]:
        """What each loader source says of an element of the graph, by source."""
        if stored is None:
            return {}
        kept = stored.properties
        if kept.get("claims"):
            return {name: self._read(said) for name, said in json.loads(kept["claims"]).items()}
        own = {name: value for name, value in kept.items() if name not in KEPT}
        return {name: Claim(stored.labels, own, tuple(kept.get("sources", ()))) for name in kept.get("loaded_by", ())}

    def shown(self, claims: Mapping[str, Claim]) -> Stored:
        """The element as the graph is to show it under these claims."""
        if len(claims) == 1:
            [(name, claim)] = claims.items()
            return Stored(claim.labels, alone(claim.properties, sorted(set(claim.sources)), [name]))
        order = sorted(claims, key=lambda name: (self._ranks.get(name, len(self._ranks) + 1), name))
        properties: dict[str, Any] = {}
        for name in order:
            for key, value in claims[name].properties.items():
                properties[key] = _joined(properties.get(key), value)
        properties["sources"] = sorted({source for claim in claims.values() for source in claim.sources})
        properties["loaded_by"] = sorted(claims)
        properties["claims"] = json.dumps({n: _written(claims[n]) for n in sorted(claims)}, ensure_ascii=False)
        labels = next((claims[name].labels for name in order if claims[name].labels), ())
        return Stored(labels, properties)

    def _read(self, said: Mapping[str, Any]) -> Claim:
        properties = {
            name: date.fromisoformat(value) if name in self._dates else value
            for name, value in said["properties"].items()
        }
        return Claim(tuple(said["labels"]), properties, tuple(said["sources"]))


def alone(properties: Mapping[str, Any], sources: list[str], by: list[str]) -> dict[str, Any]:
    """The properties of an element of which one loader source, `by`, speaks alone, as the graph shows it.

    `sources` are in order, each once.
    """
    return {**properties, "sources": sources, "loaded_by": by}


def native(value: Any) -> Any:
    """A value of the driver as Python's own: its dates become `date` and `datetime`."""
    convert = getattr(value, "to_native", None)
    return convert() if convert else value


def same(one: Stored, other: Stored) -> bool:
    """Whether two elements show the same; the order of labels does not count."""
    return set(one.labels) == set(other.labels) and one.properties == other.properties


def _joined(shown: Any, value: Any) -> Any:
    if shown is None:
        return value
    if isinstance(shown, list) and isinstance(value, list):
        return [*shown, *(each for each in value if each not in shown)]
    return shown


def _written(claim: Claim) -> dict[str, Any]:
    properties = {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in sorted(claim.properties.items())
    }
    return {"labels": sorted(claim.labels), "properties": properties, "sources": list(claim.sources)}
