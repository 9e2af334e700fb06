"""How long every view takes in a real browser on a warm server, and how long a change of the day takes, in one run.

The database is new and managed, loaded with the bundled data and, where the folder CHOKEPOINT_TEST_ETO is there, a
second time with the full ETO release; the app is the one that `chokepoint up` serves. Ready: from the start of the
navigation until the picture is drawn and no request is open. Change of day: from the click on a step beside the day
until the picture of that day is drawn and no request is open. Medians, in milliseconds. `make bench` runs it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.homes import empty_home
from tests.browser.chromium import find
from tests.browser.waiting import WATCH, settled

RELEASE = Path(os.environ.get("CHOKEPOINT_TEST_ETO") or Path(__file__).parents[2] / "shared" / "eto")
VIEWS = ("explore?focus=asml&", "supply-chain?", "coverage?", "timeline?", "questions?ask=coverage-share&", "sources?")
WITH_DAY = ("explore?focus=asml&", "supply-chain?", "coverage?", "timeline?")
RUNS = 7
PORT = "8765"


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of the app over the database in `home`."""
    words = [sys.executable, "-m", "app", "up", "--port", PORT]
    surroundings = {**os.environ, "CHOKEPOINT_HOME": str(home), "CHOKEPOINT_STARTUP_CACHE": "off"}
    with subprocess.Popen(words, env=surroundings, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        yield app.stdout.readline().strip()
        app.terminate()
        app.wait(60)


def ready(browser: Browser, address: str) -> float:
    """From the start of the navigation to a settled page, in a window that has the scripts and fonts in its cache."""
    page = browser.contexts[0].new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    took = settled(page)
    page.close()
    return took


def change(page: Page) -> float:
    """From the click on a neighbouring day to the settled page."""
    page.evaluate("window.watched.start()")
    page.locator("#control-steps a").first.click()
    return settled(page)


def measure(browser: Browser, base: str) -> None:
    browser.new_context(viewport={"width": 1440, "height": 900})
    for view in VIEWS:
        times = [ready(browser, f"{base}{view}on=2024-12-31") for _ in range(RUNS + 2)][2:]
        print(f"ready   /{view.split('?')[0]:<14} {statistics.median(times):7.0f} ms  (asked: at most 1,500)")
    for view in WITH_DAY:
        page = browser.contexts[0].new_page()
        page.add_init_script(WATCH)
        page.goto(f"{base}{view}on=2024-12-31")
        settled(page)
        times = [change(page) for _ in range(RUNS + 2)][2:]
        page.close()
        print(f"new day /{view.split('?')[0]:<14} {statistics.median(times):7.0f} ms  (asked: at most 400)")
    browser.contexts[0].close()


def main() -> None:
    with empty_home() as settings:
        home = settings.home
        program = find()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            with served(home) as base:
                print("bundled data")
                measure(browser, base)
            if RELEASE.is_dir():
                load = [sys.executable, "-m", "app", "load", "eto", str(RELEASE)]
                subprocess.run(load, check=True, capture_output=True, env={**os.environ, "CHOKEPOINT_HOME": str(home)})
                with served(home) as base:
                    print("with the full ETO release")
                    measure(browser, base)
            browser.close()


if __name__ == "__main__":
    main()
