"""The canvas of the explorer: expand, collapse, hide, move, choose, and the way back from all of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Windows
from tests.browser.explorer import (
    CY,
    chosen,
    click,
    counted,
    drag,
    fewer_than,
    more_than,
    on_canvas,
    places,
    spot,
    there,
    view,
)


def expanded(page: Page, id: str) -> set[str]:
    """What an expansion brought, by a double click."""
    before = there(page)
    page.mouse.dblclick(*spot(page, id))
    more_than(page, len(before))
    return there(page) - before


def test_an_expansion_brings_neighbours_beside_it_and_moves_nothing_else(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    before, seen = places(page), view(page)
    brought = expanded(page, "zeiss")
    after = places(page)
    assert {id: after[id] for id in before} == before
    assert view(page) == seen
    x, y = after["zeiss"]
    near = [abs(after[id][0] - x) + abs(after[id][1] - y) for id in brought]
    assert brought
    assert min(near) < 300
    joined = page.evaluate(f"ids => {CY}.getElementById('zeiss').neighborhood('.entity').map((n) => n.id())")
    assert brought <= set(joined)


def test_a_collapse_takes_what_only_that_expansion_brought(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    first = there(page)
    both = expanded(page, "zeiss")
    before = there(page)
    page.mouse.click(*spot(page, "trumpf"))
    page.get_by_role("button", name="Expand", exact=True).click()
    page.wait_for_function(
        "() => /Expanded|Nothing more|on the canvas/.test(document.getElementById('explore--live').textContent)"
    )
    page.wait_for_timeout(300)
    second = there(page) - before
    click(page, "zeiss")
    on_canvas(page)
    page.keyboard.press("Backspace")
    fewer_than(page, len(before | second))
    assert there(page) == first | second
    assert both.isdisjoint(there(page))


def test_a_hub_brings_a_hundred_at_a_time_the_most_connected_first(window: Windows) -> None:
    page = window().open("/explore?show=usa&focus=usa")
    counted(page, 1)
    on_canvas(page)
    page.keyboard.press("Control+e")
    item = page.locator(".ex-menu [role^=menuitem]", has_text="100").first
    item.wait_for()
    item.click()
    counted(page, 101)
    expect(page.locator("#explore--said")).to_contain_text(re.compile(r"100 of 1\d\d shown"))
    before = places(page)
    page.get_by_role("button", name=re.compile("^Show .*more$")).click()
    more_than(page, 101)
    after = places(page)
    assert {id: after[id] for id in before} == before


def test_everything_can_be_undone_and_done_again(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    states = [places(page)]

    def step(then: object) -> None:
        states.append(places(page))

    step(expanded(page, "zeiss"))
    step(drag(page, "nld", 40, 30))
    click(page, "chn")
    on_canvas(page)
    step(page.keyboard.press("Delete"))
    click(page, "litho-euv")
    on_canvas(page)
    step(page.keyboard.press("Control+Shift+h"))
    step(page.keyboard.press("Control+Shift+r"))
    assert len(states[-2]) == 1
    assert states[-1] == states[2] | {"chn": states[2]["chn"]}
    for wanted in reversed(states[:-1]):
        page.keyboard.press("Control+z")
        page.wait_for_timeout(80)
        assert places(page) == wanted
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.wait_for_url(lambda url: "show=" not in url)
    for wanted in states[1:]:
        page.keyboard.press("Control+Shift+z")
        page.wait_for_timeout(80)
        assert places(page) == wanted


def test_what_is_dragged_stays_and_another_window_shows_the_same(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml")
    before = places(page)
    drag(page, "nld", -60, 40)
    after = places(page)
    assert after["nld"] != before["nld"]
    assert {id for id in before if after[id] != before[id]} == {"nld"}
    page.wait_for_url("**pin=**")
    other = window().open(page.url.removeprefix(here.address))
    assert places(other) == after
    other.locator(".step").first.click()
    other.wait_for_url("**on=**")
    other.wait_for_timeout(500)
    assert places(other) == after


def test_many_are_chosen_by_keys_box_lasso_and_kinship(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    click(page, "zeiss")
    page.keyboard.down("Shift")
    click(page, "trumpf")
    page.keyboard.up("Shift")
    assert chosen(page) == {"zeiss", "trumpf"}
    on_canvas(page)
    page.keyboard.press("n")
    assert chosen(page) == {"zeiss", "trumpf", "asml"}
    everything = there(page)
    page.keyboard.press("Control+i")
    assert chosen(page) == everything - {"zeiss", "trumpf", "asml"}
    page.keyboard.press("Escape")
    assert chosen(page) == set()
    left = {id for id, (x, _) in places(page).items() if x < -100}
    frame = page.locator("#explore--canvas").bounding_box()
    assert frame
    middle = frame["x"] + frame["width"] * 0.36
    corners = [(frame["x"] + 3, frame["y"] + 3), (frame["x"] + 3, frame["y"] + frame["height"] - 3)]
    corners += [(middle, frame["y"] + frame["height"] - 3), (middle, frame["y"] + 3)]
    page.keyboard.down("Alt")
    page.mouse.move(*corners[0])
    page.mouse.down()
    for corner in corners[1:]:
        page.mouse.move(*corner, steps=5)
    page.mouse.up()
    page.keyboard.up("Alt")
    assert chosen(page) == left
    page.keyboard.down("Shift")
    page.mouse.move(frame["x"] + frame["width"] - 3, frame["y"] + 3)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.6, frame["y"] + frame["height"] - 3, steps=6)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert chosen(page) > left
    assert "litho-euv" in chosen(page)


def test_the_canvas_is_walked_and_used_by_keys_alone(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    said = page.locator("#explore--live")
    on_canvas(page)
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("ASML Holding, Company")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("on the canvas")
    assert len(chosen(page)) == 1
    assert chosen(page) != {"asml"}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("p")
    expect(said).to_contain_text("Pinned")
    [id] = chosen(page)
    assert page.evaluate(f"id => {CY}.getElementById(id).hasClass('pinned')", id)
    page.keyboard.press("Delete")
    expect(said).to_contain_text("Hid")
    page.keyboard.press("Control+z")
    expect(said).to_contain_text("Undone: Hid")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/explore?show=asml,no-such-entity,%3Cscript%3E", "not in the graph"),
        ("/explore?show=asml&at=1.1&pin=7", "'7' behind pin= in the address is not understood"),
        ("/explore?focus=asml&title=" + "x" * 100_000, "characters; only the first 8,000 were read"),
    ],
)
def test_an_address_that_names_what_is_not_there_says_so(window: Windows, path: str, words: str) -> None:
    page = window().open(path)
    expect(page.locator(".explore .stage")).to_contain_text(words)
    assert "asml" in there(page)


def test_two_people_do_not_see_each_others_canvas(browser: Browser, served: str) -> None:
    contexts = [browser.new_context(viewport={"width": 1280, "height": 800}) for _ in range(2)]
    one, other = (context.new_page() for context in contexts)
    for page in (one, other):
        page.set_default_timeout(40_000)
        page.goto(f"{served}/explore?focus=asml")
        page.wait_for_selector("[data-drawn]", state="attached")
    before = places(other)
    brought = expanded(one, "zeiss")
    on_canvas(one)
    one.keyboard.press("Control+a")
    one.keyboard.press("g")
    other.reload()
    other.wait_for_selector("[data-drawn]", state="attached")
    counted(other, len(before))
    assert places(other) == before
    assert brought.isdisjoint(there(other))
    assert (
        other.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('chokepoint-view-')).length")
        == 0
    )
    for context in contexts:
        context.close()
