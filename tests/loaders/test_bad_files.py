"""Files that are no files, or far too much of one; any bytes at all; and what is told of a load that joins many."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import cli
from app.commands import joined
from loaders import files, record, source, tables
from loaders.emit import Joined
from loaders.outcome import Outcome
from loaders.record import Where
from loaders.sources.rdf.reading import BLOCK
from loaders.sources.table import xlsx_parts
from loaders.sources.us_csl import json_form, load
from ontology.errors import printable
from tests.loaders.bad_input import FORMS

IN_FOLDERS = ("facts", "eto", "eto of 2022", "excerpt", "scenario")
FILES = ("us_csl", "opensanctions", "rdf", "table", "confirmed")
MAKE: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("made", MAKE)
@pytest.mark.parametrize("form", IN_FOLDERS)
def test_what_is_no_file_is_told_and_not_waited_for(form: str, made: str, tmp_path: Path) -> None:
    path = FORMS[form].put(tmp_path)
    (tmp_path / FORMS[form].file).unlink()
    MAKE[made](tmp_path / FORMS[form].file)
    (found,) = FORMS[form].told(path)
    assert f"{FORMS[form].file} is no file. Put the file itself in its place." in found


@pytest.mark.parametrize("made", MAKE)
@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_told_before_the_graph_is_opened(
    name: str, made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    MAKE[made](path)
    assert cli.run(["load", name, str(path), "--dry-run"]) == 1
    assert f"Error: {path} is no file.\n" in capsys.readouterr().err


def swollen(path: Path, part: str, tag: bytes) -> None:
    """Put a tag many times into a part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        held = {each.filename: archive.read(each) for each in archive.infolist()}
    held[part] = held[part].replace(tag, tag + b"<!---->" * 2_000, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)


BOUNDS: dict[str, tuple[object, str, object, bytes, str]] = {
    "facts": (files, "MOST", 100, b"actors: [" + b"a," * 100 + b"]", "actors.yaml holds over 100 values."),
    "eto": (tables, "MOST_ROWS", 10, FORMS["eto"].sound, "provision.csv has over 10 rows."),
    "eto of 2022": (record, "MOST_FAULTS", 9, FORMS["eto of 2022"].sound + b"\n" * 99, "has over 9 faults. The first:"),
    "list in JSON": (json_form, "LONGEST_LINE", 20, FORMS["list in JSON"].sound, "line 3: a text is over 0 MiB long."),
    "list in CSV": (load, "MOST", 10, FORMS["list in CSV"].sound, "sample.csv has over 10 entries."),
    "CSV": (record, "MOST_FAULTS", 9, FORMS["CSV"].sound + b"a,b\n" * 99, "sample.csv has over 9 faults. The first:"),
    **{
        form: (record, "MOST_FAULTS", 9, FORMS[form].sound + b" " * (3 * BLOCK), "holds over 1 MiB of blanks.")
        for form in ("Turtle", "N-Triples", "JSON-LD", "RDF/XML")
    },
}
"""For each form: a bound that is lowered where it is too high for a test, and what is past it."""


@pytest.mark.parametrize("form", BOUNDS)
def test_far_too_much_of_a_file_is_not_read(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, bound, data, words = BOUNDS[form]
    monkeypatch.setattr(module, name, bound)
    (found,) = FORMS[form].told(FORMS[form].put(tmp_path, data))
    assert words in found


@pytest.mark.parametrize(
    ("part", "tag"),
    [("sharedStrings.xml", b"<si>"), ("styles.xml", b"</fonts>"), ("workbook.xml", b"<sheets>")],
)
def test_a_workbook_that_swells_when_it_is_read_is_refused(
    part: str, tag: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_parts, "TAGS", dict.fromkeys(xlsx_parts.TAGS, 1_000))
    path = FORMS["XLSX"].put(tmp_path)
    swollen(path, f"xl/{part}", tag)
    (found,) = FORMS["XLSX"].told(path)
    assert f"sample.xlsx: its part xl/{part} has 2," in found


@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=300), at=st.integers(0, 2_000), whole=st.booleans())
@pytest.mark.parametrize("form", FORMS)
def test_any_bytes_are_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, form: str, data: bytes, at: int, whole: bool
) -> None:
    """Bytes alone, and bytes in the place of some of a sound file. The reader has no graph that it could change."""
    folder, sound = tmp_path_factory.mktemp("any"), FORMS[form].sound
    found = FORMS[form].told(FORMS[form].put(folder, data if whole else sound[:at] + data + sound[at + len(data) :]))
    assert all(printable(each) == each and "\n" not in each for each in found)
    assert all(found)


def test_of_many_parties_that_are_joined_the_first_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parties = tuple(Joined("name", Where("list.csv", number), f"csl:{number} is a-{number}") for number in range(1, 26))
    joined.report(Outcome(source=source.source("us_csl"), path=tmp_path, about={}, joined=parties))
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Joined 25 parties with entities of other sources: 25 by name."
    assert said[1:21] == [f"  list.csv line {number}: csl:{number} is a-{number}" for number in range(1, 21)]
    assert len(said) == 22
    assert said[21].startswith('  and 5 more. All of them, once they are loaded: chokepoint query "MATCH (n:Actor)')
