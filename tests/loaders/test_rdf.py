"""RDF of one's own: samples in four forms, what each fault is called, and files that are a trap."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from loaders.sources.rdf.naming import made
from tests.loaders.rdf_checking import SAMPLES, check, plain, turtle

EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
GUIDE = Path(__file__).parents[2] / "docs" / "rdf.md"
FIRM = ":firm a kg:Company ; kg:name"


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_the_sample_is_the_same_in_every_form(form: str) -> None:
    checked = check(SAMPLES / f"sample.{form}")
    assert checked.findings == ()
    assert plain(checked.load) == EXPECTED


def test_the_example_of_the_guide_has_no_fault(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8").partition("```turtle\n")[2].partition("```")[0]
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    checked = check(tmp_path / "a.ttl")
    assert (checked.findings, len(checked.entities), len(checked.links)) == ((), 4, 2)


@pytest.mark.parametrize("packed", ["gz", "zip"])
def test_a_packed_file_is_read_as_it_is(tmp_path: Path, packed: str) -> None:
    data, file = (SAMPLES / "sample.ttl").read_bytes(), tmp_path / f"sample.ttl.{packed}"
    if packed == "gz":
        file.write_bytes(gzip.compress(data))
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("sample.ttl", data)
    assert plain(check(file).load) == EXPECTED


@pytest.mark.parametrize(
    ("iri", "id"),
    [
        ("https://example.org/firms#zinc", "rdf:example.org:firms:zinc"),
        ("http://www.example.org/a/b/", "rdf:example.org:a:b"),
        ("urn:isbn:123", "rdf:isbn:123"),
        ("https://example.org/Zürich", "rdf:example.org:Z:rich"),
        ("_:b0", ""),
    ],
)
def test_an_id_is_made_of_an_iri_that_is_not_ours(iri: str, id: str) -> None:
    assert made(iri) == id


def test_a_thing_without_a_class_adds_to_an_entity_of_another_source(tmp_path: Path) -> None:
    (found,) = turtle(tmp_path, ':asml kg:note "Not in this file." .').findings
    assert found == "mine.ttl line 9 (asml): 'asml' is no Entity that is known. Correct it, or add the record it names."


def test_a_month_may_be_a_day_with_a_companion(tmp_path: Path) -> None:
    text = ':e a kg:Event ; kg:name "E" ; kg:date "2024-09-30"^^xsd:date ; kg:date_precision "month" .'
    event = next(each for each in turtle(tmp_path, text).load.entities if each.id == "e")
    assert (str(event.properties["date"]), event.properties["date_precision"]) == ("2024-09-30", "month")


def test_what_other_loaders_say_of_a_record_in_a_file_of_ones_own_does_not_count(tmp_path: Path) -> None:
    text = f"{FIRM} 'Firm' ; kg:loaded_by 'facts' ; kg:claims '{{}}' ."
    assert [load.source for load in turtle(tmp_path, text).loads] == ["rdf"]


FAULTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "unknown attribute": (f'{FIRM} "F" ; kg:nmae "G" .', ("line 9 (firm)", "'nmae'", "Did you mean 'name'?")),
    "unknown predicate": (
        f'{FIRM} "F" ; <https://schema.org/name> "G" .',
        ("'https://schema.org/name' is neither", "Did you mean 'name'?"),
    ),
    "unknown class": (
        ':firm a kg:Compny ; kg:name "F" .',
        ("'urn:chokepoint:terms#Compny'", "Did you mean 'Company'?"),
    ),
    "class of others": (
        ':firm a <https://schema.org/Person> ; kg:name "F" .',
        ("'https://schema.org/Person' is no class", "Did you mean 'Person'?"),
    ),
    "two classes": (':firm a kg:Company , kg:Person ; kg:name "F" .', ("Company and Person", "none of them is below")),
    "entity and relationship": (':firm a kg:Company , kg:Covers ; kg:name "F" .', ("Company and Covers",)),
    "abstract relationship": (":s a kg:Statement ; kg:source :laser ; kg:target :laser .", ("Statement",)),
    "no name": (":firm a kg:Company .", ("line 9 (firm): 'name' is missing.",)),
    "two names": (f'{FIRM} "F" , "G" .', ("'name' has 2 values", "It takes one")),
    "language": (f'{FIRM} "Firma"@de .', ("'name' is \"Firma\"@de.", "without a type or language")),
    "share as text": (
        '[] a kg:Produces ; kg:source :sampleland ; kg:target :laser ; kg:share "n/a" .',
        ("'share' is \"n/a\".", "a number with a point (xsd:decimal), such as 42.0"),
    ),
    "whole share": (
        "[] a kg:Produces ; kg:source :sampleland ; kg:target :laser ; kg:share 42 .",
        ("'share' is \"42\"^^<xsd:integer>.", "42.0"),
    ),
    "share over 100": (
        "[] a kg:Produces ; kg:source :sampleland ; kg:target :laser ; kg:share 140.0 .",
        ("'share' is 140", "0 to 100"),
    ),
    "no day": (
        ':e a kg:Event ; kg:name "E" ; kg:date "2023-02-30"^^xsd:date .',
        ("line 9 (e)", "'date' is", "2023-02-30"),
    ),
    "year of a day": (
        ':e a kg:Event ; kg:name "E" ; kg:date "2023-02-01"^^xsd:gYear .',
        ("'date' is \"2023-02-01\"^^<xsd:gYear>.", "gYear"),
    ),
    "flag": (f'{FIRM} "F" ; kg:verified "yes" .', ("'verified' is \"yes\".", "true or false")),
    "huge number": (
        "[] a kg:Produces ; kg:source :sampleland ; kg:target :laser ; kg:year 99999999999999999999 .",
        ("'year' is", "a whole number"),
    ),
    "address as an IRI": (
        ':s a kg:Source ; kg:name "S" ; kg:url <https://example.org/a> .',
        ("'url' is <https://example.org/a>.", '"https://…"^^xsd:anyURI'),
    ),
    "value out of its list": (f'{FIRM} "F" ; kg:confidence "certain" .', ("'confidence' is 'certain'", "high")),
    "reference to nothing": (
        "<urn:chokepoint:statement:r> a kg:LocatedIn ; kg:source :laser-firm ; kg:target :sampleland .",
        ("line 9 (r): 'laser-firm' is no Actor that is known.",),
    ),
    "end of the wrong class": (
        ":laser kg:LocatedIn :sampleland .",
        ("'laser' at LOCATED_IN is a Component.", "Name an Actor there."),
    ),
    "end in text": (':laser kg:NarrowerThan "laser" .', ("'NarrowerThan' is \"laser\".", "IRI of an entity")),
    "no end": ("[] a kg:Covers ; kg:source :laser .", ("'target' stands 0 times.", "Point it at one entity.")),
    "two ends": ("[] a kg:Covers ; kg:source :laser , :sampleland ; kg:target :laser .", ("'source' stands 2 times.",)),
    "blank entity": (
        '[] a kg:Company ; kg:name "F" .',
        ("a blank node is no entity.", "urn:chokepoint:entity:asml"),
    ),
    "blank end": (f'{FIRM} "F" ; kg:LocatedIn [ a kg:Jurisdiction ; kg:name "J" ] .', ("points at a blank node",)),
    "fact about a fact": (
        ':firm a kg:Company ; kg:name "F" ; kg:note <<( :firm kg:id "x" )>> .',
        ("'note' is a fact in itself.",),
    ),
    "two ids": (':firm a kg:Company ; kg:id "other" ; kg:name "F" .', ("'id' is 'other', but its IRI says 'firm'.",)),
    "id that is none": ('ex:a a kg:Company ; kg:id "a b" ; kg:name "F" .', ("'a b'",)),
    "two IRIs, one id": (
        'ex:a a kg:Company ; kg:name "F" .\n<http://example.org/a> a kg:Company ; kg:name "G" .',
        ("line 10 (rdf:example.org:a): 'rdf:example.org:a' stands twice.", "line 9"),
    ),
    "order of other values": (
        f'{FIRM} "F" ; kg:aliases "A" ; kg:in_order \'{{"aliases": ["B"]}}\' .',
        ("'in_order' has other values for 'aliases'",),
    ),
    "order that is no JSON": (f'{FIRM} "F" ; kg:in_order "[" .', ("'in_order' is '['.", "It takes JSON")),
    "source that is none": (f'{FIRM} "F" ; kg:sources "laser" .', ("'laser' is no Source that is known.",)),
    "ring": (":laser kg:NarrowerThan :laser .", ("form a ring",)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(tmp_path: Path, name: str) -> None:
    text, words = FAULTS[name]
    findings = turtle(tmp_path, text).findings
    assert findings, "no finding"
    for word in ("mine.ttl", *words):
        assert any(word in each for each in findings), (word, findings)
