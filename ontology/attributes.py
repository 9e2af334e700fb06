"""Property shapes read as attributes."""

from __future__ import annotations

from dataclasses import replace

from rdflib.namespace import SH
from rdflib.term import Node

from ontology import alignments
from ontology.errors import BrokenOntology
from ontology.model import Attribute
from ontology.turtle import KG, UI, Facts, local

DATATYPES = ("string", "integer", "decimal", "boolean", "anyURI", "date")
PRECISIONS = ("day", "month", "year")
ENDS = (KG.source, KG.target)


def declared(facts: Facts, term: Node) -> dict[str, Attribute]:
    """The attributes that the shapes of this one class declare, by name.

    A date that may be a month or a year brings a companion that says how exactly it is known.
    """
    shapes = [shape for shape in facts.all(term, SH.property) if facts.one(shape, SH.path) not in ENDS]
    own = [_attribute(facts, term, shape) for shape in shapes]
    companions = [precision_of(attribute) for attribute in own if attribute.datatype == "partialDate"]
    return {attribute.name: attribute for attribute in own + companions}


def inherited(line: list[dict[str, Attribute]]) -> tuple[Attribute, ...]:
    """The attributes of a class and the classes above it, by order and name; the nearest definition of a name counts.

    `line` holds what each declares, the class itself first.
    """
    found: dict[str, Attribute] = {}
    for attributes in reversed(line):
        found |= attributes
    return tuple(sorted(found.values(), key=lambda attribute: (attribute.order, attribute.name)))


def precision_of(date: Attribute) -> Attribute:
    """The attribute that says how exactly the date is known: `announced` has `announced_precision`."""
    return replace(
        date,
        name=f"{date.name}_precision",
        label=f"{date.label}: how exact",
        comment="Whether the day, only the month or only the year is known.",
        datatype="string",
        required=False,
        choices=PRECISIONS,
        counts="",
        matches=(),
    )


def _attribute(facts: Facts, term: Node, shape: Node) -> Attribute:
    path = facts.one(shape, SH.path)
    if path is None:
        raise BrokenOntology(f"A property shape of {local(term)} has no sh:path.", hint="Add sh:path kg:name.")
    return Attribute(
        name=local(path),
        label=facts.text(shape, SH.name),
        comment=facts.text(shape, SH.description),
        datatype=_datatype(facts, term, shape, local(path)),
        many=facts.text(shape, SH.maxCount) != "1",
        required=_number(facts, shape, SH.minCount) not in (None, 0),
        choices=tuple(map(str, facts.members(facts.one(shape, SH["in"])))),
        search=facts.text(shape, UI.search) == "true",
        counts=facts.text(shape, UI.counts),
        order=int(_number(facts, shape, SH.order) or 0),
        minimum=_number(facts, shape, SH.minInclusive),
        maximum=_number(facts, shape, SH.maxInclusive),
        pattern=facts.text(shape, SH.pattern),
        matches=alignments.of(facts, path, alignments.OF_ATTRIBUTE),
    )


def _datatype(facts: Facts, term: Node, shape: Node, name: str) -> str:
    if facts.one(shape, SH.node) == KG.PartialDate:
        return "partialDate"
    datatype = facts.one(shape, SH.datatype)
    if datatype is None or local(datatype) not in DATATYPES:
        raise BrokenOntology(
            f"{local(term)}: {name} has the datatype {local(datatype) if datatype else 'none'!r}.",
            hint=f"Use one of {', '.join(DATATYPES)}, or sh:node kg:PartialDate.",
        )
    return local(datatype)


def _number(facts: Facts, shape: Node, predicate: Node) -> float | None:
    text = facts.text(shape, predicate)
    return float(text) if text else None
