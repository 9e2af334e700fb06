"""The page of a briefing as a person reads it: real server, real database, real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Window, Windows
from tests.browser.geometry import clipped_text, overlapping_text, scrolls_sideways

SHOWN = "#briefing--note[data-drawn]"


def open_at(window: Window, query: str) -> Page:
    window.page.goto(f"{window.address}/briefing{query}")
    window.page.wait_for_selector(SHOWN, state="attached")
    return window.page


def test_an_example_leads_to_a_note_and_its_day_can_be_changed(window: Windows) -> None:
    page = open_at(window(), "?on=2024-12-31")
    expect(page.locator(".examples a")).to_have_count(3)
    assert page.locator("#tabs .view-tab").all_inner_texts() == [
        "Explore",
        "Supply chain",
        "Coverage",
        "Timeline",
        "Questions",
        "Cypher",
        "Sources",
    ]
    page.get_by_role("link", name="EUV lithography").click()
    expect(page.locator(".briefing-note h1")).to_have_text("EUV lithography")
    expect(page.locator(".briefing-note .lead")).to_contain_text("toward China on 31 Dec 2024")
    page.locator('input[name="since"]').fill("2023-01-01")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#part-changes")).to_have_text("What changed since 1 Jan 2023")
    assert "since=2023-01-01" in page.url


def test_a_figure_leads_to_its_statement_and_a_reference_to_its_source(window: Windows) -> None:
    page = open_at(window(), "?focus=cleaning&on=2024-12-31")
    first = page.locator(".briefing-note .ref").first
    first.click()
    assert page.url.endswith("#ref-1")
    expect(page.locator("#ref-1 a")).to_have_attribute("target", "_blank")
    page.locator(".briefing-note .lead a", has_text="Japan 51.9").click()
    page.wait_for_url("**/explore?focus=jpn&statement=eto-cleaning-jpn")


def test_a_subject_that_is_none_is_said_with_the_nearest(window: Windows) -> None:
    page = open_at(window(), "?focus=cleanin")
    expect(page.locator("#briefing--notice")).to_contain_text(
        "The graph has no entity 'cleanin'. Did you mean 'cleaning'"
    )
    expect(page.locator(".examples a")).to_have_count(3)


def test_the_files_are_behind_addresses_of_their_own(window: Windows) -> None:
    page = open_at(window(), "?focus=cleaning&on=2024-12-31")
    for link in page.locator(".files a").all():
        answer = page.request.get(window().address + str(link.get_attribute("href")))
        assert answer.status == 200
        assert answer.headers["content-disposition"].startswith('attachment; filename="briefing-cleaning.')
    assert page.request.get(window().address + "/briefing.doc?focus=cleaning").status == 404
    assert page.request.get(window().address + "/briefing.md?focus=nothing").status == 400


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_nothing_is_cut_or_overlaps(window: Windows, look: Look, scheme: str, width: int, height: int) -> None:
    here = window(width, height, scheme)
    for name, query in (("start", ""), ("note", "?focus=jpn&on=2024-12-31"), ("wrong", "?focus=" + "x" * 300)):
        page = open_at(here, query)
        page.wait_for_timeout(150)
        look(page, f"briefing-{name}-{width}-{scheme}")
        found = clipped_text(page), overlapping_text(page), scrolls_sideways(page)
        assert (name, *found) == (name, [], [], False)
