"""A workbook holds a table whole: text stays text, numbers are numbers, and what does not fit is refused."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest

from app.exports import spreadsheet
from app.exports.spreadsheet import LONGEST, TooMuchForASheet, xlsx
from app.tabular import Table
from tests.exports.hostile import HOSTILE

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ABOUT = [("Address", "/coverage?on=2024-01-01"), ("Day", "2024-01-01"), ("Digest", "=1+1")]


def table(*rows: tuple[Any, ...], columns: tuple[str, ...] = ("name", "share")) -> Table:
    return Table(name="a-table", columns=columns, rows=rows)


def sheet(data: bytes, number: int = 1) -> list[list[Any]]:
    """The values of a sheet, row by row, as a spreadsheet program reads them; formulas are refused."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = [_read("".join(each.itertext())) for each in _root(book, "sharedStrings").iter(f"{MAIN}si")]
        rows = list(_root(book, f"worksheets/sheet{number}").iter(f"{MAIN}row"))
    return [[_value(cell, shared) for cell in row] for row in rows]


def _root(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(f"xl/{name}.xml"))


def _read(text: str) -> str:
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def _value(cell: ElementTree.Element, shared: list[str]) -> Any:
    assert cell.find(f"{MAIN}f") is None
    said = cell.findtext(f"{MAIN}v") or ""
    kind = cell.get("t")
    return shared[int(said)] if kind == "s" else said == "1" if kind == "b" else float(said)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    written = xlsx(table((text, 1)), [("Address", text)])
    assert (sheet(written)[1], sheet(written, 2)) == ([text, 1.0], [["Address", text]])


def test_numbers_are_numbers_and_the_rest_is_text_as_in_csv() -> None:
    rows = sheet(xlsx(table(("a", 51.9), ("b", True), (["x", "y"], 10**17), ("2024-01-01", None)), ABOUT))
    assert rows == [["name", "share"], ["a", 51.9], ["b", True], ["x;y", str(10**17)], ["2024-01-01"]]


def test_the_second_sheet_says_what_it_is_about() -> None:
    assert sheet(xlsx(table(("a", 1)), ABOUT), 2) == [list(pair) for pair in ABOUT]


def test_the_head_stays_in_view_and_filters() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(table(("a", 1), ("b", 2)), ABOUT))) as book:
        root = _root(book, "worksheets/sheet1")
        names = [each.get("name") for each in _root(book, "workbook").iter(f"{MAIN}sheet")]
    pane, found = root.find(f".//{MAIN}pane"), root.find(f"{MAIN}autoFilter")
    assert pane is not None
    assert found is not None
    assert (names, pane.get("state"), found.get("ref")) == (["Rows", "About"], "frozen", "A1:B3")


def test_a_table_without_rows_has_its_head() -> None:
    assert sheet(xlsx(table(), ())) == [["name", "share"]]
    assert sheet(xlsx(table(columns=()), ABOUT)) == []


def test_the_same_table_gives_the_same_bytes_and_names_no_machine() -> None:
    first, second = (xlsx(table(*((text, 1) for text in HOSTILE)), ABOUT) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {each.date_time for each in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = book.read("docProps/core.xml")
    assert b"<dc:creator>Chokepoint " in core
    assert set(re.findall(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^<]*", core)) == {b"2000-01-01T00:00:00Z"}


def test_what_does_not_fit_is_refused_and_nothing_is_cut() -> None:
    assert sheet(xlsx(table(("x" * LONGEST, 1)), ABOUT))[1] == ["x" * LONGEST, 1.0]
    with pytest.raises(TooMuchForASheet, match="Row 2, column 1: a text of 32,768 characters"):
        xlsx(table(("x" * (LONGEST + 1), 1)), ABOUT)
    with pytest.raises(TooMuchForASheet, match="16,384 columns"):
        xlsx(table(columns=("x",) * 16_385), ABOUT)
    with pytest.raises(TooMuchForASheet, match="1,048,575 rows at most, and this is 1,048,576"):
        xlsx(Table(name="a", columns=("a",), rows=((1,),) * (spreadsheet.ROWS + 1)), ABOUT)
