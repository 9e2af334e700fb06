"""Results, history and files of the workbench as a person takes them: real server, real database, real browser."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Windows
from tests.browser.cypher_page import CELLS, SHELF, at, ended, opened, written
from tests.browser.geometry import clipped_text, overlapping_text, scrolls_sideways

HOSTILE = "</script><img src=x onerror=alert(1)>"


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
        page.locator("#cypher--shelf").get_by_role("button", name="Export").click()
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
