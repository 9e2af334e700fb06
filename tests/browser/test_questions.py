"""The named questions as a person asks them: real server, real database, real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.connection import Connection
from graph.library import Graph
from graph.questions import THEMES, questions
from tests.browser.conftest import Look, Window, Windows
from tests.browser.geometry import clipped_text, overlapping_text, scrolls_sideways

SHOWN = "#questions--answer[data-drawn]"
# What the table says: exact numbers, days, the entities behind links, else the text.
READ = """() => Array.from(document.querySelectorAll('#answer-table tbody tr'), (row) => [...row.cells].map((cell) => {
  const number = cell.querySelector('data'), day = cell.querySelector('time');
  const ids = Array.from(cell.querySelectorAll('a[href*="focus="]'), (a) => new URL(a.href).searchParams.get('focus'));
  return number ? Number(number.value) : day ? day.dateTime : ids.length ? ids.join(';') : cell.textContent;
}))"""
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("coverage-share", {"technology": "cleaning", "on": "2023-07-23"}),
    ("uncovered-supply", {"on": "2024-04-01"}),
    ("firms-by-share", {"technology": "etch"}),
    ("other-suppliers", {"technology": "cleaning", "without": "jpn", "on": "2024-04-01"}),
    ("listed-firms", {"jurisdiction": "usa", "on": "2022-12-31"}),
    ("exposed-firms", {}),
    ("requests", {"asked": "kor"}),
    ("responses", {}),
    ("what-changed", {"from": "2025-10-01", "to": "2025-12-31", "toward": "chn"}),
    ("retaliation", {}),
    ("sources-of", {}),
    ("disagreements", {}),
)


def open_at(window: Window, query: str) -> Page:
    window.page.goto(f"{window.address}/questions{query}")
    window.page.wait_for_selector(SHOWN, state="attached")
    return window.page


def address_of(id: str, given: dict[str, str]) -> str:
    own = {"without": "p.without"}
    return "?ask=" + id + "".join(f"&{own.get(name, name)}={value}" for name, value in given.items())


def written(value: Any) -> Any:
    """A value of an answer as `READ` finds it in a cell with numbers or links."""
    return ";".join(value) if isinstance(value, list) else value


def test_the_questions_compared_are_of_every_theme() -> None:
    assert {questions()[id].theme for id, _ in ASKED} == set(THEMES)


def test_the_numbers_on_the_page_are_those_of_the_graph(window: Windows, connection: Connection) -> None:
    here = window()
    for id, given in ASKED:
        answer = Graph(connection).ask(id, **given)
        page = open_at(here, address_of(id, given))
        expect(page.locator("#finding")).to_contain_text(f"{len(answer.rows)} row")
        shown = page.evaluate(READ)
        assert len(shown) == len(answer.rows)
        for cells, row in zip(shown, answer.rows, strict=True):
            for cell, (column, value) in zip(cells, row.items(), strict=True):
                if isinstance(value, int | float | list) and not isinstance(value, bool):
                    assert cell == written(value), f"{id}, {column}"
        assert [cells[0] for cells in shown if cells[0]] == [
            next(iter(row.values())) for row in answer.rows if id != "what-changed" or row["change"]
        ]


def test_a_question_is_asked_by_keyboard_and_back_undoes_it(window: Windows) -> None:
    page = open_at(window(), "")
    page.locator("#questions--find").fill("measures cover")
    expect(page.locator("#questions--rail li:visible")).to_have_count(2)
    page.locator("#questions--find").fill("measures-on")
    page.keyboard.press("Enter")
    page.wait_for_url("**ask=measures-on**")
    box = page.get_by_role("combobox", name="The technology")
    box.click()
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.type("wafer cleaning")
    expect(page.locator("[role=option]").first).to_contain_text("Wafer cleaning")
    assert box.get_attribute("aria-activedescendant") == "choose-technology-0"
    page.keyboard.press("Enter")
    expect(page.locator("[role=listbox]")).to_have_count(0)
    page.locator(".day-text").fill("23 July 2023")
    page.keyboard.press("Enter")
    page.wait_for_url("**ask=measures-on&technology=cleaning&on=2023-07-23")
    expect(page.locator("#answer-table tbody tr")).to_have_count(1)
    expect(page.locator(".day-text")).to_have_value("23 Jul 2023")
    page.go_back()
    expect(box).to_have_value("Lithography")
    expect(page.locator(".day-text")).to_have_value("20 Nov 2026")
    page.go_forward()
    expect(box).to_have_value("Wafer cleaning")


def test_what_is_typed_wrongly_stays_and_the_nearest_is_a_click_away(window: Windows) -> None:
    page = open_at(window(), "?ask=coverage-share&on=2023-02-30")
    expect(page.locator(".error")).to_contain_text("'2023-02-30' is no day.")
    expect(page.locator(".day-text")).to_have_value("2023-02-30")
    page.locator(".day-text").fill("2023-07-23")
    box = page.get_by_role("combobox", name="The technology")
    box.fill("cleanng")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".error")).to_contain_text("There is no Technology 'cleanng'.")
    expect(box).to_have_value("cleanng")
    page.locator(".near a", has_text="Wafer cleaning").first.click()
    expect(page.locator("#finding")).to_contain_text("51.9 %")


def test_everything_can_be_chosen_in_a_box(window: Windows, connection: Connection) -> None:
    page = open_at(window(), "?ask=sources-of")
    [counted] = connection.rows("MATCH (e:Entity) RETURN count(e) AS n")
    box = page.get_by_role("combobox", name="Any actor")
    box.click()
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowUp")
    for _ in range(8):
        page.locator("[role=listbox]").evaluate("(box) => { box.scrollTop = box.scrollHeight; }")
        page.wait_for_timeout(40)
    assert page.locator("[role=option]").count() == counted["n"]
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_have_count(0)
    expect(page.locator("#answer-table")).to_be_visible()


def test_the_answer_leads_to_its_query_its_command_and_the_views_that_draw_it(window: Windows) -> None:
    here = window()
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_at(here, "?ask=coverage-share&technology=cleaning&on=2023-07-23")
    page.get_by_text("As a command").click()
    page.get_by_role("button", name="Copy: As a command").click()
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == (
        "chokepoint ask coverage-share --param technology=cleaning --param toward=chn --param on=2023-07-23"
    )
    ways = page.locator(".ways a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert ways == [f"/{path}?on=2023-07-23&toward=chn&focus=cleaning" for path in ("coverage", "explore")]
    page.locator(".ways a", has_text="Explore").click()
    page.wait_for_url("**/explore?on=2023-07-23&toward=chn&focus=cleaning")


def test_a_column_head_sorts_and_bars_are_drawn(window: Windows) -> None:
    page = open_at(window(), "?ask=uncovered-supply&on=2024-04-01&as=bars")
    assert page.locator(".bars-wide .bar-row").count() == page.locator("#answer-table tbody tr").count()
    page.locator("th a", has_text="Uncovered share").click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    shares = [cells[1] for cells in page.evaluate(READ)]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_nothing_is_cut_or_overlaps(window: Windows, look: Look, scheme: str, width: int, height: int) -> None:
    here = window(width, height, scheme)
    for name, query in (
        ("start", "?focus=asml"),
        ("bars", "?ask=uncovered-supply&as=bars"),
        ("table", "?ask=listed-firms"),
        ("no-data", "?ask=share-over-time"),
        ("wrong", "?ask=measures-on&technology=" + "x" * 200),
    ):
        page = open_at(here, query)
        page.wait_for_timeout(150)
        look(page, f"questions-{name}-{width}-{scheme}")
        assert (name, clipped_text(page), overlapping_text(page), scrolls_sideways(page)) == (name, [], [], False)


def test_the_views_are_reached_from_a_menu_in_a_narrow_window(window: Windows) -> None:
    page = open_at(window(390, 844), "?on=2024-01-01")
    menu = page.get_by_role("button", name="Menu")
    expect(page.locator(".view-tab:visible")).to_have_text(["Questions"])
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    tabs = page.locator(".view-tab")
    assert page.locator(".view-tab:visible").count() == tabs.count() > 4
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(tabs.first).to_be_focused()
    page.locator(".view-tab", has_text="Sources").click()
    page.wait_for_url("**/sources?on=2024-01-01")
    expect(menu).to_have_attribute("aria-expanded", "false")
