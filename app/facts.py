"""What an entity or a relationship says of itself, with the labels of the ontology, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from app import words
from ontology.errors import UnknownTerm
from ontology.model import Attribute, Model, NodeType, RelationType

# Shown in places of their own on a card.
APART = frozenset(
    {"id", "name", "note", "confidence", "verified", "claims", "sources", "loaded_by", "unverified_fields"}
)
IDENTIFIERS = frozenset(
    {"label", "iso2", "iso3", "eccn", "hs_codes", "eto_provider_id", "eto_input_id", "eto_input", "file"}
)
CHECKS = {"eccn": "eccn_verified", "hs_codes": "hs_verified"}
WEB = ("http", "https")


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it; `href` when the value is an address on the web.

    `parts` are the members of a list, which `value` has in one text.
    """

    label: str
    value: str
    href: str | None = None
    parts: tuple[str, ...] = ()


def kind(model: Model, labels: Iterable[str]) -> NodeType:
    """The class of an entity: the most special of its labels; Entity when the ontology knows none of them."""
    known = [model.nodes[label] for label in labels if label in model.nodes]
    return max(known, key=lambda node: (len(node.ancestors), node.name), default=model.nodes["Entity"])


def relation(model: Model, type: str) -> RelationType | None:
    """The relationship of a type in the graph; `None` when the ontology does not have it."""
    try:
        return model.relation(type)
    except UnknownTerm:
        return None


def own_facts(kind: NodeType, properties: Mapping[str, Any]) -> list[Fact]:
    """The facts of an entity, without the word of its record that its class says already."""
    told = {
        name: value
        for name, value in properties.items()
        if not (name in ("kind", "category") and value in kind.notations)
    }
    return facts(kind.attributes, told)


def facts(attributes: Sequence[Attribute], properties: Mapping[str, Any]) -> list[Fact]:
    """The facts of a record in the ontology's order, without identifiers and what a card shows elsewhere."""
    checks = set(CHECKS.values())
    return [fact for a in attributes if a.name not in APART | IDENTIFIERS | checks for fact in _fact(a, properties)]


def identifiers(attributes: Sequence[Attribute], properties: Mapping[str, Any]) -> list[Fact]:
    """The id and the numbers that other lists use, each unverified one marked so."""
    found = [fact for a in attributes if a.name in IDENTIFIERS for fact in _checked(a, properties)]
    return [Fact("Id", str(properties.get("id", ""))), *found]


def _checked(attribute: Attribute, properties: Mapping[str, Any]) -> list[Fact]:
    check = CHECKS.get(attribute.name)
    unsure = check is not None and properties.get(check) is False
    return [Fact(f.label, f"{f.value} (unverified)" if unsure else f.value) for f in _fact(attribute, properties)]


def _fact(attribute: Attribute, properties: Mapping[str, Any]) -> list[Fact]:
    value = properties.get(attribute.name)
    if value is None or value == [] or value == "" or _is_companion(attribute.name, properties):
        return []
    href = web(value) if attribute.datatype == "anyURI" else None
    parts = tuple(text(attribute, item) for item in value) if isinstance(value, list) else ()
    said = text(attribute, value, properties.get(f"{attribute.name}_precision"))
    return [Fact(attribute.label, said, href, parts)]


def _is_companion(name: str, properties: Mapping[str, Any]) -> bool:
    return name.endswith("_precision") and name.removesuffix("_precision") in properties


def text(attribute: Attribute, value: Any, precision: str | None = None) -> str:
    """A value in words: dates as exact as known, yes and no, numbers, the parts of a list joined."""
    if isinstance(value, list):
        return "; ".join(text(attribute, item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return words.day(value, precision)
    if isinstance(value, int | float):
        return words.number(value) if attribute.name != "year" and not attribute.name.endswith("_year") else str(value)
    if attribute.choices or attribute.name in ("status", "stage", "category", "kind", "basis"):
        return words.spaced(str(value))
    return words.dated(words.written_day(str(value))) if attribute.datatype != "anyURI" else str(value)


def web(value: object) -> str | None:
    """`value` as an address to link to, when it is one of the web; else `None`."""
    try:
        parts = urlsplit(str(value))
    except ValueError:
        return None
    return str(value) if parts.scheme.lower() in WEB and parts.hostname else None


def trust(properties: Mapping[str, Any]) -> list[Fact]:
    """How far a record can be relied on, in words: what the sources say, the confidence, and what is unverified."""
    found = []
    if "verified" in properties:
        found.append(Fact("In the sources", "verified" if properties["verified"] else "not verified"))
    if properties.get("confidence"):
        found.append(Fact("Confidence", str(properties["confidence"])))
    unsure = properties.get("unverified_fields")
    if unsure:
        listed = unsure if isinstance(unsure, list) else [unsure]
        found.append(Fact("Not verified in it", "; ".join(words.spaced(str(item)) for item in listed)))
    return found


def conflicts(attributes: Sequence[Attribute], properties: Mapping[str, Any]) -> list[Fact]:
    """The facts that the loaded sources of a record tell differently, each with what every one of them says."""
    said = _said(properties)
    found = []
    for attribute in attributes:
        told = {who: text(attribute, values[attribute.name]) for who, values in said if attribute.name in values}
        if attribute.name not in APART and len(set(told.values())) > 1:
            found.append(Fact(attribute.label, "; ".join(f"{who}: {value}" for who, value in told.items())))
    return found


def _said(properties: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """What each loaded source says, by its id, where more than one describes the record."""
    try:
        claims = json.loads(properties.get("claims") or "{}")
    except (TypeError, ValueError):
        return []
    named = sorted(claims.items()) if isinstance(claims, dict) else []
    return [
        (str(who), claim["properties"]) for who, claim in named if isinstance(claim, dict) and "properties" in claim
    ]
