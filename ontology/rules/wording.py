"""Rules on words: labels, comments, boundaries, and the words of the records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ontology.model import Model, NodeType, RelationType
from ontology.rules.finding import Finding, terms

BOUNDARY = re.compile(r"Not ([^.:]+): see ([^.]+)\.")


def words(model: Model) -> Iterator[Finding]:
    """Every class and relationship has a label, its plural or inverse, and a comment; every attribute two of these."""
    for term in terms(model):
        second = ("plural", term.plural) if isinstance(term, NodeType) else ("inverse label", term.inverse_label)
        for what, text in (("label", term.label), second, ("comment", term.comment)):
            if not text.strip():
                yield Finding(term.name, "words", f"has no {what}.")
        for attribute in term.attributes:
            for what, text in (("name", attribute.label), ("description", attribute.comment)):
                if not text.strip():
                    yield Finding(term.name, "words", f"its attribute {attribute.name} has no {what}.")


def labels(model: Model) -> Iterator[Finding]:
    """No two terms have the same label."""
    owners: dict[str, set[str]] = defaultdict(set)
    for term in terms(model):
        owners[term.label.lower()].add(term.name)
        if isinstance(term, RelationType):
            owners[term.inverse_label.lower()].add(term.name)
    for label, names in owners.items():
        for name in names if len(names) > 1 and label else ():
            others = ", ".join(sorted(names - {name}))
            yield Finding(name, "labels", f"shares the label {label!r} with {others}.")


def boundaries(model: Model) -> Iterator[Finding]:
    """Each kind of measure says what it is not, and names another kind for that."""
    if "Measure" not in model.nodes:
        return
    kinds = {name: model.nodes[name] for name in model.subclasses("Measure")[1:]}
    known = {kind.label.lower(): name for name, kind in kinds.items()}
    for name, kind in kinds.items():
        others = [other for _, other in BOUNDARY.findall(kind.comment)]
        if not others:
            yield Finding(name, "boundaries", "does not say what it is not: add 'Not ...: see ...'.")
        for other in others:
            if known.get(other.lower(), name) == name:
                yield Finding(name, "boundaries", f"refers to {other!r}, which is no other kind of measure.")


def notations(model: Model) -> Iterator[Finding]:
    """No word of the records stands for two classes under one root, or for two relationships."""
    seen: dict[tuple[str, str], str] = {}
    for term in terms(model):
        root = term.ancestors[-2:][0] if isinstance(term, NodeType) else ""
        for word in term.notations:
            if other := seen.get((root, word)):
                yield Finding(term.name, "notations", f"is called {word!r} in the records, as is {other}.")
            seen[root, word] = term.name
