"""The explorer for everyone: without a mouse, with a screen reader, in small, enlarged and high-contrast windows, with
room for the picture, and while the database is away."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.connection import Connection
from graph.server import Server, shown
from graph.settings import Settings
from tests.browser.conftest import Window, Windows
from tests.browser.explorer import CY, chosen, click, more_than, on_canvas, places, spot, there, view
from tests.browser.geometry import clipped_text, overlapping_text, scrolls_sideways
from tests.browser.line import Line, free_port

AXE = Axe()
FOREIGN = "#control-day-wrapper"
"""The date field of Dash, which says of a plain element that it is expanded."""
WIDE_STATES: dict[str, Callable[[Page], object]] = {
    "entities": lambda page: page.locator("#explore--to-table").click(),
    "relationships": lambda page: page.get_by_role("tab", name="Relationships").click(),
    "filter": lambda page: page.get_by_role("button", name="Filter", exact=True).click(),
    "paths": lambda page: page.get_by_role("button", name="Paths", exact=True).click(),
    "overview": lambda page: [page.locator("#explore--zoom-in").click() for _ in range(6)],
    "menu": lambda page: page.get_by_role("button", name="Arrange", exact=True).click(),
    "help": lambda page: (page.keyboard.press("Escape"), page.get_by_role("button", name="Help").click()),
    "name": lambda page: (page.keyboard.press("Escape"), save(page, "Keep in this browser")),
    "kept": lambda page: (page.keyboard.press("Enter"), save(page, "Open a view kept here")),
    "empty": lambda page: (page.keyboard.press("Escape"), save(page, "New empty canvas")),
}


def save(page: Page, words: str) -> None:
    page.locator("#explore--page").get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("menuitem", name=words).click()


def faults(page: Page, *within: str) -> list[str]:
    """What axe-core finds that is serious or worse, in the whole page or in parts of it."""
    parts = {"include": [[each] for each in within]} if within else {"exclude": [[FOREIGN]]}
    found = AXE.run(page, context=parts, options={"resultTypes": ["violations"]}).response
    return [
        f"{each['id']}: {node['target']} {node['html'][:200]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_state(window: Windows, scheme: Literal["light", "dark"]) -> None:
    page = window(scheme=scheme).open("/explore?focus=asml")
    assert faults(page) == []
    for name, come in WIDE_STATES.items():
        come(page)
        page.wait_for_timeout(150)
        assert (name, faults(page, ".stage", ".ex-menu", "dialog")) == (name, [])


def test_axe_finds_nothing_serious_in_a_narrow_window(window: Windows) -> None:
    page = window(390, 844).open("/explore?focus=asml")
    assert faults(page) == []
    page.get_by_role("tab", name="Relationships").click()
    page.get_by_role("button", name="More:").first.click()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="As picture").click()
    expect(page.locator("#explore--canvas")).to_be_visible()
    assert faults(page) == []


def stops(page: Page, last: str) -> list[str]:
    """What the Tab key comes to, by id or by words, up to the element with the id `last`."""
    found: list[str] = []
    while not found or (found[-1] != last and len(found) < 60):
        page.keyboard.press("Tab")
        found.append(page.evaluate("() => document.activeElement.id || document.activeElement.textContent"))
    return found


def test_all_is_done_without_a_mouse(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    live = page.locator("#explore--live")
    page.locator("#explore--zoom-in").focus()
    before_canvas = stops(page, "explore--canvas")
    assert len(before_canvas) < 16
    order = ["explore--to-table", "Export", "explore--find", "Expand", "explore--canvas"]
    assert [each for each in before_canvas if each in order] == order
    page.keyboard.press("ArrowRight")
    assert len(chosen(page)) == 1
    page.keyboard.press("ArrowRight")
    expect(live).to_contain_text("on the canvas")
    (first,) = chosen(page)
    page.keyboard.press("Shift+ArrowDown")
    assert len(chosen(page)) == 2
    page.keyboard.press("Escape")
    assert chosen(page) == set()
    before = there(page)
    click(page, "zeiss")
    on_canvas(page)
    page.keyboard.press("Enter")
    more_than(page, len(before))
    page.keyboard.press("Control+z")
    page.wait_for_function(f"n => {CY}.nodes('.entity').length === n", arg=len(before))
    expect(live).to_contain_text("Undone: Expanded Carl Zeiss")
    page.keyboard.press("t")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator(".ex-rows [aria-sort=ascending]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    assert chosen(page) == {"zeiss", "litho-arf-dry"}
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Working with the canvas")).to_be_visible()
    expect(page.locator("#explore--help")).to_contain_text("walk from entity to entity")
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.className") == "grid"
    assert first in before


def test_an_overview_moves_the_view_and_never_hides_what_is_chosen(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    box = page.locator(".ex-map")
    on_canvas(page)
    page.keyboard.press("0")
    expect(box).to_be_hidden()
    for _ in range(5):
        page.keyboard.press("+")
    expect(box).to_be_visible()
    picture = page.get_by_role("application", name="Overview of the canvas")
    frame = picture.bounding_box()
    assert frame
    page.mouse.click(frame["x"] + 40, frame["y"] + 30)
    first = view(page)
    page.mouse.move(frame["x"] + 40, frame["y"] + 30)
    page.mouse.down()
    page.mouse.move(frame["x"] + 120, frame["y"] + 80, steps=4)
    page.mouse.up()
    second = view(page)
    assert (second[0], second[1] < first[1], second[2] < first[2]) == (first[0], True, True)
    page.keyboard.press("ArrowRight")
    assert view(page) == (second[0], second[1] - 60, second[2])
    page.evaluate(
        f"""() => {{ const cy = {CY}, at = cy.getElementById('chn').position(), z = cy.zoom();
            cy.pan({{ x: cy.width() - 90 - at.x * z, y: cy.height() - 60 - at.y * z }}); }}"""
    )
    click(page, "chn") if box.get_attribute("data-corner") != "right-bottom" else None
    page.locator("#explore--to-table").click()
    page.locator(".ex-rows .grid-row", has_text="China").first.locator("[data-column='0']").click()
    page.wait_for_timeout(200)
    there_, x_y = box.bounding_box(), spot(page, "chn")
    assert there_
    inside = [
        there_["x"] <= x_y[0] <= there_["x"] + there_["width"],
        there_["y"] <= x_y[1] <= there_["y"] + there_["height"],
    ]
    assert inside != [True, True]
    page.get_by_role("button", name="Hide the overview").click()
    expect(picture).to_be_hidden()
    page.get_by_role("button", name="Show the overview").click()
    expect(picture).to_be_visible()


def test_the_explorer_fills_the_screen_and_zooms_to_what_is_chosen(window: Windows) -> None:
    page = window().open("/explore?focus=asml")
    fit = page.locator("#explore--zoom-chosen")
    expect(fit).to_be_disabled()
    click(page, "zeiss")
    before = view(page)
    fit.click()
    assert view(page)[0] > before[0]
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator(".app-bar")).to_be_hidden()
    expect(page.locator("#explore--card")).to_be_visible()
    assert page.evaluate("() => Boolean(document.fullscreenElement)")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("menu")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Leave full screen").click()
    expect(page.locator(".app-bar")).to_be_visible()
    assert not page.evaluate("() => Boolean(document.fullscreenElement)")


def test_enlarged_small_still_and_high_contrast_windows_hold_all(window: Windows) -> None:
    page = window(720, 450).open("/explore?focus=asml")
    for width, height in ((720, 450), (390, 844), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(200)
        found = clipped_text(page), overlapping_text(page), scrolls_sideways(page)
        assert (width, found) == (width, ([], [], False))
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.locator("#explore--to-table").click()
    row = page.locator(".ex-rows .grid-row").first
    row.locator("[data-column='0']").click()
    assert row.evaluate("(row) => getComputedStyle(row).outlineStyle") == "solid"
    moving = "() => document.getAnimations().filter((each) => each.playState === 'running').length"
    assert page.evaluate(moving) == 0


@pytest.fixture
def cuttable(settings: Settings, connection: Connection) -> Iterator[tuple[str, Line]]:
    """An app of its own over the bundled data, and the line between the two."""
    connection.check()
    with shown() as report:
        address = Server(settings).ensure(report)
    line = Line(address.uri)
    known = {"NEO4J_URI": line.uri, "NEO4J_USERNAME": address.username, "NEO4J_PASSWORD": address.password}
    words = [sys.executable, "-m", "app", "up", "--port", str(free_port())]
    with subprocess.Popen(words, env={**os.environ, **known}, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        yield app.stdout.readline().strip().rstrip("/"), line
        app.terminate()
        app.wait(30)
    line.cut()


def test_the_database_stops_and_comes_back_and_nothing_on_the_canvas_is_lost(
    cuttable: tuple[str, Line], window: Windows
) -> None:
    address, line = cuttable
    found: Window = window()
    found.address = address
    page = found.open("/explore?focus=asml")
    click(page, "zeiss")
    on_canvas(page)
    before = places(page)
    line.cut()
    page.keyboard.press("Enter")
    strip = page.locator("#database-strip")
    expect(strip).to_be_visible()
    expect(strip).to_contain_text("Trying again")
    failed = page.locator("#explore--said [data-key=error]")
    expect(failed.get_by_role("button", name="Try again")).to_be_visible()
    assert places(page) == before
    page.keyboard.press("Delete")
    page.keyboard.press("Control+z")
    line.join()
    expect(strip).to_be_hidden()
    assert places(page) == before
    failed.get_by_role("button", name="Try again").click()
    more_than(page, len(before))
    assert {id: places(page)[id] for id in before} == before
    assert all("503" in each for each in found.complaints)
    found.complaints.clear()
    found.hosts.clear()
