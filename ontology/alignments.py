"""Alignments read from the Turtle files: the terms of other vocabularies that mean exactly the same."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib.namespace import OWL, SKOS
from rdflib.term import Node

from ontology.errors import BrokenOntology
from ontology.turtle import Facts, local

OF_CLASS, OF_ATTRIBUTE, OF_RELATIONSHIP = OWL.equivalentClass, OWL.equivalentProperty, SKOS.exactMatch
EXACT = (OF_CLASS, OF_ATTRIBUTE, OF_RELATIONSHIP)
INEXACT = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


def of(facts: Facts, term: Node, predicate: Node) -> tuple[str, ...]:
    """The IRIs that a term is aligned with by this predicate, in their order."""
    return tuple(sorted(map(str, facts.all(term, predicate))))


def check(facts: Facts, rightly: Mapping[Node, Node]) -> None:
    """Raises `BrokenOntology` for an alignment that nobody would read.

    That is one of a term that is not defined, or by another predicate than the one that `rightly` gives for the term.
    """
    for predicate in (*EXACT, *INEXACT):
        for term in facts.saying(predicate):
            if rightly.get(term) != predicate:
                raise BrokenOntology(f"{local(term)} is aligned by {local(predicate)}.", hint=_hint(rightly.get(term)))


def _hint(right: Node | None) -> str:
    if right is None:
        return "No class, attribute or relationship has this name; correct it."
    return f"Use {local(right)}, and only where both mean exactly the same."
