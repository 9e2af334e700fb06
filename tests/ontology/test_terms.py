"""The model holds what the public contract promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ontology.errors import UnknownTerm
from ontology.model import Model, load

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
ROOTS = {"Actor": WORDS["actor_types"], "Technology": WORDS["categories"], "Measure": WORDS["kinds"]}
NOTATIONS = [(root, word, name) for root, words in ROOTS.items() for word, name in words.items()]


@pytest.fixture(scope="module")
def model() -> Model:
    return load()


def test_the_classes_are_those_of_the_contract(model: Model) -> None:
    roots = {"Entity", "Actor", "Technology", "Measure", "Gap", "Event", "Source", "LoadRecord"}
    assert set(model.nodes) == roots | {name for _, _, name in NOTATIONS}
    assert len(model.nodes) == 52
    assert list(model.nodes) == sorted(model.nodes)


def test_the_relationships_and_their_ends_are_those_of_the_contract(model: Model) -> None:
    found = {r.cypher_type: [" ".join(r.source), " ".join(r.target)] for r in model.relations.values()}
    assert found == WORDS["relations"]
    assert len(found) == 35
    assert list(model.relations) == sorted(model.relations)


@pytest.mark.parametrize(("root", "word", "name"), NOTATIONS)
def test_a_word_of_the_records_finds_its_class(model: Model, root: str, word: str, name: str) -> None:
    assert model.by_notation(root, word).name == name
    assert root in model.labels(name)


@pytest.mark.parametrize(("predicate", "cypher_type"), WORDS["predicates"].items())
def test_a_predicate_finds_its_relationship(model: Model, predicate: str, cypher_type: str) -> None:
    assert model.relation_of(predicate).cypher_type == cypher_type


@pytest.mark.parametrize(("name", "names"), WORDS["statement_attributes"].items())
def test_a_relationship_has_the_attributes_of_its_statements(model: Model, name: str, names: list[str]) -> None:
    assert set(names) <= {attribute.name for attribute in model.relation(name).attributes}


PROMISED = {
    "Entity": "id name sources loaded_by confidence verified",
    "Measure": "announced announced_precision published published_precision effective effective_precision suspended "
    "suspended_precision ended ended_precision status kind legal_reference",
    "Technology": "umbrella eto_input_id",
    "Actor": "eto_provider_id",
    "Jurisdiction": "iso2 iso3",
    "Covers": "eccn text",
    "Produces": "share basis year",
    "FlowsTo": "kind criticality",
    "Requested": "measure",
}


@pytest.mark.parametrize(("name", "names"), PROMISED.items())
def test_a_term_has_the_attributes_of_the_contract(model: Model, name: str, names: str) -> None:
    term = model.nodes.get(name) or model.relation(name)
    assert set(names.split()) <= {attribute.name for attribute in term.attributes}


def test_every_relationship_has_the_attributes_that_the_contract_gives_to_all(model: Model) -> None:
    shared = {"id", "predicate", "sources", "loaded_by", "confidence", "verified"}
    assert {r.name for r in model.relations.values() if not shared <= {a.name for a in r.attributes}} == set()


def test_the_word_lists_are_whole() -> None:
    assert [len(words) for words in (*ROOTS.values(), WORDS["predicates"])] == [8, 15, 28, 43]


def test_labels_run_from_the_class_to_the_root(model: Model) -> None:
    assert model.labels("Company") == ("Company", "Actor", "Entity")
    assert model.labels("ForeignDirectProductRule") == ("ForeignDirectProductRule", "Measure", "Entity")
    assert model.labels("LoadRecord") == ("LoadRecord",)


def test_subclasses_start_with_the_class_itself(model: Model) -> None:
    assert model.subclasses("Gap") == ("Gap",)
    below = ("Component", "Equipment", "KnowHow", "Material", "ProcessStep", "Product", "Service", "Software")
    assert model.subclasses("Technology") == ("Technology", *below)


def test_is_a_follows_the_tree_upward_only(model: Model) -> None:
    assert model.is_a("Company", "Actor")
    assert model.is_a("Company", "Company")
    assert not model.is_a("Actor", "Company")
    assert not model.is_a("LoadRecord", "Entity")


def test_item_controls_and_end_use_controls_are_marked(model: Model) -> None:
    assert {n.name for n in model.nodes.values() if n.item_control} == set(WORDS["item_controls"])
    assert {n.name for n in model.nodes.values() if n.end_use} == set(WORDS["end_use"])
    assert {n.name for n in model.nodes.values() if n.by_party} == set(WORDS["by_party"])
    assert {n.name for n in model.nodes.values() if n.permission} == set(WORDS["permissions"])


def test_only_flows_to_carries_goods(model: Model) -> None:
    assert [r.name for r in model.relations.values() if r.flow] == ["FlowsTo"]
    assert model.flows == ("FLOWS_TO",)


def test_each_class_belongs_to_a_family(model: Model) -> None:
    families = {"actors": 9, "technology": 9, "measures": 29, "gaps": 1, "events": 1, "sources": 1}
    found = [n.family for n in model.nodes.values()]
    assert {family: found.count(family) for family in families} == families


def test_a_relationship_is_found_by_name_and_by_type(model: Model) -> None:
    assert model.relation("ImposedBy") is model.relation("IMPOSED_BY")


def test_an_inexact_date_says_how_exact_it_is(model: Model) -> None:
    attributes = {a.name: a for a in model.node("ListBasedControl").attributes}
    assert (attributes["effective"].datatype, attributes["effective"].counts) == ("partialDate", "last")
    assert attributes["suspended"].counts == attributes["ended"].counts == "first"
    companion = attributes["effective_precision"]
    assert (companion.datatype, companion.choices, companion.counts) == ("string", ("day", "month", "year"), "")
    assert not companion.required


def test_attributes_stand_in_their_order(model: Model) -> None:
    names = [a.name for a in model.node("Company").attributes]
    assert names[:4] == ["name", "id", "aliases", "role"]
    assert names[-3:] == ["claims", "sources", "loaded_by"]


def test_a_share_is_a_percentage(model: Model) -> None:
    share = next(a for a in model.relation("Produces").attributes if a.name == "share")
    assert (share.datatype, share.minimum, share.maximum, share.many) == ("decimal", 0.0, 100.0, False)


def test_texts_that_people_search_are_marked(model: Model) -> None:
    assert {a.name for n in model.nodes.values() for a in n.attributes if a.search} == {
        *{"name", "label", "aliases", "identifiers", "eccn", "hs_codes", "legal_reference", "publisher"},
    }
    assert {a.name for r in model.relations.values() for a in r.attributes if a.search} == {"eccn", "text"}


def test_a_gap_is_drawn_as_a_triangle_that_points_down(model: Model) -> None:
    assert (model.node("Gap").shape, model.node("Gap").points) == ("polygon", "-1 -1 1 -1 0 1")


def test_an_unknown_class_names_the_nearest(model: Model) -> None:
    with pytest.raises(UnknownTerm) as caught:
        model.node("Technolgy")
    assert caught.value.message == "The ontology has no class named 'Technolgy'."
    assert caught.value.hint == "Did you mean 'Technology'?"


def test_an_unknown_relationship_or_kind_names_the_nearest(model: Model) -> None:
    with pytest.raises(UnknownTerm, match="Did you mean 'IMPOSED_BY'"):
        model.relation("IMPOSD_BY")
    with pytest.raises(UnknownTerm, match="Did you mean 'ImposedBy'"):
        model.relation("imposedby")
    with pytest.raises(UnknownTerm, match="no kind of Measure named 'fdp'"):
        model.by_notation("Measure", "fdp")


def test_an_unknown_term_without_a_neighbour_lists_what_there_is(model: Model) -> None:
    with pytest.raises(UnknownTerm, match="It knows: agency, association"):
        model.by_notation("Actor", "xyzzy")
