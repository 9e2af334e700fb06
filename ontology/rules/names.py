"""Rules on names: what becomes a label, a type or a property in Neo4j."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.model import Attribute, Model, RelationType
from ontology.rules.finding import Finding, terms

PLAIN = re.compile(r"[a-z][a-z0-9_]*")
CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")


def names(model: Model) -> Iterator[Finding]:
    """Names stand in Cypher without quoting, and no two of them become the same label or type."""
    seen: dict[str, str] = {}
    for term in terms(model):
        if not CLASS.fullmatch(term.name):
            yield Finding(term.name, "names", "is not written in CamelCase.")
        written = term.cypher_type if isinstance(term, RelationType) else term.name.upper()
        if other := seen.get(written):
            yield Finding(term.name, "names", f"is in Cypher the same as {other}.")
        seen[written] = term.name


def properties(model: Model) -> Iterator[Finding]:
    """One property name means one datatype everywhere; a partly known date says which day counts."""
    seen: dict[str, tuple[str, str]] = {}
    for term in terms(model):
        for attribute in term.attributes:
            if not PLAIN.fullmatch(attribute.name):
                yield Finding(term.name, "properties", f"its attribute {attribute.name} is not in snake_case.")
            datatype, owner = seen.setdefault(attribute.name, (attribute.datatype, term.name))
            if datatype != attribute.datatype:
                said = f"its attribute {attribute.name} is {attribute.datatype}, but {datatype} in {owner}."
                yield Finding(term.name, "properties", said)
            if not _counts_rightly(attribute):
                yield Finding(term.name, "properties", f"its date {attribute.name} needs ui:counts first or last.")


def _counts_rightly(attribute: Attribute) -> bool:
    return attribute.counts in (("first", "last") if attribute.datatype == "partialDate" else ("",))
