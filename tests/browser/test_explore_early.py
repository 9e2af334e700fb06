"""The canvas comes before its page: drawn while Dash has not begun, and the same canvas afterwards."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from graph.connection import Connection
from tests.browser.conftest import Windows
from tests.browser.explorer import CY

DRAWN = f"""() => {{ const box = document.getElementById('explore--cytoscape');
return Boolean(box && {CY}.nodes('.entity').length); }}"""
WHOLE = "#react-entry-point #explore--cytoscape[data-drawn]"
NAMED = f"() => {CY}.nodes('.entity').filter((n) => n.style('label')).length"


def held(page: Page, what: str) -> list[Route]:
    """Requests whose address has a text in it, held back until they are let go on."""
    waiting = list[Route]()
    page.route(lambda url: what in url, lambda route: waiting.append(route))
    return waiting


def test_the_canvas_is_drawn_before_dash_begins_and_moves_into_its_page(window: Windows) -> None:
    here = window()
    page = here.page
    layouts = held(page, "_dash-layout")
    page.goto(here.address + "/explore?focus=asml")
    page.wait_for_function(DRAWN)
    expect(page.locator("#before nav a").first).to_be_visible()
    page.evaluate(f"() => {{ window.kept = {CY}; {CY}.getElementById('asml').select(); }}")
    assert page.locator(WHOLE).count() == 0
    for each in layouts:
        each.continue_()
    page.locator(WHOLE).wait_for(state="attached")
    expect(page.locator("#before")).to_have_count(0)
    assert page.evaluate(f"() => window.kept === {CY}")
    assert page.evaluate(f"() => {CY}.getElementById('asml').selected()")
    expect(page.locator("#explore--card h2")).to_have_text("ASML Holding")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_a_picture_that_cannot_be_had_early_comes_with_the_page(window: Windows) -> None:
    here = window()
    page = here.page
    page.route("**/explore/first*", lambda route: route.abort())
    page.goto(here.address + "/explore?focus=asml")
    page.locator(WHOLE).wait_for(state="attached")
    expect(page.locator("#before")).to_have_count(0)
    expect(page.locator("#explore--title")).to_contain_text("ASML Holding")
    assert all("ERR_FAILED" in each for each in here.complaints)
    here.complaints.clear()


def test_dash_does_not_wait_long_for_a_picture_that_is_late(window: Windows) -> None:
    here = window()
    page = here.page
    pictures = held(page, "/explore/first")
    page.goto(here.address + "/explore?focus=asml")
    expect(page.locator("#react-entry-point .card h2")).to_have_text("ASML Holding")
    assert not page.evaluate(DRAWN)
    for each in pictures:
        each.continue_()
    page.locator(WHOLE).wait_for(state="attached")
    assert page.evaluate(f"() => {CY}.getElementById('asml').nonempty()")


def test_in_a_crowd_names_come_when_they_can_be_read(window: Windows, connection: Connection) -> None:
    rows = connection.rows("MATCH (n:Entity) WITH n.id AS id ORDER BY id LIMIT 400 RETURN collect(id) AS ids")
    page = window().open(f"/explore?show={','.join(rows[0]['ids'])}&arrange=force")
    page.evaluate(f"() => {CY}.zoom(0.1)")
    assert page.evaluate(NAMED) == 0
    page.evaluate(f"() => {{ const cy = {CY}; cy.zoom(1); cy.center(cy.nodes('.entity')[0]); }}")
    page.wait_for_function(f"() => {CY}.nodes('.entity')[0].style('label') !== ''")
    inside = page.evaluate(
        f"""() => {{ const cy = {CY}, seen = cy.extent(); return cy.nodes('.entity').filter((n) => {{
        const {{ x, y }} = n.position(); return x >= seen.x1 && x <= seen.x2 && y >= seen.y1 && y <= seen.y2;
        }}).length; }}"""
    )
    page.wait_for_function(f"wanted => ({NAMED})() >= wanted", arg=inside)
    assert page.evaluate(NAMED) < 400
