"""A new relationship type is one block of Turtle and nothing else.

In a copy of the product that got just such blocks, data with them is checked, loaded, asked for, drawn on the canvas
and written to files, as a user would do it.
"""

from __future__ import annotations

import csv
import html
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, XSD

from graph.connection import Connection
from graph.settings import Settings

ROOT = Path(__file__).parents[2]
KG, OUR = Namespace("urn:chokepoint:terms#"), Namespace("urn:chokepoint:entity:")
CERTIFIES = """
kg:Certifies a owl:Class , sh:NodeShape ;
    rdfs:subClassOf kg:Relationship ;
    rdfs:label "certifies" ; ui:inverseLabel "is certified by" ;
    rdfs:comment "A body confirms that a technology meets a standard." ;
    ui:color "#2A4D7C" ; ui:darkColor "#8FB4DA" ; ui:line "dashed" ;
    sh:property
        [ sh:path kg:source ; sh:minCount 1 ; sh:maxCount 1 ; sh:class kg:Agency ] ,
        [ sh:path kg:target ; sh:minCount 1 ; sh:maxCount 1 ; sh:class kg:Technology ] ,
        [ sh:path kg:standard ; sh:name "Standard" ; sh:description "The standard that it meets." ;
          sh:datatype xsd:string ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( "length" "colour" ) ; sh:order 10 ] ,
        [ sh:path kg:since ; sh:name "Since" ; sh:description "From when it is so." ;
          sh:node kg:PartialDate ; sh:maxCount 1 ; sh:order 11 ; ui:counts "last" ] .
"""
FEEDS = """
kg:Feeds a owl:Class , sh:NodeShape ;
    rdfs:subClassOf kg:Relationship ;
    rdfs:label "feeds" ; ui:inverseLabel "is fed by" ;
    rdfs:comment "A technology drives another." ;
    ui:color "#0E6459" ; ui:darkColor "#5FBFAE" ; ui:line "solid" ; kg:flow true ;
    sh:property
        [ sh:path kg:source ; sh:minCount 1 ; sh:maxCount 1 ; sh:class kg:Technology ] ,
        [ sh:path kg:target ; sh:minCount 1 ; sh:maxCount 1 ; sh:class kg:Technology ] .
"""
DATA = """
@prefix kg: <urn:chokepoint:terms#> .
@prefix our: <urn:chokepoint:entity:> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://example.org/gauges> a owl:Ontology ; dcterms:title "Gauges" ; owl:versionInfo "1" .
our:bureau a kg:Agency ; kg:name "Bureau of Gauges (made up)" .
our:gauge a kg:ProcessStep ; kg:name "Sample gauge" ; kg:stage "fabrication" .
our:wheel a kg:ProcessStep ; kg:name "Sample wheel" ; kg:stage "fabrication" .
<urn:chokepoint:statement:seal> a kg:Certifies ; kg:source our:bureau ; kg:target our:gauge ;
    kg:standard "length" ; kg:since "2024-05"^^xsd:gYearMonth .
<urn:chokepoint:statement:drive> a kg:Feeds ; kg:source our:gauge ; kg:target our:wheel .
"""
FAULTY = DATA.replace('"length"', '"smell"').replace(
    "kg:Feeds ; kg:source our:gauge", "kg:Feeds ; kg:source our:bureau"
)
SEAL = {
    "id": "seal", "loaded_by": ["rdf"], "since": "2024-05-31", "since_precision": "month", "sources": [],
    "standard": "length",
}  # fmt: skip
DRIVER = """
import contextlib, io, json, sys
from app import cli

def done(words):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        return cli.run(words), out.getvalue(), err.getvalue()

told = [done(words) for words in json.loads(sys.argv[1])]
from app.wsgi import server
page, view = server.test_client(), {"chokepoint": "view", "version": 1, "focus": "bureau"}
picture = page.post("/explore/picture", json={"document": view}).get_json()
print(json.dumps([told, picture, page.get("/explore").text]))
"""
"""Runs commands one after the other, then asks for a canvas and a page; a process for each would take a minute."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product as it is, with two more blocks among its relationships."""
    folder = tmp_path_factory.mktemp("copy")
    for package in ("app", "graph", "loaders", "ontology"):
        shutil.copytree(ROOT / package, folder / package)
    with (folder / "ontology" / "terms" / "relationships.ttl").open("a", encoding="utf-8") as terms:
        terms.write(CERTIFIES + FEEDS)
    return folder


