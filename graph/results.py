"""The whole answer to a query, and what other libraries make of it: data frames, networks, RDF, GraphML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

from graph.streamed import Summary
from graph.values import Elements
from ontology import model as ontology
from ontology.errors import UnknownTerm
from ontology.model import Model
from ontology.term import Attribute

if TYPE_CHECKING:
    import networkx
    import pandas

TERMS = Namespace("urn:chokepoint:terms#")
ENTITY, STATEMENT = "urn:chokepoint:entity:", "urn:chokepoint:statement:"
TYPES = {
    "date": XSD.date,
    "partialDate": XSD.date,
    "integer": XSD.integer,
    "decimal": XSD.decimal,
    "anyURI": XSD.anyURI,
}


@dataclass(frozen=True, kw_only=True)
class Result:
    """The rows of a query as dicts by column, of plain values (`graph.values`), in the order they came.

    `more` says that a limit cut them. `elements` are the entities and relationships among the values, each once.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    elements: Elements
    more: bool
    summary: Summary | None

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame with the query's columns, also when there is no row."""
        import pandas  # here, because it takes half a second and only this needs it

        return pandas.DataFrame(self.rows, columns=list(self.columns))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The entities and relationships as a network; see `to_networkx` of this module."""
        return to_networkx(self.elements)

    def to_rdf(self) -> Graph:
        """The entities and relationships as RDF; see `to_rdf` of this module."""
        return to_rdf(self.elements, ontology.load())


def to_networkx(elements: Elements) -> networkx.MultiDiGraph[str]:
    """A directed network: nodes by id with `labels` and their properties, edges by id as key with `type` and theirs.

    An end of a relationship that is not among the entities is a node without labels.
    """
    import networkx  # here, because it takes a quarter of a second and only this needs it

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for id, entity in elements.entities.items():
        network.add_node(id, **{**entity["properties"], "labels": entity["labels"]})
    for id, each in elements.relationships.items():
        for end in (each["from"], each["to"]):
            if end not in network:
                network.add_node(end, labels=[])
        network.add_edge(each["from"], each["to"], key=id, **{**each["properties"], "type": each["type"]})
    return network


def graphml(elements: Elements) -> bytes:
    """The network as GraphML in UTF-8. GraphML has no lists: theirs are joined by `;`. What is null is left out."""
    import networkx

    network = to_networkx(elements)
    for _, attributes in network.nodes(data=True):
        attributes.update(_flat(attributes))
    for _, _, attributes in network.edges(data=True):
        attributes.update(_flat(attributes))
    return b"\n".join(line.encode() for line in networkx.generate_graphml(network, named_key_ids=True))


def _flat(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _one(value) for name, value in attributes.items()}


def _one(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(str(_one(each)) for each in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def to_rdf(elements: Elements, model: Model) -> Graph:
    """A graph in the words of the ontology: every entity `urn:chokepoint:entity:ID` of its classes with its properties.

    Every relationship is a statement `urn:chokepoint:statement:ID` of its class with subject, predicate, object and
    its own properties, and beside it the plain triple. Dates have their type; what the ontology does not know keeps
    its name as a term.
    """
    graph = Graph()
    graph.bind("kg", TERMS)
    for id, entity in elements.entities.items():
        subject = _iri(ENTITY, id)
        for label in entity["labels"]:
            graph.add((subject, RDF.type, TERMS[quote(label)]))
        if name := entity["properties"].get("name"):
            graph.add((subject, RDFS.label, Literal(name)))
        _describe(graph, subject, entity["properties"], _attributes(model, entity["labels"]))
    for id, each in elements.relationships.items():
        _state(graph, model, id, each)
    return graph


def _state(graph: Graph, model: Model, id: str, each: Mapping[str, Any]) -> None:
    try:
        relation = model.relation(each["type"])
        term, known = TERMS[relation.name], {one.name: one for one in relation.attributes}
    except UnknownTerm:
        term, known = TERMS[quote(each["type"])], {}
    subject, target, statement = _iri(ENTITY, each["from"]), _iri(ENTITY, each["to"]), _iri(STATEMENT, id)
    for predicate, value in ((RDF.subject, subject), (RDF.predicate, term), (RDF.object, target), (RDF.type, term)):
        graph.add((statement, predicate, value))
    graph.add((subject, term, target))
    _describe(graph, statement, each["properties"], known)


def _attributes(model: Model, labels: Iterable[str]) -> dict[str, Attribute]:
    known = [model.nodes[label] for label in labels if label in model.nodes]
    return {one.name: one for node in known for one in node.attributes}


def _describe(graph: Graph, subject: URIRef, properties: Mapping[str, Any], known: Mapping[str, Attribute]) -> None:
    for name, value in properties.items():
        datatype = TYPES.get(known[name].datatype) if name in known else None
        for each in _values(value):
            typed = datatype is not None and not isinstance(each, bool)
            graph.add((subject, TERMS[quote(name)], Literal(each, datatype=datatype) if typed else Literal(each)))


def _values(value: Any) -> Iterator[Any]:
    for each in value if isinstance(value, list) else [value]:
        if each is not None:
            yield json.dumps(each, ensure_ascii=False) if isinstance(each, dict) else each


def _iri(base: str, id: str) -> URIRef:
    return URIRef(base + quote(id, safe=":-._~"))
