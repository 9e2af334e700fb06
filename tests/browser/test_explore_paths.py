"""Paths between two entities, and what several have in common: as lists in words, and on the canvas."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Windows
from tests.browser.explorer import CY, chosen, click, counted, on_canvas, places, there

ASK = """([what, body]) => fetch('/explore/' + what, { method: 'POST', headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body) }).then((answer) => answer.json())"""
MARKED = f"() => {CY}.nodes('.way').map((n) => n.id()).sort()"
LINES = f"() => {CY}.edges('.way').length"


def told(page: Page, what: str, **body: object) -> Any:
    """What the server answers to the page."""
    return page.evaluate(ASK, [what, body])


def ways(page: Page) -> Locator:
    return page.locator(".ex-way")


def end(page: Page, which: str, text: str) -> None:
    """Choose an end of the path by typing, and taking the first suggestion."""
    page.locator(f"#explore--paths-{which}").fill(text)
    page.locator(f"#explore--paths-{which}-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")


def both(page: Page, *ids: str) -> None:
    """Choose some entities one after the other; two quick presses would be a double one."""
    click(page, ids[0])
    page.keyboard.down("Shift")
    for id in ids[1:]:
        page.wait_for_timeout(400)
        click(page, id)
    page.keyboard.up("Shift")
    assert chosen(page) == set(ids)


def chain(path: Any, names: dict[str, str]) -> str:
    steps = len(path["entities"]) - 1
    return f"{steps} step{'s' if steps > 1 else ''}: " + " → ".join(names[id] for id in path["entities"])


def test_paths_of_two_chosen_are_listed_shortest_first_in_words_and_shown_on_the_canvas(window: Windows) -> None:
    page = window().open("/explore?show=asml,chn&at=0.0,500.0&focus=asml")
    counted(page, 2)
    both(page, "asml", "chn")
    page.get_by_role("button", name="Paths", exact=True).click()
    ways(page).first.wait_for()
    answer = told(page, "paths", **{"from": "asml", "to": "chn", "types": [], "most": 6, "limit": 10})
    names = {each["id"]: each["name"] for each in answer["entities"]}
    assert page.locator(".ex-way-chain").all_inner_texts() == [chain(each, names) for each in answer["paths"]]
    lengths = [len(each["entities"]) for each in answer["paths"]]
    assert lengths == sorted(lengths)
    second = answer["paths"][1]
    assert len(second["entities"]) == 3
    between = names[second["entities"][1]]
    expect(ways(page).nth(1)).to_contain_text(f"ASML Holding produces {between} (")
    expect(ways(page).nth(1)).to_contain_text(f"{between} is produced by China (")
    ways(page).nth(0).hover()
    assert page.evaluate(MARKED) == ["asml", "chn"]
    assert page.evaluate(LINES) == 1
    ways(page).nth(1).get_by_role("button").click()
    counted(page, 3)
    assert chosen(page) == set(second["entities"])
    ways(page).nth(1).hover()
    assert page.evaluate(MARKED) == sorted(second["entities"])
    assert page.evaluate(LINES) == 2
    page.locator("#explore--canvas").hover()
    assert page.evaluate(MARKED) == []
    on_canvas(page)
    page.keyboard.press("Control+z")
    counted(page, 2)


def test_the_next_paths_come_on_request_and_all_of_them_onto_the_canvas(window: Windows) -> None:
    page = window().open("/explore?show=asml,chn&at=0.0,500.0&focus=asml")
    counted(page, 2)
    before = places(page)
    both(page, "asml", "chn")
    page.get_by_role("button", name="Paths", exact=True).click()
    expect(ways(page)).to_have_count(10)
    page.get_by_role("button", name="Show the next 10").click()
    expect(ways(page)).to_have_count(20)
    answer = told(page, "paths", **{"from": "asml", "to": "chn", "types": [], "most": 6, "limit": 20})
    ids = {id for each in answer["paths"] for id in each["entities"]}
    page.get_by_role("button", name=re.compile("Bring all onto the canvas")).click()
    counted(page, len(ids))
    assert there(page) == ids
    assert {id: places(page)[id] for id in before} == before
    expect(page.get_by_role("button", name="All are on the canvas: choose them")).to_be_visible()


def test_ends_are_found_by_typing_and_all_of_it_works_without_a_mouse(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    on_canvas(page)
    page.keyboard.press("m")
    page.locator(".ex-menu [role=menuitem]", has_text="Paths from here to").press("Enter")
    expect(page.locator("#explore--paths-from")).to_have_value("ASML Holding")
    expect(page.locator("#explore--paths-to")).to_be_focused()
    page.keyboard.type("tokyo electon", delay=5)
    page.locator("#explore--paths-to-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#explore--paths-to")).to_have_value("Tokyo Electron")
    expect(page.get_by_role("button", name="Find paths")).to_be_focused()
    page.keyboard.press("Enter")
    ways(page).first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(ways(page).first.get_by_role("button")).to_be_focused()
    assert "asml" in page.evaluate(MARKED)
    before = len(there(page))
    page.keyboard.press("Enter")
    page.wait_for_function(f"n => {CY}.nodes('.entity').length > n", arg=before)
    assert "tokyo-electron" in chosen(page)
    page.keyboard.press("Escape")
    expect(page.locator("#explore--panel")).to_be_hidden()
    assert page.evaluate(MARKED) == []


def test_where_no_path_is_it_says_what_to_change_and_changes_it(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    page.get_by_role("button", name="Paths", exact=True).click()
    page.get_by_role("button", name="Find paths").click()
    expect(page.locator(".ex-out")).to_have_text("Say where the path begins.")
    end(page, "from", "trumpf")
    page.get_by_role("button", name="Find paths").click()
    expect(page.locator(".ex-out")).to_have_text("Say where the path ends.")
    end(page, "to", "tokyo electron")
    page.locator("#explore--paths-most").select_option("1")
    page.get_by_role("button", name="Find paths").click()
    expect(page.locator(".ex-out")).to_contain_text("No path of up to 1 step leads from TRUMPF to Tokyo Electron.")
    page.get_by_role("button", name="Allow 6 steps").click()
    ways(page).first.wait_for()
    page.locator(".ex-types summary").click()
    page.get_by_role("button", name="None", exact=True).click()
    page.get_by_role("button", name="Find paths").click()
    expect(page.locator(".ex-out")).to_have_text("Tick at least one kind of relationship to walk along.")
    page.get_by_label("amends", exact=True).check()
    page.get_by_role("button", name="Find paths").click()
    expect(page.locator(".ex-out")).to_contain_text("along the relationships ticked")
    page.locator(".ex-types summary").click()
    page.get_by_role("button", name="None", exact=True).click()
    for label in ("supplies", "produces"):
        page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Find paths").click()
    ways(page).first.wait_for()
    said = " ".join(page.locator(".ex-way-words li").all_inner_texts())
    assert re.search("produce|supplie", said)
    assert not re.search("affect|located|cite", said)


def test_a_search_for_paths_can_be_cancelled_and_needs_two_ends(window: Windows) -> None:
    page = window().open("/explore?show=asml,chn&at=0.0,500.0&focus=asml")
    counted(page, 2)
    held: list[Route] = []
    page.route("**/explore/paths", lambda route: held.append(route), times=1)
    both(page, "asml", "chn")
    page.get_by_role("button", name="Paths", exact=True).click()
    page.locator(".ex-out").get_by_role("button", name="Cancel").click()
    expect(page.locator(".ex-out")).to_have_text("Cancelled.")
    assert len(held) == 1
    end(page, "to", "asml")
    page.get_by_role("button", name="Find paths").click()
    expect(page.locator(".ex-out")).to_have_text("Both ends are the same. Choose another entity for one of them.")


def test_common_neighbours_say_to_how_many_and_by_what_and_come_onto_the_canvas(window: Windows) -> None:
    page = window().open("/explore?show=asml,tokyo-electron,litho-euv&at=0.0,400.0,0.300&focus=asml")
    counted(page, 3)
    both(page, "asml", "tokyo-electron", "litho-euv")
    click(page, "asml", button="right")
    page.locator(".ex-menu [role=menuitem]", has_text="Common neighbours").click()
    ways(page).first.wait_for()
    answer = told(page, "common", ids=["asml", "tokyo-electron", "litho-euv"], limit=100)
    listed = ways(page).locator(".ex-hit-name").all_inner_texts()
    assert listed == [each["name"] for each in answer["entities"]]
    first, names = answer["entities"][0], {"asml": "ASML Holding", "tokyo-electron": "Tokyo Electron"}
    many = "all 3" if len(first["to"]) == 3 else f"{len(first['to'])} of 3"
    expect(ways(page).first).to_contain_text(f"linked to {many}")
    for tie in first["relations"]:
        expect(ways(page).first).to_contain_text(f"{names.get(tie['id'], 'EUV lithography')} {tie['label']} it")
    ways(page).first.get_by_role("button").click()
    counted(page, 4)
    assert chosen(page) == {first["id"]}
    ways(page).first.hover()
    assert page.evaluate(MARKED) == sorted([first["id"], *first["to"]])
    assert page.evaluate(LINES) >= len(first["to"])
    if len(answer["entities"]) > 1:
        page.get_by_role("button", name=f"Add all {len(answer['entities']) - 1}").click()
        counted(page, 3 + len(answer["entities"]))
    page.get_by_role("button", name="Close Common neighbours").click()
    assert page.evaluate(MARKED) == []
    page.wait_for_timeout(400)
    click(page, "asml")
    assert chosen(page) == {"asml"}
    page.keyboard.press("m")
    expect(page.locator(".ex-menu [role=menuitem]", has_text="Common neighbours")).to_have_count(0)
