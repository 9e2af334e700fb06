"""What is shown of a view: the legend and its switches, and every part of the filter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Windows
from tests.browser.explorer import CY, on_canvas, places, spot, view
from tests.browser.explorer_looks import (
    ASML,
    Record,
    addressed,
    counts,
    ids,
    key,
    legend,
    lines,
    press,
    seen,
    still,
    told,
)


def test_the_legend_counts_what_is_on_the_canvas_and_its_switches_hide_it(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    drawn = told(page, "picture", {"document": ASML})
    entities, relationships = drawn["entities"], drawn["relationships"]
    assert legend(page, "classes") == counts([each["look"] for each in entities])
    assert legend(page, "types") == counts([each["type"] for each in relationships])
    before, looked = places(page), still(page)
    key(page, "class:Event").click()
    expect(key(page, "class:Event")).to_have_attribute("aria-pressed", "false")
    others = ids(entities, lambda one: one["look"] != "Event")
    assert seen(page) == others
    plate = f"() => {CY}.nodes('.plate').filter((n) => n.visible() && n.data('label').includes('involves')).length"
    assert page.evaluate(plate) == 0
    assert (places(page), view(page)) == (before, looked)
    left = ids(relationships, lambda one: {one["from"], one["to"]} <= others)
    assert legend(page, "classes")["Event"] == f"0 of {len(entities) - len(others)}"
    addressed(page, "off", "class:Event")
    key(page, "all:types").click()
    key(page, "type:PRODUCES").focus()
    page.keyboard.press("Space")
    expect(key(page, "type:PRODUCES")).to_have_attribute("aria-pressed", "false")
    expect(key(page, "type:PRODUCES")).to_be_focused()
    assert lines(page) == left & ids(relationships, lambda one: one["type"] != "PRODUCES")
    fewer = len(entities) - len(others), len(relationships) - len(lines(page))
    hidden = page.locator("#explore--legend .ex-hidden")
    expect(hidden).to_contain_text(f"{sum(fewer)} hidden by the filter.")
    expect(hidden).to_have_attribute("title", f"{fewer[0]} entities and {fewer[1]} relationships")
    expect(page.get_by_role("button", name="Filter")).to_have_attribute("data-hidden", str(sum(fewer)))
    assert places(page) == before
    press(page, "Undo")
    assert lines(page) == left
    press(page, "Redo")
    key(page, "everything").click()
    assert (seen(page), lines(page)) == (ids(entities, bool), ids(relationships, bool))
    assert places(page) == before
    expect(hidden).to_have_count(0)
    page.mouse.click(*spot(page, "litho-euv"))
    on_canvas(page)
    page.keyboard.press("Delete")
    expect(hidden).to_contain_text("1 hidden by hand.")
    key(page, "restore").click()
    assert seen(page) == ids(entities, bool)


def test_each_part_of_the_filter_hides_what_it_says_and_nothing_moves(window: Windows) -> None:
    page = window().open("/explore?focus=asml&on=2024-12-31")
    drawn = told(page, "picture", {"document": ASML | {"on": "2024-12-31"}})
    entities, relationships = drawn["entities"], drawn["relationships"]
    everything, before = ids(entities, bool), places(page)
    press(page, "Filter")
    panel = page.locator("#explore--panel")
    looked = still(page)

    def left(wanted: Callable[[Record], bool], why: Locator) -> None:
        assert seen(page) == ids(entities, wanted)
        hides = len(everything) - len(seen(page))
        expect(why).to_contain_text(f"hides {hides} {'entity' if hides == 1 else 'entities'}")
        expect(panel.locator(".ex-sum")).to_contain_text(f"Hidden by the filter: {hides} ")
        assert (places(page), view(page)) == (before, looked)
        key(page, "everything").click()
        assert seen(page) == everything

    head = {name: key(page, f"head:{name}") for name in ("class", "type", "source", "confidence", "asof", "where")}
    panel.locator('[data-key="class:ListBasedControl"]').uncheck()
    left(lambda one: one["kind"] != "ListBasedControl", head["class"])
    panel.locator('[data-key="only:class:Equipment"]').click()
    left(lambda one: one["look"] == "Equipment", head["class"])
    panel.locator('[data-key="type:TARGETS"]').uncheck()
    assert lines(page) == ids(relationships, lambda one: one["type"] != "TARGETS")
    addressed(page, "off", "type:TARGETS")
    key(page, "everything").click()
    assert not all(one["holds"] for one in entities)
    panel.locator('[data-key="asof:hide"]').check()
    addressed(page, "asof", "hide")
    left(lambda one: one["holds"], head["asof"])
    panel.locator('[data-key="asof:show"]').check()
    assert page.evaluate(f"() => {CY}.elements('.faded').length") == 0
    panel.locator('[data-key="asof:fade"]').check()
    late = ids(entities, lambda one: not one["holds"])
    assert set(page.evaluate(f"() => {CY}.nodes('.entity.faded').map((n) => n.id())")) == late
    head["confidence"].click()
    panel.locator('[data-key="confidence:high"]').uncheck()
    left(lambda one: one["confidence"] != "high", head["confidence"])
    head["source"].click()
    loader = Counter(one["loaded_by"][0] for one in entities if len(one["loaded_by"]) == 1).most_common()[-1][0]
    expect(panel.locator("label", has=page.locator('[data-key="source:facts"]'))).to_contain_text(
        "Chokepoint fact base"
    )
    panel.locator(f'[data-key="source:{loader}"]').uncheck()
    left(lambda one: one["loaded_by"] != [loader], head["source"])
    said = Counter(one["sources"][0] for one in entities if len(one["sources"]) == 1).most_common(1)[0][0]
    title = told(page, "add", {"ids": [said], "have": [], "rooms": []})["entities"][0]["name"]
    panel.get_by_label("Find in this list").last.fill(title.upper())
    named = page.locator(f'[data-key="source:{said}"]')
    expect(panel.locator(".ex-check", has=named)).to_contain_text(title)
    named.uncheck()
    left(lambda one: one["sources"] != [said], head["source"])


CONDITIONS: list[tuple[str, str, str, Callable[[Record], bool]]] = [
    ("eccn", "contains", "3b", lambda said: any("3B" in each for each in said.get("eccn", []))),
    ("category", "equals", "Equipment", lambda said: said.get("category") == "equipment"),
    ("market_size_year", "above", "2024.5", lambda said: said.get("market_size_year", 0) > 2024.5),
    ("effective", "above", "2023-12-31", lambda said: said.get("effective", "") > "2023-12-31"),
    ("effective", "below", "2024-01-01", lambda said: "" < said.get("effective", "") < "2024-01-01"),
    ("eccn", "stated", "", lambda said: "eccn" in said),
    ("eccn", "missing", "", lambda said: "eccn" not in said),
]


def test_a_condition_on_a_property_leaves_what_meets_it(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    entities = told(page, "picture", {"document": ASML})["entities"]
    before = places(page)
    press(page, "Filter")
    key(page, "head:where").click()
    for property, how, wanted, holds in CONDITIONS:
        key(page, "where-property").select_option(property)
        key(page, "where-is").select_option(how)
        if wanted:
            key(page, "where-value").fill(wanted)
        key(page, "where-add").click()
        left = ids(entities, lambda one, holds=holds: holds(one["facts"]))  # type: ignore[misc]  # bound at once
        assert seen(page) == left, (property, how)
        assert left not in (set(), ids(entities, bool)), (property, how)
        expect(page.locator(".ex-conditions")).to_contain_text(f"hides {len(entities) - len(left)}")
        page.get_by_role("button", name=re.compile("^Remove:")).click()
        assert seen(page) == ids(entities, bool)
    page.keyboard.press("Escape")
    on_canvas(page)
    page.keyboard.press("Control+z")
    assert seen(page) == left
    addressed(page, "where", "eccn~missing~")
    assert places(page) == before
