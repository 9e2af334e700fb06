"""Turtle says what is shown in the words of the ontology, and comes back whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
import rdflib
from rdflib import DCTERMS, RDF, RDFS, XSD, Literal, URIRef

from app.exports.turtle import turtle
from graph.connection import Connection
from graph.results import to_rdf
from graph.rows import Web
from graph.subgraph import among
from graph.values import Elements
from ontology import iris
from ontology import model as ontology
from ontology.validate import validate
from tests.exports.hostile import HOSTILE
from tests.exports.webs import ABOUT, ASML, EMPTY, ODD, TECHNOLOGY, WEB, entity

KG = rdflib.Namespace(iris.TERMS)
MODEL = ontology.load()


def parsed(web: Web) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle(web, MODEL, ABOUT), format="turtle")


def said(graph: rdflib.Graph, iri: str) -> set[tuple[object, object]]:
    return set(graph.predicate_objects(URIRef(iri)))


def test_an_entity_has_its_classes_and_its_properties() -> None:
    assert said(parsed(WEB), "urn:chokepoint:entity:asml") == {
        *((RDF.type, KG[name]) for name in ("Actor", "Company", "Entity")),
        (RDFS.label, Literal("ASML Holding")),
        (KG.id, Literal("asml")),
        (KG.name, Literal("ASML Holding")),
        (KG.aliases, Literal("ASML")),
        (KG.aliases, Literal("Al & Co")),
        (KG.verified, Literal(True)),
    }


def test_a_relationship_is_an_individual_with_two_ends_and_its_sources() -> None:
    assert said(parsed(WEB), "urn:chokepoint:statement:p-1") == {
        (RDF.type, KG.Produces),
        (KG.source, URIRef("urn:chokepoint:entity:asml")),
        (KG.target, URIRef("urn:chokepoint:entity:eto:N%2049%2F%C3%A9")),
        (KG.id, Literal("p-1")),
        (KG.share, Literal("51.9", datatype=XSD.decimal)),
        (KG.year, Literal(2025)),
        (KG.verified, Literal(True)),
        (KG.confidence, Literal("high")),
        (KG.loaded_by, Literal("facts")),
        (KG.sources, Literal("s-1")),
        (KG.sources, Literal("gone")),
        (DCTERMS.source, URIRef("urn:chokepoint:entity:s-1")),
        (DCTERMS.source, URIRef("urn:chokepoint:entity:gone")),
    }


def test_a_date_is_as_exact_as_it_is_known() -> None:
    """As the shapes have it: the day that stands for a month in the graph is no day that anyone named."""
    rule = said(parsed(WEB), "urn:chokepoint:entity:rule")
    assert [each for name, each in rule if name == KG.announced] == [Literal("2024-09", datatype=XSD.gYearMonth)]
    assert [name for name, _ in rule if "precision" in str(name)] == []


def test_an_address_and_a_tiny_share_keep_type_and_value() -> None:
    graph = parsed(WEB)
    url = graph.value(URIRef("urn:chokepoint:entity:s-1"), KG.url)
    share = graph.value(URIRef("urn:chokepoint:statement:p-2"), KG.share)
    assert url == Literal("https://example.org/a?b&c", datatype=XSD.anyURI)
    assert share == Literal("0.0000001", datatype=XSD.decimal)
    assert b'"0.0000001"^^xsd:decimal' in turtle(WEB, MODEL, ABOUT)


def test_every_statement_of_the_file_comes_back_and_none_from_its_comments() -> None:
    assert len(parsed(WEB)) == 9 + 8 + 9 + 7 + 13 + 11 + 10
    assert b"# Licence: CC BY @prefix x: <y> .\n" in turtle(WEB, MODEL, ABOUT)
    assert len(parsed(EMPTY)) == 0


def test_hostile_texts_and_ids_come_back_as_they_were() -> None:
    graph = parsed(ODD)
    assert {str(name) for name in graph.objects(None, KG.name)} == set(HOSTILE)
    assert {iris.id_of(str(each)) for each in graph.subjects(RDF.type, KG.Entity)} == {
        f"odd {each}" for each in HOSTILE
    }


def test_what_the_ontology_does_not_know_keeps_its_name() -> None:
    odd = entity("x", "X", ("Entity", "No such class"), **{"no such name": 1.5})
    graph = parsed(Web(entities=(odd,)))
    assert (URIRef("urn:chokepoint:entity:x"), KG["no%20such%20name"], Literal(1.5)) in graph
    assert (URIRef("urn:chokepoint:entity:x"), RDF.type, KG["No%20such%20class"]) in graph


@pytest.mark.parametrize("web", [WEB, ODD, EMPTY])
def test_the_same_graph_gives_the_same_bytes(web: Web) -> None:
    assert turtle(web, MODEL, ABOUT) == turtle(web, MODEL, ABOUT)


def test_the_workbench_and_the_views_write_the_same_facts() -> None:
    """Answers to queries have their days as text, views as dates."""
    entities = {
        each.id: {"labels": [*each.labels], "properties": _plain(each.properties)}
        for each in (*WEB.entities, *WEB.publications)
    }
    joined = {
        each.id: {
            "type": each.type,
            "from": each.source.id,
            "to": each.target.id,
            "properties": _plain(each.properties),
        }
        for each in WEB.statements
    }
    assert set(to_rdf(Elements(entities, joined), MODEL)) == set(parsed(WEB))


def _plain(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in properties.items()}


def test_statements_of_two_types_with_one_id_stay_apart() -> None:
    alike = [replace(each, id="x") for each in (WEB.statements[0], WEB.statements[2])]
    graph = parsed(Web(entities=WEB.entities, statements=tuple(alike)))
    names = {str(each) for each in graph.subjects(KG.source, None)}
    assert names == {"urn:chokepoint:statement:PRODUCES/x", "urn:chokepoint:statement:COVERS/x"}
    assert {iris.id_of(each) for each in names} == {"x"}


def test_what_stands_around_a_jurisdiction_conforms_to_the_shapes(connection: Connection) -> None:
    ids = [row["id"] for row in connection.rows("MATCH ({id: 'jpn'})-[*0..1]-(e:Entity) RETURN DISTINCT e.id AS id")]
    web = among(connection, ids)
    graph = parsed(web)
    kinds = {MODEL.relation(each.type).name for each in web.statements}
    found = [each for name in kinds for each in graph.subjects(RDF.type, KG[name])]
    assert (len(found), web.missing) == (len(web.statements), ())
    assert len(kinds) > 8
    assert validate(graph) == []


def test_a_relationship_with_a_wrong_end_does_not_conform() -> None:
    technology = entity("t", "T", TECHNOLOGY)
    wrong = Web(entities=(ASML, technology), statements=(WEB.statements[2],))
    assert "urn:chokepoint:statement:rule--COVERS--euv" in {each.focus for each in validate(parsed(wrong))}
