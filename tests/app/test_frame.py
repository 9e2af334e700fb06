"""The frame of every page: tabs, day, search, headers, health, and how callbacks fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash

from app import factory, router
from app.errors import display
from app.factory import create_app
from app.links import Links
from graph.errors import DatabaseUnreachable
from ontology.model import Model
from tests.app.conftest import SMALL, FakeReader

Call = Callable[..., Any]


def outputs(app: Dash) -> list[str]:
    return [part for entry in app._callback_list for part in entry["output"].strip(".").split("...")]


def test_no_output_is_written_by_two_callbacks(app: Dash) -> None:
    found = outputs(app)
    assert len(found) > 60
    assert [name for name, count in Counter(found).items() if count > 1] == []


def test_every_callback_names_components_that_exist(app: Dash, model: Model) -> None:
    whole = router.shell(factory.rooms(), model, Links(), factory.rooms())
    there = {component.id for component in whole._traverse() if getattr(component, "id", None)}
    named = {part["id"] for entry in app._callback_list for part in [*entry["inputs"], *entry["state"]]}
    assert len(there) > 20
    assert named | {output.split(".")[0] for output in outputs(app)} <= there


def test_two_apps_in_one_process_do_not_share_anything(model: Model) -> None:
    first, second = (create_app(FakeReader(SMALL), model, base_path=path) for path in ("/", "/chips/"))
    assert first.server.test_client().get("/health").status_code == 200
    assert second.server.test_client().get("/chips/health").status_code == 200


def test_every_answer_carries_the_security_headers(app: Dash) -> None:
    headers = app.server.test_client().get("/").headers
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "connect-src 'self'"):
        assert rule in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_health_tells_the_versions(app: Dash) -> None:
    answer = app.server.test_client().get("/health")
    assert answer.status_code == 200
    assert answer.get_json()["database"] == {"Neo4j Kernel": "2026.08.1"}


def test_health_is_503_when_the_database_does_not_answer(model: Model) -> None:
    down = FakeReader({"server": DatabaseUnreachable("No answer.", hint="Start it.")})
    answer = create_app(down, model).server.test_client().get("/health")
    assert (answer.status_code, answer.get_json()["hint"]) == (503, "Start it.")


def test_an_entity_has_a_permanent_address(app: Dash) -> None:
    answer = app.server.test_client().get("/entity/eto:N49")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/explore?focus=eto:N49")


@pytest.mark.parametrize("path", ["/", "/explore", "/explore/"])
def test_the_explorer_stands_at_its_addresses(app: Dash, call: Call, path: str) -> None:
    shown = call(app, "view--explore", url__pathname=path, url__search="").get_json()["response"]
    assert (shown["view--explore"]["hidden"], shown["not-found"]["hidden"]) == (False, True)


def test_an_unknown_address_says_so_and_links_on(app: Dash, call: Call) -> None:
    shown = call(app, "view--explore", url__pathname="/nowhere", url__search="?on=2024-01-01").get_json()["response"]
    assert (shown["view--explore"]["hidden"], shown["not-found"]["hidden"]) == (True, False)
    assert "/nowhere" in str(shown["not-found"]["children"])
    assert "/explore?on=2024-01-01" in str(shown["not-found"]["children"])


def test_the_day_comes_from_the_address_and_else_from_the_state_of_knowledge(app: Dash, call: Call) -> None:
    for search, day in (("?on=2024-01-01", "2024-01-01"), ("", "2026-11-20"), ("?on=x", "2026-11-20")):
        shown = call(app, "control-day", url__search=search, url__pathname="/explore").get_json()["response"]
        assert shown["control-day"]["date"] == day


@pytest.mark.parametrize(("asked", "held"), [("/coverage?on=2024-01-01", ["coverage"]), ("/nowhere", []), (None, [])])
def test_a_page_begins_with_the_view_of_its_path_and_no_other(app: Dash, asked: str | None, held: list[str]) -> None:
    headers = {"Referer": f"http://localhost{asked}"} if asked else {}
    begun = app.server.test_client().get("/_dash-layout", headers=headers).get_json()
    views = {each["props"]["id"]: each["props"] for each in begun["props"]["children"][8]["props"]["children"]}
    assert [id for id, view in views.items() if view["children"]] == [f"view--{name}" for name in held]
    assert [id for id, view in views.items() if not view["hidden"]] == [f"view--{name}" for name in held]


def test_a_view_comes_when_it_is_first_gone_to(app: Dash, call: Call) -> None:
    at = {"url__pathname": "/coverage", "url__search": "", "opened__data": ["explore"]}
    first = call(app, "view--explore", **at).get_json()["response"]
    assert first["opened"]["data"] == ["explore", "coverage"]
    assert "coverage--page" in str(first["view--coverage"]["children"])
    again = call(app, "view--explore", **{**at, "opened__data": first["opened"]["data"]}).get_json()["response"]
    assert ("opened" in again, "children" in again["view--coverage"]) == (False, False)


def test_scripts_and_styles_named_by_their_time_are_kept_by_the_browser(app: Dash) -> None:
    client = app.server.test_client()
    for path, kept in (
        ("/assets/frame.js?m=1.5", "max-age=31536000, immutable"),
        ("/assets/mark.svg", "max-age=86400"),
        ("/assets/none.js?m=1.5", None),
    ):
        with client.get(path) as answer:
            assert answer.headers.get("Cache-Control") == kept


PLACES = [
    {"id": id, "name": name, "iso2": id[:2], "iso3": id}
    for id, name in (
        ("chn", "China"),
        ("deu", "Germany"),
        ("jpn", "Japan"),
        ("rus", "Russia"),
        ("usa", "United States"),
    )
]


@pytest.fixture
def placed(model: Model) -> Dash:
    """The app over a graph with five jurisdictions."""
    return create_app(FakeReader({**SMALL, "jurisdictions": PLACES}), model)


def test_destination_and_jurisdictions_come_from_the_address(placed: Dash, call: Call) -> None:
    at = {"url__search": "?toward=RU&by=jpn,usa", "url__pathname": "/coverage"}
    shown = call(placed, "control-day", **at).get_json()["response"]
    assert shown["control-toward"]["value"] == "rus"
    assert shown["control-by"]["value"] == ["usa", "jpn"]
    assert shown["controls"]["className"] == "controls acts-on acts-toward acts-by"
    assert shown["control-summary"]["children"] == "20 Nov 2026 · Russia · 2 jurisdictions"


def test_a_view_that_can_do_without_a_destination_offers_all(placed: Dash, call: Call) -> None:
    shown = call(placed, "control-day", url__search="", url__pathname="/timeline").get_json()["response"]
    assert shown["control-toward"]["value"] == "any"
    assert shown["control-toward"]["options"][:2] == [
        {"label": "any destination", "value": "any"},
        {"label": "China", "value": "chn"},
    ]
    assert shown["control-by"]["value"] == ["usa", "jpn", "deu", "chn"]


def test_the_controls_tell_what_they_show_and_what_is_usual(placed: Dash, call: Call) -> None:
    at = {"url__search": "?on=2024-01-01&toward=RU&by=jpn,usa", "url__pathname": "/coverage"}
    assert call(placed, "control-day", **at).get_json()["response"]["control-shown"]["data"] == {
        "on": "2024-01-01",
        "toward": "rus",
        "by": ["usa", "jpn"],
        "usual": {"on": "2026-11-20", "toward": "chn", "by": ["usa", "jpn", "deu"]},
    }


def test_found_entities_are_links(model: Model, call: Call) -> None:
    hit = {"id": "asml", "name": "<b>ASML</b>", "labels": ["Company"], "aliases": [], "codes": [], "publisher": None}
    reader = FakeReader({"search": [hit | {"score": 3.0, "reason": None, "degree": 9}]})
    app = create_app(reader, model)
    shown = call(app, "search-found", **{"search-asked__data": "asml", "url__search": "?on=2024-01-01"}).get_json()
    assert "/explore?on=2024-01-01&focus=asml" in str(shown)
    assert "<b>ASML</b>" in str(shown)


def test_nothing_found_is_said(app: Dash, call: Call) -> None:
    assert "Nothing found for" in str(call(app, "search-found", **{"search-asked__data": "zzz"}).get_json())


def test_a_fault_of_ours_is_called_one() -> None:
    shown = display(KeyError("x"))
    assert shown.message == "This is a fault in Chokepoint, not in your question."
