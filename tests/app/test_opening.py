"""The layout of a page: drawn for the address that asks for it, empty where that is not known or cannot be drawn."""

from __future__ import annotations

from typing import Any

import pytest
from dash import Dash

from app.factory import create_app
from graph.errors import DatabaseUnreachable
from ontology.model import Model
from tests.app.conftest import SMALL, FakeReader


def layout(app: Dash, asked_by: str | None) -> dict[str, Any]:
    """The properties of every component with an id, for a page at an address."""
    headers = {"Referer": f"http://localhost{asked_by}"} if asked_by else {}
    found: dict[str, Any] = {}

    def walk(part: Any) -> None:
        for each in part if isinstance(part, list) else [part]:
            if isinstance(each, dict) and "props" in each:
                if "id" in each["props"]:
                    found[each["props"]["id"]] = each["props"]
                walk(each["props"].get("children"))

    walk(app.server.test_client().get("/_dash-layout", headers=headers).get_json())
    return found


def test_it_comes_drawn_with_its_controls_and_footer(app: Dash) -> None:
    parts = layout(app, "/explore?focus=asml&on=2024-09-30")
    assert parts["explore--title"]["children"] == "ASML Holding: 1 hop, 2 of 34 neighbours"
    assert parts["explore--address"]["data"] == {
        "search": "?focus=asml&on=2024-09-30",
        "retry": 0,
        "drawn": True,
        "measured": False,
    }
    assert (parts["url"]["pathname"], parts["url"]["search"]) == ("/explore", "?focus=asml&on=2024-09-30")
    assert parts["control-day"]["date"] == "2024-09-30"
    assert "1 measure" in str(parts["footer"]["children"])
    assert [each["props"]["children"] for each in parts["tabs"]["children"]][:2] == ["Explore", "Supply chain"]


def test_it_comes_empty_when_the_address_is_not_told_or_is_no_view(app: Dash) -> None:
    for asked_by in (None, "/nowhere"):
        parts = layout(app, asked_by)
        assert "explore--title" not in parts
        assert "pathname" not in parts["url"]


def test_it_comes_empty_when_the_database_does_not_answer_so_that_the_callbacks_say_why(model: Model) -> None:
    down = create_app(FakeReader({**SMALL, "entity": DatabaseUnreachable("No answer.", hint="Start it.")}), model)
    parts = layout(down, "/explore?focus=asml")
    assert parts["explore--title"]["children"] != "ASML Holding"
    assert "data" not in parts["explore--address"]
    assert "pathname" not in parts["url"]


def test_a_fault_of_ours_is_written_to_the_log_and_the_page_comes_empty(
    model: Model, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(FakeReader({**SMALL, "entity": KeyError("lost")}), model)
    layout(app, None)  # Dash makes the layout of the first request twice
    parts = layout(app, "/explore?focus=asml")
    assert "data" not in parts["explore--address"]
    assert [(each.levelname, each.exc_info and each.exc_info[0]) for each in caplog.records] == [("ERROR", KeyError)]
