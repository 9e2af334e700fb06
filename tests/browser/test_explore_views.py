"""Views saved, opened, kept and shared: what a file may hold, what it may not, and who sees what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from graph.connection import Connection
from tests.browser.conftest import Look, Window, Windows
from tests.browser.explorer import CY, chosen, click, counted, drag, on_canvas, places, there, value

HOSTILE = "</script><img src=x onerror=alert(1)>"
KEYS = (
    *("chokepoint", "version", "name", "on", "toward", "by", "scenario", "focus", "entities", "bundles", "groups"),
    *("layout", "colour", "hide", "where", "asof", "styles"),
)
OF_ENTITY = ("id", "x", "y", "side", "pinned", "hidden", "from")
DROP = """([target, event, name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: 'application/json' }));
    document.querySelector(target).dispatchEvent(
        new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def view(entities: list[dict[str, Any]], **rest: Any) -> dict[str, Any]:
    return {"chokepoint": "view", "version": 1, "entities": entities, **rest}


def menu(page: Page, words: str) -> None:
    page.locator("#explore--page").get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("menuitem", name=words).click()


def saved(page: Page, folder: Path, name: str = "") -> Path:
    """The file of the view that is shown."""
    menu(page, "Save as a file")
    if name:
        page.get_by_label("Name of the view").fill(name)
    with page.expect_download() as given:
        page.keyboard.press("Enter")
    file = folder / given.value.suggested_filename
    given.value.save_as(file)
    return file


def opened(page: Page, file: Path | dict[str, Any], folder: Path | None = None) -> None:
    """Give the page a file to open."""
    if isinstance(file, dict):
        assert folder
        path = folder / "given.json"
        path.write_text(json.dumps(file), "utf-8")
        file = path
    page.locator("#explore--file").set_input_files(file)


def reloaded(page: Page) -> None:
    page.reload()
    page.wait_for_selector("[data-drawn]", state="attached")


def forgiven(window: Window) -> None:
    """A refused file is answered with an error, which browsers write to their log."""
    assert all("400 (BAD REQUEST)" in each for each in window.complaints)
    window.complaints.clear()


def test_a_view_is_saved_as_a_file_and_dropped_back(window: Windows, tmp_path: Path, look: Look) -> None:
    page = window().open("/explore?focus=zeiss&on=2024-06-30")
    drag(page, "asml", 40, 90)
    click(page, "asml")
    before = places(page)
    file = saved(page, tmp_path, "Zeiss / <makers>")
    assert file.name == "Zeiss-makers.json"
    text = file.read_text("utf-8")
    found = json.loads(text)
    assert text == json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    assert tuple(found) == KEYS
    assert {tuple(each) for each in found["entities"]} == {OF_ENTITY}
    assert (found["name"], found["on"], found["focus"]) == ("Zeiss / <makers>", "2024-06-30", "zeiss")
    assert {each["id"]: (each["x"], each["y"]) for each in found["entities"]} == before
    assert [each["id"] for each in found["entities"] if each["pinned"]] == ["asml"]
    other = window().open("/explore?focus=tsmc")
    first = there(other)
    other.evaluate(DROP, ["#explore--canvas", "dragenter", file.name, text])
    expect(other.locator(".ex-drop")).to_be_visible()
    look(other, "explore-drop")
    other.evaluate(DROP, [".ex-drop", "drop", file.name, text])
    counted(other, len(before))
    assert places(other) == before
    expect(other.locator(".ex-drop")).to_be_hidden()
    other.wait_for_function("() => new URLSearchParams(location.search).get('on') === '2024-06-30'")
    expect(other.locator("#control-day")).to_have_value("30 Jun 2024")
    expect(other.locator("#explore--title")).to_contain_text("Zeiss / <makers>")
    reloaded(other)
    counted(other, len(before))
    assert places(other) == before
    other.go_back()
    counted(other, len(first))
    assert there(other) == first
    opened(other, file)
    counted(other, len(before))
    on_canvas(other)
    other.keyboard.press("Control+z")
    counted(other, len(first))
    assert there(other) == first


def test_what_is_no_sound_view_is_refused_and_the_canvas_stays(window: Windows, tmp_path: Path) -> None:
    opening = window()
    page = opening.open("/explore?focus=zeiss")
    before, address = places(page), page.url
    entity = {"id": "asml", "x": 0, "y": 0}
    refused: dict[str, tuple[bytes, str]] = {
        "broken.json": (b'{"chokepoint": "view",\n "version": 1, }', "not whole JSON: line 2, column 16"),
        "empty.json": (b"", "It is empty"),
        "picture.json": (bytes(range(256)), "not a text file"),
        "large.json": (b'"' + b"x" * 4_000_001 + b'"', "at most 4 MB"),
        "foreign.json": (b'{"nodes": [], "links": []}', "no view of Chokepoint"),
        "newer.json": (json.dumps({**view([]), "version": 2}).encode(), "saved by a newer Chokepoint"),
        "place.json": (json.dumps(view([{**entity, "x": "left"}])).encode(), "entities[0].x is 'left'"),
        "twice.json": (json.dumps(view([entity, entity])).encode(), "twice"),
        "many.json": (json.dumps(view([{"id": f"e{at}"} for at in range(2001)])).encode(), "the canvas takes 2,000"),
    }
    for name, (content, words) in refused.items():
        (tmp_path / name).write_bytes(content)
        opened(page, tmp_path / name)
        line = page.locator("#explore--said [data-key=file]", has_text=name)
        expect(line).to_contain_text(words)
        assert (places(page), page.url) == (before, address)
    page.locator("[data-key=file]").get_by_role("button", name="Close").click()
    expect(page.locator("[data-key=file]")).to_have_count(0)
    forgiven(opening)


def test_script_in_a_file_is_text_and_what_is_gone_is_named(window: Windows, tmp_path: Path) -> None:
    page = window().open("/explore?focus=zeiss")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    found = [{"id": "asml", "x": 0, "y": 0}, {"id": "tsmc", "x": 260, "y": 0}, {"id": HOSTILE, "x": 9, "y": 8}]
    opened(page, view(found, name=HOSTILE, groups=[{"name": HOSTILE, "members": ["tsmc"]}]), tmp_path)
    counted(page, 2)
    line = page.locator("#explore--said [data-key=missing]")
    expect(line).to_contain_text(f"1 of the 3 entities is not in the graph any more: {HOSTILE}.")
    expect(page.locator("#explore--title")).to_contain_text(HOSTILE)
    assert page.evaluate(f"() => {CY}.nodes('.group').map((n) => n.data('label'))") == [HOSTILE]
    assert page.locator("img[src=x]").count() == 0
    expect(line).to_be_visible()
    line.get_by_role("button", name="Keep the places").click()
    kept = json.loads(saved(page, tmp_path).read_text("utf-8"))
    assert {each["id"]: (each["x"], each["y"]) for each in kept["entities"]}[HOSTILE] == (9, 8)
    opened(page, kept, tmp_path)
    line.get_by_role("button", name="Leave them out").click()
    assert len(json.loads(saved(page, tmp_path).read_text("utf-8"))["entities"]) == 2


def test_views_are_kept_in_this_browser_under_names(window: Windows, browser: Browser, served: str) -> None:
    page = window().open("/explore?focus=zeiss")
    before = there(page)
    menu(page, "Keep in this browser")
    page.get_by_label("Name of the view").fill("First <b>")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Kept in this browser as “First <b>”")
    other = window().open("/explore?focus=tsmc")
    alone = there(other)
    assert value(other, "title") == ""
    menu(other, "Open a view kept here")
    shelf = other.get_by_role("dialog", name="Views kept in this browser")
    expect(shelf.locator(".ex-line-name")).to_have_text(["First <b>"])
    shelf.get_by_role("button", name="Rename: First").click()
    other.get_by_label("Name of the view").fill("Second")
    other.keyboard.press("Enter")
    shelf.get_by_role("button", name="Delete: Second").click()
    expect(shelf.locator(".ex-line-name")).to_have_count(0)
    shelf.get_by_role("button", name="Undo").click()
    assert there(other) == alone
    shelf.get_by_role("button", name="Second", exact=True).click()
    counted(other, len(before))
    assert there(other) == before
    with browser.new_context() as stranger:
        third = stranger.new_page()
        third.goto(served + "/explore?focus=tsmc")
        third.wait_for_selector("[data-drawn]", state="attached")
        menu(third, "Open a view kept here")
        expect(third.locator(".ex-shelf")).to_contain_text("Nothing is kept yet")


@pytest.fixture
def stranger(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of someone else."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


def test_a_view_too_large_for_an_address_stays_in_this_browser(
    window: Windows, connection: Connection, stranger: BrowserContext, served: str, tmp_path: Path
) -> None:
    page = window().open("/explore?focus=zeiss")
    ids = connection.rows("MATCH (n:Entity) WITH n.id AS id ORDER BY id LIMIT 500 RETURN collect(id) AS ids")[0]["ids"]
    found = [{"id": id, "x": at % 25 * 150, "y": at // 25 * 90} for at, id in enumerate(ids)]
    opened(page, view(found, name="Large"), tmp_path)
    counted(page, 500)
    page.wait_for_function("() => new URLSearchParams(location.search).has('kept')")
    expect(page.locator("[data-key=address]")).to_contain_text("too large for an address (500 entities)")
    assert len(page.url) < 300
    wanted = {id: (at % 25 * 150, at // 25 * 90) for at, id in enumerate(ids)}
    reloaded(page)
    counted(page, 500)
    assert places(page) == wanted
    there_ = page.url
    page.evaluate("(base) => window.chokepoint.go(base + '/explore?focus=tsmc')", served)
    page.wait_for_function(f"() => {CY}.nodes('.entity').length < 100")
    page.go_back()
    counted(page, 500)
    assert places(page) == wanted
    other = stranger.new_page()
    other.goto(there_)
    expect(other.locator("#explore--said")).to_contain_text("kept in another browser")


def test_two_tabs_and_two_browsers_do_not_see_each_other(
    window: Windows, stranger: BrowserContext, served: str
) -> None:
    one, two, three = window().open("/explore?focus=zeiss"), window().open("/explore?focus=zeiss"), stranger.new_page()
    three.goto(served + "/explore?focus=zeiss")
    three.wait_for_selector("[data-drawn]", state="attached")
    before = places(two)
    click(one, "asml")
    on_canvas(one)
    one.keyboard.press("Delete")
    one.wait_for_function("() => new URLSearchParams(location.search).has('hid')")
    for other in (two, three):
        other.wait_for_timeout(300)
        assert (places(other), chosen(other), value(other, "hid")) == (before, set(), "")


def test_an_empty_canvas_teaches_how_to_begin(window: Windows, look: Look) -> None:
    page = window().open("/explore?focus=zeiss")
    before = there(page)
    menu(page, "New empty canvas")
    counted(page, 0)
    words = page.locator(".ex-begin")
    expect(words.get_by_role("link")).to_have_text(["ASML Holding", "EUV lithography", "Tokyo Electron"])
    expect(words).to_contain_text("drop the file of a saved view")
    look(page, "explore-empty")
    words.get_by_role("button", name="Search for an entity").click()
    assert page.evaluate("() => document.activeElement.tagName") == "INPUT"
    on_canvas(page)
    page.keyboard.press("Control+z")
    counted(page, len(before))
    expect(words).to_be_hidden()
    page.keyboard.press("Control+y")
    words.get_by_role("link", name="ASML Holding").click()
    page.wait_for_function(f"() => {CY}.getElementById('litho-euv').nonempty()")
    assert value(page, "focus") == "asml"
    page.set_viewport_size({"width": 390, "height": 844})
    menu(page, "New empty canvas")
    expect(words.get_by_role("link", name="EUV lithography")).to_be_visible()
