"""The whole answer to a query, and what other libraries make of it: data frames, networks, RDF, GraphML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rdflib import XSD, Graph, Literal, URIRef

from graph.rdf import Dialect, Iri, Value
from graph.rdf_text import PREFIXES
from graph.streamed import Summary
from graph.values import Elements
from ontology import model as ontology
from ontology.model import Model

if TYPE_CHECKING:
    import networkx
    import pandas


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
    """The entities and relationships in the words of the ontology, as `graph.rdf` has them."""
    graph, dialect = Graph(), Dialect(model)
    for name, base in PREFIXES:
        graph.bind(name, base)
    entities, relationships = elements.entities.items(), elements.relationships.items()
    blocks = [dialect.entity(id, each["labels"], each["properties"]) for id, each in entities]
    blocks += [dialect.statement(id, e["type"], e["from"], e["to"], e["properties"]) for id, e in relationships]
    for block in blocks:
        for predicate, value in block.facts:
            graph.add((URIRef(block.iri), URIRef(predicate), _term(value)))
    return graph


def _term(value: Value) -> URIRef | Literal:
    if isinstance(value, Iri):
        return URIRef(value.iri)
    return Literal(value.text, datatype=None if value.datatype == "string" else XSD[value.datatype])
