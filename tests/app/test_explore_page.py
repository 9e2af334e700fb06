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


def text(part: object) -> str:
    """All words of a part of the page."""
    if isinstance(part, dict):
        return text(part.get("props", {}).get("children") if "props" in part else "")
    return " ".join(text(item) for item in part) if isinstance(part, list) else str(part or "")


def test_the_title_counts_what_is_drawn(app: Dash, call: Call) -> None:
    assert draw(call, app)["title"]["children"] == "ASML Holding: 1 hop, 2 of 34 neighbours"


def test_a_page_asks_few_questions(app: Dash, reader: FakeReader, call: Call) -> None:
    draw(call, app)
    assert [name for name, _ in reader.asked] == ["entity", "neighbours", "knowledge", "shares"]


def test_sources_are_drawn_only_around_a_source(app: Dash, reader: FakeReader, call: Call) -> None:
    draw(call, app)
    assert dict(reader.asked)["neighbours"]["without"] == ["CITES"]


def test_a_neighbour_leads_to_itself_and_keeps_the_day(app: Dash, call: Call) -> None:
    found = draw(call, app, "?focus=asml&on=2024-01-01")["picture"]["data"]["elements"]
    hrefs = {e["data"]["entity"]: e["data"]["href"] for e in found if "entity" in e["data"]}
    assert hrefs["euv"] == "/explore?focus=euv&on=2024-01-01"


def test_a_measure_not_in_force_on_the_day_is_dashed(app: Dash, call: Call) -> None:
    for day, dashed in (("2024-09-29", True), ("2024-09-30", False)):
        found = draw(call, app, f"?focus=asml&on={day}")["picture"]["data"]["elements"]
        [rule] = [e for e in found if e["data"].get("entity") == "rule"]
        assert ("faded" in rule["classes"].split()) is dashed


def test_the_card_leads_to_its_sources(app: Dash, call: Call) -> None:
    card = draw(call, app)["card"]["children"]
    written = json.dumps(card)
    assert '"href": "https://example.org/a"' in written
    assert '"rel": "noopener noreferrer"' in written
    assert "Reuters, Sep 2024" in text(card)
    assert "secondary copy" in text(card)
    assert "not in the graph" in text(card)
    assert "loaded_by" not in written


def test_no_source_is_said(model: Model, call: Call) -> None:
    bare = ASML | {"properties": {"id": "asml", "name": "ASML"}, "cited": []}
    app = create_app(FakeReader({**SMALL, "entity": [bare]}), model)
    assert "no source" in text(draw(call, app)["card"]["children"])


def test_the_list_holds_what_the_canvas_shows(app: Dash, call: Call) -> None:
    said = text(draw(call, app)["list"]["children"])
    for words in ("Produces", "EUV lithography", "100 % of supply, 2025", "32 more", "Is affected by", "no source"):
        assert words in said


def test_the_legend_counts_the_classes_on_the_canvas(app: Dash, call: Call) -> None:
    said = text(draw(call, app)["legend"]["children"])
    assert " ".join(said.split()).startswith("Company 1 Equipment 1 Measure 1 Shape: class.")


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
