"""A statement as the sentence that it is."""

from __future__ import annotations

from app import facts, words
from graph.rows import Statement
from ontology.model import Model

FALLBACK = "RELATED_TO"
"""The relationship of every verb without a type of its own."""


def phrase(model: Model, type: str, *, outgoing: bool) -> str:
    """The name of a relationship as the entity at this end says it: `is located in`, or `is home to`."""
    known = facts.relation(model, type)
    if known is None:
        return words.spaced(type.lower())
    return known.label if outgoing else known.inverse_label


def verb(model: Model, statement: Statement) -> str:
    """The relationship's name; where it only says that there is one, the word of the record."""
    predicate = statement.properties.get("predicate")
    if statement.type == FALLBACK and predicate:
        return words.spaced(str(predicate))
    return phrase(model, statement.type, outgoing=True)


def sentence(model: Model, statement: Statement) -> str:
    """Subject, verb and object: `ASML Holding produces EUV lithography`."""
    return f"{statement.source.name} {verb(model, statement)} {statement.target.name}"
