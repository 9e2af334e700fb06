"""A graph as JSON has entities and relationships in the form of every command."""

from __future__ import annotations

import json

import pytest

from app.exports.graph_json import graph_json
from graph.rows import Web
from tests.exports.hostile import HOSTILE
from tests.exports.webs import ABOUT, EMPTY, ODD, WEB


def test_entities_and_relationships_have_the_form_of_every_command() -> None:
    found = json.loads(graph_json(WEB, ABOUT))
    assert list(found) == ["about", "entities", "relationships", "publications"]
    assert found["about"] == [list(pair) for pair in ABOUT]
    assert found["entities"][2] == {
        "id": "rule",
        "labels": ["Entity", "ListBasedControl", "Measure"],
        "properties": {
            "announced": "2024-09-30",
            "announced_precision": "month",
            "id": "rule",
            "kind": "list-based-control",
            "name": "A rule",
            "status": "in-force",
        },
    }
    assert found["relationships"][2] == {
        "id": "rule--COVERS--euv",
        "type": "COVERS",
        "from": "rule",
        "to": "eto:N 49/é",
        "properties": {
            "eccn": "3B001.f",
            "id": "rule--COVERS--euv",
            "loaded_by": ["facts"],
            "sources": ["s-1", "gone"],
        },
    }
    assert [each["id"] for each in found["publications"]] == ["s-1"]


def test_hostile_texts_come_back_as_they_were() -> None:
    assert [each["properties"]["name"] for each in json.loads(graph_json(ODD, ()))["entities"]] == list(HOSTILE)


@pytest.mark.parametrize("web", [WEB, ODD, EMPTY])
def test_the_same_graph_gives_the_same_bytes(web: Web) -> None:
    assert graph_json(web, ABOUT) == graph_json(web, ABOUT)


def test_nothing_shown_is_four_empty_lists() -> None:
    assert json.loads(graph_json(EMPTY, ())) == {"about": [], "entities": [], "relationships": [], "publications": []}
