"""The timeline as a person uses it: real server, real database, real browser."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import geometry
from tests.browser.conftest import Look, Windows

BARS = """() => Object.fromEntries([...document.querySelectorAll('a.tl-thing rect.tl-bar')].map((bar) => {
  const box = bar.getBoundingClientRect();
  return [bar.closest('a').id, [Math.round(box.x), Math.round(box.width), Math.round(box.height)]];
}))"""
NEXT_DRAWN = """(href) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error('not drawn within 40 s: ' + href)), 40000);
  document.getElementById('timeline--picture')
    .addEventListener('chokepoint:drawn', () => done(), { once: true });
  chokepoint.go(href);
})"""


def asked(page: Page, name: str) -> str:
    return parse_qs(urlsplit(page.url).query).get(name, [""])[0]


def drawn(page: Page, said: str) -> None:
    """Wait until the picture says this of itself."""
    page.wait_for_function("t => document.getElementById('timeline--picture').dataset.drawn?.includes(t)", arg=said)


def go(page: Page, href: str) -> None:
    """Follow an address and wait until it is drawn; another one than that of the page."""
    page.evaluate(NEXT_DRAWN, href)


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_nothing_is_cut_or_overlaps(window: Windows, look: Look, width: int, height: int, scheme: str) -> None:
    page = window(width, height, scheme).open("/timeline?on=2024-01-15")
    faults = []
    for query in (
        "?on=2024-12-31",
        "?on=2024-12-31&show=us-oct7-2022-ifr",
        "?from=2024&to=2024&toward=chn&technology=photoresist",
        "?from=1990&others=shown&show=list:kor:undated",
        "?as=list&by=jpn,nld",
    ):
        go(page, "/timeline" + query)
        page.wait_for_timeout(150)
        look(page, f"timeline-{width}-{scheme}{'-card' if 'show=us' in query else ''}")
        found = (geometry.clipped_text(page), geometry.overlapping_text(page), geometry.scrolls_sideways(page))
        faults += [(query, *found)] if found != ([], [], False) else []
    assert faults == []


def test_the_day_line_is_dragged_and_only_fills_change(window: Windows) -> None:
    page = window().open("/timeline?on=2024-12-31")
    before = page.evaluate(BARS)
    assert len(before) > 40
    bar = page.locator("#tl-jpn-jp-2025-21-items")
    expect(bar).to_have_class("tl-thing later")
    handle = page.locator(".tl-grip")
    box = handle.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 6, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 8, steps=4)
    expect(page.locator("#tl-day-words")).to_contain_text("2025")
    page.mouse.up()
    expect(bar).to_have_class("tl-thing now")
    assert "2025-07" < asked(page, "on") < "2025-11"
    assert page.evaluate(BARS) == before
    page.go_back()
    expect(bar).to_have_class("tl-thing later")
    page.go_forward()
    expect(bar).to_have_class("tl-thing now")


def test_everything_goes_by_keys(window: Windows) -> None:
    page = window().open("/timeline?on=2024-12-31")
    slider = page.get_by_role("slider", name="Day shown")
    expect(slider).to_have_attribute("aria-valuetext", "31 Dec 2024")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageDown")
    drawn(page, "30 Nov 2024")
    assert asked(page, "on") == "2024-11-30"
    page.keyboard.press("+")
    drawn(page, "Timeline 2022 to 2025")
    page.keyboard.press("-")
    drawn(page, "Timeline 2019 to 2026")
    page.locator("#content").focus()
    page.keyboard.press("ArrowLeft")
    drawn(page, "Timeline 2017 to 2024")
    page.keyboard.press("0")
    drawn(page, "Timeline 2019 to 2026")
    bar = page.locator("#tl-nld-nl-2023-regulation")
    bar.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#timeline--card h2")).to_contain_text("advanced semiconductor production equipment")
    assert asked(page, "show") == "nl-2023-regulation"
    page.keyboard.press("Escape")
    expect(page.locator("#timeline--card")).to_be_hidden()
    expect(page.locator("#tl-nld-nl-2023-regulation")).to_be_focused()


def test_a_request_an_answer_and_an_amendment_lead_to_their_cards(window: Windows) -> None:
    page = window().open("/timeline?on=2024-12-31")
    heading = page.locator("#timeline--card h2")
    page.locator("#tl-nld-us-request-allies-2024-03-head rect").click()
    expect(heading).to_contain_text("US push for tighter allied chip controls")
    card = page.locator("#timeline--card")
    expect(card).to_contain_text("Put to")
    expect(card).to_contain_text("reluctant (wants to assess current curbs first)")
    page.locator("#tl-nld-nl-2023-regulation-2024-09-07 rect").click(force=True)
    expect(heading).to_contain_text("NXT:1970i and 1980i")
    card.get_by_role("link", name="Coverage on 7 Sep 2024").click()
    page.wait_for_url("**/coverage?on=2024-09-07*")
    page.go_back()
    expect(heading).to_contain_text("NXT:1970i and 1980i")


def test_filters_stand_in_the_address_and_say_what_they_hide(window: Windows) -> None:
    page = window().open("/timeline?focus=photoresist")
    expect(page.locator(".tl-counts")).to_contain_text("the filter hides")
    expect(page.locator("#timeline--technology")).to_contain_text("Photoresist")
    page.locator("#timeline--actor").click()
    page.locator(".dash-dropdown-content input").first.fill("Tokyo Electron")
    page.locator(".dash-dropdown-content").get_by_text("Tokyo Electron", exact=True).click()
    page.wait_for_url("**actor=tokyo-electron*")
    page.locator(".tl-counts").get_by_role("link", name="clear the filter").click()
    page.wait_for_url(lambda url: "focus" not in url and "actor" not in url)
    expect(page.locator(".tl-counts")).to_contain_text("116 measures, 27 events")
    expect(page.locator("#timeline--actor")).to_contain_text("anyone")


def test_the_list_has_the_rows_of_the_file(window: Windows) -> None:
    here = window()
    page = here.open("/timeline?on=2024-12-31&by=jpn,nld&as=list")
    rows = page.locator(".tl-list tbody tr").count()
    text = page.request.get(f"{here.address}/timeline.csv?on=2024-12-31&by=jpn,nld").text()
    found = list(csv.DictReader(io.StringIO(text)))
    assert rows == len(found) > 20
    first = page.locator(".tl-list tbody tr").first
    assert found[0]["name"] in first.inner_text()


def test_a_narrow_window_shows_one_lane_and_its_card(window: Windows) -> None:
    page = window(390, 844).open("/timeline?on=2024-12-31")
    drawn(page, "Timeline of United States")
    page.locator(".tl-chip", has_text="Netherlands").click()
    drawn(page, "Timeline of Netherlands")
    assert asked(page, "lane") == "nld"
    page.get_by_role("button", name="Filters").click()
    expect(page.locator("#timeline--technology")).to_be_visible()
    page.locator("#tl-down-nld-nl-2023-regulation text").first.click()
    expect(page.locator("#timeline--card .handle-name")).to_contain_text("Regulation on advanced")
    page.locator(".tl-below summary").click()
    expect(page.locator(".tl-list tbody tr").first).to_be_visible()
