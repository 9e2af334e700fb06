"""What a careful reader would correct in the terms: words, names, colours, shapes, boundaries, alignments."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ontology.model import Model
from ontology.rules.finding import Finding
from ontology.rules.looks import colours, shapes
from ontology.rules.matches import matches
from ontology.rules.names import names, properties
from ontology.rules.wording import boundaries, labels, notations, words

__all__ = ["RULES", "Finding", "lint"]

RULES: tuple[Callable[[Model], Iterator[Finding]], ...] = (
    words,
    labels,
    boundaries,
    notations,
    names,
    properties,
    colours,
    shapes,
    matches,
)


def lint(model: Model) -> list[Finding]:
    """Everything to correct in the ontology, ordered by term; empty when there is nothing."""
    return sorted({finding for rule in RULES for finding in rule(model)})
