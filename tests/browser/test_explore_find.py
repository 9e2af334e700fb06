"""Finding: entities of the graph to bring onto the canvas, and those that are on it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Windows
from tests.browser.explorer import CY, chosen, counted, on_canvas, places, there, value

BOX, HERE = "#explore--find", "#explore--here"
MARKED = f"() => {CY}.nodes('.found').map((n) => n.id())"
MIDDLE = (
    f"id => {{ const cy = {CY}, p = cy.getElementById(id).renderedPosition();"
    " return Math.hypot(p.x - cy.width() / 2, p.y - cy.height() / 2); }"
)


def hits(page: Page) -> Locator:
    return page.locator(f"{BOX}-list [role=option]")


def look_for(page: Page, text: str) -> Locator:
    """Type into the box; what it suggests, once the answer for the whole text is there."""
    page.locator(BOX).click()
    page.locator(BOX).fill("")
    with page.expect_response(lambda answer: answer.url.endswith("/explore/find")):
        page.keyboard.type(text, delay=5)
    hits(page).first.wait_for()
    return hits(page)


def names(page: Page) -> list[str]:
    return hits(page).locator(".ex-hit-name").all_inner_texts()


def test_a_typing_error_is_forgiven_and_enter_adds_the_first(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    before = places(page)
    found = look_for(page, "tokyo electon")
    expect(found.first.locator(".ex-hit-name")).to_have_text("Tokyo Electron")
    expect(found.first.locator(".ex-hit-more")).to_contain_text(re.compile(r"^Company · .*Chokepoint fact base"))
    assert found.first.locator(".glyph").evaluate("e => getComputedStyle(e).backgroundImage").startswith("url(")
    page.keyboard.press("Enter")
    counted(page, len(before) + 1)
    assert chosen(page) == {"tokyo-electron"}
    assert {id: places(page)[id] for id in before} == before
    expect(page.locator("#explore--card h2")).to_have_text("Tokyo Electron")
    page.get_by_role("button", name="Undo").click()
    counted(page, len(before))


def test_the_box_is_a_combobox_that_needs_no_mouse(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    box = page.get_by_role("combobox", name="Find in the graph and add to the canvas")
    expect(box).to_have_attribute("aria-expanded", "false")
    look_for(page, "litho")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator("#" + str(box.get_attribute("aria-controls"))).get_attribute("role") == "listbox"
    active = "e => document.getElementById(e.getAttribute('aria-activedescendant')).dataset.at"
    assert box.evaluate(active) == "0"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert box.evaluate(active) == "2"
    page.keyboard.press("ArrowUp")
    expect(hits(page).nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()
    expect(box).to_have_value("litho")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")


def test_a_number_finds_what_it_controls_says_so_and_all_of_it_is_added_at_once(window: Windows) -> None:
    page = window().open("/explore?show=sme&focus=sme")
    look_for(page, "3B001")
    said = hits(page).locator(".ex-hit-more").all_inner_texts()
    assert all("found by “3B001" in each for each in said)
    ids = set(hits(page).evaluate_all("all => all.map((each) => each.dataset.id)"))
    fresh = ids - {"sme"}
    page.get_by_role("button", name=f"Add all {len(fresh)}").click()
    counted(page, 1 + len(fresh))
    assert there(page) == ids | {"sme"}
    page.get_by_role("button", name="Undo").click()
    counted(page, 1)


def test_what_is_on_the_canvas_is_gone_to_and_not_added(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    before = there(page)
    found = look_for(page, "EUV lithography")
    expect(found.first.locator(".ex-hit-do")).to_have_text("On canvas: go to")
    found.first.click()
    expect(page.locator("#explore--card h2")).to_have_text("EUV lithography")
    assert chosen(page) == {"litho-euv"}
    assert page.evaluate(MIDDLE, "litho-euv") < 2
    assert there(page) == before


def test_an_older_answer_never_takes_the_place_of_a_newer_one(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    held: list[Route] = []
    page.route("**/explore/find", lambda route: held.append(route), times=1)
    page.locator(BOX).click()
    with page.expect_request("**/explore/find"):
        page.keyboard.type("smic")
    page.keyboard.press("Control+a")
    page.keyboard.type("tokyo electron")
    hits(page).first.wait_for()
    held[0].continue_()
    page.wait_for_timeout(400)
    assert names(page)[0] == "Tokyo Electron"


def test_on_the_canvas_hits_are_marked_counted_and_stepped_through(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    on_canvas(page)
    page.keyboard.press("f")
    expect(page.locator(HERE)).to_be_focused()
    page.keyboard.type("lithografy")
    marked = set(page.evaluate(MARKED))
    assert {"litho-euv", "litho-arf-immersion"} <= marked
    expect(page.locator("#explore--here-said")).to_have_text(f"{len(marked)} hits")
    stepped = []
    for step in range(1, len(marked) + 1):
        page.keyboard.press("Enter")
        expect(page.locator("#explore--here-said")).to_have_text(f"{step} of {len(marked)}")
        [now] = chosen(page)
        assert page.evaluate(MIDDLE, now) < 2
        stepped.append(now)
    assert set(stepped) == marked
    page.keyboard.press("Enter")
    assert chosen(page) == {stepped[0]}
    page.keyboard.press("Shift+Enter")
    assert chosen(page) == {stepped[-1]}
    expect(page.locator("#explore--here-said")).to_have_text(f"{len(marked)} of {len(marked)}")
    page.keyboard.press("Escape")
    assert page.evaluate(MARKED) == []
    page.keyboard.press("Escape")
    expect(page.locator("#explore--canvas")).to_be_focused()
    expect(page.locator(HERE)).to_be_hidden()
    expect(page.locator(BOX)).to_be_visible()


def test_on_the_canvas_case_accents_and_a_slip_do_not_count_and_other_names_and_ids_do(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    page.get_by_role("button", name="On canvas").click()
    for text in ("carl zeiss", "CARL ZEISS", "Çàrl Zeïss", "zeiss", "carl zeis smt", "carl zeizs"):
        page.locator(HERE).fill(text)
        assert page.evaluate(MARKED) == ["zeiss"], text
    for text, wanted in (
        ("twinscan nxt", ["litho-arf-immersion"]),
        ("litho-arf-dry", ["litho-arf-dry"]),
        ("zebra", []),
    ):
        page.locator(HERE).fill(text)
        assert page.evaluate(MARKED) == wanted
    expect(page.locator("#explore--here-said")).to_have_text("None")


def test_what_finds_nothing_is_told_as_it_was_typed(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    said = page.locator(".ex-find [role=status]", has_text="Nothing found")
    script = ("<img src=x onerror=alert(1)>", "<script>alert(1)</script>")
    for text in (*script, "לא קיים כאן", "لا يوجد هنا", "없는 것입니다", "x" * 120):
        page.locator(BOX).fill(text)
        expect(said).to_contain_text(text)
        assert page.locator(".ex-find img, .ex-find script").count() == 0
    assert said.get_attribute("dir") == "auto"


def test_names_in_japanese_are_found_and_stand_on_the_canvas(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    found = look_for(page, "輸出管理品目ガイダンス")
    expect(found.first).to_contain_text("輸出管理品目ガイダンス<コンピュータ>第18版")
    before = len(there(page))
    page.keyboard.press("Enter")
    counted(page, before + 1)
    page.get_by_role("button", name="On canvas").click()
    page.locator(HERE).fill("<コンピュータ>")
    page.keyboard.press("Enter")
    assert chosen(page) == {"cistec-computer-guide"}
    assert "cistec-computer-guide" in value(page, "show")
    expect(page.locator("#explore--card h2")).to_have_text("輸出管理品目ガイダンス<コンピュータ>第18版")
