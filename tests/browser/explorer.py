"""What tests of the explorer do with its canvas: real mouse and keys, and what stands where."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

CY = "document.getElementById('explore--cytoscape')._cyreg.cy"
SPOT = (
    f"id => {{ const cy = {CY}, n = cy.getElementById(id), b = cy.container().getBoundingClientRect(), "
    "p = n.renderedPosition(); return [b.x + p.x, b.y + p.y]; }"
)
Places = dict[str, tuple[int, int]]


def places(page: Page) -> Places:
    """Where each entity on the canvas stands, in whole pixels of the picture."""
    found: list[tuple[str, float, float]] = page.evaluate(
        f"() => {CY}.nodes('.entity').map((n) => [n.id(), n.position().x, n.position().y])"
    )
    return {id: (round(x), round(y)) for id, x, y in found}


def there(page: Page) -> set[str]:
    """The entities on the canvas, filtered away or not."""
    return set(places(page))


def chosen(page: Page) -> set[str]:
    """The entities that are chosen."""
    return set(page.evaluate(f"() => {CY}.nodes('.entity:selected').map((n) => n.id())"))


def view(page: Page) -> tuple[float, float, float]:
    """Zoom and pan, rounded."""
    zoom, x, y = page.evaluate(f"() => [{CY}.zoom(), {CY}.pan().x, {CY}.pan().y]")
    return round(zoom, 4), round(x, 2), round(y, 2)


def spot(page: Page, id: str) -> tuple[float, float]:
    """Where an entity is on the screen."""
    x, y = page.evaluate(SPOT, id)
    return float(x), float(y)


def click(page: Page, id: str, **how: Any) -> None:
    page.mouse.click(*spot(page, id), **how)


def drag(page: Page, id: str, across: float, down: float) -> None:
    x, y = spot(page, id)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across / 2, y + down / 2, steps=3)
    page.mouse.move(x + across, y + down, steps=3)
    page.mouse.up()


def on_canvas(page: Page) -> None:
    """Give the keys to the canvas."""
    page.locator("#explore--canvas").focus()


def counted(page: Page, wanted: int) -> None:
    """Wait until so many entities are on the canvas."""
    page.wait_for_function(f"n => {CY}.nodes('.entity').length === n", arg=wanted)


def more_than(page: Page, before: int) -> None:
    """Wait until more entities are on the canvas than there were."""
    page.wait_for_function(f"n => {CY}.nodes('.entity').length > n", arg=before)


def fewer_than(page: Page, before: int) -> None:
    page.wait_for_function(f"n => {CY}.nodes('.entity').length < n", arg=before)


def value(page: Page, name: str) -> str:
    """A value of the address; empty where there is none."""
    return parse_qs(urlsplit(page.url).query).get(name, [""])[0]
