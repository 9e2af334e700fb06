"""When a page is ready: its picture is drawn, and no request is open."""

from __future__ import annotations

from playwright.sync_api import Page

WATCH = """
(() => {
  const watched = { open: 0, last: 0, begun: 0, start() { this.begun = performance.now(); this.last = this.begun; } };
  const done = () => { watched.open -= 1; watched.last = performance.now(); };
  const fetched = window.fetch;
  window.fetch = (...words) => {
    watched.open += 1; watched.last = performance.now();
    return fetched(...words).finally(done);
  };
  document.addEventListener("chokepoint:drawn", () => { watched.last = performance.now(); });
  window.watched = watched;
})();
"""
"""A script for the start of a page: counts its open requests, and notes when the last one ended or a picture came."""
QUIET = 120
"""Milliseconds without any request after which nothing more is coming; they are not counted."""


def settled(page: Page) -> float:
    """Wait until the page is ready; the milliseconds from its start, or from `watched.start()`, until it was."""
    page.wait_for_function(
        f"""() => document.querySelector('[data-drawn]') && watched.open === 0
              && performance.now() - watched.last > {QUIET} && performance.now() - watched.begun > {QUIET}""",
        polling=20,
    )
    return float(page.evaluate("watched.last - watched.begun"))
