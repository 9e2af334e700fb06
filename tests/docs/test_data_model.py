"""The picture of the data model shows the whole ontology, and says when it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import model_picture
from app.drawing.shapes import Block, Route, Words
from ontology import model as ontology
from ontology.errors import BrokenOntology
from ontology.model import Model


@pytest.fixture(scope="module")
def model() -> Model:
    return ontology.load()


def words(model: Model, look: str) -> list[str]:
    return sorted(
        each.text for each in model_picture.drawing(model).all() if isinstance(each, Words) and each.look == look
    )


def test_every_type_of_relationship_stands_in_the_picture_once(model: Model) -> None:
    assert words(model, "type") == sorted(relation.cypher_type for relation in model.relations.values())


def test_every_class_of_entities_stands_in_the_picture_once(model: Model) -> None:
    assert words(model, "ink") == sorted(name for name in model.nodes if "Entity" in model.labels(name))


def test_arrows_go_where_the_ontology_says(model: Model) -> None:
    said = [each.title for each in model_picture.drawing(model).all() if isinstance(each, Route)]
    assert sorted(said) == [
        "Actor to Entity: STATED, SUPPLIES",
        "Actor to Measure: RESPONDED_TO",
        "Actor to Technology: PRODUCES",
        "Entity to Source: CITES",
        "Event to Actor: INVOLVES",
        "Event to Measure: CONCERNS",
        "Gap to Actor: GAP_OF",
        "Gap to Measure: CLOSED_BY, GAP_UNDER, PARTLY_CLOSED_BY",
        "Gap to Technology: GAP_IN",
        "Measure to Actor: AFFECTS, AIMED_AT, EXEMPTS, IMPOSED_BY, SIMPLIFIES_FOR, TARGETS",
        "Measure to Technology: COVERS",
    ]


def test_kinds_that_count_as_item_controls_are_marked(model: Model) -> None:
    marks = [each.look for each in model_picture.drawing(model).all() if isinstance(each, Block)]
    in_legend = 1
    assert marks.count("item") == sum(node.item_control for node in model.nodes.values()) + in_legend
    assert marks.count("use") == sum(node.end_use for node in model.nodes.values()) + in_legend


def test_a_relationship_without_a_way_in_the_picture_is_named(model: Model) -> None:
    strange = replace(model.relation("COVERS"), name="MadeAt", source=("Technology",), target=("Event",))
    with pytest.raises(BrokenOntology, match="no way from Technology to Event for MADE_AT"):
        model_picture.drawing(Model(model.nodes, {**model.relations, "MadeAt": strange}))


def test_a_class_without_a_place_in_the_picture_is_named(model: Model) -> None:
    strange = replace(model.node("Gap"), name="Rumour", ancestors=("Rumour", "Entity"))
    with pytest.raises(BrokenOntology, match="no place for Rumour"):
        model_picture.drawing(Model({**model.nodes, "Rumour": strange}, model.relations))
