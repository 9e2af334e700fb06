"""What the addresses beside /explore refuse, and in which words."""

from __future__ import annotations

import json

import pytest

from app.factory import create_app
from graph.connection import Connection
from ontology.model import Model
from tests.app.explore_asking import Json, Page, entities, view


@pytest.fixture(scope="module")
def page(connection: Connection, model: Model) -> Page:
    return Page(create_app(connection, model).server.test_client())


def test_more_than_a_canvas_takes_is_refused_with_ways_to_narrow(page: Page) -> None:
    many = [f"e{at}" for at in range(10_000)]
    for what, given in (
        ("picture", {"document": view(entities=entities(*many))}),
        ("add", {"ids": many, "have": [], "rooms": []}),
        ("expand", {"id": "chn", "have": many[:1_999], "rooms": [], "most": 100}),
        ("colours", {"by": "class", "ids": many}),
    ):
        said = page.refused(what, **given)
        assert "the canvas takes 2,000." in said["message"]
        assert "one relationship type or one class at a time" in said["hint"]


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("picture", {}),
        ("picture", {"document": []}),
        ("picture", {"document": {"nodes": [], "edges": []}}),
        ("picture", {"document": view(entities="asml")}),
        ("expand", {"id": 3}),
        ("expand", {"id": "asml", "relation": "nonsense"}),
        ("expand", {"id": "asml", "have": "asml"}),
        ("expand", {"id": "asml", "rooms": [[1, 2, 3]]}),
        ("expand", {"id": "asml", "rooms": [[1, 2, 3, "4"]]}),
        ("expand", {"id": "asml", "most": 0}),
        ("expand", {"id": "asml", "at": [1]}),
        ("expand", {"id": "asml", "on": "today"}),
        ("links", {"id": "x" * 501}),
        ("find", {"text": "x" * 2_001}),
        ("add", {"ids": [1]}),
        ("paths", {"from": "asml", "to": "asml"}),
        ("paths", {"from": "asml", "to": "tsmc", "types": ["NO_SUCH"]}),
        ("table", {"document": view(), "ending": "csv", "what": "everything"}),
    ],
)
def test_a_request_that_is_not_well_formed_is_refused_in_words(page: Page, what: str, given: Json) -> None:
    said = page.refused(what, **given)
    assert all(said[part] for part in ("title", "message", "hint", "kind"))


def test_only_this_apps_own_pages_are_answered(page: Page) -> None:
    given = {"id": "asml"}
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = page.client.post("/explore/links", json=given, headers=headers)
        assert (answer.status_code, answer.get_json()["kind"]) == (403, "NotFromHere")
    plain = page.client.post("/explore/links", data=json.dumps(given), content_type="text/plain")
    assert (plain.status_code, plain.get_json()["kind"]) == (403, "NotFromHere")
    assert page.post("links", given, Origin="http://localhost").status_code == 200


def test_what_is_no_json_or_too_long_is_refused(page: Page) -> None:
    for text in ("{", "[]", '{"id": NaN}', "[" * 100_000):
        answer = page.client.post("/explore/links", data=text, content_type="application/json")
        assert (answer.status_code, answer.get_json()["kind"]) == (400, "WrongValue")
    long = page.client.post("/explore/links", data=" " * 4_000_001, content_type="application/json")
    assert long.get_json()["message"] == "The request has more than 4,000,000 bytes."
    half = page.client.post("/explore/links", data='{"id": "\\ud800"}', content_type="application/json")
    assert half.get_json()["message"] == "id holds half a character."


def test_an_address_of_100_kilobytes_is_answered(page: Page) -> None:
    ids = ",".join(f"entity-{at}" for at in range(10_000))
    answer = page.client.get(f"/explore?show={ids}")
    assert answer.status_code == 200
