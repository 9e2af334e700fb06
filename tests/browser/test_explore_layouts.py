"""Arranging the canvas: layouts on request and nothing else that moves, lining up, boxes, pins."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Windows
from tests.browser.explorer import CY, Places, chosen, click, drag, on_canvas, places, spot, view
from tests.browser.explorer_looks import ASML, addressed, choose, press, told

ROOMS = f"""() => {CY}.nodes('.entity').map((n) => {{
  const b = n.boundingBox({{ includeEdges: false, includeOverlays: false, includeUnderlays: false }});
  return [n.id(), b.x1, b.y1, b.x2, b.y2]; }})"""
SLACK = 3.0
"""So many pixels the margins around names may reach into each other."""


def on_each_other(page: Page) -> list[tuple[str, str]]:
    """The entities that stand on each other, with their names."""
    found: list[tuple[str, float, float, float, float]] = page.evaluate(ROOMS)
    return [
        (a, b)
        for (a, ax1, ay1, ax2, ay2), (b, bx1, by1, bx2, by2) in combinations(found, 2)
        if min(ax2, bx2) - max(ax1, bx1) > SLACK and min(ay2, by2) - max(ay1, by1) > SLACK
    ]


def arranged(page: Page, layout: str, was: Places) -> Places:
    """Where all stands once a layout is there."""
    choose(page, "Arrange", layout)
    page.wait_for_function(
        f"was => {CY}.nodes('.entity').some((n) => Math.round(n.position().x) !== was[n.id()][0])",
        arg=was,
    )
    return places(page)


def test_a_layout_moves_all_but_what_is_pinned_and_is_undone_in_one_step(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml")
    drag(page, "chn", -60, 30)
    before = places(page)
    boxes = f"() => {CY}.nodes('.group').map((n) => n.data('label')).sort()"
    for item, word in [
        ("Force", "force"),
        ("Layered", "layered"),
        ("Radial", "radial"),
        ("By jurisdiction, in boxes", "jurisdiction"),
    ]:
        after = arranged(page, item, before)
        addressed(page, "arrange", word)
        assert set(after) == set(before)
        assert after["chn"] == before["chn"], word
        assert on_each_other(page) == [], word
        inside = page.evaluate(
            f"() => {{ const e = {CY}.nodes('.entity').renderedBoundingBox(), b = {CY}.container(); "
            "return e.x1 > -2 && e.y1 > -2 && e.x2 < b.clientWidth + 2 && e.y2 < b.clientHeight + 2; }"
        )
        assert inside, word
        if word == "jurisdiction":
            entities = told(page, "picture", {"document": ASML})["entities"]
            assert page.evaluate(boxes) == sorted({one["home_name"] for one in entities if one["home"]})
            again = window().open(page.url.removeprefix(here.address))
            assert (places(again), again.evaluate(boxes)) == (after, page.evaluate(boxes))
            arranged(page, "Force", after)
            assert page.evaluate(boxes) == []
            press(page, "Undo")
        press(page, "Undo")
        assert places(page) == before
    assert page.evaluate(boxes) == []


def test_each_layout_has_its_own_order(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    first, looked = places(page), page.evaluate(f"() => {CY}.nodes('.plate').map((n) => n.data('label'))")
    drawn = told(page, "picture", {"document": ASML})
    click(page, "nld")
    after = arranged(page, "Radial", first)
    middle = [(min(found) + max(found)) / 2 for found in zip(*after.values(), strict=True)]
    far = {id: abs(x - middle[0]) + abs(y - middle[1]) for id, (x, y) in after.items()}
    assert min(far, key=far.__getitem__) == "nld"
    after = arranged(page, "Layered", after)
    made = [one["to"] for one in drawn["relationships"] if one["type"] == "PRODUCES" and one["from"] == "asml"]
    assert made
    assert all(after["asml"][0] < after[id][0] for id in made)
    after = arranged(page, "By jurisdiction", after)
    homes = {one["id"]: one["home"] for one in drawn["entities"]}
    area: dict[str, tuple[int, int, int, int]] = {}
    for home in {"nld", "usa", "deu"}:
        there = [after[id] for id, each in homes.items() if each == home]
        area[home] = [
            min(x for x, _ in there),
            min(y for _, y in there),
            max(x for x, _ in there),
            max(y for _, y in there),
        ]
    for a, b in combinations(area.values(), 2):
        assert min(a[2], b[2]) < max(a[0], b[0]) or min(a[3], b[3]) < max(a[1], b[1])
    arranged(page, "By relation", after)
    page.wait_for_function(f"() => {CY}.nodes('.plate').length > 0")
    assert places(page) == first
    assert page.evaluate(f"() => {CY}.nodes('.plate').map((n) => n.data('label'))") == looked


def test_a_layout_that_takes_long_can_be_cancelled_and_leaves_all_as_it_was(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    before, looked = places(page), view(page)
    held: list[Route] = []
    page.route("**/explore/arrange", lambda route: held.append(route))
    choose(page, "Arrange", "Force")
    progress = page.locator("#explore--progress")
    expect(progress).to_contain_text("Arranging")
    progress.get_by_role("button", name="Cancel").click()
    expect(progress).to_be_hidden()
    assert len(held) == 1
    assert (places(page), view(page)) == (before, looked)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_what_a_filter_hides_comes_beside_the_new_layout(window: Windows) -> None:
    here = window()
    shown = sorted(places(here.open("/explore?focus=asml")))
    page = here.open(f"/explore?show={','.join(shown)}&off=class:Equipment")
    page.wait_for_function(f"n => {CY}.nodes('.entity').length === n", arg=len(shown))
    arranged(page, "Layered", places(page))
    page.locator('[data-key="class:Equipment"]').first.click()
    assert page.evaluate(f"() => {CY}.nodes('.entity').filter((n) => !n.visible()).length") == 0
    assert on_each_other(page) == []


ALIGNED = {
    "Align left": (0, min),
    "Align right": (0, max),
    "Align tops": (1, min),
    "Align bottoms": (1, max),
    "Align centres": (0, lambda found: round((min(found) + max(found)) / 2)),
    "Align middles": (1, lambda found: round((min(found) + max(found)) / 2)),
}


@pytest.fixture
def three(window: Windows) -> Page:
    """A page with three entities chosen."""
    page = window().open("/explore?show=asml,zeiss,trumpf,nld,deu&at=0.0,210.41,395.190,-180.150,160.300")
    page.wait_for_function(f"() => {CY}.nodes('.entity').length === 5")
    click(page, "asml")
    for id in ("zeiss", "trumpf"):
        page.wait_for_timeout(300)  # two clicks in a row would be a double click
        page.keyboard.down("Shift")
        click(page, id)
        page.keyboard.up("Shift")
    assert chosen(page) == {"asml", "zeiss", "trumpf"}
    return page


def test_what_is_chosen_can_be_lined_up_and_spread_evenly(three: Page) -> None:
    page, some = three, ["asml", "zeiss", "trumpf"]
    before = places(page)
    for item, (axis, of) in ALIGNED.items():
        choose(page, "Arrange", item)
        after = places(page)
        assert {after[id][axis] for id in some} == {of([before[id][axis] for id in some])}, item
        assert [after[id][1 - axis] for id in some] == [before[id][1 - axis] for id in some]
        assert (after["nld"], after["deu"]) == (before["nld"], before["deu"])
        press(page, "Undo")
        assert places(page) == before
    choose(page, "Arrange", "Distribute across")
    assert [places(page)[id][0] for id in some] == [0, 198, 395]
    choose(page, "Arrange", "Distribute down")
    assert [places(page)[id][1] for id in some] == [0, 95, 190]
    press(page, "Undo")
    press(page, "Undo")
    assert places(page) == before


def test_the_chosen_stand_in_a_box_with_a_name(three: Page) -> None:
    page = three
    boxed = f"() => {CY}.nodes('.group').map((n) => [n.data('label'), n.children('.entity').map((c) => c.id()).sort()])"
    before = places(page)
    on_canvas(page)
    page.keyboard.press("g")
    page.get_by_label("Name of the box").fill("<b>Optics</b> & lasers")
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => {CY}.nodes('.group').length === 1")
    assert page.evaluate(boxed) == [["<b>Optics</b> & lasers", ["asml", "trumpf", "zeiss"]]]
    choose(page, "Arrange", "Rename")
    page.get_by_label("Name of the box").fill("Makers")
    page.get_by_role("button", name="OK").click()
    page.wait_for_function(f"() => {CY}.nodes('.group')[0].data('label') === 'Makers'")
    addressed(page, "box", "Makers~0.1.2")
    choose(page, "Arrange", "Dissolve “Makers”")
    assert page.evaluate(boxed) == []
    press(page, "Undo")
    assert page.evaluate(boxed) == [["Makers", ["asml", "trumpf", "zeiss"]]]
    press(page, "Undo")
    press(page, "Undo")
    assert page.evaluate(boxed) == []
    assert places(page) == before


def test_all_can_be_pinned_and_unpinned(three: Page) -> None:
    page = three
    pinned = f"() => {CY}.nodes('.entity.pinned').length"
    before = places(page)
    choose(page, "Arrange", "Pin all")
    assert page.evaluate(pinned) == 5
    expect(page.locator("#explore--legend .how")).to_contain_text("Double outline: pinned.")
    choose(page, "Arrange", "Force")
    addressed(page, "arrange", "force")
    assert places(page) == before
    choose(page, "Arrange", "Unpin all")
    assert page.evaluate(pinned) == 0
    for _ in range(3):
        press(page, "Undo")
    assert page.evaluate(pinned) == 0
    assert re.search("at=0.0,210.41", page.url)
    assert spot(page, "asml")
