"""`chokepoint export`: files by their ending, options as in the address, and what is wrong in words."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import Command

COVERAGE = "/coverage?on=2024-12-31&toward=chn"


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("a.svg", b"<svg"),
        ("a.png", b"\x89PNG"),
        ("a.pdf", b"%PDF-"),
        ("a.pptx", b"PK\x03\x04"),
        ("a.xlsx", b"PK\x03\x04"),
        ("a.graphml", b"<?xml"),
        ("a.ttl", b"#"),
        ("a.docx", b"PK\x03\x04"),
        ("a.html", b"<!doctype html>"),
        ("a.md", b"# ASML Holding"),
    ],
)
def test_the_ending_decides_what_is_written(run: Command, tmp_path: Path, file: str, begins: bytes) -> None:
    done = run("export", "/explore?focus=asml", "-o", str(tmp_path / file))
    assert done.stdout == ""
    assert f"Wrote {tmp_path / file}." in done.stderr
    assert (tmp_path / file).read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_rows_are_those_of_the_command_line(run: Command, tmp_path: Path) -> None:
    run("export", COVERAGE, "-o", str(tmp_path / "c.csv"))
    run("export", COVERAGE, "-o", str(tmp_path / "c.json"))
    asked = json.loads(run("coverage", "--on", "2024-12-31", "--format", "json").stdout)
    shares = {row["technology"]: row["covered_share"] for row in asked}
    written = json.loads((tmp_path / "c.json").read_text())
    assert {row["technology"]: row["covered_share"] for row in written} == shares
    with (tmp_path / "c.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["technology"]: float(row["covered_share"]) if row["covered_share"] else None for row in rows} == shares


def test_an_option_is_the_same_as_in_the_address(run: Command, tmp_path: Path) -> None:
    run("export", COVERAGE, "-o", str(tmp_path / "one.svg"), "--paper", "a4-across", "--theme", "greyscale")
    run("export", f"{COVERAGE}&paper=a4-across&theme=greyscale", "-o", str(tmp_path / "two.svg"))
    run("export", f"http://localhost:8050{COVERAGE}&paper=a4-across&theme=greyscale", "-o", str(tmp_path / "three.svg"))
    one, two, three = ((tmp_path / f"{name}.svg").read_bytes() for name in ("one", "two", "three"))
    assert one == two == three
    assert b"paper=a4-across" in one


def test_small_labels_are_told_with_what_helps_and_the_help_helps(run: Command, tmp_path: Path) -> None:
    done = run("export", COVERAGE, "-o", str(tmp_path / "c.pptx"))
    assert "The smallest label is printed at" in done.stderr
    assert "--split stage" in done.stderr
    split = run("export", COVERAGE, "-o", str(tmp_path / "s.pptx"), "--split", "stage")
    assert "The smallest label" not in split.stderr


def test_sheets_that_cannot_share_a_file_are_numbered(run: Command, tmp_path: Path) -> None:
    done = run("export", COVERAGE, "-o", str(tmp_path / "c.svg"), "--split", "stage")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"c-{number}.svg" for number in range(1, len(names) + 1)]
    assert len(names) > 3
    assert all(f"Wrote {tmp_path / name}." in done.stderr for name in names)


def test_a_long_table_says_that_there_is_more(run: Command, tmp_path: Path) -> None:
    done = run("export", "/sources", "-o", str(tmp_path / "s.svg"))
    assert "This is the first of" in done.stderr
    assert "This is the first of" not in run("export", "/sources", "-o", str(tmp_path / "s.pdf")).stderr


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("/coverge", "-o", "a.svg"), 1, "There is no view at '/coverge'.\nDid you mean 'coverage'?"),
        (("", "-o", "a.svg"), 0, "Wrote"),
        (("/entity/nobody-knows", "-o", "a.svg"), 1, "Nothing in the graph has the id 'nobody-knows'."),
        (("/coverage", "-o", "a.gif"), 2, "there are no files that end in '.gif'.\nEnd it in svg, png"),
        (("/coverage", "-o", "coverage"), 2, "there are no files that end in 'nothing'."),
        (("/coverage", "-o", "nowhere/a.svg"), 2, "there is no folder nowhere."),
        (("/coverage", "-o", "/proc/a.svg"), 1, "/proc"),
        (("/coverage?paper=a9", "-o", "a.svg"), 2, "'a9' is no paper of a figure."),
        (("/coverage", "-o", "a.svg", "--theme", "pink"), 2, "There is no theme 'pink'."),
        (("/coverage", "-o", "a.svg", "--theme", "none.yaml"), 2, "none.yaml cannot be read"),
        (("/cypher?q=CREATE (n) RETURN n", "-o", "a.svg"), 1, "only reads"),
        (("/cypher", "-o", "a.svg"), 2, "The address holds no query."),
        (("/questions?ask=measures-of", "-o", "a.svg"), 1, "measures-on"),
        (("/briefing?focus=cleaning", "-o", "a.svg"), 2, "A briefing cannot be written as 'svg'."),
        (("/briefing?focus=nobody", "-o", "a.md"), 1, "nobody"),
        (("/briefing", "-o", "a.md"), 1, "focus"),
    ],
)
def test_what_cannot_be_written_is_said_in_two_lines(
    run: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("export", *words, status=status)
    assert said in done.stderr
    assert done.stdout == ""
    assert bool([*tmp_path.iterdir()]) is (status == 0)
    if status:
        assert len(done.stderr.strip().splitlines()) == 2


def test_a_view_of_which_no_row_fits_is_a_figure_that_says_so(run: Command, tmp_path: Path) -> None:
    run("export", "/coverage?find=zzzz", "-o", str(tmp_path / "e.svg"))
    assert "No technology fits what the address asks for." in (tmp_path / "e.svg").read_text()


def test_a_file_that_is_there_stays_when_the_new_one_cannot_be_made(run: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text("mine")
    run("export", "/coverge", "-o", str(file), status=1)
    assert file.read_text() == "mine"
    run("export", "/explore?focus=asml", "-o", str(file))
    assert file.read_text().startswith("<svg")


LOGO = Image.new("RGB", (40, 20), "#B42318")


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ("", "it holds no keys"),
        ("- a list", "it holds no keys"),
        ("name: [", "it is no YAML"),
        ("colors: {}", "it has an unknown key 'colors'.\nDid you mean 'colours'"),
        ("colours: blue", "there are no names with colours"),
        ("colours: {acent: '#000000'}", "there is no colour 'acent'.\nDid you mean 'accent'"),
        ("colours: {accent: blue}", "accent: 'blue' is no colour"),
        ("colours: {ink: '#EEEEEE'}", "ink #EEEEEE on #FFFFFF has a contrast of 1.2"),
        ("like: dark", "'dark' is no theme"),
        ("logo: missing.png", "missing.png cannot be read"),
        ("logo: script.svg", "script.svg is no picture"),
        ("logo: huge.png", "the logo huge.png has more than 2,000,000 bytes"),
        ("font: script.svg", "script.svg is no font"),
        ("font: huge.png", "the font huge.png has more than 20,000,000 bytes"),
    ],
)
def test_a_theme_file_with_a_fault_is_refused_with_its_place(
    run: Command, tmp_path: Path, theme: str, said: str
) -> None:
    (tmp_path / "script.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    with (tmp_path / "huge.png").open("wb") as stream:
        stream.truncate(100_000_000)
    path = tmp_path / "theme.yaml"
    path.write_text(theme)
    done = run("export", COVERAGE, "-o", str(tmp_path / "a.svg"), "--theme", str(path), status=2)
    assert said in done.stderr
    assert not (tmp_path / "a.svg").exists()


def test_a_theme_of_ones_own_is_used_and_named(run: Command, tmp_path: Path) -> None:
    LOGO.save(tmp_path / "logo.png")
    (tmp_path / "house.yaml").write_text("name: House\nlogo: logo.png\ncolours: {status-in-force: '#225511'}\n")
    run("export", COVERAGE, "-o", str(tmp_path / "a.svg"), "--theme", str(tmp_path / "house.yaml"))
    drawn = (tmp_path / "a.svg").read_text()
    assert "#225511" in drawn
    assert "theme House (" in drawn
    assert "data:image/png;base64," in drawn
