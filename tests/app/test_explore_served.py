"""What the addresses beside /explore answer, on the real graph."""

from __future__ import annotations

from typing import Any

import pytest

from app.factory import create_app
from app.layout.scene import Box
from app.theme import SHARES
from graph.connection import Connection
from ontology.model import Model
from tests.app.explore_asking import Json, Page, entities, room, view

SHARE_0 = {"light": SHARES["0"][0][0], "dark": SHARES["0"][1][0]}
NAMES = ("<script>alert(1)</script>", "中芯国际 · 삼성 · ラム", "شركة أشباه الموصلات", "\u202eoff\u202c & <b>on</b>")


@pytest.fixture(scope="module")
def page(connection: Connection, model: Model) -> Page:
    return Page(create_app(connection, model).server.test_client())


@pytest.fixture(scope="module")
def asml(page: Page) -> Json:
    return page.picture(focus="asml", on="2024-12-31")


def test_a_focus_alone_is_the_entity_with_its_neighbours_in_columns(page: Page, asml: Json) -> None:
    document = asml["document"]
    assert list(document) == list(view()) + list(document)[2:]
    assert document["entities"][0] == {
        "id": "asml", "x": 0, "y": 0, "side": "below", "pinned": False, "hidden": False, "from": [],
    }  # fmt: skip
    others = document["entities"][1:]
    assert len({each["id"] for each in others}) == len(others) == 22
    assert {each["side"] for each in others} == {"left", "right"}
    assert all(each["from"] == ["asml"] and (each["x"] < 0) == (each["side"] == "left") for each in others)
    assert (asml["title"], asml["missing"], asml["more"]) == ("ASML Holding", [], {"asml": 0})
    assert asml["name"].startswith("ASML Holding: 1 hop, 22 of 22 neighbours. produces 8;")
    assert {each["id"] for each in asml["entities"]} == {each["id"] for each in document["entities"]}
    euv = next(each for each in asml["entities"] if each["id"] == "litho-euv")
    assert (euv["kind"], euv["lines"], euv["fact"]) == ("Equipment", ["EUV lithography"], "equipment")
    share = next(each for each in asml["relationships"] if (each["from"], each["to"]) == ("asml", "litho-euv"))
    assert (share["type"], share["label"], share["fact"]) == ("PRODUCES", "produces", "100 % of supply, 2025")


def test_every_neighbour_stands_in_the_bundle_of_exactly_its_relations(page: Page) -> None:
    for focus in ("asml", "usa", "litho-euv", "chn"):
        found = page.picture(focus=focus)
        relations: dict[str, set[str]] = {}
        for each in found["relationships"]:
            for own, other, way in ((each["from"], each["to"], "out"), (each["to"], each["from"], "in")):
                if own == focus != other:
                    relations.setdefault(other, set()).add(f"{each['type'].lower()}-{way}")
        known = {frozenset(each["relations"]) for each in found["document"]["bundles"] if each["hub"] == focus}
        assert {frozenset(each) for each in relations.values()} == known, focus


def test_a_hub_is_folded_and_says_how_much(page: Page) -> None:
    found = page.picture(focus="chn")
    assert len(found["entities"]) < 100
    assert found["more"]["chn"] > 20
    assert all(key.startswith("chn|") and words.endswith("more") for key, words in found["folded"].items())


def test_the_document_that_was_answered_is_answered_again(page: Page, asml: Json) -> None:
    again = page("picture", document=asml["document"])
    assert again["document"] == asml["document"]
    assert again["entities"] == asml["entities"]
    assert again["relationships"] == asml["relationships"]
    assert again["extent"] == asml["extent"]


def test_entities_without_places_are_arranged_and_none_lies_on_another(page: Page, asml: Json) -> None:
    ids = [each["id"] for each in asml["entities"]]
    found = page.picture(entities=entities(*ids), layout="force")
    data = {each["id"]: each for each in found["entities"]}
    rooms = [room(data[each["id"]], each) for each in found["document"]["entities"]]
    assert not any(a.touches(b) for at, a in enumerate(rooms) for b in rooms[:at])
    assert found["name"] == f"{len(ids)} entities, {len(found['relationships'])} relationships"


def test_an_entity_without_a_place_comes_beside_what_stands_and_nothing_moves(page: Page, asml: Json) -> None:
    document = asml["document"] | {"entities": asml["document"]["entities"] + entities("tsmc")}
    found = page("picture", document=document)["document"]["entities"]
    assert found[:-1] == asml["document"]["entities"]
    assert all(isinstance(found[-1][axis], int) for axis in "xy")


