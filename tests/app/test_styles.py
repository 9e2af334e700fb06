"""The styles of one view stay in it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import app

ASSETS = Path(app.__file__).parent / "assets"
COMMON = ("explore", "fonts", "frame", "table")
"""Files whose classes all views use."""
STATES = (".drawn", ".as-fits", ".as-list")
"""What every picture of the server is, and how a page is shown; a class of the view stands behind it."""


def test_no_two_views_give_styles_to_the_same_class() -> None:
    styled = defaultdict[str, set[str]](set)
    for file in sorted(ASSETS.glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{}]+)\{", text):
            for selector in selectors.split(","):
                first = re.match(r"[^.#@:]*([.#][\w-]+)", selector.strip())
                if first and file.stem not in COMMON:
                    styled[first[1]].add("explore" if file.stem.startswith("explore-") else file.stem)
    assert len(styled) > 50
    assert {name: files for name, files in styled.items() if len(files) > 1 and name not in STATES} == {}
