"""The control row and the address: one state, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows

SHOWN = {
    "on": "2024-12-31",
    "toward": "rus",
    "by": ["usa", "jpn"],
    "usual": {"on": "2026-11-20", "toward": "chn", "by": ["usa", "jpn", "deu"]},
}
CHANGED = "([values, search]) => window.chokepoint.changed(values, search)"


@pytest.fixture(scope="module")
def quiet(profile: Any, served: str) -> Page:
    """A page that is asked for what its scripts say, and not looked at."""
    page: Page = profile.new_page()
    page.goto(f"{served}/sources")
    page.wait_for_selector("[data-drawn]", state="attached")
    return page


@pytest.mark.parametrize(
    ("values", "search", "written"),
    [
        ({"on": "2024-01-01"}, "?focus=asml", "?focus=asml&on=2024-01-01"),
        ({"toward": None}, "?toward=rus&focus=asml", "?focus=asml"),
        ({"by": "jpn,usa"}, "?by=deu&on=2024-01-01", "?by=jpn,usa&on=2024-01-01"),
        ({"find": ""}, "?find=x", ""),
        ({"find": "50 % & more"}, "", "?find=50%20%25%20%26%20more"),
        (
            {"add": "kor~2024-07-01~like:x;jpn~2024-07-01~like:y"},
            "",
            "?add=kor~2024-07-01~like:x;jpn~2024-07-01~like:y",
        ),
        ({"on": "2024-01-01"}, "?focus=a&focus=b", "?focus=a&on=2024-01-01"),
        ({"find": "(a)*!'"}, "", "?find=%28a%29%2A%21%27"),
    ],
)
def test_an_address_is_written_as_the_server_writes_it(
    quiet: Page, values: dict[str, Any], search: str, written: str
) -> None:
    assert quiet.evaluate(CHANGED, [values, search]) == written


@pytest.mark.parametrize(
    ("day", "toward", "by", "search"),
    [
        ("2024-12-31", "rus", ["usa", "jpn"], None),
        ("2024-12-31", "rus", ["jpn", "usa"], None),
        ("2024-01-01", "rus", ["usa", "jpn"], "?on=2024-01-01&toward=rus&by=usa,jpn"),
        ("2026-11-20", "rus", ["usa", "jpn"], "?toward=rus&by=usa,jpn"),
        (None, "rus", ["usa", "jpn"], None),
        ("2024-12-31", "chn", ["usa", "jpn"], "?on=2024-12-31&by=usa,jpn"),
        ("2024-12-31", "deu", ["usa", "jpn"], "?on=2024-12-31&toward=deu&by=usa,jpn"),
        ("2024-12-31", "rus", ["deu", "usa", "jpn"], "?on=2024-12-31&toward=rus"),
        ("2024-12-31", "rus", [], "?on=2024-12-31&toward=rus"),
        ("2024-12-31", "rus", ["kor"], "?on=2024-12-31&toward=rus&by=kor"),
    ],
)
def test_what_is_picked_goes_into_the_address_unless_it_is_the_default(
    quiet: Page, day: str | None, toward: str, by: list[str], search: str | None
) -> None:
    before = "?on=2024-12-31&toward=rus&by=usa,jpn"
    quiet.evaluate("search => history.replaceState({}, '', '/coverage' + search)", before)
    quiet.evaluate("given => { dash_clientside.steering.turn(...given); }", [day, toward, by, SHOWN])
    assert quiet.evaluate("location.search") == (before if search is None else search)


def test_a_destination_and_jurisdictions_are_picked_and_taken_back(window: Windows) -> None:
    page = window().open("/coverage?on=2024-12-31")
    page.locator("#control-toward").click()
    page.get_by_role("option", name="Russia").click()
    page.wait_for_url("**toward=rus**")
    expect(page.locator("#coverage--title")).to_contain_text("Russia")
    page.locator("#control-toward").click()
    page.get_by_role("option", name="China", exact=True).click()
    page.wait_for_function("() => !location.search.includes('toward')")
    expect(page.locator("#coverage--title")).to_contain_text("China")
    page.go_back()
    expect(page.locator("#coverage--title")).to_contain_text("Russia")
    expect(page.locator("#control-toward")).to_contain_text("Russia")


def test_a_view_gone_to_later_draws_and_keeps_what_it_showed(window: Windows) -> None:
    page = window().open("/coverage?on=2024-12-31&toward=rus")
    page.locator(".view-tab", has_text="Timeline").click()
    expect(page.locator("#timeline--picture .tl-picture")).to_be_visible()
    expect(page.locator("#control-toward")).to_contain_text("Russia")
    page.locator(".view-tab", has_text="Sources").click()
    expect(page.locator("#view--sources")).to_be_visible()
    page.locator(".view-tab", has_text="Coverage").click()
    expect(page.locator("#coverage--title")).to_contain_text("Russia")
    expect(page.locator("#view--timeline")).to_be_hidden()
