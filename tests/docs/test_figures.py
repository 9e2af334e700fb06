"""The page on figures: its lines run, its theme can be used, its pictures are what the commands write today."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from app.exports import own_theme
from tests.conftest import Command

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "figures.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
LINES = [line for kind, text in BLOCKS if kind == "sh" for line in text.strip().splitlines()]
PICTURES = [line.split() for line in (DOCS / "pictures" / "addresses.txt").read_text("utf-8").splitlines()]


def test_the_page_has_lines_and_pictures() -> None:
    assert len(LINES) >= 5
    assert len(PICTURES) == 3
    shown = re.findall(r"\(pictures/([\w-]+\.svg)\)", PAGE)
    assert {*shown} <= {file for file, _ in PICTURES} == {path.name for path in (DOCS / "pictures").glob("*.svg")}


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_page_writes_its_file(run: Command, tmp_path: Path, line: str) -> None:
    words = shlex.split(line)[1:]
    at = words.index("-o") + 1
    file = tmp_path / words[at]
    words[at] = str(file)
    run(*words)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) > 5_000


@pytest.mark.parametrize(("file", "address"), PICTURES)
def test_a_picture_is_what_the_command_writes_today(run: Command, tmp_path: Path, file: str, address: str) -> None:
    made = tmp_path / file
    run("export", address, "-o", str(made))
    assert made.read_bytes() == (DOCS / "pictures" / file).read_bytes()


def test_the_theme_of_the_page_can_be_used(tmp_path: Path) -> None:
    [theme] = [text for kind, text in BLOCKS if kind == "yaml"]
    path = tmp_path / "house.yaml"
    path.write_text(theme, encoding="utf-8")
    read = own_theme.read(path)
    assert (read.name, read.base["accent"]) == ("House style", "#004B87")
    assert read.fill("status-in-force") == "#12305C"
