"""Turtle that contradicts itself is refused with the place and what to do; a new term is one block."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.errors import BrokenOntology
from ontology.model import TERMS, load

PREFIXES = TERMS.joinpath("relationships.ttl").read_text(encoding="utf-8").partition("\n\n")[0]
Add = Callable[[str], Path]


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """A copy of the terms with one more file."""

    def write(block: str) -> Path:
        folder = shutil.copytree(TERMS, tmp_path / "terms")
        folder.joinpath("more.ttl").write_text(f"{PREFIXES}\n{block}", encoding="utf-8")
        return folder

    return write


INSURES = """
kg:Insures a owl:Class , sh:NodeShape ; rdfs:subClassOf kg:Relationship ;
    rdfs:label "insures" ; ui:inverseLabel "is insured by" ; rdfs:comment "An actor carries the risk of another." ;
    ui:color "#0E6459" ; ui:darkColor "#5FBFAE" ; ui:line "dotted" ;
    sh:property [ sh:path kg:source ; sh:class kg:Company ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path kg:target ; sh:class kg:Actor ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path kg:since ; sh:name "Since" ; sh:description "From when." ;
          sh:node kg:PartialDate ; sh:maxCount 1 ; ui:counts "last" ] .
"""


def test_one_block_of_turtle_adds_a_relationship(add: Add) -> None:
    insures = load(add(INSURES)).relation("INSURES")
    assert (insures.source, insures.target, insures.line) == (("Company",), ("Actor",), "dotted")
    assert {"since", "since_precision", "sources"} <= {a.name for a in insures.attributes}


def test_a_class_takes_its_looks_from_the_class_above(add: Add) -> None:
    block = (
        'kg:Bank a owl:Class ; rdfs:subClassOf kg:Company ; rdfs:label "Bank" ; ui:plural "Banks" ; rdfs:comment "." .'
    )
    model = load(add(block))
    bank, company = model.node("Bank"), model.node("Company")
    assert (bank.shape, bank.fill, bank.family) == (company.shape, company.fill, company.family)
    assert (bank.parent, bank.attributes) == ("Company", company.attributes)


FAULTS = {
    "kg:Bank a owl:Class ; rdfs:label": "more.ttl: breaks off",
    "\n\nkg:Bank a owl:Class rdfs:label .": "more.ttl line 11: not Turtle",
    "kg:Bank a owl:Class .": "Bank has no ui:family",
    "kg:Bank a owl:Class ; rdfs:subClassOf kg:Compny .": "Bank stands below Compny, which is no class",
    "kg:Entity rdfs:subClassOf kg:Company .": "is a subclass of itself",
    "kg:Company rdfs:subClassOf kg:Technology .": "Company has two values of subClassOf",
    'kg:Company rdfs:label "Firm" .': "Company has two values of label: Company, Firm",
    "kg:Company sh:property [ sh:datatype xsd:string ] .": "A property shape of Company has no sh:path",
    "kg:Company sh:property [ sh:path kg:size ; sh:datatype xsd:float ] .": "Company: size has the datatype 'float'",
    "kg:Company sh:property [ sh:path kg:size ] .": "Company: size has the datatype 'none'",
    INSURES.replace("kg:source", "kg:origin").replace("sh:class kg:Company", "sh:datatype xsd:string"): (
        "Relationship Insures does not say what its source is"
    ),
    INSURES.replace("kg:Company", "kg:Insurer"): "Relationship Insures ends at Insurer, which is no class",
    "kg:alises owl:equivalentProperty skos:altLabel .": "alises is aligned by equivalentProperty",
    "kg:Company skos:exactMatch skos:Concept .": "Company is aligned by exactMatch",
    "kg:Company skos:closeMatch skos:Concept .": "Company is aligned by closeMatch",
    "kg:Relationship skos:exactMatch skos:related .": "Relationship is aligned by exactMatch",
}


@pytest.mark.parametrize(("block", "message"), FAULTS.items())
def test_turtle_that_cannot_be_right_is_refused(add: Add, block: str, message: str) -> None:
    with pytest.raises(BrokenOntology) as caught:
        load(add(block))
    assert message in caught.value.message
    assert caught.value.hint


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenOntology, match="holds no Turtle file"):
        load(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("odd.ttl").write_bytes(b'<urn:a> <urn:b> "\xe9" .')
    with pytest.raises(BrokenOntology, match=r"odd\.ttl: not UTF-8"):
        load(tmp_path)
