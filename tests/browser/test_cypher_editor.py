"""The editor of the workbench as a person types, runs and stops: real server, real database, real browser."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from graph.connection import Connection
from tests.browser.conftest import Look, Windows
from tests.browser.cypher_page import CELLS, at, editor, ended, opened, written
from tests.conftest import Command
from tests.graph.runaway import ENDLESS, HOW_MANY


def test_a_query_is_typed_with_help_and_run_from_the_keyboard(window: Windows, run: Command, look: Look) -> None:
    page = opened(window())
    editor(page).click()
    page.keyboard.type("MATCH (m:Measu")
    option = page.locator(".cm-tooltip-autocomplete li", has_text="Measure").first
    expect(option).to_be_visible()
    page.wait_for_timeout(100)
    look(page, "cypher-completion")
    page.keyboard.press("Tab")
    page.keyboard.type(") RETURN m.effec")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("effective")
    page.wait_for_timeout(100)
    page.keyboard.press("Tab")
    page.keyboard.type(" AS since, m.id AS id ORDER BY id LIMIT 20 ")
    page.keyboard.press("Escape")
    page.keyboard.press("ControlOrMeta+Enter")
    ended(page)
    text = "MATCH (m:Measure) RETURN m.effective AS since, m.id AS id ORDER BY id LIMIT 20 "
    assert page.locator(".cm-content").inner_text().strip() == text.strip()
    said = run("query", text, "--format", "json").stdout
    expected = [
        ["null" if row[name] is None else str(row[name]) for name in ("since", "id")] for row in json.loads(said)
    ]
    assert len(expected) == 20
    assert page.evaluate(CELLS) == expected
    expect(page.locator("#cypher--status .figures")).to_contain_text("20 rows · ")
    assert "run=1" in page.url


def test_what_can_stand_where_one_types_is_offered(window: Windows) -> None:
    page = opened(window())
    for text, wanted in (
        ("MATCH (c:Company)-[:PROD", "PRODUCES"),
        ("MATCH (c:Company {na", "name"),
        ("MATCH (c:Company) RETURN coal", "coalesce"),
        ("CALL db.lab", "db.labels"),
        ("RETURN point.dist", "distance"),
        (":param other => 1\nRETURN $oth", "other"),
        ("coverage-sh", "coverage-share"),
        ("RETURN 'Measu", ""),
        ("// MATCH (m:Measu", ""),
    ):
        editor(page).click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text(text[:-1])
        page.keyboard.type(text[-1])
        page.keyboard.press("Control+Space")
        offered = page.locator(".cm-tooltip-autocomplete li")
        if wanted:
            expect(offered.first).to_contain_text(wanted)
        else:
            page.wait_for_timeout(200)
            expect(offered).to_have_count(0)
        page.keyboard.press("Escape")
    expect(editor(page)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_focused()


def test_escape_ends_the_query_on_the_server(window: Windows, connection: Connection) -> None:
    page = opened(window())
    written(page, ENDLESS)
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator("#cypher--running")).to_contain_text("Running")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_disabled()
    page.wait_for_timeout(1200)
    assert connection.rows(HOW_MANY) == [{"n": 1}]
    expect(page.locator("#cypher--running .seconds")).to_have_text(re.compile(r"[1-9]\d* s"))
    page.keyboard.press("ControlOrMeta+Enter")
    page.keyboard.press("Escape")
    ended(page)
    assert connection.rows(HOW_MANY) == [{"n": 0}]
    expect(page.locator("#cypher--errors .error")).to_contain_text("Cancelled")
    page.keyboard.press("Escape")
    written(page, "RETURN 1 AS again")
    page.get_by_role("button", name="Run", exact=True).click()
    ended(page, 2)
    assert page.evaluate(CELLS) == [["1"]]


def test_leaving_the_page_ends_what_it_runs(window: Windows, connection: Connection) -> None:
    page = opened(window(), at(ENDLESS, run="1"))
    expect(page.locator("#cypher--running")).to_be_visible()
    page.wait_for_timeout(600)
    page.goto("about:blank")
    for _ in range(40):
        if connection.rows(HOW_MANY) == [{"n": 0}]:
            break
        page.wait_for_timeout(50)
    assert connection.rows(HOW_MANY) == [{"n": 0}]


def test_an_error_is_marked_at_its_place_and_said_below(window: Windows) -> None:
    page = opened(window(), at("RETURN 1 AS one;\nMATCH (m:Measure)\nRETRUN m;\nRETURN 3", run="1"))
    ended(page)
    expect(page.locator(".cm-lintRange-error")).to_have_text("RETRUN")
    said = page.locator("#cypher--errors .error")
    expect(said).to_contain_text("Statement 2 of 3; those after it were not run")
    expect(said).to_contain_text("Line 3, column 1: Invalid input 'RETRUN'")
    said.get_by_role("button", name="Line 3, column 1").click()
    page.keyboard.type("X")
    expect(page.locator(".cm-line").nth(2)).to_have_text("XRETRUN m;")
    page.locator(".statement").first.click()
    assert page.evaluate(CELLS) == [["1"]]


def test_parameters_have_fields_and_lines_and_stand_in_the_address(window: Windows) -> None:
    here = window()
    page = opened(here)
    written(page, ":param day => date('2024-01-01')\nRETURN $day AS day, $n + 1 AS more, $who AS who // $not\n")
    expect(page.locator("#cypher--parameters label")).to_have_text(["$n", "$who"])
    page.get_by_label("$n").fill("41")
    page.get_by_label("$who").fill("a \"quoted\" & 'odd' ü")
    page.keyboard.press("Enter")
    ended(page)
    assert page.evaluate(CELLS) == [["2024-01-01", "42", "a \"quoted\" & 'odd' ü"]]
    address = page.url
    again = opened(here, address.removeprefix(here.address))
    ended(again)
    assert again.evaluate(CELLS) == [["2024-01-01", "42", "a \"quoted\" & 'odd' ü"]]
    expect(again.get_by_label("$n")).to_have_value("41")
    again.get_by_label("$n").fill("")
    again.get_by_role("button", name="Run", exact=True).click()
    ended(again, 2)
    expect(again.locator("#cypher--errors")).to_contain_text("$n has no value.")


def test_the_address_holds_the_text_and_back_brings_it_back(window: Windows) -> None:
    page = opened(window(), at("RETURN 1 AS first", run="1", **{"as": "json"}))
    ended(page)
    expect(page.get_by_role("tab", name="JSON")).to_have_attribute("aria-selected", "true")
    written(page, "RETURN 2 AS second")
    page.wait_for_url("**RETURN%202**")
    page.keyboard.press("ControlOrMeta+Enter")
    ended(page, 2)
    page.go_back()
    expect(page.locator(".cm-line").first).to_have_text("RETURN 1 AS first")
    written(page, "RETURN '" + "long " * 2000 + "' AS text")
    expect(page.locator("#cypher--address-said")).to_contain_text("The text is too long for an address")
    assert len(page.url) < 2000
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".json")).to_contain_text("long long")
