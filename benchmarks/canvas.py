"""The explorer's canvas in a real browser against dash-cytoscape with its own fcose layout, in one run.

The database is new and managed, with 1,000 entities and 1,500 relationships, and 400 more around two hubs among them.
First frame: from the start of the navigation until a frame with all elements at their places was painted, our page
with query and layout, the other page as dash-cytoscape makes it of the same elements; taken in turn, medians.
Then on our page: 100 entities expanded on top of the 1,000, with all places compared; ten gestures each of panning and
zooming with the mouse, the longest frame of each; the heap after collection, before and after changes of view and
rounds of expanding and collapsing. `make bench` runs it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.canvas_other import ENTITIES, KINDS, elements, other
from benchmarks.homes import empty_home
from benchmarks.pages import served
from graph.access import connect
from graph.settings import Settings
from ontology.model import load
from tests.browser.chromium import find

RUNS, GESTURES, STEPS = 5, 10, 24
REST = 2_500
"""Milliseconds until a page has done all that comes after its first frame."""
VIEWS, ROUNDS = 20, 30
CY = "document.getElementById('explore--cytoscape')._cyreg.cy"
PLACES = f"() => Object.fromEntries({CY}.nodes('.entity').map((n) => [n.id(), [n.position().x, n.position().y]]))"
PAINTED = (
    "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now()))))"
)
FRAMES = """() => { window.frames = []; let last = performance.now();
const look = () => { const now = performance.now(); window.frames.push(now - last); last = now;
window.looking = requestAnimationFrame(look); }; look(); }"""
LONGEST = "() => { cancelAnimationFrame(window.looking); return Math.max(...window.frames.slice(1)); }"
WATCH = """(box, wanted) => { const there = () => {
const place = document.getElementById(box), cy = place && place._cyreg && place._cyreg.cy;
if (!cy) return false;
const columns = cy.nodes().map((n) => Math.round(n.position().x));
return columns.length >= wanted && new Set(columns).size > wanted / 20; };
const look = () => { if (!there()) { requestAnimationFrame(look); return; }
requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = performance.now(); })); };
requestAnimationFrame(look); }"""
"""Without a layout all stand in one place; with one the columns are many."""


def fill(home: Path) -> None:
    """The graph of `elements` beside the bundled one, which the app wants to find, in a database of its own."""
    load_bundled = [sys.executable, "-m", "app", "load"]
    subprocess.run(load_bundled, check=True, capture_output=True, env={**os.environ, "CHOKEPOINT_HOME": str(home)})
    model = load()
    things, links = elements()
    with connect(replace(Settings.read(), home=home)) as connection, connection.session("WRITE") as session:
        for kind in KINDS:
            labels = ":".join(model.nodes[kind].ancestors)
            rows = [each for each in things if each["kind"] == kind]
            session.run(f"UNWIND $rows AS r CREATE (e:{labels} {{id: r.id, name: r.name, sources: []}})", rows=rows)
        session.run(
            "UNWIND $rows AS r MATCH (a:Entity {id: r.from}) MATCH (b:Entity {id: r.to}) "
            "CREATE (a)-[:RELATED_TO {id: r.id, sources: []}]->(b)",
            rows=links,
        ).consume()


def view(base: str) -> str:
    """The address of the 1,000 entities without places: the server lays them out."""
    return f"{base}explore?show={','.join(f'e{at}' for at in range(ENTITIES))}&arrange=force"


def first_frame(browser: Browser, address: str, box: str) -> float:
    """Milliseconds from the start of the navigation until a frame with all entities at their places was painted."""
    page = browser.contexts[0].new_page()
    page.add_init_script(f"({WATCH})({json.dumps(box)}, {ENTITIES})")
    page.goto(address, wait_until="commit")
    took = float(page.wait_for_function("() => window.painted", timeout=60_000).json_value())
    page.wait_for_timeout(REST)
    page.close()
    return took


def first_frames(browser: Browser, base: str, folder: Path) -> None:
    own = partial(first_frame, browser, view(base), "explore--cytoscape")
    with other(folder, plain=False) as same, other(folder, plain=True) as plain:
        taken = [(own(), *(first_frame(browser, each, "cy") for each in (same, plain))) for _ in range(RUNS + 1)][1:]
    took, *compared = (statistics.median(each) for each in zip(*taken, strict=True))
    print(f"first frame, 1,000 entities and 1,500 relationships {took:7.0f} ms")
    for how, other_took in zip(("in our looks", "in plain looks"), compared, strict=True):
        print(f"{'dash-cytoscape with fcose, ' + how:<52}{other_took:7.0f} ms")
        print(f"{'ratio':<52}{took / other_took:7.2f}     (asked: at most 0.35)")


def opened(browser: Browser, base: str) -> Page:
    page = browser.contexts[0].new_page()
    page.goto(view(base))
    page.wait_for_selector("[data-drawn]", state="attached", timeout=300_000)
    page.evaluate(PAINTED)
    return page


def count(page: Page, wanted: int) -> None:
    page.wait_for_function(f"n => {CY}.nodes('.entity').length === n", arg=wanted, timeout=60_000)
    page.evaluate(PAINTED)


def choose(page: Page, id: str) -> None:
    page.evaluate(f"id => {{ {CY}.nodes(':selected').unselect(); {CY}.getElementById(id).select(); }}", id)
    page.locator("#explore--canvas").focus()


def asked(page: Page) -> None:
    """The menu of a hub's relations, which comes before an expansion; its first entry brings the next hundred."""
    page.keyboard.press("Control+e")
    page.locator(".ex-menu button:focus").wait_for()


