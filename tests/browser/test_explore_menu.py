"""Menus of the explorer: what can be done with an entity, several, a line, a box; relations with their counts."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Windows
from tests.browser.explorer import CY, chosen, click, counted, more_than, on_canvas, places, spot, there, value

MIDDLE_OF_LINE = (
    f"([a, b]) => {{ const cy = {CY}, e = cy.edges().filter((e) => e.source().id() === a && e.target().id() === b)[0],"
    " box = cy.container().getBoundingClientRect(), at = e.renderedMidpoint(); return [box.x + at.x, box.y + at.y]; }"
)
PLATE = (
    f"label => {{ const cy = {CY}, n = cy.nodes('.plate').filter((n) => n.data('label').startsWith(label))[0],"
    " box = cy.container().getBoundingClientRect(), at = n.renderedPosition(); return [box.x + at.x, box.y + at.y]; }"
)
LINKS = """id => fetch('/explore/links', { method: 'POST', headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ id }) }).then((answer) => answer.json())"""


def menu(page: Page) -> Locator:
    return page.locator(".ex-menu")


def item(page: Page, words: str) -> Locator:
    return menu(page).locator("[role^=menuitem]", has_text=re.compile(f"^{re.escape(words)}"))


def held(page: Page, id: str) -> None:
    """Open the menu of an entity with the right button of the mouse."""
    click(page, id, button="right")
    menu(page).wait_for()


def do(page: Page, id: str, words: str) -> None:
    held(page, id)
    item(page, words).first.click()


def relations(page: Page, id: str) -> dict[str, Any]:
    """What the server says of the relations of an entity, by their labels."""
    found: Any = page.evaluate(LINKS, id)
    return {each["label"]: each for each in found["links"]}


def test_the_menu_of_an_entity_opens_by_mouse_and_by_keys_and_gives_the_focus_back(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    held(page, "asml")
    expect(menu(page).locator(".ex-menu-head")).to_have_text("ASML Holding")
    assert {"Expand", "Collapse", "Show on its own page", "Open in supply chain", "Open in timeline"} <= {
        each.inner_text().split("\n")[0] for each in menu(page).get_by_role("menuitem").all()
    }
    page.keyboard.press("Escape")
    expect(page.locator("#explore--canvas")).to_be_focused()
    page.keyboard.press("Shift+F10")
    expect(item(page, "Expand").first).to_be_focused()
    page.keyboard.press("End")
    expect(item(page, "Take off the canvas")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    expect(menu(page)).to_be_visible()
    page.mouse.click(700, 640)
    expect(menu(page)).to_be_hidden()


def test_relations_are_counted_before_anything_is_brought_and_one_brings_only_its_own(window: Windows) -> None:
    page = window().open("/explore?show=asml&focus=asml")
    counted(page, 1)
    known = relations(page, "asml")
    do(page, "asml", "Expand by relation")
    for label, each in known.items():
        expect(item(page, label)).to_contain_text(str(each["neighbours"]))
    expect(item(page, "All ")).to_contain_text("0 of 22 shown")
    item(page, "produces").click()
    counted(page, 1 + known["produces"]["neighbours"])
    page.get_by_role("button", name="Expand by relation or class").click()
    expect(item(page, "produces")).to_contain_text("all 8 shown")
    expect(item(page, "produces")).to_be_disabled()
    expect(item(page, "All ")).to_contain_text("8 of 22 shown")


def test_a_relation_opens_by_class_with_the_arrow_and_one_class_comes_alone(window: Windows) -> None:
    page = window().open("/explore?show=asml&focus=asml")
    counted(page, 1)
    affected = relations(page, "asml")["is affected by"]
    on_canvas(page)
    page.keyboard.press("m")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    item(page, "is affected by").focus()
    page.keyboard.press("ArrowRight")
    expect(menu(page).locator(".ex-menu-head")).to_have_text("ASML Holding is affected by")
    wanted = affected["classes"][0]
    entry = item(page, wanted["label"])
    expect(entry).to_contain_text(str(wanted["neighbours"]))
    page.keyboard.press("ArrowLeft")
    expect(item(page, "is affected by")).to_be_visible()
    item(page, "is affected by").locator(".ex-menu-behind").click()
    entry.click()
    counted(page, 1 + wanted["neighbours"])
    expect(page.locator("#explore--canvas")).to_be_focused()
    expect(page.locator("#explore--legend")).to_contain_text("Measure")


def test_a_hub_is_asked_by_which_relation_and_then_brings_a_hundred_at_a_time(window: Windows) -> None:
    page = window().open("/explore?show=chn&focus=chn")
    counted(page, 1)
    page.mouse.dblclick(*spot(page, "chn"))
    first = item(page, "All, most connected first: next 100")
    first.wait_for()
    total = int(re.findall(r"0 of (\d+) shown", first.inner_text())[0])
    assert total > 100
    expect(item(page, "is targeted by")).to_contain_text(str(relations(page, "chn")["is targeted by"]["neighbours"]))
    page.keyboard.press("Escape")
    assert there(page) == {"chn"}
    on_canvas(page)
    page.keyboard.press("Enter")
    first.wait_for()
    page.keyboard.press("Enter")
    counted(page, 101)
    expect(page.locator("#explore--said")).to_contain_text(f"China: 100 of {total} shown")
    before = places(page)
    page.get_by_role("button", name="Show 100 more").click()
    counted(page, 1 + total)
    assert {id: places(page)[id] for id in before} == before
    expect(page.locator("#explore--said")).not_to_contain_text("shown")


def test_what_the_menu_does_with_one_and_with_several(window: Windows) -> None:
    page = window().open("/explore?show=asml,zeiss,trumpf,litho-euv,nld&focus=asml")
    counted(page, 5)
    do(page, "zeiss", "Pin")
    assert value_soon(page, "pin") == "1"
    do(page, "trumpf", "Hide")
    counted(page, 4)
    do(page, "asml", "Bring back what is hidden")
    counted(page, 5)
    do(page, "litho-euv", "Hide all others")
    counted(page, 1)
    page.keyboard.press("Control+z")
    counted(page, 5)
    do(page, "nld", "Take off the canvas")
    counted(page, 4)
    do(page, "zeiss", "Choose the neighbours too")
    assert {"zeiss", "asml"} <= chosen(page)
    click(page, "trumpf")
    page.wait_for_timeout(400)
    shift_click(page, "litho-euv")
    held(page, "litho-euv")
    expect(menu(page).locator(".ex-menu-head")).to_have_text("2 entities")
    item(page, "Pin").click()
    assert set(value_soon(page, "pin").split(".")) == {"1", "2", "3"}
    held(page, "litho-euv")
    item(page, "Hide").first.click()
    counted(page, 2)


def shift_click(page: Page, id: str) -> None:
    page.keyboard.down("Shift")
    click(page, id)
    page.keyboard.up("Shift")


def value_soon(page: Page, name: str) -> str:
    """A value of the address once it is written."""
    page.wait_for_function("name => new URLSearchParams(location.search).get(name)", arg=name)
    page.wait_for_timeout(300)
    return value(page, name)


def test_a_line_has_a_menu_and_every_line_can_be_reached_without_a_mouse(window: Windows) -> None:
    page = window().open("/explore?show=asml,litho-euv,nld&at=0.0,400.0,0.300&focus=asml")
    counted(page, 3)
    page.mouse.click(*page.evaluate(MIDDLE_OF_LINE, ["asml", "litho-euv"]), button="right")
    expect(menu(page).locator(".ex-menu-head")).to_have_text("ASML Holding produces EUV lithography")
    item(page, "What is said, and by whom").click()
    expect(page.locator("#explore--card h2")).to_contain_text("produces EUV lithography")
    page.mouse.click(*page.evaluate(MIDDLE_OF_LINE, ["asml", "litho-euv"]), button="right")
    item(page, "Choose both ends").click()
    assert chosen(page) == {"asml", "litho-euv"}
    click(page, "asml")
    on_canvas(page)
    page.keyboard.press("m")
    item(page, "Find a relationship").press("Enter")
    item(page, "is located in Netherlands").press("Enter")
    expect(page.locator("#explore--card h2")).to_contain_text("is located in Netherlands")
    page.mouse.click(*page.evaluate(MIDDLE_OF_LINE, ["asml", "litho-euv"]), button="right")
    item(page, "Hide all “produces”").click()
    assert value_soon(page, "off") == "type:PRODUCES"


def test_the_permanent_address_is_copied_and_leads_back(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    do(page, "litho-euv", "Copy permanent address")
    expect(page.locator("#said")).to_have_text("Permanent address copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == here.address + "/entity/litho-euv"
    here.open(urlsplit(copied).path)
    assert value(page, "focus") == "litho-euv"


def test_the_name_of_a_relation_on_the_canvas_brings_more_of_it(window: Windows) -> None:
    page = window().open("/explore?focus=usa")
    before, known = there(page), relations(page, "usa")["produces"]["neighbours"]
    joined = f"() => {CY}.edges().filter((e) => e.data('label') === 'produces' && e.source().id() === 'usa').length"
    assert page.evaluate(joined) < known
    page.mouse.click(*page.evaluate(PLATE, "produces"))
    more_than(page, len(before))
    page.wait_for_function(f"most => ({joined})() >= Math.min(most, 100)", arg=known)


def test_a_box_and_the_canvas_have_menus_and_a_name_with_script_is_text(window: Windows) -> None:
    script = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20%D7%A9%D7%9C%D7%95%D7%9D"
    page = window().open(f"/explore?show=asml,zeiss,nld&at=0.0,200.0,0.400&focus=asml&box={script}~0.1")
    counted(page, 3)
    name = "<img src=x onerror=alert(1)> שלום"
    box = page.evaluate(f"() => {CY}.nodes('.group')[0].renderedBoundingBox({{ includeLabels: false }})")
    frame = page.locator("#explore--cytoscape").bounding_box()
    assert frame
    page.mouse.click(frame["x"] + (box["x1"] + box["x2"]) / 2, frame["y"] + box["y1"] + 4, button="right")
    expect(menu(page).locator(".ex-menu-head")).to_have_text(name)
    assert menu(page).locator("img").count() == 0
    item(page, "Choose what is in it").click()
    assert chosen(page) == {"asml", "zeiss"}
    page.mouse.click(frame["x"] + 8, frame["y"] + frame["height"] - 20, button="right")
    expect(menu(page).locator(".ex-menu-head")).to_have_text("Canvas")
    item(page, "Find and add").click()
    expect(page.locator("#explore--find")).to_be_focused()


def test_a_long_press_opens_the_menu_on_a_touch_screen(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    try:
        page = context.new_page()
        page.goto(served + "/explore?focus=asml&as=canvas")
        page.wait_for_selector("[data-drawn]", state="attached")
        x, y = spot(page, "asml")
        touch = context.new_cdp_session(page)
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        menu(page).wait_for()
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        item(page, "Expand by relation").tap()
        expect(item(page, "produces")).to_be_visible()
        box = menu(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert min(each.bounding_box()["height"] for each in menu(page).get_by_role("menuitem").all()) >= 40  # type: ignore[index]  # none is hidden
    finally:
        context.close()
