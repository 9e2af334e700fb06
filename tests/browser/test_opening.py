"""A page comes drawn: what it shows of its address is there before it asks for anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import Windows
from tests.browser.waiting import WATCH, settled

CALLBACKS, EARLY = "_dash-update-component", ("_dash-layout", "_dash-dependencies")
VIEWS = ("/", "/explore?focus=asml", "/supply-chain", "/coverage", "/timeline", "/questions?ask=diff", "/sources")


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_opens_without_asking_for_anything_but_its_layout(window: Windows, path: str) -> None:
    here, asked = window(), list[Request]()
    page = here.page
    page.add_init_script(WATCH)
    page.on("request", lambda request: asked.append(request))
    page.goto(here.address + path)
    settled(page)
    assert [each.url for each in asked if CALLBACKS in each.url] == []
    for name in EARLY:
        assert len([each for each in asked if each.url.endswith(name)]) == 1


def test_the_controls_work_on_a_page_that_came_drawn(window: Windows) -> None:
    page = window().open("/coverage?on=2024-04-01&toward=rus")
    expect(page.locator("#coverage--title")).to_contain_text("Russia")
    page.locator("#control-steps a").first.click()
    expect(page.locator("#coverage--title")).not_to_contain_text("1 Apr 2024")
    page.go_back()
    expect(page.locator("#coverage--title")).to_contain_text("1 Apr 2024")


def test_an_address_too_long_for_the_browser_to_tell_is_shown_all_the_same(window: Windows) -> None:
    page = window().open("/coverage?on=2024-04-01&toward=rus&unheard=" + "x" * 4_500)
    expect(page.locator("#coverage--title")).to_contain_text("Russia")
    expect(page.locator("#control-toward")).to_contain_text("Russia")
    expect(page.locator("#view--explore")).to_be_hidden()


def test_a_narrow_window_gets_the_lists_that_it_shows(window: Windows) -> None:
    page = window(390, 844).open("/supply-chain")
    expect(page.locator("#sc-list-fabrication > summary")).to_be_visible()
