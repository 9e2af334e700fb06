"""The table beside the canvas, and the list that stands for both in a narrow window."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from graph.connection import Connection
from tests.browser.conftest import Look, Windows
from tests.browser.explorer import CY, chosen, click, more_than, on_canvas, there
from tests.browser.geometry import clipped_text, overlapping_text, scrolls_sideways

ROWS = """() => [...document.querySelectorAll('.ex-rows .grid-row')]
    .sort((a, b) => parseInt(a.style.top) - parseInt(b.style.top))
    .map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.lastChild.title))"""
HEADS = "() => [...document.querySelectorAll('.ex-rows [role=columnheader]')].map((head) => head.textContent)"
MANY = """async () => {
    const loaded = performance.getEntriesByType('resource').map((each) => each.name);
    const { TableGrid } = await import(loaded.find((name) => name.endsWith('/explore/tablegrid.js')));
    const box = document.querySelector('.ex-rows'), words = (at) => (row) => row.id + ' in column ' + at;
    const rows = Array.from({ length: 10000 }, (_, at) => ({ id: String(at), degree: at }));
    const columns = Array.from({ length: 12 }, (_, at) => ({ key: 'c' + at, label: 'C' + at, words: words(at) }));
    const deeds = { chosen: () => false };
    const grid = new TableGrid({ name: 'many', columns, rows, deeds, sorting: () => ({}) });
    box.replaceChildren(grid.box);
    grid.draw();
    const seen = [];
    for (const part of [0, 0.3, 0.7, 1]) {
        grid.box.scrollTop = part * grid.box.scrollHeight;
        grid.draw();
        seen.push(grid.body.childElementCount);
    }
    const last = grid.body.querySelector('[id="ex-cell-9999-11"]');
    return [Math.max(...seen) < 120, Boolean(last), grid.box.getAttribute('aria-rowcount')];
}"""


def beside(page: Page) -> Page:
    """The page with the table open, by its key."""
    on_canvas(page)
    page.keyboard.press("t")
    page.locator(".ex-rows .grid-row").first.wait_for()
    return page


def rows(page: Page) -> list[list[str]]:
    return [list(row) for row in page.evaluate(ROWS)]


def column(page: Page, name: str) -> list[str]:
    at = page.evaluate(HEADS).index(name)
    return [row[at] for row in rows(page)]


def head(page: Page, name: str) -> Locator:
    return page.locator(".ex-rows [role=columnheader]", has_text=name)


def row(page: Page, name: str) -> Locator:
    return page.locator(".ex-rows .grid-row", has=page.locator(f'[data-column="0"] [title="{name}"]'))


def test_the_table_lists_what_the_canvas_shows_sorted_and_filtered(window: Windows, connection: Connection) -> None:
    page = beside(window(height=1200).open("/explore?focus=asml"))
    ids = sorted(there(page))
    names = connection.rows("MATCH (n:Entity) WHERE n.id IN $ids RETURN collect(n.name) AS names", ids=ids)[0]["names"]
    assert sorted(column(page, "Name")) == sorted(names)
    expect(page.get_by_role("tab", name="Entities")).to_have_text(f"Entities {len(ids)}")
    head(page, "Relationships").click()
    expect(head(page, "Relationships")).to_have_attribute("aria-sort", "ascending")
    amounts = [int(each.replace(",", "")) for each in column(page, "Relationships")]
    assert amounts == sorted(amounts)
    head(page, "Relationships").click()
    expect(head(page, "Relationships")).to_have_attribute("aria-sort", "descending")
    assert [int(each.replace(",", "")) for each in column(page, "Relationships")] == amounts[::-1]
    for _ in range(2):
        head(page, "Home").click()
        known = [bool(each) for each in column(page, "Home")]
        assert known == sorted(known, reverse=True)
    head(page, "Home").click()
    expect(page.locator(".ex-rows [aria-sort]")).to_have_count(0)
    field = page.get_by_label("Filter the rows")
    field.fill("netherlands licence")
    every = ["Netherlands: licence requirement extended to NXT:1970i and 1980i"]
    assert [each for each in column(page, "Name") if each in every] == every
    assert 1 < len(rows(page)) < len(ids)
    page.keyboard.press("Enter")
    field.fill("licence")
    page.get_by_label("Column that the filter looks in").select_option(label="in Class")
    assert set(column(page, "Class")) == {"Licence decision"}
    expect(page.locator(".ex-rows-said")).to_contain_text(f"of {len(ids)} entities")
    page.locator(".ex-chip").click()
    field.fill("no such thing")
    expect(page.locator(".ex-rows-said")).to_contain_text("Take a filter out")
    field.fill("")
    page.get_by_role("tab", name="Entities").press("ArrowRight")
    edges = page.evaluate(f"() => {CY}.edges().length")
    expect(page.get_by_role("tab", name="Relationships")).to_have_text(f"Relationships {edges}")
    said = {tuple(each[:3]) for each in rows(page)}
    assert ("ASML Holding", "produces", "EUV lithography") in said
    assert page.evaluate(MANY) == [True, True, "10001"]


def test_what_is_chosen_in_the_table_is_chosen_on_the_canvas_and_back(window: Windows, look: Look) -> None:
    page = beside(window().open("/explore?focus=asml"))
    card = page.locator("#explore--card h2").first
    row(page, "TRUMPF").locator("[data-column='0']").click()
    assert chosen(page) == {"trumpf"}
    expect(card).to_have_text("TRUMPF")
    row(page, "EUV lithography").locator("[data-column='0']").click(modifiers=["Control"])
    assert chosen(page) == {"trumpf", "litho-euv"}
    page.keyboard.press("Shift+ArrowDown")
    assert len(chosen(page)) == 2
    assert "trumpf" not in chosen(page)
    expect(page.locator(".ex-rows [role=row][aria-selected=true]")).to_have_count(2)
    page.keyboard.press(" ")
    assert chosen(page) == {"litho-euv"}
    page.keyboard.press("Enter")
    assert len(chosen(page)) == 1
    look(page, "explore-table")
    head(page, "Name").click()
    click(page, "chn")
    expect(row(page, "China")).to_have_attribute("aria-selected", "true")
    box, line = page.locator(".ex-rows .grid").bounding_box(), row(page, "China").bounding_box()
    assert box
    assert line
    assert box["y"] <= line["y"] <= box["y"] + box["height"] - line["height"] + 1
    page.get_by_role("tab", name="Relationships").click()
    page.locator(".ex-rows .grid-row").nth(1).locator("[data-column='0']").click()
    page.wait_for_function("() => new URLSearchParams(location.search).has('statement')")
    before = there(page)
    page.get_by_role("tab", name="Entities").click()
    row(page, "TRUMPF").locator("[data-column='0']").click(button="right")
    expect(page.locator(".ex-menu")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".ex-rows .grid").focus()
    page.keyboard.press("Delete")
    expect(row(page, "TRUMPF")).to_have_count(0)
    assert there(page) == before - {"trumpf"}
    page.get_by_label("Hidden too").check()
    assert "hidden" in row(page, "TRUMPF").inner_html()
    edge = page.get_by_role("separator", name="Width of the table")
    wide = page.locator("#explore--table").evaluate("(box) => box.offsetWidth")
    frame = edge.bounding_box()
    assert frame
    page.mouse.move(frame["x"] + 6, frame["y"] + 100)
    page.mouse.down()
    page.mouse.move(frame["x"] - 54, frame["y"] + 100, steps=3)
    page.mouse.up()
    assert page.locator("#explore--table").evaluate("(box) => box.offsetWidth") == wide + 60
    page.keyboard.press("ArrowRight")
    assert page.locator("#explore--table").evaluate("(box) => box.offsetWidth") == wide + 36
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("#explore--table")).to_be_hidden()


def taken(page: Page, ending: str, folder: Path) -> bytes:
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as given:
        page.get_by_role("menuitem", name=ending).click()
    assert given.value.suggested_filename.endswith("." + ending.lower())
    given.value.save_as(folder / "file")
    return (folder / "file").read_bytes()


def test_the_table_is_taken_away_as_csv_and_xlsx(window: Windows, tmp_path: Path) -> None:
    page = beside(window().open("/explore?focus=zeiss"))
    ids = there(page)
    found = list(csv.DictReader(io.StringIO(taken(page, "CSV", tmp_path).decode("utf-8-sig"))))
    assert {each["id"] for each in found} == ids
    page.get_by_role("tab", name="Relationships").click()
    edges = page.evaluate(f"() => {CY}.edges().length")
    with zipfile.ZipFile(io.BytesIO(taken(page, "XLSX", tmp_path))) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == edges + 1


def test_the_list_of_a_narrow_window_reaches_every_deed(window: Windows, look: Look) -> None:
    page = window(390, 844).open("/explore?focus=zeiss")
    line = page.locator(".ex-line", has=page.get_by_role("button", name="TRUMPF", exact=True))
    names = page.locator(".ex-line-name")
    before = there(page)
    expect(names).to_have_count(len(before))
    assert (clipped_text(page), overlapping_text(page), scrolls_sideways(page)) == ([], [], False)
    page.get_by_role("button", name="Choose: ASML Holding").click()
    assert chosen(page) == {"asml"}
    expect(page.get_by_role("button", name="Choose: ASML Holding")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Expand: ASML Holding").click()
    more_than(page, len(before))
    expect(names).to_have_count(len(there(page)))
    expect(line).to_have_count(1)
    page.get_by_role("button", name="Hide: TRUMPF").click()
    expect(line).to_have_count(0)
    page.get_by_role("button", name="More: ASML Holding").click()
    expect(page.get_by_role("menu")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_label("Sort the list by").select_option(label="by Relationships, down")
    expect(names.first).to_have_text("China")
    names.filter(has_text="ASML Holding").first.click()
    expect(page.locator("#explore--card")).to_have_class("card open")
    look(page, "explore-list-390")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Relationships").click()
    expect(names.first).to_be_visible()
    page.get_by_role("link", name="As picture").click()
    expect(page.locator("#explore--canvas")).to_be_visible()
    expect(page.locator("#explore--table")).to_be_hidden()
    assert scrolls_sideways(page) is False