def test_ids_that_are_gone_are_named_and_what_named_them_goes_with_them(page: Page) -> None:
    document = view(
        focus="gone",
        entities=[{"id": "asml", "x": 1, "y": 2, "from": ["gone"]}, {"id": "gone"}],
        groups=[{"name": "Both", "members": ["asml", "gone"]}, {"name": "One", "members": []}][:1],
        bundles=[{"hub": "gone", "relations": ["produces-out"], "x": 1, "y": 1}],
    )
    found = page("picture", document=document)
    assert found["missing"] == ["gone"]
    assert found["document"]["focus"] == ""
    assert [each["id"] for each in found["document"]["entities"]] == ["asml"]
    assert found["document"]["entities"][0]["from"] == []
    assert found["document"]["groups"] == [{"name": "Both", "members": ["asml"]}]
    assert found["document"]["bundles"] == []


def test_a_focus_that_is_unknown_is_missing(page: Page) -> None:
    found = page.picture(focus="nowhere")
    assert (found["missing"], found["entities"], found["document"]["entities"]) == (["nowhere"], [], [])


@pytest.mark.parametrize("name", NAMES)
def test_names_of_a_view_are_kept_as_the_text_they_are(page: Page, name: str) -> None:
    groups = [{"name": name, "members": ["asml"]}]
    answer = page.post("picture", {"document": view(name=name, entities=entities("asml"), groups=groups)})
    found = answer.get_json()
    assert answer.mimetype == "application/json"
    assert (found["document"]["name"], found["document"]["groups"][0]["name"], found["title"]) == (name, name, name)


def test_what_is_typed_is_found_with_class_and_sources(page: Page) -> None:
    [first, *_] = page("find", text="lithgraphy", limit=5)["hits"]
    assert (first["id"], first["label"], first["kind"]) == ("lithography", "Equipment", "Equipment")
    assert "ETO Advanced Semiconductor Supply Chain Dataset (excerpt)" in first["sources"]
    assert page("find", text="   ")["hits"] == []
    assert page("find", text=NAMES[0])["hits"] is not None


def test_links_count_the_neighbours_by_relation_and_class(page: Page) -> None:
    found = page("links", id="asml")
    first = found["links"][0]
    assert (first["relation"], first["type"], first["out"], first["label"]) == (
        "produces-out",
        "PRODUCES",
        True,
        "produces",
    )
    assert first["classes"] == [{"kind": "Equipment", "label": "Equipment", "neighbours": 8}]
    assert found["links"][-1]["type"] == "CITES"
    assert [each["label"] for each in found["links"] if each["relation"] == "affects-in"] == ["is affected by"]
    assert page("links", id="nowhere") == {"total": 0, "links": []}


def taken(asml: Json) -> dict[str, Any]:
    data = {each["id"]: each for each in asml["entities"]}
    rooms = [room(data[each["id"]], each) for each in asml["document"]["entities"]]
    return {
        "have": [each["id"] for each in asml["document"]["entities"]],
        "rooms": [[each.x, each.y, each.width, each.height] for each in rooms],
    }


def test_an_expansion_brings_the_rest_beside_the_origin_and_on_nothing(page: Page, asml: Json) -> None:
    found = page("expand", id="litho-euv", relation="", kind="", most=100, **taken(asml))
    new = {each["id"] for each in found["entities"]}
    assert found["shown"] == found["total"]
    assert not new & set(taken(asml)["have"])
    there = [Box(*each) for each in taken(asml)["rooms"]]
    rooms = [room(each, each) for each in found["entities"]]
    assert not any(a.touches(b) for a in rooms for b in there)
    assert not any(a.touches(b) for at, a in enumerate(rooms) for b in rooms[:at])
    assert all({each["from"], each["to"]} & new for each in found["relationships"])
    degrees = [each["degree"] for each in found["entities"]]
    assert degrees == sorted(degrees, reverse=True)
    assert not any(each["kind"] == "Source" for each in found["entities"])


def test_an_expansion_goes_on_where_the_last_one_ended(page: Page) -> None:
    first = page("expand", id="chn", relation="targets-in", most=5, have=["chn"], rooms=[])
    assert (first["shown"], len(first["entities"])) == (5, 5)
    have = ["chn", *(each["id"] for each in first["entities"])]
    again = page("expand", id="chn", relation="targets-in", most=5, have=have, rooms=[])
    assert (again["shown"], again["total"]) == (10, first["total"])
    assert not {each["id"] for each in again["entities"]} & set(have)
    assert all(each["type"] != "CITES" for each in again["relationships"])


def test_an_expansion_by_class_brings_that_class(page: Page) -> None:
    found = page("expand", id="litho-euv", kind="Measure", have=[], rooms=[])
    assert found["entities"]
    assert {each["look"] for each in found["entities"]} == {"Measure"}
    cited = page("expand", id="asml", relation="cites-out", have=[], rooms=[])
    assert {each["kind"] for each in cited["entities"]} == {"Source"}
    assert page("expand", id="nowhere", have=[], rooms=[]) == {
        "entities": [], "relationships": [], "shown": 0, "total": 0,
    }  # fmt: skip


