"""The shapes as the Turtle files have them, read without the model: each class with the rules for its attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import OWL, RDF, SH
from rdflib.term import Node

from ontology.model import TERMS
from ontology.turtle import KG, Facts, local, parse

DESCRIBING = (SH.path, SH.name, SH.description, SH.order, SH.message)
"""What a property shape says besides its constraints."""


@dataclass(frozen=True)
class Rule:
    """One attribute of a shape: each constraint on it by the name of its component, `class` or `maxCount`."""

    path: str
    constraints: Mapping[str, tuple[str, ...]]

    def one(self, component: str) -> str:
        """The value of a constraint; empty when the attribute does not have it."""
        return next(iter(self.constraints.get(component, ())), "")

    @property
    def ends(self) -> tuple[str, ...]:
        """The classes allowed there, where the attribute is an end of a relationship."""
        return self.constraints.get("class") or self.constraints.get("or", ())

    @property
    def datatype(self) -> str:
        """The type of its values; a date that may be a month or a year is a `PartialDate`."""
        return self.one("datatype") or self.one("node")


@dataclass(frozen=True)
class Shape:
    """A class: itself and those above it, whether records can be of it, and its own rules."""

    name: str
    line: tuple[str, ...]
    abstract: bool
    own: tuple[Rule, ...] = field(repr=False)

    @property
    def relationship(self) -> bool:
        return self.line[-1] == "Relationship"


def shapes(folder: Path = TERMS) -> dict[str, Shape]:
    """Every class that is a shape, by name."""
    graph = parse(folder)
    facts = Facts(graph)
    terms = sorted(set(graph.subjects(RDF.type, SH.NodeShape)) & set(graph.subjects(RDF.type, OWL.Class)), key=str)
    return {local(term): _shape(graph, facts, term) for term in terms}


def others(folder: Path = TERMS) -> set[str]:
    """The shapes that are no classes."""
    graph = parse(folder)
    return {local(term) for term in graph.subjects(RDF.type, SH.NodeShape) if (term, RDF.type, OWL.Class) not in graph}


@cache
def alternatives(name: str, folder: Path = TERMS) -> list[tuple[str, str]]:
    """Datatype and pattern of each member of the `sh:or` of a shape that is no class."""
    facts = Facts(parse(folder))
    assert facts.all(KG[name], SH.property) == []
    members = facts.members(facts.one(KG[name], SH["or"]))
    return [(local(facts.one(each, SH.datatype) or each), facts.text(each, SH.pattern)) for each in members]


def rules(name: str, known: Mapping[str, Shape]) -> dict[str, Rule]:
    """The rules for a record of the class, by attribute: those of the classes above it are its own too."""
    return {rule.path: rule for above in reversed(known[name].line) for rule in known[above].own}


def _shape(graph: Graph, facts: Facts, term: Node) -> Shape:
    own = tuple(_rule(graph, facts, each) for each in facts.all(term, SH.property))
    stray = {local(said) for said in graph.predicates(term) if str(said).startswith(str(SH))} - {"property"}
    assert not stray, f"{local(term)} has constraints of its own: {stray}"
    abstract = facts.text(term, KG.abstract) == "true"
    return Shape(local(term), tuple(map(local, facts.line(term))), abstract, tuple(sorted(own, key=lambda r: r.path)))


def _rule(graph: Graph, facts: Facts, shape: Node) -> Rule:
    found: dict[str, tuple[str, ...]] = {}
    for said, value in graph.predicate_objects(shape):
        if str(said).startswith(str(SH)) and said not in DESCRIBING:
            found[local(said)] = _values(graph, facts, said, value)
    path = facts.one(shape, SH.path)
    assert path is not None
    return Rule(local(path), found)


def _values(graph: Graph, facts: Facts, said: Node, value: Node) -> tuple[str, ...]:
    if said == SH["in"]:
        return tuple(map(str, facts.members(value)))
    if said == SH["or"]:
        inside = {p for member in facts.members(value) for p in graph.predicates(member)}
        assert inside == {SH["class"]}, f"an sh:or of {inside}"
        return tuple(local(end) for member in facts.members(value) for end in facts.all(member, SH["class"]))
    return (local(value) if "#" in str(value) else str(value),)
