"""What a page looks like in numbers: text that is cut off, and text that lies on text."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")


def clipped_text(page: Page, within: str = "main") -> list[str]:
    """Every visible text of which a part is cut off by what holds it; what one can scroll to does not count."""
    return list(page.evaluate(SCRIPT, within)["clipped"])


def overlapping_text(page: Page, within: str = "main") -> list[str]:
    """Every pair of visible texts that lie on each other."""
    return list(page.evaluate(SCRIPT, within)["overlaps"])


def scrolls_sideways(page: Page) -> bool:
    """Whether the page as a whole is wider than its window."""
    return bool(page.evaluate(SCRIPT, "main")["sideways"])
