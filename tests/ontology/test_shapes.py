"""SHACL agrees with good data and complains about each fault, without inferring anything."""

from __future__ import annotations

import logging

import pytest
from rdflib import Graph

from ontology.validate import Finding, validate

GOOD = """
@prefix kg: <urn:chokepoint:terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:test:> .

:usa a kg:Jurisdiction ; kg:id "usa" ; kg:name "United States" ; kg:iso3 "USA" ; kg:aliases "US" , "U.S." .
:lam a kg:Company ; kg:id "lam" ; kg:name "Lam Research" ; kg:verified true .
:rule a kg:ForeignDirectProductRule ; kg:id "rule" ; kg:name "A rule" ; kg:kind "fdpr" ; kg:status "in-force" ;
    kg:announced "2022"^^xsd:gYear ; kg:published "2022-10-07"^^xsd:date ; kg:effective "2022-10"^^xsd:gYearMonth .
:etch a kg:Equipment ; kg:id "etch" ; kg:name "Etch" ; kg:stage "fabrication" .
:covers a kg:Covers ; kg:id "rule--COVERS--etch" ; kg:source :rule ; kg:target :etch ; kg:eccn "3B001" .
:targets a kg:Targets ; kg:id "rule--TARGETS--usa" ; kg:source :rule ; kg:target :usa .
:makes a kg:Produces ; kg:id "p" ; kg:source :lam ; kg:target :etch ; kg:share 42.5 ; kg:basis "site" ; kg:year 2025 .
:flows a kg:FlowsTo ; kg:id "f" ; kg:source :etch ; kg:target :etch ; kg:kind "used-in" ; kg:sources "a" , "b" .
"""

# What is replaced, by what, and the breach that follows: focus, path, constraint.
FAULTS = [
    ('kg:name "A rule" ;', "", ("rule", "name", "MinCount")),
    ('kg:name "A rule" ;', 'kg:name "A rule" , "Another" ;', ("rule", "name", "MaxCount")),
    ("kg:verified true", 'kg:verified "yes"', ("lam", "verified", "Datatype")),
    ('kg:iso3 "USA"', 'kg:iso3 "Usa"', ("usa", "iso3", "Pattern")),
    ('"fabrication"', '"making"', ("etch", "stage", "In")),
    ("42.5", "140.0", ("makes", "share", "MaxInclusive")),
    ("42.5", "-1.0", ("makes", "share", "MinInclusive")),
    ("2025", '"2025"', ("makes", "year", "Datatype")),
    ('kg:kind "used-in"', 'kg:kind "near"', ("flows", "kind", "In")),
    ("kg:target :etch ; kg:eccn", "kg:target :usa ; kg:eccn", ("covers", "target", "Class")),
    ("kg:target :etch ; kg:eccn", "kg:eccn", ("covers", "target", "MinCount")),
    ("kg:source :rule ; kg:target :usa", "kg:source :lam ; kg:target :usa", ("targets", "source", "Class")),
    ("kg:target :usa .", "kg:target :lam .", ("targets", "target", "Or")),
    ('"2022-10"^^xsd:gYearMonth', '"2022-13"^^xsd:gYearMonth', ("rule", "effective", "Node")),
    ('"2022-10-07"^^xsd:date', '"2022-10-7"', ("rule", "published", "Node")),
    ('"2022-10-07"^^xsd:date', '"2022-02-30"^^xsd:date', ("rule", "published", "Node")),
]


def read(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


def test_good_data_conforms() -> None:
    assert validate(read(GOOD)) == []


def test_no_data_conforms() -> None:
    assert validate(Graph()) == []


@pytest.mark.parametrize(("old", "new", "breach"), FAULTS)
def test_a_fault_is_one_finding(
    old: str, new: str, breach: tuple[str, str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "rdflib.term")
    assert GOOD.count(old) == 1
    (found,) = validate(read(GOOD.replace(old, new)))
    assert (found.focus.removeprefix("urn:test:"), found.path, found.constraint) == breach
    assert found.message


def test_an_inexact_date_is_explained_in_words() -> None:
    (found,) = validate(read(GOOD.replace('"2022"^^xsd:gYear', '"in 2022"')))
    said = "not a day (2024-04-01), month (2024-04) or year (2024)"
    assert found == Finding("urn:test:rule", "announced", "in 2022", "Node", said)
