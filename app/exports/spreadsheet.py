"""Tables as spreadsheets of the XLSX kind, in which text stays text: no formula, no link, nothing cut."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # likewise
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # likewise

from app.tabular import Table, text
from app.version import __version__
from ontology.errors import ExplorerError

ROWS, COLUMNS, LONGEST = 1_048_575, 16_384, 32_767
"""What a sheet can hold: rows below its head, columns, and characters in a cell as UTF-16 counts them."""
EXACT = 10**15
"""A sheet holds numbers with fifteen digits; longer ones are written as text."""
AS_GIVEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  # any fixed day: the same table gives the same bytes
NARROWEST, WIDEST = 8, 60
RICH = ("<r>", "</r>")
"""What the library takes for text that is formatted already, and would write as it is, when a text lies between."""


class TooMuchForASheet(ExplorerError):
    """A table, or a text in it, is larger than a sheet can hold."""

    title = "Too much for a spreadsheet"


def xlsx(table: Table, about: Sequence[tuple[str, str]]) -> bytes:
    """A workbook of two sheets: `Rows` with the table, `About` with pairs of a word and what is to be said.

    Numbers are numbers; days and lists (joined by `;`) are text as in CSV; null is an empty cell. Control characters
    are escaped as the format has it (`_x0000_`), so they come back whole. The same table gives the same bytes.
    Raises `TooMuchForASheet` where rows, columns or a text do not fit: nothing is left out.
    """
    if len(table.rows) > ROWS:
        raise TooMuchForASheet(f"A sheet has {ROWS:,} rows at most, and this is {len(table.rows):,}.", hint=OTHERWISE)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {**AS_GIVEN, "in_memory": True}) as book:
        book.set_properties({"title": table.name, "author": f"Chokepoint {__version__}", "created": CREATED})
        bold = book.add_format({"bold": True})
        _rows(book.add_worksheet("Rows"), table, bold)
        _about(book.add_worksheet("About"), about, bold)
    return stream.getvalue()


OTHERWISE = "Take CSV or JSON, which have no such limit."


def head(sheet: Worksheet, columns: Sequence[str], bold: Format) -> None:
    """Write the first row of a sheet: the names of the columns, bold, staying in view. Raises `TooMuchForASheet`."""
    if len(columns) > COLUMNS:
        raise TooMuchForASheet(f"A sheet has {COLUMNS:,} columns at most.", hint=OTHERWISE)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(columns):
        _text(sheet, 0, column, name, bold)


def row(sheet: Worksheet, place: int, values: Sequence[Any]) -> None:
    """Write a row at a place from 0. Raises `TooMuchForASheet` for a text that does not fit into a cell."""
    for column, value in enumerate(values):
        if isinstance(value, bool):
            sheet.write_boolean(place, column, value)
        elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < EXACT:
            sheet.write_number(place, column, value)
        elif value is not None:
            _text(sheet, place, column, text(value), None)


def _text(sheet: Worksheet, place: int, column: int, said: str, form: Format | None) -> None:
    long = len(said.encode("utf-16-le")) // 2
    if long > LONGEST:
        raise TooMuchForASheet(
            f"Row {place + 1}, column {column + 1}: a text of {long:,} characters, and a cell takes {LONGEST:,}.",
            hint=OTHERWISE,
        )
    if said.startswith(RICH[0]) and said.endswith(RICH[1]):
        sheet.write_rich_string(place, column, said[:1], Format(), said[1:])
    else:
        sheet.write_string(place, column, said, form)


def _rows(sheet: Worksheet, table: Table, bold: Format) -> None:
    head(sheet, table.columns, bold)
    for place, values in enumerate(table.rows, start=1):
        row(sheet, place, values)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for column, name in enumerate(table.columns):
        widest = max((_width(values[column]) for values in table.rows), default=0)
        sheet.set_column(column, column, min(max(NARROWEST, len(name) + 4, widest + 1), WIDEST))


def _width(value: Any) -> int:
    """How many letters wide a value is: its longest line."""
    return max(map(len, text(value).split("\n")))


def _about(sheet: Worksheet, about: Sequence[tuple[str, str]], bold: Format) -> None:
    for place, (name, said) in enumerate(about):
        _text(sheet, place, 0, name, bold)
        _text(sheet, place, 1, said, None)
    sheet.set_column(0, 0, min(max([NARROWEST, *(len(name) + 2 for name, _ in about)]), WIDEST))
    sheet.set_column(1, 1, 2 * WIDEST)
