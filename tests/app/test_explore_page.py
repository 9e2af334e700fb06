"""The explorer's callback, through the app's own door."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from dash import Dash

from app.factory import create_app
from graph.errors import DatabaseUnreachable
from ontology.model import Model
from tests.app.conftest import ASML, SMALL, FakeReader

Call = Callable[..., Any]


def parts(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.get_data(as_text=True)[:500]
    return {name.removeprefix("explore--"): value for name, value in answer.get_json()["response"].items()}


def draw(call: Call, app: Dash, search: str = "?focus=asml") -> dict[str, Any]:
    return parts(call(app, "explore--picture", **{"explore--address__data": {"search": search}}))


def card(call: Call, app: Dash, search: str = "?focus=asml") -> dict[str, Any]:
    answer = call(app, "explore--card", **{"explore--address__data": {"search": search}})
    return dict(parts(answer)["card"])


def text(part: object) -> str:
    """All words of a part of the page."""
    if isinstance(part, dict):
        return text(part.get("props", {}).get("children") if "props" in part else "")
    return " ".join(text(item) for item in part) if isinstance(part, list) else str(part or "")


def test_the_title_counts_what_is_drawn(app: Dash, call: Call) -> None:
    assert draw(call, app)["title"]["children"] == "ASML Holding: 1 hop, 2 of 34 neighbours"


def test_a_page_asks_few_questions(app: Dash, reader: FakeReader, call: Call) -> None:
    draw(call, app)
    assert [name for name, _ in reader.asked] == [
        *("entity", "neighbours", "knowledge"),
        *("joining", "vertices", "joining"),
    ]


def test_sources_are_drawn_only_around_a_source(app: Dash, reader: FakeReader, call: Call) -> None:
    draw(call, app)
    assert dict(reader.asked)["neighbours"]["without"] == ["CITES"]


def test_a_picture_has_its_document_and_what_the_graph_says_of_it(app: Dash, call: Call) -> None:
    picture = draw(call, app, "?focus=asml&on=2024-01-01")["picture"]["data"]
    document = picture["document"]
    assert (document["focus"], document["on"], document["layout"]) == ("asml", "2024-01-01", "relations")
    stands = {each["id"]: (each["side"], each["from"]) for each in document["entities"]}
    assert stands == {"asml": ("below", []), "euv": ("right", ["asml"]), "rule": ("left", ["asml"])}
    assert sorted(each["relations"] for each in document["bundles"]) == [["affects-in"], ["produces-out"]]
    assert [each["id"] for each in picture["entities"]] == ["asml", "euv", "rule"]
    assert {each["id"]: each["fact"] for each in picture["relationships"]}["st-1"] == "100 % of supply, 2025"
    assert picture["folded"] == {"asml|produces-out": "32 more"}


def test_a_measure_not_in_force_on_the_day_does_not_hold(app: Dash, call: Call) -> None:
    for day, holds in (("2024-09-29", False), ("2024-09-30", True)):
        found = draw(call, app, f"?focus=asml&on={day}")["picture"]["data"]["entities"]
        assert {each["id"]: each["holds"] for each in found} == {"asml": True, "euv": True, "rule": holds}


def test_an_address_of_a_canvas_gives_its_places(app: Dash, call: Call) -> None:
    shown = draw(call, app, "?show=asml,euv,rule&at=5.6,-70.8r&pin=1&hid=2&arrange=force&title=Mine")
    stands = {each["id"]: each for each in shown["picture"]["data"]["document"]["entities"]}
    assert (stands["asml"]["x"], stands["asml"]["y"]) == (5, 6)
    assert (stands["euv"]["x"], stands["euv"]["side"], stands["euv"]["pinned"]) == (-70, "right", True)
    assert stands["rule"]["hidden"]
    assert isinstance(stands["rule"]["x"], int)
    assert shown["title"]["children"] == "Mine: 2 entities, 1 relationship"


def test_the_card_leads_to_its_sources(app: Dash, call: Call) -> None:
    shown = card(call, app)["children"]
    written = json.dumps(shown)
    assert '"href": "https://example.org/a"' in written
    assert '"rel": "noopener noreferrer"' in written
    assert "Reuters, Sep 2024" in text(shown)
    assert "secondary copy" in text(shown)
    assert "not in the graph" in text(shown)
    assert "loaded_by" not in written


def test_no_source_is_said(model: Model, call: Call) -> None:
    bare = ASML | {"properties": {"id": "asml", "name": "ASML"}, "cited": []}
    app = create_app(FakeReader({**SMALL, "entity": [bare]}), model)
    assert "no source" in text(card(call, app)["children"])


def test_the_list_holds_what_the_canvas_shows(app: Dash, call: Call) -> None:
    said = text(draw(call, app)["list"]["children"])
    for words in ("Produces", "EUV lithography", "100 % of supply, 2025", "32 more", "Is affected by", "no source"):
        assert words in said


def test_an_empty_graph_says_what_to_run(model: Model, call: Call) -> None:
    app = create_app(FakeReader({"start": [{"id": None}]}), model)
    shown = draw(call, app, "")
    assert "chokepoint load" in text(shown["notice"]["children"])
    assert shown["picture"]["data"] == {}


def test_an_unknown_id_is_named_and_the_rest_is_shown(model: Model, call: Call) -> None:
    class Forgetful(FakeReader):
        def rows(self, cypher: str, /, **parameters: Any) -> list[dict[str, Any]]:
            rows = super().rows(cypher, **parameters)
            return [] if parameters.get("id") == "<b>asmll" else rows

    shown = draw(call, create_app(Forgetful(SMALL), model), "?focus=%3Cb%3Easmll")
    assert "'<b>asmll'" in text(shown["notice"]["children"])
    assert shown["title"]["children"].startswith("ASML Holding")


def test_a_day_that_is_none_is_told(app: Dash, call: Call) -> None:
    assert "'2024-99-99' in the address is no day" in text(draw(call, app, "?on=2024-99-99")["notice"]["children"])


def test_a_database_that_does_not_answer_is_told_in_words(model: Model, call: Call) -> None:
    down = DatabaseUnreachable("No answer from bolt://localhost:7687.", hint="Start that server.")
    app = create_app(FakeReader({"entity": down}), model)
    answer = call(app, "explore--picture", **{"explore--address__data": {"search": "?focus=asml"}})
    assert "Start that server." in answer.get_data(as_text=True)
    assert "database-strip" in answer.get_data(as_text=True)


def test_the_explorer_leaves_other_pages_alone(app: Dash, reader: FakeReader, call: Call) -> None:
    assert call(app, "explore--picture", **{"explore--address__data": None}).status_code == 204
    assert reader.asked == []
