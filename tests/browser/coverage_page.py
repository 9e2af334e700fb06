"""The page of coverage in a real browser: where its matrix stands, and when it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Page

if TYPE_CHECKING:
    from tests.browser.conftest import Window

MATRIX = "#coverage--matrix"
KOREA = "without=jp-23-items-2023&add=kor~2024-07-01~like:jp-23-items-2023&scenario=Korea%20copies"


def opened(here: Window, path: str, state: str = "") -> Page:
    """The page at a path once its matrix is drawn; `state` are words of the name of what is drawn."""
    here.page.goto(here.address + path)
    return drawn(here.page, state)


def drawn(page: Page, state: str = "") -> Page:
    """The page once its matrix is drawn with these words in its name."""
    page.wait_for_function(
        "([at, words]) => document.querySelector(at)?.dataset.drawn?.includes(words)", arg=[MATRIX, state]
    )
    return page
