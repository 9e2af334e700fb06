"""The browser of the browser tests: a Chromium or Chrome that is there, else one that is installed.

`python -m tests.browser.chromium` installs one where there is none: Debian's package when root, else Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
APT = ("apt-get", "-o", "DPkg::Lock::Timeout=300", "-y")


def find() -> str | None:
    """The program of a Chromium or Chrome; `None` when there is neither on the machine nor from Playwright."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return next((path for path in (*MAC, _playwrights()) if Path(path).is_file()), None)


def _playwrights() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install() -> None:
    """Install a Chromium. Raises `subprocess.CalledProcessError` when that fails."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        print("Installing Debian's chromium for the browser tests …", file=sys.stderr)
        subprocess.run([*APT, "update"], check=True, stdout=sys.stderr)
        subprocess.run([*APT, "install", "--no-install-recommends", "chromium"], check=True, stdout=sys.stderr)
    else:
        print("Installing Playwright's Chromium for the browser tests …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True, stdout=sys.stderr)


if __name__ == "__main__":
    if find() is None:
        install()
    print(f"Browser for the tests: {find()}", file=sys.stderr)
