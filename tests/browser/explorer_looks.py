"""What tests of the filter, the legend and the colours read from the page and do there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.explorer import CY, view

Record = Mapping[str, Any]
ASML = {"chokepoint": "view", "version": 1, "focus": "asml"}
POST = """([what, body]) => fetch('/explore/' + what, { method: 'POST', headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body) }).then((answer) => answer.json())"""


def told(page: Page, what: str, body: object) -> Any:
    """What the server answers to the page."""
    return page.evaluate(POST, [what, body])


def seen(page: Page) -> set[str]:
    """The entities that can be seen on the canvas."""
    return set(page.evaluate(f"() => {CY}.nodes('.entity').filter((n) => n.visible()).map((n) => n.id())"))


def lines(page: Page) -> set[str]:
    """The relationships that no filter hides: those among neighbours are drawn when one of these is pointed at."""
    kept = "(e) => !e.hasClass('off') && e.source().visible() && e.target().visible()"
    return set(page.evaluate(f"() => {CY}.edges().filter({kept}).map((e) => e.data('statement'))"))


def still(page: Page) -> tuple[float, float, float]:
    """The view once it no longer changes: what takes room from the canvas changes it a moment later."""
    before = view(page)
    page.wait_for_timeout(150)
    return before if view(page) == before else still(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()


def choose(page: Page, menu: str, item: str) -> None:
    page.get_by_role("button", name=menu, exact=True).click()
    page.locator(".ex-menu-item", has_text=item).first.click()


def key(page: Page, name: str) -> Locator:
    """A part of the legend or the panel by its own name."""
    return page.locator(f'[data-key="{name}"]').first


def legend(page: Page, row: str) -> dict[str, str]:
    """The entries of a row of the legend with their counts, folded or not."""
    found: list[tuple[str, str]] = page.evaluate(
        f"() => [...document.querySelectorAll('[data-row={row}] li')].map((li) => "
        "[li.firstChild.dataset.key, li.querySelector('.count').textContent])"
    )
    return {name.split(":", 1)[1]: count for name, count in found}


def addressed(page: Page, name: str, wanted: str) -> None:
    """Wait until the address, which follows a moment later, has a value."""
    page.wait_for_function("([n, w]) => (new URLSearchParams(location.search).get(n) || '') === w", arg=[name, wanted])


def counts(values: Sequence[str]) -> dict[str, str]:
    return {name: str(count) for name, count in Counter(values).items()}


def ids(records: Sequence[Record], wanted: Callable[[Record], bool]) -> set[str]:
    return {each["id"] for each in records if wanted(each)}
