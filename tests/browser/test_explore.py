"""The explorer as a person uses it: real server, real database, real browser."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DRAWN, Look, Windows
from tests.browser.explorer import CY
from tests.browser.explorer import SPOT as PLACE

BOXES = f"""() => {{
  const cy = {CY}, boxes = [];
  const bare = {{ includeLabels: false, includeOverlays: false, includeUnderlays: false }};
  const keep = (id, b) => boxes.push([id, b.x1, b.y1, b.x2, b.y2]);
  cy.nodes().forEach((n) => {{
    if (n.hasClass('centre')) return;
    if (n.hasClass('entity')) keep(n.id() + ' shape', n.boundingBox(bare));
    const words = {{ ...bare, includeLabels: true, includeNodes: false }};
    if (n.pstyle('label').strValue) keep(n.id() + ' label', n.boundingBox(words));
  }});
  const focus = cy.nodes('.centre'); keep('focus', focus.boundingBox(bare));
  return boxes;
}}"""
SLACK = 2.5


def overlapping(boxes: list[list[Any]]) -> list[tuple[str, str]]:
    found = []
    for place, (a, ax1, ay1, ax2, ay2) in enumerate(boxes):
        for b, bx1, by1, bx2, by2 in boxes[place + 1 :]:
            if min(ax2, bx2) - max(ax1, bx1) > SLACK and min(ay2, by2) - max(ay1, by1) > SLACK:
                found.append((a, b))
    return found


def click_on(page: Page, id: str) -> None:
    x, y = page.evaluate(PLACE, id)
    page.mouse.click(x, y)


def focus_of(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query).get("focus", [""])[0]


def test_a_typing_error_is_forgiven_and_the_first_hit_is_a_key_away(window: Windows) -> None:
    here = window()
    page = here.open("/")
    page.keyboard.press("/")
    page.keyboard.type("tokyo electon", delay=15)
    expect(page.locator(".found a").first).to_contain_text("Tokyo Electron")
    page.keyboard.press("Enter")
    here.drawn("Tokyo Electron: 1 hop")
    assert focus_of(page) == "tokyo-electron"
    expect(page.locator("#explore--card h2")).to_have_text("Tokyo Electron")


def test_a_hit_can_be_reached_by_arrow_or_mouse_before_or_after_it_shows(window: Windows) -> None:
    here = window()
    page = here.open("/")
    page.locator("#search-text").fill("asml")
    page.locator(".found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    here.drawn("ASML Holding")
    expect(page.locator("#search-text")).to_have_value("")
    page.locator("#search-text").fill("smic")
    page.locator(".found a", has_text="SMIC").first.click()
    here.drawn("SMIC")
    expect(page.locator(".found")).to_be_hidden()


def test_an_entity_of_the_card_leads_to_its_own_page_and_back_returns(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml")
    page.locator("#explore--canvas").focus()
    click_on(page, "litho-euv")
    expect(page.locator("#explore--card h2")).to_have_text("EUV lithography")
    assert focus_of(page) == "asml"
    page.get_by_role("button", name="Select").focus()
    page.evaluate("() => window.chokepoint.go('/explore?focus=litho-euv')")
    here.drawn("EUV lithography")
    assert focus_of(page) == "litho-euv"
    page.go_back()
    here.drawn("ASML Holding")
    assert focus_of(page) == "asml"
    expect(page.locator("#explore--card h2")).to_have_text("EUV lithography")
    page.go_forward()
    here.drawn("EUV lithography")


def test_an_address_pasted_into_another_browser_shows_the_same(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml&on=2023-08-01")
    x, y = page.evaluate(PLACE, "litho-euv")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y - 30, steps=4)
    page.mouse.up()
    page.wait_for_url("**show=**")
    there = window()
    other = there.open(page.url.removeprefix(here.address))
    positions = f"() => {CY}.nodes().map(e => [e.id(), e.classes().sort().join(' '), e.position()]).sort()"
    edges = f"() => {CY}.edges().map(e => [e.id(), e.data('weights'), e.data('distances')]).sort()"
    page.keyboard.press("Escape")
    assert page.evaluate(positions) == other.evaluate(positions)
    assert page.evaluate(edges) == other.evaluate(edges)
    for part in ("#explore--card", "#explore--legend", "#explore--title"):
        assert page.locator(part).inner_text() == other.locator(part).inner_text()
    expect(other.locator("#control-day")).to_have_value("1 Aug 2023")


def test_a_name_on_the_canvas_can_be_clicked_too(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml")
    x, y = page.evaluate(PLACE, "litho-euv")
    page.mouse.click(x + 50, y - 6)
    expect(page.locator("#explore--card h2")).to_have_text("EUV lithography")
    assert page.title() == "ASML Holding · Chokepoint"


def test_a_line_leads_to_its_statement_and_its_sources(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    x1, y1 = page.evaluate(PLACE, "litho-euv")
    page.mouse.click(x1 - 24, y1)
    expect(page.locator("#explore--card h2")).to_have_text("ASML Holding produces EUV lithography")
    page.wait_for_url("**statement=**")
    link = page.locator("#explore--card .sources a[target=_blank]").first
    assert re.match("https?://", link.get_attribute("href") or "")
    assert link.get_attribute("rel") == "noopener noreferrer"
    page.get_by_text("Back to ASML Holding").click()
    expect(page.locator("#explore--card h2")).to_have_text("ASML Holding")


@pytest.mark.parametrize(
    "focus", ["asml", "tokyo-electron", "jp-23-items-2023", "usa", "litho-euv", "chn", "eto-chipexplorer"]
)
def test_nothing_on_the_canvas_overlaps(window: Windows, focus: str) -> None:
    boxes = window().open(f"/explore?focus={focus}").evaluate(BOXES)
    assert len(boxes) > 10
    assert overlapping(boxes) == []


def test_the_list_says_what_the_canvas_shows(window: Windows) -> None:
    page = window(390, 844).open("/explore?focus=asml")
    page.locator(".ex-line").first.wait_for()
    listed = page.locator(".ex-line").evaluate_all("lines => lines.map((line) => line.dataset.id)")
    page.get_by_role("link", name="As picture").click()
    page.locator(".canvas-box canvas").first.wait_for(state="visible")
    assert set(listed) == set(page.evaluate(f"() => {CY}.nodes('.entity').map((n) => n.id())"))
    page.go_back()
    page.locator(".ex-line").first.wait_for(state="visible")


def test_what_is_folded_opens_as_a_list(window: Windows) -> None:
    page = window().open("/explore?focus=usa&group=produces-out&as=list")
    page.locator("#explore--table").wait_for(state="visible")
    products = f"() => {CY}.edges().filter((e) => e.data('label') === 'produces' && e.source().id() === 'usa').length"
    assert page.evaluate(products) > 40


def test_the_day_is_in_the_address_and_acts_on_the_measures(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml&on=2023-08-31")
    dashed = f"() => {CY}.nodes('.Measure, .faded').filter(n => n.hasClass('faded')).length"
    before = page.evaluate(dashed)
    page.locator(".step", has_text="1 Sep 2023").click()
    page.wait_for_url("**on=2023-09-01**")
    page.wait_for_function(f"before => ({dashed})() < before", arg=before)
    expect(page.locator("#control-day")).to_have_value("1 Sep 2023")


def test_a_day_can_be_typed(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    page.locator("#control-day").fill("1 Aug 2023")
    page.keyboard.press("Enter")
    page.wait_for_url("**on=2023-08-01**")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/explore?focus=asmll", "Nothing in the graph has the id 'asmll'"),
        ("/explore?focus=asml&statement=%3Cscript%3E", "ASML Holding has no statement '<script>'."),
        ("/explore?focus=asml&on=2024-99-99&focus=smic", "'2024-99-99' in the address is no day"),
        ("/explore?focus=" + "a" * 30_000, "Nothing in the graph has the id"),
    ],
)
def test_an_address_that_asks_for_too_much_is_answered_in_words(window: Windows, path: str, words: str) -> None:
    page = window().open(path)
    expect(page.locator("#explore--notice")).to_contain_text(words)
    assert page.locator("#explore--title").inner_text()


def test_an_unknown_page_says_so(window: Windows) -> None:
    here = window()
    here.page.goto(here.address + "/nowhere")
    expect(here.page.locator("#not-found")).to_contain_text("There is no such page")
    here.page.locator("#not-found").get_by_role("link", name="Explore").click()
    here.page.wait_for_selector(DRAWN, state="attached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_page_fits_its_window_in_both_themes(
    window: Windows, look: Look, scheme: str, width: int, height: int
) -> None:
    here = window(width, height, scheme)
    for name, path in (
        ("start", "/"),
        ("measure", "/explore?focus=jp-23-items-2023"),
        ("canvas", "/?as=canvas"),
        ("list", "/?as=list"),
    ):
        page = here.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.fonts.check(\"500 12px 'IBM Plex Sans'\")")
        page.wait_for_timeout(200)
        look(page, f"explore-{name}-{width}-{scheme}")


def test_the_theme_can_be_chosen_and_stays(window: Windows) -> None:
    page = window().open("/")
    page.locator("#theme").click()
    page.locator("#theme").click()
    expect(page.locator("#theme")).to_have_text("Theme: dark")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    page.wait_for_selector(DRAWN, state="attached")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper == "rgb(16, 22, 28)"


def test_the_canvas_has_a_name_and_answers_to_keys(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    canvas = page.locator("#explore--canvas")
    assert (canvas.get_attribute("aria-label") or "").startswith("ASML Holding: 1 hop, 22 of 22 neighbours. produces 8")
    canvas.focus()
    before = page.evaluate(f"{CY}.zoom()")
    page.keyboard.press("+")
    assert page.evaluate(f"{CY}.zoom()") > before


def test_the_sheet_opens_on_a_small_screen(window: Windows) -> None:
    page = window(390, 844).open("/explore?focus=asml")
    sheet = page.locator("#explore--card").bounding_box()
    assert sheet
    assert sheet["height"] <= 60
    page.locator(".card-handle").click()
    page.wait_for_function("() => document.querySelector('#explore--card').getBoundingClientRect().height > 400")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.querySelector('#explore--card').getBoundingClientRect().height < 60")
