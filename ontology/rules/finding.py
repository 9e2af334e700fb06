"""What a rule of the lint reports, and the terms it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontology.model import Model, NodeType, RelationType

Term = NodeType | RelationType


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to correct: the term, the rule it breaks, and in words what is wrong."""

    term: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.term}: {self.message}"


def terms(model: Model) -> Iterator[Term]:
    """Every class, then every relationship."""
    yield from model.nodes.values()
    yield from model.relations.values()
