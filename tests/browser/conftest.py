"""The real app, served by `chokepoint up`, and a real browser that records what it asks for and complains about."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from graph.connection import Connection
from graph.settings import Settings
from tests.browser.chromium import find
from tests.browser.coverage_page import drawn

ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
DRAWN = "[data-drawn]"

expect.set_options(timeout=40_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of all tests; each opens windows of its own."""
    program = find()
    assert program, "No Chromium on this machine. Install one: python -m tests.browser.chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(settings: Settings, connection: Connection) -> Iterator[str]:
    """The address of the app over the bundled data, without a slash at its end."""
    connection.check()
    words = [sys.executable, "-m", "app", "up", "--port", str(_free_port())]
    surroundings = {**os.environ, "CHOKEPOINT_HOME": str(settings.home)}
    with subprocess.Popen(words, env=surroundings, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        yield app.stdout.readline().strip().rstrip("/")
        app.terminate()
        app.wait(30)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass
class Window:
    """A page in a browser of its own, with the hosts it asked and what it complained about."""

    page: Page
    address: str
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """The page at a path of the app, once its picture is drawn."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector(DRAWN, state="attached")
        return self.page

    def drawn(self, title: str) -> None:
        """Wait until the picture of this title is on the canvas."""
        self.page.wait_for_function(
            "t => document.querySelector('[data-drawn]').dataset.drawn.startsWith(t)", arg=title
        )


Windows = Callable[..., Window]
Look = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """What all windows of a run share: scripts and fonts in its cache. What a page stores is cleared after a test.

    An empty page stays open: beside it a new page is a tab, which costs a third of the first one of a window.
    """
    context = browser.new_context()
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def window(profile: BrowserContext, served: str) -> Iterator[Windows]:
    """Opens windows; at the end no one may have complained or asked another machine."""
    opened: list[Window] = []

    def make(width: int = 1440, height: int = 900, scheme: Literal["light", "dark"] = "light") -> Window:
        found = Window(profile.new_page(), served)
        found.page.set_viewport_size({"width": width, "height": height})
        found.page.emulate_media(color_scheme=scheme)
        found.page.on("request", lambda request: found.hosts.add(urlsplit(request.url).netloc))
        found.page.on("console", lambda message: _note(found, message))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.set_default_timeout(40_000)
        opened.append(found)
        return found

    yield make
    for found in opened:
        if found.page.url.startswith(served):
            found.page.evaluate("localStorage.clear()")
        found.page.close()
    own = {urlsplit(served).netloc, *(urlsplit(found.address).netloc for found in opened)}
    assert {host for found in opened for host in found.hosts if host} <= own
    assert [complaint for found in opened for complaint in found.complaints] == []


@pytest.fixture(scope="module")
def coverage_open(browser: Browser, served: str) -> Iterator[Page]:
    """One window on the matrix of coverage, for the tests of a file that go through many of its addresses."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{served}/coverage")
    yield drawn(page)
    context.close()


def _note(window: Window, message: ConsoleMessage) -> None:
    if message.type == "error":
        window.complaints.append(f"{message.text} at {message.location}")


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Look:
    """Keeps a picture of a page in the folder CHOKEPOINT_TEST_PICTURES, when that is set."""

    def keep(page: Page, name: str) -> None:
        folder = os.environ.get("CHOKEPOINT_TEST_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(folder) / f"{name}.png"))

    return keep