def test_what_is_added_comes_near_what_it_is_linked_to(page: Page, asml: Json) -> None:
    found = page("add", ids=["tsmc", "asml", "gone", "amec"], **taken(asml))
    assert [each["id"] for each in found["entities"]] == ["amec", "tsmc"]
    assert found["missing"] == ["gone"]
    alone = page("add", ids=["tsmc", "asml"], have=[], rooms=[])
    assert len(alone["entities"]) == 2


def test_paths_are_given_with_all_that_stands_on_them(page: Page) -> None:
    found = page("paths", **{"from": "asml", "to": "tsmc", "types": [], "most": 6, "limit": 3})
    ids = {each["id"] for each in found["entities"]}
    joining = {each["id"] for each in found["relationships"]}
    assert len(found["paths"]) == 3
    for path in found["paths"]:
        assert (path["entities"][0], path["entities"][-1]) == ("asml", "tsmc")
        assert set(path["entities"]) <= ids
        assert set(path["relationships"]) <= joining
    lengths = [len(path["entities"]) for path in found["paths"]]
    assert lengths == sorted(lengths)
    assert {"type": "PRODUCES", "label": "produces"} in found["types"]
    assert page.refused("paths", **{"from": "asml", "to": "nowhere"})["kind"] == "UnknownName"


def test_common_neighbours_say_what_ties_them(page: Page) -> None:
    found = page("common", ids=["asml", "nikon", "canon"], limit=3)
    [first, *_] = found["entities"]
    assert len(found["entities"]) == 3 <= found["total"]
    assert (first["id"], first["to"]) == ("jpn", ["canon", "nikon"])
    assert first["relations"][0] == {"id": "canon", "type": "LOCATED_IN", "label": "is located in"}
    assert {each["id"] for each in first["relations"]} == set(first["to"])
    assert page("common", ids=["asml"])["entities"] == []


def test_an_arrangement_leaves_what_is_pinned_and_can_be_stopped_before_it_comes(page: Page, asml: Json) -> None:
    pinned = [each | {"pinned": each["id"] == "litho-euv"} for each in asml["document"]["entities"]]
    document = asml["document"] | {"entities": pinned}
    found = page("arrange", layout="force", document=document, ticket="one")
    euv = next(each for each in pinned if each["id"] == "litho-euv")
    assert found["places"]["litho-euv"] == [euv["x"], euv["y"]]
    assert set(found["places"]) == {each["id"] for each in pinned}
    assert page("stop", ticket="two") == {"stopped": False}
    assert page.refused("arrange", layout="radial", document=document, ticket="two")["kind"] == "Cancelled"
    assert page.refused("arrange", layout="circle", document=document)["message"] == (
        "There is no layout 'circle' to compute."
    )


def test_an_arrangement_by_jurisdiction_has_a_block_for_each(page: Page, asml: Json) -> None:
    found = page("arrange", layout="jurisdiction", document=asml["document"])
    assert {"Netherlands", "Germany", ""} <= {each["name"] for each in found["blocks"]}


def test_colours_are_those_of_the_day_and_destination(page: Page) -> None:
    ids = ["litho-euv", "asml", "deposition"]
    found = page("colours", by="coverage", ids=ids, on="2024-12-31", toward="chn", by_jurisdictions=["nld"])
    assert found["values"]["deposition"]["number"] == 10.9
    assert found["values"]["asml"]["key"] == "else"
    assert found["said"].endswith("toward China, 31 Dec 2024, by Netherlands.")
    before = page("colours", by="coverage", ids=ids, on="2018-12-31", toward="chn", by_jurisdictions=["nld"])
    assert before["values"]["deposition"] == {"key": "0", "label": "0", "fill": SHARE_0, "number": 0.0}
    dropped = {"scenario": "None", "without": "nl-2023-regulation,nl-euv-licence-2019,eu-dual-use-2021", "add": ""}
    under = page("colours", by="coverage", ids=ids, on="2024-12-31", by_jurisdictions=["nld"], scenario=dropped)
    assert ", under the scenario None." in under["said"]
    assert page("colours", by="concentration", ids=ids)["values"]["litho-euv"]["key"] == "1"
    assert page.refused("colours", by="mood", ids=ids)["message"] == "There is no colouring by 'mood'."


def test_the_table_of_a_view_has_what_it_shows_and_nothing_that_it_hides(page: Page, asml: Json) -> None:
    document = asml["document"] | {"hide": {"class": ["Measure"]}}
    for what in ("entities", "relationships"):
        answer = page.post("table", {"document": document, "ending": "csv", "what": what})
        assert (answer.status_code, answer.mimetype) == (200, "text/csv")
        assert "nl-2023-regulation" not in answer.text
        assert "litho-euv" in answer.text
    sheet = page.post("table", {"document": document, "ending": "xlsx", "what": "entities"})
    assert sheet.data[:2] == b"PK"
    assert page.refused("table", document=document, ending="exe")["hint"] == "Endings: csv, xlsx."
