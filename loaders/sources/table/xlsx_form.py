"""Tables in XLSX. A cell with a formula is told, never its last result taken; days come in ISO form.

Hidden rows and columns are read like the others; a hidden sheet is read only where the mapping names it. Of merged
cells only the first holds a value, so they are told.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from loaders.record import SourceFault, Where, keep
from loaders.sources.table.cells import (
    LONGEST,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Percent,
    Row,
    Table,
    Unusable,
    columns_of,
    counted,
    plain,
)
from loaders.sources.table.xlsx_parts import check_parts, merged

SHEETS_ROWS = 1_048_576
_ESCAPE = re.compile("_x(00[01][0-9A-Fa-f])_")
"""How a workbook writes what XML has no character for, such as _x000D_ in texts with lines of Windows."""


def xlsx_table(path: Path, faults: list[SourceFault], *, sheet: str = "") -> Table:
    """The table of a sheet, whose first row names the columns; without a name, of the one sheet that is not hidden.

    Merged cells go to `faults`. Raises `SourceFault` for a file that is damaged, locked or too large, and for a sheet
    that is not there.
    """
    check_parts(path)
    with _told(path), closing(_workbook(path)) as book:
        found = _sheet(path, book, sheet)
        part, title = found._worksheet_path, found.title
    where = f"{path.name} sheet '{title}'" if sheet else path.name
    rows = _rows(path, title)
    header = next(rows, None)
    names = _names(where, header) if header else []
    for first, cells in merged(path, part):
        said = f"{where} line {first}: the cells {cells} are merged, and only the first of them holds a value."
        keep(SourceFault(said, hint="Unmerge them and fill each."), faults, where)
    letters = [get_column_letter(number) for number in range(1, len(names) + 1)]
    columns = columns_of(Where(where, header.line if header else 1), names, letters)
    return Table(where, columns, counted(where, _full(where, rows, len(columns), faults)))


def shown_sheets(path: Path) -> list[str]:
    """The titles of the sheets that are not hidden, in their order. Raises `SourceFault` as `xlsx_table` does."""
    check_parts(path)
    with _told(path), closing(_workbook(path)) as book:
        return [each.title for each in book.worksheets if each.sheet_state == "visible"]


def _names(file: str, header: Row) -> list[str]:
    """The names of the columns, without the blank cells behind the last one."""
    names = []
    for number, cell in enumerate(header.cells, 1):
        if isinstance(cell, Unusable):
            letter = get_column_letter(number)
            raise SourceFault(f"{file} line {header.line}: column {letter} {cell.what}.", hint=cell.hint)
        names.append("" if cell is None else str(cell))
    while names and not names[-1]:
        names.pop()
    return names


def _full(file: str, rows: Iterator[Row], width: int, faults: list[SourceFault]) -> Iterator[Row]:
    """The rows as wide as the header; a value beyond it is told."""
    for row in rows:
        for number, cell in enumerate(row.cells[width:], width + 1):
            if cell is not None:
                letter = get_column_letter(number)
                said = f"{file} line {row.line}: column {letter} is {cell!r} and has no name."
                hint = "Name the column in the first row, or clear the cell."
                keep(SourceFault(said, hint=hint), faults, file)
        yield Row(row.line, [*row.cells[:width], *[None] * (width - len(row.cells))])


def _rows(path: Path, title: str) -> Iterator[Row]:
    with _told(path), closing(_workbook(path)) as book:
        sheet = book[title]
        sheet.reset_dimensions()  # what the file says of its size may be anything
        for line, cells in enumerate(sheet.iter_rows(), 1):
            if line > min(MOST_ROWS, SHEETS_ROWS):
                raise SourceFault(f"{path.name} has over {SHEETS_ROWS:,} rows.", hint="Is this a spreadsheet?")
            if len(cells) > MOST_COLUMNS:
                hint = "Clear what stands far to the right."
                raise SourceFault(f"{path.name} line {line} has over {MOST_COLUMNS} cells.", hint=hint)
            if cells:
                yield Row(line, [_cell(cell) for cell in cells])


def _cell(cell: Any) -> Cell:
    """What a cell holds. A number shown in percent is taken as it is shown: 0.12 as 12%."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        text = value if isinstance(value, str) else getattr(value, "text", None) or "="
        return Unusable(f"holds a formula {text[:40]}", "Paste the values in its place.")
    if cell.data_type == "e":
        return Unusable(f"holds the error {value}", "Clear it, or give a value.")
    if isinstance(value, time | timedelta):
        return Unusable(f"holds a time {value}", "Give a day, or make it text.")
    if isinstance(value, str) and len(value) > LONGEST:
        return Unusable("holds a text far too long", "Shorten it.")
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return Percent(round(value * 100, 10))
    return plain(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value)


def _workbook(path: Path) -> Any:
    with warnings.catch_warnings():  # openpyxl warns of parts that it leaves out, such as styles and extensions
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, read_only=True, keep_links=False)


def _sheet(path: Path, book: Any, name: str) -> Any:
    sheets: Sequence[Any] = [each for each in book.worksheets if hasattr(each, "iter_rows")]
    shown = [each for each in sheets if each.sheet_state == "visible"]
    found = [each for each in sheets if each.title == name] if name else shown
    if len(found) == 1:
        return found[0]
    titles = ", ".join(each.title for each in (sheets if name else shown)[:10]) or "none"
    if name:
        raise SourceFault(f"{path.name} has no sheet '{name}'.", hint=f"It has: {titles}.")
    hint = "Say which in the mapping, such as sheet: Firms." if shown else "Show the sheet, or name it in the mapping."
    raise SourceFault(f"{path.name} has {len(shown)} sheets: {titles}.", hint=hint)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What openpyxl says of a file, in words. A damaged workbook may raise nearly anything in its parsers."""
    try:
        yield
    except SourceFault:
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise SourceFault(f"{path.name} cannot be read: {said}", hint="Is it XLSX, and whole? Save it anew.") from error
