"""The matrix of coverage as a person uses it: real server, real database, real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from app import cells
from app.address import read
from app.lens import Lens
from app.statuses import STATUSES
from graph.connection import Connection
from graph.library import Graph
from tests.browser import geometry
from tests.browser.conftest import Window
from tests.conftest import Command

Windows = Callable[..., Window]
MATRIX = "#coverage--matrix"
KOREA = "without=jp-23-items-2023&add=kor~2024-07-01~like:jp-23-items-2023&scenario=Korea%20copies"
ROWS = """() => Array.from(document.querySelectorAll('#coverage--matrix tr.technology'), (row) => [
  row.dataset.technology, row.querySelector('.covered').innerText.trim(),
  Array.from(row.querySelectorAll('.tile'), (tile) => [
    Array.from(tile.classList).find((name) => name.startsWith('status-')).slice(7),
    tile.querySelector('.share') ? tile.querySelector('.share').innerText : null, tile.getAttribute('aria-label')])])"""

expect.set_options(timeout=40_000)


@pytest.fixture
def graph(connection: Connection) -> Graph:
    return Graph(connection)


def opened(here: Window, path: str, state: str = "") -> Page:
    """The page at a path once its matrix is drawn; `state` are words of the name of what is drawn."""
    here.page.goto(here.address + path)
    return drawn(here.page, state)


def drawn(page: Page, state: str = "") -> Page:
    page.wait_for_function(
        "([at, words]) => document.querySelector(at)?.dataset.drawn?.includes(words)", arg=[MATRIX, state]
    )
    return page


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
def test_every_cell_on_the_page_is_that_of_the_library(windows_open: Page, graph: Graph, query: str) -> None:
    page, address = windows_open, windows_open.url.split("/coverage")[0]
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


@pytest.fixture(scope="module")
def windows_open(browser: Any, served: str) -> Any:
    """One window for all pages whose numbers are compared."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{served}/coverage")
    yield drawn(page)
    context.close()


def test_the_card_tells_what_the_command_line_explains(window: Windows, chokepoint: Command) -> None:
    page = opened(window(), "/coverage?on=2024-12-31&focus=cleaning&cell=jpn", "cleaning jpn")
    out = chokepoint("coverage", "cleaning", "--on", "2024-12-31", "--explain", "--format", "json").stdout
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


def test_a_scenario_is_built_saved_and_loaded_again(window: Windows, chokepoint: Command, tmp_path: Path) -> None:
    here = window()
    page = opened(here, "/coverage?on=2024-12-31&focus=cleaning&cell=jpn", "cleaning jpn")
    page.locator(".chosen-part .without").first.click()
    drawn(page, "compared with what holds without the scenario")
    expect(page.locator("#coverage--strip")).to_contain_text("Without Japan 23 items (2023)")
    page.get_by_role("link", name="Scenario", exact=True).click()
    form = page.locator("form[data-asks=add]")
    form.get_by_label("South Korea").check()
    form.locator("[name=like]").fill("jp-23-items-2023")
    form.locator("[name=day]").fill("2024-07-01")
    form.get_by_role("button", name="Add it").click()
    page.wait_for_url("**add=kor**")
    expect(page.locator(".what-if")).to_contain_text("South Korea copies Japan 23 items (2023), from 1 Jul 2024")
    page.locator("form[data-asks=scenario] input").fill("Korea copies")
    page.get_by_role("button", name="Name it").click()
    page.wait_for_url("**scenario=Korea**")
    expect(page.locator("#coverage--strip strong")).to_have_text("What if: Korea copies")
    covered = page.locator("tr[data-technology=cleaning] .covered").inner_text()
    with page.expect_download() as download:
        page.locator("#coverage--strip").get_by_role("link", name="Save as YAML").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "korea-copies.yaml"
    words = ("coverage", "cleaning", "--on", "2024-12-31", "--scenario", str(file), "--format", "json")
    [row] = json.loads(chokepoint(*words).stdout)
    assert (covered, row["scenario"]) == (cells.figure(row["covered_share"]), "Korea copies")
    built = parse_qs(urlsplit(page.url).query)
    other = opened(window(), "/coverage?on=2024-12-31&panel=scenario")
    other.set_input_files("#coverage--scenario-file", file)
    other.wait_for_url("**scenario=Korea**")
    loaded = parse_qs(urlsplit(other.url).query)
    assert {name: loaded[name] for name in ("scenario", "without", "add")} == {
        name: built[name] for name in ("scenario", "without", "add")
    }
    expect(other.locator("#coverage--strip .remove")).to_have_count(2)


def test_a_file_that_cannot_be_read_says_what_and_where_and_changes_nothing(window: Windows, tmp_path: Path) -> None:
    page = opened(window(), "/coverage?on=2024-12-31&panel=scenario")
    address = page.url
    faults = {
        "name: A\nwithout: [jp-23-items]\n": "jp-23-items-2023",
        "name: A\nadd:\n- imposed_by: kor\n  like: jp-23-items-2023\n": "what-if.yaml line 3",
        "name: A\nwithout: [" + ", ".join(f"m{number}" for number in range(3000)) + "]\n": "",
        "name: A\nwithout: [": "what-if.yaml line",
        "x" * 100_001: "over 100 kB",
    }
    for text, words in faults.items():
        (tmp_path / "what-if.yaml").write_text(text)
        page.set_input_files("#coverage--scenario-file", tmp_path / "what-if.yaml")
        expect(page.locator("#coverage--file-said")).to_contain_text(words or "m0")
        page.evaluate("dash_clientside.set_props('coverage--file-said', {children: ''})")
    assert page.url == address