def expanded(page: Page) -> None:
    """100 entities on top of 1,000: how long, and whether any other moved."""
    times, moved = [], 0
    for _ in range(RUNS):
        choose(page, "e0")
        before = page.evaluate(PLACES)
        asked(page)
        began = page.evaluate("performance.now()")
        page.keyboard.press("Enter")
        count(page, ENTITIES + 100)
        times.append(page.evaluate("performance.now()") - began)
        after = page.evaluate(PLACES)
        moved += sum(after[id] != place for id, place in before.items())
        page.keyboard.press("Control+z")
        count(page, ENTITIES)
    told("100 entities expanded on top of them", statistics.median(times), "at most 1,000")
    print(f"{'others that moved meanwhile':<52}{moved:7}     (asked: none)")


def told(what: str, took: float, asked: str) -> None:
    print(f"{what:<52}{took:7.0f} ms  (asked: {asked})")


def gestures(page: Page) -> None:
    box = page.locator("#explore--canvas").bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for name, gesture in (("panning", _drag), ("zooming", _pinch)):
        longest = []
        for turn in range(GESTURES):
            page.mouse.move(*middle)
            page.evaluate(FRAMES)
            gesture(page, turn)
            longest.append(float(page.evaluate(LONGEST)))
        told(f"longest frame of a gesture of {name}, median of ten", statistics.median(longest), "at most 100")


def _drag(page: Page, turn: int) -> None:
    for step in range(STEPS):
        page.mouse.wheel((12 if turn % 2 else -12), 6 if step % 2 else -4)
        page.wait_for_timeout(16)


def _pinch(page: Page, turn: int) -> None:
    page.keyboard.down("Control")
    for _ in range(STEPS):
        page.mouse.wheel(0, 30 if turn % 2 else -30)
        page.wait_for_timeout(16)
    page.keyboard.up("Control")


def heap(page: Page) -> float:
    """Bytes in use after the collector ran."""
    session = page.context.new_cdp_session(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    used = float(session.send("Runtime.getHeapUsage")["usedSize"])
    session.detach()
    return used


def growth(page: Page) -> None:
    def go(place: str) -> None:
        page.evaluate("href => window.chokepoint.go(href)", place)
        page.wait_for_function(
            "f => new URLSearchParams(location.search).get('focus') === f", arg=place.split("focus=")[1]
        )
        called = f"Entity number {place.split('focus=e')[1]}: "
        page.wait_for_function("t => document.querySelector('[data-drawn]').dataset.drawn.startsWith(t)", arg=called)
        page.evaluate(PAINTED)

    def views(times: int) -> None:
        for at in range(times):
            go(f"/explore?focus=e{at % 10 * 7 + 1}")

    def rounds(times: int) -> None:
        go("/explore?focus=e0")
        size = page.evaluate(f"{CY}.nodes('.entity').length")
        for _ in range(times):
            choose(page, "e0")
            asked(page)
            page.keyboard.press("Enter")
            page.wait_for_function(f"n => {CY}.nodes('.entity').length > n", arg=size)
            page.locator("#explore--canvas").focus()
            page.keyboard.press("Backspace")
            page.wait_for_function(f"n => {CY}.nodes('.entity').length < n", arg=size)
            page.keyboard.press("Control+z")
            page.keyboard.press("Control+z")
            count(page, size)

    views(5), rounds(3)
    before = heap(page)
    views(VIEWS), rounds(ROUNDS)
    grown = (heap(page) - before) / 1_000_000
    print(f"heap grown over 20 changes of view and 30 rounds    {grown:7.1f} MB  (asked: below 10)")


def main() -> None:
    with empty_home() as settings:
        home = settings.home
        fill(home)
        with sync_playwright() as playwright, served(home) as base:
            browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
            browser.new_context(viewport={"width": 1440, "height": 900})
            first_frames(browser, base, home)
            page = opened(browser, base)
            expanded(page)
            gestures(page)
            growth(page)
            browser.close()


if __name__ == "__main__":
    main()