def told(copy: Path, home: Path, commands: list[tuple[str, ...]]) -> tuple[list[tuple[int, str, str]], Any, str]:
    """Of each command the exit status, stdout and stderr; then what the canvas is sent, and the page around it."""
    words = [sys.executable, "-c", DRIVER, json.dumps(commands)]
    env = {**os.environ, "PYTHONPATH": str(copy), "CHOKEPOINT_HOME": str(home)}
    done = subprocess.run(words, cwd=copy, env=env, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    commanded, picture, page = json.loads(done.stdout)
    return commanded, picture, html.unescape(page)


def test_data_of_a_new_type_is_checked_loaded_asked_for_and_drawn(
    copy: Path, changing_settings: Settings, changing: Connection, tmp_path: Path
) -> None:
    good, faulty, dump = (tmp_path / f"{name}.ttl" for name in ("a", "b", "dump"))
    figure, chain, rows = tmp_path / "figure.svg", tmp_path / "chain.svg", tmp_path / "rows.csv"
    good.write_text(DATA, encoding="utf-8")
    faulty.write_text(FAULTY, encoding="utf-8")
    found, picture, page = told(
        copy,
        changing_settings.home,
        [
            ("ontology", "lint", "--format", "json"),
            ("load", "rdf", str(faulty), "--dry-run", "--format", "json"),
            ("load", "rdf", str(good), "--format", "json"),
            ("query", "MATCH (:Agency)-[r:CERTIFIES]->(:Technology) RETURN r", "--format", "json"),
            ("ask", "downstream-of", "--param", "technology=gauge", "--format", "json"),
            ("export", "/explore?focus=bureau", "-o", str(figure)),
            ("export", "/explore?focus=bureau", "-o", str(rows)),
            ("export", "/supply-chain", "-o", str(chain)),
            ("dump", "-o", str(dump)),
        ],
    )
    assert [status for status, _, _ in found] == [0, 1, *[0] * 7], found
    lint, findings, loaded, asked, downstream = (json.loads(out) for _, out, _ in found[:5])
    assert lint == []
    assert [each["finding"] for each in findings] == [
        "b.ttl line 11 (seal): 'standard' is 'smell'. Allowed: length, colour.",
        "b.ttl line 13 (drive): 'bureau' at FEEDS is an Agency. Name a Technology there.",
    ]
    assert [(each["source"], each["entities"], each["relationships"]) for each in loaded] == [("rdf", 3, 2)]
    assert asked == [{"r": {"id": "seal", "type": "CERTIFIES", "from": "bureau", "to": "gauge", "properties": SEAL}}]
    assert downstream == [{"technology": "wheel", "name": "Sample wheel", "hops": 1}]
    (link,) = picture["relationships"]
    drawn = {name: link[name] for name in ("id", "type", "from", "to", "label", "inverse", "line")}
    assert drawn == {
        "id": "seal", "type": "CERTIFIES", "from": "bureau", "to": "gauge",
        "label": "certifies", "inverse": "is certified by", "line": "dashed",
    }  # fmt: skip
    assert [each["relations"] for each in picture["document"]["bundles"]] == [["certifies-out"]]
    assert '"CERTIFIES":{"label":"certifies","inverse":"is certified by","line":"dashed"}' in page
    svg = figure.read_text(encoding="utf-8")
    assert "<title>certifies: Sample gauge</title>" in svg
    assert svg.count("stroke-dasharray") == 2
    with rows.open(encoding="utf-8") as stream:
        assert [(row["entity"], row["type"], row["direction"]) for row in csv.DictReader(stream)] == [
            ("gauge", "CERTIFIES", "out")
        ]
    assert "<title>Sample gauge flows into Sample wheel</title>" in chain.read_text(encoding="utf-8")
    stated = Graph().parse(dump, format="turtle").predicate_objects(URIRef("urn:chokepoint:statement:seal"))
    assert set(stated) == {
        (RDF.type, KG.Certifies),
        (KG.source, OUR.bureau),
        (KG.target, OUR.gauge),
        (KG.id, Literal("seal")),
        (KG.loaded_by, Literal("rdf")),
        (KG.standard, Literal("length")),
        (KG.since, Literal("2024-05", datatype=XSD.gYearMonth)),
    }
