"""The two judges of records: the checks of a load, and SHACL over the same records in RDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any

from rdflib import XSD, Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node as Term

from loaders.checks import Checker
from loaders.emit import Edge, Node, Statement
from loaders.findings import Finding
from loaders.record import Where
from ontology import model as ontology
from ontology.turtle import KG
from tests.loaders.faulty import Made
from tests.loaders.shaped import Rule, Shape, rules

FORMS = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
MODEL = ontology.load()


def checked(statements: Sequence[Statement], standing: Mapping[str, tuple[str, ...]] | None = None) -> list[Finding]:
    """What the checks of a load find in the records, alone and together; `standing`: labels in the graph, by id."""
    checker = Checker(MODEL)
    for said in statements:
        if isinstance(said, Node):
            checker.entity(said)
        else:
            checker.link(said)
    checker.together(statements, standing or {})
    return checker.findings


def statement(made: Made) -> Statement:
    """The record as a loader makes it, on the line of its number."""
    where = Where("records", made.number)
    if made.ends is None:
        return Node(made.type, made.id, made.values, made.sources, where)
    type, start, end = MODEL.relation(made.type).cypher_type, made.ends["source"], made.ends["target"]
    return Edge(type, made.id, start, end, made.values, made.sources, where)


def in_rdf(statements: Sequence[Statement], known: Mapping[str, Shape]) -> Graph:
    """The records as RDF, each under its place. What only adds to an entity is said of that entity.

    A value has the type that its attribute asks for where Python's type is one that can be meant, else its own.
    """
    places = {said.id: at for at, said in reversed(list(enumerate(statements))) if _describes(said)}
    ways = {name: rules(name, known) for name in known}
    anything = {path: rule for each in ways.values() for path, rule in each.items()}
    graph = Graph()
    for at, said in enumerate(statements):
        if isinstance(said, Node) and said.type is None:
            _add(graph, _at(places[said.id]), said.attributes, anything)
            continue
        name = said.type if isinstance(said, Node) else MODEL.relation(said.type).name
        graph.add((_at(at), RDF.type, KG[name]))
        _add(graph, _at(at), {"id": said.id or [], "sources": list(said.sources), **said.attributes}, ways[name])
        for path, end in (("source", said.start), ("target", said.end)) if isinstance(said, Edge) else ():
            for one in filter(None, end if isinstance(end, list) else [end]):
                graph.add((_at(at), KG[path], _at(places.get(one, one))))
    return graph


def place(focus: str) -> int:
    """The place of the record that SHACL names."""
    return int(focus.rpartition(":")[2])


def _describes(said: Statement) -> bool:
    return isinstance(said, Node) and said.type is not None and isinstance(said.id, str)


def _at(place: int | str) -> URIRef:
    return URIRef(f"urn:record:{place}")


def _add(graph: Graph, subject: Term, values: Mapping[str, Any], ways: Mapping[str, Rule]) -> None:
    for path, value in values.items():
        for one in _each(value):
            graph.add((subject, KG[path], _literal(ways[path].datatype, one)))


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _literal(datatype: str, value: Any) -> Literal:
    if datatype == "decimal" and isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return Literal(Decimal(str(value)))
    if datatype == "anyURI" and isinstance(value, str):
        return Literal(value, datatype=XSD.anyURI)
    if datatype == "date" and isinstance(value, str):
        return Literal(value, datatype=XSD.date)
    if datatype == "PartialDate" and isinstance(value, str):
        return Literal(value, datatype=FORMS.get(len(value)))
    return Literal(value)
