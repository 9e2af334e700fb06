"""The numbers on the page of coverage are those of the library and of the command line."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from app import cells
from app.address import read
from app.lens import Lens
from app.statuses import STATUSES
from graph.connection import Connection
from graph.library import Graph
from tests.browser.conftest import Windows
from tests.browser.coverage_page import KOREA, MATRIX, drawn, opened
from tests.conftest import Command

ROWS = """() => Array.from(document.querySelectorAll('#coverage--matrix tr.technology'), (row) => [
  row.dataset.technology, row.querySelector('.covered').innerText.trim(),
  Array.from(row.querySelectorAll('.tile'), (tile) => [
    Array.from(tile.classList).find((name) => name.startsWith('status-')).slice(7),
    tile.querySelector('.share') ? tile.querySelector('.share').innerText : null, tile.getAttribute('aria-label')])])"""


@pytest.fixture
def graph(connection: Connection) -> Graph:
    return Graph(connection)


def whole(page: Page) -> list[Any]:
    """Every row of the matrix as it stands on the page when it is printed."""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    rows: list[Any] = page.evaluate(ROWS)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    return rows


def answer(graph: Graph, query: str) -> dict[str, Any]:
    """The rows of coverage that the library gives for the query string of a page, by technology."""
    lens = Lens.from_values(read(query))
    scenarios = [lens.scenario] if lens.scenario else []
    said = graph.coverage(on=lens.on, toward=lens.toward or "chn", by=lens.by, scenarios=scenarios)
    return {row["technology"]: row for row in said.rows}


@pytest.mark.parametrize(
    "query",
    [
        "on=2023-07-23&toward=chn",
        "on=2024-12-31&toward=rus",
        "on=2022-10-07&toward=chn&by=usa,jpn,nld,gbr",
        f"on=2024-12-31&toward=chn&{KOREA}",
    ],
)
def test_every_cell_on_the_page_is_that_of_the_library(coverage_open: Page, graph: Graph, query: str) -> None:
    page, address = coverage_open, coverage_open.url.split("/coverage")[0]
    page.goto(f"{address}/coverage?{query}&unsized=all")
    day = parse_qs(query)["on"][0]
    rows, expected = whole(drawn(page, day)), answer(graph, query)
    assert {row[0] for row in rows} == set(expected)
    places = page.locator(f"{MATRIX} th.state").evaluate_all("heads => heads.map(head => head.dataset.place)")
    for technology, covered, tiles in rows:
        said = expected[technology]
        by_place = {cell["jurisdiction"]: cell for cell in said["cells"]}
        assert set(places) == set(by_place)
        assert covered == cells.figure(said["covered_share"]), technology
        for place, (status, share, words) in zip(places, tiles, strict=True):
            cell = by_place[place]
            assert (status, share) == (cell["status"], None if cell["share"] is None else cells.figure(cell["share"]))
            assert STATUSES[cell["status"]].words in words


def test_the_card_tells_what_the_command_line_explains(window: Windows, run: Command) -> None:
    page = opened(window(), "/coverage?on=2024-12-31&focus=cleaning&cell=jpn", "cleaning jpn")
    out = run("coverage", "cleaning", "--on", "2024-12-31", "--explain", "--format", "json").stdout
    told = {cell["jurisdiction"]: cell["steps"] for cell in json.loads(out)[0]["cells"] if cell["measures"]}

    def steps(within: str) -> list[str]:
        items = page.locator(f"{within} .steps-list > li")
        texts = items.evaluate_all("items => items.map(item => (item.querySelector('.step-said') || item).textContent)")
        return list(texts)

    assert steps(".chosen-part") == told.pop("jpn")
    assert {place: steps(f"#why-{place}") for place in told} == told
    expect(page.locator(".chosen-part h3")).to_have_text("FJapan: in force, 51.9 %")
    assert page.locator(".chosen-part .measure-sources a[target=_blank]").count() > 1
    expect(page.locator(".chosen-part .step-said a").first).to_have_attribute("href", re.compile("^/explore.*on=2024"))
    expect(page.locator(".key strong")).to_have_text("84.3 %")


def test_the_ranked_gaps_are_those_of_the_library(window: Windows, graph: Graph) -> None:
    page = opened(window(), "/coverage?on=2024-04-01&toward=chn&panel=gaps")
    rows = page.locator(".gaps-table tbody tr").evaluate_all(
        "rows => rows.map(row => [new URL(row.querySelector('a').href).searchParams.get('focus'),"
        " ...Array.from(row.querySelectorAll('td'), cell => cell.innerText)])"
    )
    gaps = graph.gaps(on="2024-04-01").rows
    assert rows == [
        [gap["technology"], cells.figure(gap["uncovered_share"]), f"{gap['reach']:,}", f"{gap['score']:,.0f}"]
        for gap in gaps
    ]
    page.locator(".gaps-table a").first.click()
    drawn(page, f"{gaps[0]['technology']} chosen")
    opened_by_gap = opened(window(), "/coverage?on=2024-04-01&sort=gap", "Sorted by gap")
    by_share = sorted(gaps, key=lambda gap: (-gap["uncovered_share"], gap["technology"]))
    assert [row[0] for row in whole(opened_by_gap)][: len(gaps)] == [gap["technology"] for gap in by_share]


def test_two_days_are_compared_in_the_rows_and_in_a_list(window: Windows, graph: Graph) -> None:
    page = opened(
        window(), "/coverage?on=2024-12-31&against=2023-01-01&unsized=all", "compared with what holds on 1 Jan 2023"
    )
    before, after = (answer(graph, f"on={day}") for day in ("2023-01-01", "2024-12-31"))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    framed = page.locator(f"{MATRIX} .tile.changed").evaluate_all(
        "tiles => tiles.map(tile => [tile.closest('tr').dataset.technology, tile.dataset.column])"
    )
    places = page.locator(f"{MATRIX} th.state").evaluate_all("heads => heads.map(head => head.dataset.place)")
    changed = {
        (id, cell["jurisdiction"])
        for id, row in after.items()
        for cell, was in zip(row["cells"], before[id]["cells"], strict=True)
        if cell["status"] != was["status"]
    }
    assert {(id, places[int(column)]) for id, column in framed} == changed
    moved = {id for id in after if after[id]["covered_share"] != before[id]["covered_share"]}
    listed = page.locator("#coverage--card section").first.locator("tbody a")
    hrefs = listed.evaluate_all("links => links.map(link => new URL(link.href).searchParams.get('focus'))")
    assert set(hrefs) == moved
    measures = page.locator("#coverage--card .plain-list > li").count()
    differing = graph.diff("2023-01-01", "2024-12-31", toward="chn").rows
    assert measures == len([row for row in differing if row["change"] != "share"])
