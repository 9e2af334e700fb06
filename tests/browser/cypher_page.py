"""The workbench in a real browser: its addresses, when it can be typed into, and when a run has ended."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Page

from tests.browser.conftest import Window

CELLS = """() => [...document.querySelectorAll('.grid-row')].map(
    row => [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.textContent))"""
SHELF = "#cypher--shelf .entry"


def at(text: str, **rest: str) -> str:
    """The address of a text."""
    return f"/cypher?q={quote(text, safe='')}" + "".join(f"&{name}={quote(value)}" for name, value in rest.items())


def opened(window: Window, path: str = "/cypher") -> Page:
    """The page, ready to be typed into."""
    window.page.goto(window.address + path)
    window.page.locator(SHELF).first.wait_for()
    return window.page


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Cypher")


def ended(page: Page, runs: int = 1) -> None:
    """Wait until so many runs have ended since the page was opened."""
    page.wait_for_function("n => Number(document.getElementById('cypher--page').dataset.ran || 0) >= n", arg=runs)


def written(page: Page, text: str) -> None:
    """A text put into the editor in place of what is there, without the help that typing gives."""
    editor(page).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
    page.keyboard.press("Escape")
