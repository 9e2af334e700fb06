"""How a view looks: colours by value with the unknown apart, and classes drawn otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.explorer import CY, more_than, places, spot
from tests.browser.explorer_looks import (
    addressed,
    choose,
    key,
    legend,
    press,
    told,
)


def painted(page: Page) -> dict[str, str]:
    """The fill of each entity as drawn; "hatched" for one without a value."""
    found: list[tuple[str, str]] = page.evaluate(
        f"""() => {CY}.nodes('.entity').map((n) => [n.id(), n.pstyle('background-image').strValue.includes('data:')
        ? 'hatched' : '#' + n.pstyle('background-color').value.slice(0, 3).map((c) => c.toString(16).padStart(2, '0'))
        .join('').toUpperCase()])"""
    )
    return dict(found)


def coloured(page: Page, by: str) -> None:
    """Wait until the shapes are coloured by something."""
    page.wait_for_function(
        f"by => {CY}.nodes('.painted').length === {CY}.nodes('.entity').length && "
        "document.querySelector('.ex-meaning').textContent.startsWith(by)",
        arg=by,
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_say_values_and_what_has_none_is_hatched(window: Windows, theme: Any) -> None:
    page = window(scheme=theme).open("/explore?focus=asml&on=2024-12-31")
    before = places(page)
    plain = painted(page)
    for item, by, words in [
        ("Jurisdiction", "jurisdiction", "Jurisdiction"),
        ("Coverage", "coverage", "Covered at most"),
        ("Concentration", "concentration", "Concentration"),
        ("Confidence", "confidence", "Confidence"),
    ]:
        choose(page, "Colour", item)
        coloured(page, words)
        expected = told(page, "colours", {"by": by, "ids": [*before], "on": "2024-12-31"})
        values = expected["values"]
        wanted = {id: each["fill"][theme].upper() if each["fill"] else "hatched" for id, each in values.items()}
        assert painted(page) == wanted, by
        assert legend(page, "colours") == {each["key"]: str(each["count"]) for each in expected["legend"]}
        expect(page.locator(".ex-meaning")).to_contain_text(expected["said"])
        addressed(page, "colour", by)
    choose(page, "Colour", "Coverage")
    coloured(page, "Covered")
    label = f"() => {CY}.getElementById('litho-euv').pstyle('label').strValue"
    number = told(page, "colours", {"by": "coverage", "ids": ["litho-euv"], "on": "2024-12-31"})
    assert page.evaluate(f"() => {CY}.getElementById('litho-euv').style('label')").endswith(
        f" · {number['values']['litho-euv']['number']:g}"
    ), page.evaluate(label)
    assert places(page) == before
    choose(page, "Colour", "Class")
    page.wait_for_function(f"() => {CY}.nodes('.painted').length === 0")
    assert painted(page) == plain
    press(page, "Undo")
    coloured(page, "Covered")


def test_colours_follow_the_day_and_what_is_added(window: Windows) -> None:
    page = window().open("/explore?focus=asml&on=2025-03-31&colour=coverage")
    coloured(page, "Covered")
    before = places(page)

    def told_for(day: str, which: set[str]) -> dict[str, str]:
        values = told(page, "colours", {"by": "coverage", "ids": [*which], "on": day})["values"]
        return {id: each["fill"]["light"].upper() if each["fill"] else "hatched" for id, each in values.items()}

    page.mouse.dblclick(*spot(page, "zeiss"))
    more_than(page, len(before))
    coloured(page, "Covered")
    after, early = places(page), painted(page)
    added = set(after) - set(before)
    assert {id: early[id] for id in added} == told_for("2025-03-31", added)
    page.locator("#control-day").fill("1 Apr 2025")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /1 Apr 2025/.test(document.querySelector('.ex-meaning').textContent)")
    assert painted(page) == told_for("2025-04-01", set(after)) != early
    assert places(page) == after


def test_a_class_drawn_otherwise_is_part_of_the_view(window: Windows) -> None:
    here = window()
    page = here.open("/explore?focus=asml")
    before, plain = places(page), painted(page)
    press(page, "Colours and forms")
    key(page, "style-class").select_option("Equipment")
    expect(page.locator(".ex-contrast")).to_contain_text("Light theme: good.")
    key(page, "style-fill").fill("#0a5a50")
    expect(page.locator(".ex-contrast li.too-low").first).to_contain_text("outline on fill")
    key(page, "form:star").check()
    shape = f"() => {CY}.getElementById('litho-euv').pstyle('shape').value"
    assert page.evaluate(shape) == "star"
    assert painted(page)["litho-euv"] == "#0A5A50"
    assert painted(page)["zeiss"] == plain["zeiss"]
    addressed(page, "look", "Equipment~0a5a50~star")
    expect(key(page, "class:Equipment")).to_contain_text("changed")
    other = window().open(page.url.removeprefix(here.address))
    assert (other.evaluate(shape), painted(other)) == ("star", painted(page))
    expect(key(other, "class:Equipment")).to_contain_text("changed")
    press(page, "Undo")
    assert page.evaluate(shape) == "rectangle"
    press(page, "Redo")
    key(page, "style-reset").click()
    assert (page.evaluate(shape), painted(page), places(page)) == ("rectangle", plain, before)
