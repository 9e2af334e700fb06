"""The sources as a person reads them: real server, real database, real browser."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from graph.connection import Connection
from tests.browser.conftest import Look, Window, Windows
from tests.browser.geometry import clipped_text, overlapping_text, scrolls_sideways
from tests.conftest import Command

SHOWN = "#sources--lists[data-drawn]"


def open_at(window: Window, query: str) -> Page:
    window.page.goto(f"{window.address}/sources{query}")
    window.page.wait_for_selector(SHOWN, state="attached")
    return window.page


def test_the_counts_on_the_page_are_those_of_the_command_and_of_the_graph(
    window: Windows, run: Command, connection: Connection
) -> None:
    page = open_at(window(), "")
    for load in json.loads(run("sources", "--format", "json").stdout):
        said = page.locator(f"#data-set-{load['source']}").inner_text()
        assert f"{load['entities']:,} entities, {load['relationships']:,} relationships" in said
    [publications] = connection.rows("MATCH (s:Source) RETURN count(s) AS n")
    expect(page.locator("#publications tbody tr")).to_have_count(publications["n"])
    [statements] = connection.rows(
        "MATCH (:Entity)-[r]->(:Entity) WHERE type(r) <> 'CITES' AND r.verified = false RETURN count(r) AS n"
    )
    expect(page.locator("#trust-statements td").nth(2)).to_have_text(f"{statements['n']:,}")


def test_words_narrow_the_list_through_the_address(window: Windows) -> None:
    page = open_at(window(), "?on=2024-01-01")
    page.get_by_label("Find in the list").press_sequentially("financial times", delay=30)
    page.wait_for_url("**find=financial*times")
    expect(page.locator("#list-heading")).to_contain_text("of 238 publications")
    expect(page.get_by_label("Find in the list")).to_have_value("financial times")
    page.get_by_label("By kind").select_option("seed")
    page.wait_for_url("**kind=seed**")
    expect(page.locator("#publications tbody tr")).to_have_count(2)
    assert "on=2024-01-01" in page.url
    page.go_back()
    expect(page.locator("#publications tbody tr:nth-child(3)")).to_be_visible()
    expect(page.get_by_label("By kind")).to_have_value("")


def test_a_publication_opens_and_escape_closes_it(window: Windows, connection: Connection) -> None:
    page = open_at(window(), "")
    page.locator("#publications tbody tr a").first.click()
    page.wait_for_url("**focus=eto-chipexplorer**")
    card = page.locator("#sources--card")
    expect(card.locator("h2")).to_be_focused()
    [cited] = connection.rows(
        "MATCH (e:Entity) WHERE NOT e:Source AND 'eto-chipexplorer' IN e.sources RETURN count(e) AS records"
    )
    assert card.locator("section").first.locator("li").count() == cited["records"]
    page.keyboard.press("Escape")
    expect(card.locator("h2")).to_have_count(0)
    assert "focus=" not in page.url
    expect(page.locator("#publications tbody tr a").first).to_be_focused()
    page.go_back()
    expect(card.locator("h2")).to_contain_text("ETO Advanced Semiconductor Supply Chain Dataset")


def test_weak_ground_is_listed_and_leads_to_its_statement(window: Windows) -> None:
    page = open_at(window(), "")
    page.locator("#trust-statements a").last.click()
    page.wait_for_url("**show=low")
    expect(page.locator("#list-heading")).to_have_text("15 records and statements of low confidence")
    expect(page.locator("#weak tbody tr")).to_have_count(15)
    page.locator("#weak tbody tr a").last.click()
    page.wait_for_url("**/explore?focus=**statement=**")


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_nothing_is_cut_or_overlaps(window: Windows, look: Look, scheme: str, width: int, height: int) -> None:
    here = window(width, height, scheme)
    for name, query, within in (
        ("start", "", "main"),
        ("weak", "?show=unsourced", "main"),
        ("card", "?focus=csis-2025-03-14-allies", "main" if width > 720 else "#sources--card"),
        ("nothing", "?find=" + "x" * 200 + "&focus=" + "y" * 300, "main"),
    ):
        page = open_at(here, query)
        page.wait_for_timeout(150)
        look(page, f"sources-{name}-{width}-{scheme}")
        found = clipped_text(page, within), overlapping_text(page, within), scrolls_sideways(page)
        assert (name, *found) == (name, [], [], False)