def test_arrows_walk_enter_opens_and_escape_gives_back(window: Windows) -> None:
    page = opened(window(), "/coverage?on=2024-12-31")
    page.locator(f"{MATRIX} [data-column][tabindex='0']").focus()
    assert page.locator(f"{MATRIX} [tabindex='0']").count() == 1
    walk = ("ArrowDown", "ArrowRight", "ArrowRight", "End", "Home", "ArrowRight", "ArrowRight")
    for key in walk:
        page.keyboard.press(key)
    focused = "document.activeElement.getAttribute('aria-label')"
    label, row = page.evaluate(focused), page.evaluate("document.activeElement.closest('tr').dataset.technology")
    assert label.startswith("Japan: ")
    page.keyboard.press("Enter")
    drawn(page, f"{row} jpn chosen, technology beside")
    page.wait_for_function("() => document.activeElement.tagName === 'H2'")
    page.keyboard.press("Escape")
    drawn(page, "nothing chosen, gaps beside")
    page.wait_for_function("label => document.activeElement.getAttribute('aria-label') === label", arg=label)
    page.go_back()
    drawn(page, f"{row} jpn chosen")
    page.go_back()
    drawn(page, "nothing chosen")
    page.go_forward()
    drawn(page, f"{row} jpn chosen")


def test_folds_and_filter_are_in_the_address(window: Windows) -> None:
    page = opened(window(), "/coverage?on=2024-12-31")
    expect(page.locator("tr[data-technology=cleaning]")).to_have_count(1)
    page.get_by_role("link", name="Wafer fabrication").click()
    expect(page.locator("tr[data-technology=cleaning]")).to_have_count(0)
    assert "folded=fabrication" in page.url
    page.locator("#coverage--find").fill("photoresist")
    page.wait_for_url("**find=photoresist**")
    expect(page.locator("tr[data-technology=photoresist] .covered")).to_have_text("–")
    assert page.locator("tr[data-technology=photoresist] .no-number").count() >= 1
    page.locator("#coverage--find").fill("nothing of the kind")
    expect(page.locator(MATRIX)).to_contain_text("No technology has 'nothing of the kind'")


KEEP = """
addEventListener('DOMContentLoaded', () => {
  const wait = setInterval(() => {
    const ours = (window.dash_clientside || {}).coverage;
    if (!ours) return;
    clearInterval(wait);
    const draw = ours.draw;
    ours.draw = (values) => { if (values) window.kept = values; return draw(values); };
  }, 1);
});
"""
TEN_TIMES = """() => {
  const values = JSON.parse(JSON.stringify(window.kept)), rows = [];
  const again = (row, copy) => (row[0] === 't' ? ['t', row[1] + '-' + copy, ...row.slice(2)] : row);
  for (let copy = 0; copy < 13; copy += 1) values.rows.forEach((row) => rows.push(again(row, copy)));
  const begun = performance.now();
  dash_clientside.coverage.draw({ ...values, rows });
  const box = document.querySelector('#coverage--matrix'), drawn = performance.now() - begun;
  box.scrollTop = box.scrollHeight / 2;
  const middle = () => Number(box.querySelectorAll('tr.technology')[9].getAttribute('aria-rowindex'));
  const said = () => [rows.length, drawn, box.querySelectorAll('tbody tr').length,
    box.querySelector('table').getAttribute('aria-rowcount'), middle()];
  return new Promise((done) => setTimeout(() => done(said()), 400));
}"""


def test_ten_times_the_rows_stay_usable(window: Windows) -> None:
    here = window()
    here.page.add_init_script(KEEP)
    page = opened(here, "/coverage?on=2024-12-31&unsized=all")
    count, taken, rows, said, middle = page.evaluate(TEN_TIMES)
    print(f"\n{count} rows drawn in {taken:.0f} ms")
    assert count > 2480
    assert int(said) == count + 1
    assert rows < 90
    assert abs(middle - count / 2) < 60
    assert taken < 300


STATES = (
    "/coverage?on=2024-12-31&focus=photoresist&cell=jpn",
    "/coverage?on=2024-12-31&against=2023-01-01",
    f"/coverage?on=2024-12-31&panel=scenario&{KOREA}",
    "/coverage?on=2024-12-31&panel=none&unsized=all&sort=gap",
)


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_no_text_is_cut_or_lies_on_text(window: Windows, width: int, height: int, scheme: str) -> None:
    here = window(width, height, scheme)
    for path in STATES:
        page = opened(here, path, "toward China on 2024-12-31")
        page.wait_for_timeout(250)
        assert geometry.clipped_text(page) == [], path
        assert geometry.overlapping_text(page) == [], path
        assert not geometry.scrolls_sideways(page), path


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("on=1800-01-01", "1800-01-01 is before the first dated measure"),
        ("on=2024-13-01", "'2024-13-01' in the address is no day"),
        ("toward=atlantis", "The graph has no destination 'atlantis'."),
        ("focus=clening", "The graph has no technology 'clening'."),
        ("focus=asml", "ASML Holding is no technology"),
        ("against=soon", "'soon' in the address is no day to compare with"),
        ("cell=fra&focus=cleaning", "There is no column 'fra'"),
        ("without=nowhere", "The scenario was left out."),
        ("focus=%3Cscript%3Ealert(1)%3C/script%3E", "The graph has no technology '<script>alert(1)</script>'."),
        (f"scenario={'n' * 200}&without=jp-23-items-2023", ""),
    ],
)
def test_an_address_that_cannot_be_had_is_answered_in_words(windows_open: Page, query: str, words: str) -> None:
    page, address = windows_open, windows_open.url.split("/coverage")[0]
    page.goto(f"{address}/coverage?{query}")
    drawn(page)
    expect(page.locator("#coverage--notice")).to_contain_text(words)
    assert page.locator(f"{MATRIX} tr.technology").count() > 20
    assert not geometry.scrolls_sideways(page)
