"""Some terms mean exactly what a term of another vocabulary means: people can read it, and checks do not see it."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph
from rdflib.namespace import PROV, SDO, SKOS

from app import cli
from ontology import vocabularies
from ontology.model import Model, load
from ontology.reference import markdown
from ontology.rules.finding import terms
from ontology.validate import validate

ALIGNED = {
    "NarrowerThan": ["skos:broader"],
    "Owns": ["ftm:Ownership"],
    "Person": ["prov:Person", "ftm:Person"],
    "addresses": ["ftm:Thing:address"],
    "aliases": ["skos:altLabel", "schema:alternateName"],
    "licence_url": ["schema:license"],
    "name": ["skos:prefLabel", "schema:name"],
    "topics": ["ftm:Thing:topics"],
    "url": ["schema:url"],
    "websites": ["ftm:LegalEntity:website"],
}
SEATED = """
@prefix kg: <urn:chokepoint:terms#> .
@prefix ftm: <https://w3id.org/ftm#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:chokepoint:entity:sampleland> a kg:Jurisdiction ; kg:id "sampleland" ; kg:name "Sampleland" .
<urn:chokepoint:entity:somebody> a {kind} ; kg:id "somebody" ; {name} "Somebody (made up)" .
[] a kg:LocatedIn ; kg:id "seat" ;
    kg:source <urn:chokepoint:entity:somebody> ; kg:target <urn:chokepoint:entity:sampleland> .
"""


@pytest.fixture(scope="module")
def model() -> Model:
    return load()


def test_the_alignments_are_these_and_no_others(model: Model) -> None:
    own = {kind.name: kind.matches for kind in terms(model) if kind.matches}
    own |= {each.name: each.matches for kind in terms(model) for each in kind.attributes if each.matches}
    assert {name: [vocabularies.short(iri) for iri in own[name]] for name in own} == ALIGNED


def test_every_listed_term_of_another_vocabulary_is_used() -> None:
    listed = {f"{each.prefix}:{term}" for each in vocabularies.VOCABULARIES for term in each.terms}
    assert listed == {term for same in ALIGNED.values() for term in same}


def test_the_listed_terms_are_those_of_the_vocabularies() -> None:
    published = {"prov": PROV, "schema": SDO, "skos": SKOS}
    for each in vocabularies.VOCABULARIES:
        if each.prefix in published:
            assert each.namespace == str(published[each.prefix])
            assert [term for term in each.terms if term not in published[each.prefix]] == []


def test_an_iri_of_no_known_vocabulary_is_not_shortened() -> None:
    assert vocabularies.short("https://example.org/a") == "https://example.org/a"


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("kg:Person", "kg:name", []),
        ("ftm:Person", "kg:name", [("source", "Class")]),
        ("kg:Person", "skos:prefLabel", [("name", "MinCount")]),
    ],
)
def test_what_is_said_in_other_words_counts_for_no_check(kind: str, name: str, found: list[tuple[str, str]]) -> None:
    data = Graph().parse(data=SEATED.format(kind=kind, name=name), format="turtle")
    assert [(each.path, each.constraint) for each in validate(data)] == found


def test_the_page_tells_each_alignment_where_the_term_is_defined(model: Model) -> None:
    page = markdown(model)
    person = page.partition("### Person\n")[2].partition("\n### ")[0]
    assert "- The same as `prov:Person`, `ftm:Person`." in person
    broader = page.partition("### NarrowerThan\n")[2].partition("\n### ")[0]
    assert "- Says of its two ends the same as `skos:broader`." in broader
    assert re.findall(r"^\| `aliases` .*$", page, flags=re.MULTILINE) == [
        "| `aliases` | Other names | string, list, searched | Other names under which it is found. "
        "The same as `skos:altLabel`, `schema:alternateName`. |"
    ]
    assert "| `skos:` | SKOS | `http://www.w3.org/2004/02/skos/core#` |" in page


@pytest.mark.parametrize(
    ("name", "said", "listed"),
    [
        ("Person", "The same as prov:Person, ftm:Person.", "aliases,Other names,string,false,true,,"),
        ("OWNS", "The same as ftm:Ownership.", "percentage,Part held (%),decimal,false,false,,"),
    ],
)
def test_showing_a_term_tells_what_it_is_the_same_as(
    name: str, said: str, listed: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(("ontology", "show", name, "--format", "csv")) == 0
    out, err = capfd.readouterr()
    assert said in err
    (row,) = [line for line in out.splitlines() if line.startswith(listed)]
    assert row.endswith(",skos:altLabel;schema:alternateName" if name == "Person" else ",")
