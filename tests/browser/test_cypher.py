"""The workbench as a person uses it: real server, real database, real browser."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.connection import Connection
from tests.browser.conftest import Window
from tests.browser.geometry import clipped_text, overlapping_text, scrolls_sideways
from tests.conftest import Command

Windows = Callable[..., Window]
Look = Callable[[Page, str], None]
ENDLESS = "UNWIND range(1, 100000000000) AS n WITH n WHERE n < 0 RETURN n"
QUESTIONS = "SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.chokepoint = 'question' RETURN count(*) AS n"
HOSTILE = "</script><img src=x onerror=alert(1)>"
CELLS = """() => [...document.querySelectorAll('.grid-row')].map(
    row => [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.textContent))"""
SHELF = "#cypher--shelf .entry"


def at(text: str, **rest: str) -> str:
    """The address of a text."""
    return f"/cypher?q={quote(text, safe='')}" + "".join(f"&{name}={quote(value)}" for name, value in rest.items())


def opened(window: Window, path: str = "/cypher") -> Page:
    """The page, ready to be typed into."""
    window.page.goto(window.address + path)
    window.page.locator(SHELF).first.wait_for()
    return window.page


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Cypher")


def ended(page: Page, runs: int = 1) -> None:
    """Wait until so many runs have ended since the page was opened."""
    page.wait_for_function("n => Number(document.getElementById('cypher--page').dataset.ran || 0) >= n", arg=runs)


def written(page: Page, text: str) -> None:
    """A text put into the editor in place of what is there, without the help that typing gives."""
    editor(page).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
    page.keyboard.press("Escape")


def test_a_query_is_typed_with_help_and_run_from_the_keyboard(window: Windows, chokepoint: Command, look: Look) -> None:
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
    said = chokepoint("query", text, "--format", "json").stdout
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
    assert connection.rows(QUESTIONS) == [{"n": 1}]
    expect(page.locator("#cypher--running .seconds")).to_have_text("1 s")
    page.keyboard.press("ControlOrMeta+Enter")
    page.keyboard.press("Escape")
    ended(page)
    assert connection.rows(QUESTIONS) == [{"n": 0}]
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
        if connection.rows(QUESTIONS) == [{"n": 0}]:
            break
        page.wait_for_timeout(50)
    assert connection.rows(QUESTIONS) == [{"n": 0}]


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


def test_history_and_saved_queries_stay_and_travel(window: Windows, tmp_path: Path) -> None:
    page = opened(window())
    for number in range(1, 4):
        written(page, f"RETURN {number} AS n")
        page.keyboard.press("ControlOrMeta+Enter")
        ended(page, number)
    page.get_by_role("tab", name="History").click()
    expect(page.locator(".entry-title")).to_have_text(["RETURN 3 AS n", "RETURN 2 AS n", "RETURN 1 AS n"])
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Name of the saved query").fill("Three <b>")
    page.keyboard.press("Enter")
    page.reload()
    page.locator(SHELF).first.wait_for()
    page.get_by_role("tab", name="Saved").click()
    expect(page.locator(".entry-title")).to_have_text(["Three <b>"])
    with page.expect_download() as given:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "queries.json"
    given.value.save_as(file)
    assert [each["name"] for each in json.loads(file.read_text())["saved"]] == ["Three <b>"]
    page.get_by_role("button", name="Delete: Three").click()
    expect(page.locator(".entry-title")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".entry-title")).to_have_count(1)
    page.get_by_role("button", name="Delete: Three").click()
    page.locator("#cypher--import").set_input_files(file)
    expect(page.locator(".entry-title")).to_have_text(["Three <b>"])
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "chokepoint-queries", "saved": [{"name": 1}, {"name": "x", "text": []}, null]}')
    page.locator("#cypher--import").set_input_files(broken)
    expect(page.locator("#said")).to_contain_text("0 saved queries added, 3 left out")
    page.locator(SHELF).first.click()
    expect(page.locator(".cm-line").first).to_have_text("RETURN 3 AS n")


def test_downloads_hold_the_whole_result(window: Windows, tmp_path: Path) -> None:
    page = opened(window(), at("UNWIND range(1, 1500) AS n RETURN n, '=1+' + n AS text", run="1"))
    ended(page)
    expect(page.locator("#cypher--status .figures")).to_contain_text("1,000 rows · first 1,000 of more · ")
    rows = list(csv.reader(io.StringIO(taken(page, "CSV", tmp_path).decode())))
    assert (rows[0], rows[1], rows[-1], len(rows)) == (["n", "text"], ["1", "'=1+1"], ["1500", "'=1+1500"], 1501)
    expect(page.locator("#said")).to_contain_text("1,500 rows, all of them.")
    with zipfile.ZipFile(io.BytesIO(taken(page, "XLSX", tmp_path))) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == 1501
    assert len(json.loads(taken(page, "JSON", tmp_path))) == 1500
    page.locator(".result-bar summary").click()
    expect(page.get_by_role("button", name="Turtle")).to_be_hidden()


def taken(page: Page, words: str, folder: Path) -> bytes:
    """A file that the page offers."""
    page.locator(".result-bar summary").click()
    with page.expect_download() as given:
        page.locator(".file", has_text=words).first.click()
    given.value.save_as(folder / "file")
    return (folder / "file").read_bytes()


def test_entities_are_links_and_a_picture(window: Windows, look: Look) -> None:
    text = "MATCH p = (c:Company {id: 'asml'})-[:PRODUCES]->(t) RETURN p, c, t ORDER BY t.id"
    page = opened(window(), at(text, run="1", **{"as": "graph"}))
    ended(page)
    canvas = page.locator("#cypher--canvas")
    expect(canvas).to_have_attribute("aria-label", "9 entities, 8 relationships")
    expect(page.locator("#cypher--legend")).to_contain_text("Company1")
    look(page, "cypher-graph")
    page.get_by_role("tab", name="Table").click()
    page.locator(".grid a", has_text="ASML Holding").first.click()
    page.wait_for_url("**/explore?focus=asml")
    page.go_back()
    expect(page.locator(".cm-line").first).to_have_text(text)


def test_odd_values_and_hostile_text_are_shown_as_they_are(window: Windows) -> None:
    text = (
        "UNWIND range(1, 400) AS n RETURN n, $x AS `" + HOSTILE + "`, 9223372036854775807 AS huge, 0.0/0 AS nan, "
        "1.0 AS one, null AS nothing, {a: [1, 'b']} AS map, reduce(s = '', i IN range(1, 99) | s + 'long ') AS long"
    )
    page = opened(window(), at(text, run="1", **{"p.x": HOSTILE}))
    ended(page)
    row: list[Any] = page.evaluate(CELLS)[0]
    assert row[:7] == ["1", HOSTILE, "9223372036854775807", "NaN", "1.0", "null", '{a: [1, "b"]}']
    assert page.locator("main img, main script").count() == 0
    grid = page.get_by_role("grid")
    assert page.locator(".grid-row").count() < 80
    grid.focus()
    page.keyboard.press("Control+End")
    expect(page.locator(".grid-row").last).to_contain_text("400")
    page.keyboard.press("Enter")
    expect(page.locator("#cypher--whole")).to_have_text("long " * 99)
    page.keyboard.press("Escape")
    expect(grid).to_be_focused()


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_nothing_is_cut_or_overlaps(window: Windows, look: Look, scheme: str, width: int, height: int) -> None:
    here = window(width, height, scheme)
    wide = "RETURN " + ", ".join(f"{at} AS column_{at}" for at in range(300))
    for name, path in (
        ("start", "/cypher"),
        ("table", at("MATCH (m:Measure)-[:IMPOSED_BY]->(j) RETURN j, m.name AS name, m.note AS note", run="1")),
        ("wide", at(wide, run="1")),
        ("plan", at("PROFILE MATCH (m:Measure {id: $x}) RETURN m", run="1", **{"p.x": "y", "as": "plan"})),
        ("json", at("MATCH (m:Measure) RETURN m LIMIT 3", run="1", **{"as": "json"})),
        ("error", at("RETURN 1;\nRETURN 1 +", run="1")),
    ):
        here.page.goto(here.address + path)
        here.page.locator("#cypher--page[data-drawn]").wait_for()
        if "run=1" in path:
            ended(here.page)
        here.page.wait_for_timeout(150)
        look(here.page, f"cypher-{name}-{width}-{scheme}")
        found = clipped_text(here.page), overlapping_text(here.page), scrolls_sideways(here.page)
        assert (name, *found) == (name, [], [], False)
