"""Whether a named query keeps its contract: header, text and ontology agree. Checked without a database."""

from __future__ import annotations

import re

from graph.catalog import NamedQuery
from ontology.model import Model

_LABELS = re.compile(r"\((?:\w+)?((?::\w+)+(?:\|\w+)*)")
_TESTED_LABELS = re.compile(r"\b[a-z]\w*((?::[A-Z]\w*)+(?:\|\w+)*)")
_TYPES = re.compile(r"\[(?:\w+)?:(\w+(?:\|\w+)*)")
BOOKKEEPING = frozenset({"LoadRecord"})


def problems(query: NamedQuery, model: Model) -> list[str]:
    """What is wrong with a query or part, in words; empty when header, text and ontology agree."""
    used = set(re.findall(r"\$(\w+)", query.cypher))
    return [
        *(f"parameter {name} is used but not in the header" for name in sorted(used - query.params.keys())),
        *(f"parameter {name} is in the header but not used" for name in sorted(query.params.keys() - used)),
        *(f"{name} is in the header but not used" for name in query.takes if not re.search(rf"\b{name}\b", query.text)),
        *_columns(query),
        *(
            f"the ontology has no class {name}"
            for name in sorted(labels(query.cypher) - model.nodes.keys() - BOOKKEEPING)
        ),
        *(f"the ontology has no relationship {name}" for name in sorted(types(query.cypher) - _known_types(model))),
    ]


def _columns(query: NamedQuery) -> list[str]:
    found, said = returned(query.cypher), list(query.columns or query.gives)
    return [] if found == said else [f"header columns {said} but RETURN gives {found}"]


def _known_types(model: Model) -> set[str]:
    return {relation.cypher_type for relation in model.relations.values()}


def labels(cypher: str) -> set[str]:
    """The labels that a query names."""
    bare = _without_text(re.sub(r"\[[^\]]*\]", "[]", cypher))
    groups = [*_LABELS.findall(bare), *_TESTED_LABELS.findall(bare)]
    return {name for group in groups for name in re.split(r"[:|]", group) if name}


def types(cypher: str) -> set[str]:
    """The relationship types that a query names."""
    return {name for group in _TYPES.findall(_without_text(cypher)) for name in group.split("|")}


def returned(cypher: str) -> list[str]:
    """The names of the columns of the last RETURN, in order."""
    tail = re.split(r"\bRETURN\b(?:\s+DISTINCT\b)?", _outside_braces(_without_text(cypher)))[-1]
    tail = re.split(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", tail)[0]
    return [part.split(" AS ")[-1].strip() for part in _at_depth_zero(tail)]


def _outside_braces(text: str) -> str:
    """`text` without what stands in braces: subqueries and maps have no say in the columns."""
    while re.search(r"\{[^{}]*\}", text):
        text = re.sub(r"\{[^{}]*\}", "", text)
    return text


def _at_depth_zero(text: str) -> list[str]:
    """`text` split at the commas that stand in no bracket."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _without_text(cypher: str) -> str:
    return re.sub(r"'[^']*'", "''", cypher)
