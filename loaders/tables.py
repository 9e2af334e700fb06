"""CSV files of a source, read into records that know their lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from loaders.files import text_of
from loaders.record import Item, Record, SourceFault, Where, keep

Kind = type[str] | type[int] | type[float]
_FORMS: Mapping[Kind, re.Pattern[str]] = {
    int: re.compile(r"[+-]?[0-9]{1,300}"),
    float: re.compile(r"[+-]?[0-9]{1,300}(\.[0-9]+)?"),
}
MOST_ROWS = 100_000
"""Fifty times as many as any file of a source that is read whole has."""


def csv_records(path: Path, columns: Mapping[str, Kind], faults: list[SourceFault]) -> list[Record]:
    """One record for each row; its place is the line of the file on which the row begins, also after long cells.

    `columns`: every column that the file must have, and no other, with what its cells hold. A blank cell is null.
    A cell that should be a number and is none stays text, so that reading it as a number names it.
    Rows with too few or too many cells go to `faults` and give no record.
    Raises `SourceFault` for a file that is missing, empty, too large, not UTF-8 or not CSV, and for other columns.
    """
    rows = _rows(path)
    header = _header(path, next(rows, None), columns)
    found = []
    for number, (line, cells) in enumerate(rows):
        where = Where(path.name, line)
        if number >= MOST_ROWS:
            raise SourceFault(f"{path.name} has over {MOST_ROWS:,} rows.", hint="Name the right file.")
        if len(cells) == len(header):
            found.append(Record(_fields(header, cells, columns, line), where))
        else:
            keep(_count(where, cells, header), faults, path.name)
    return found


def csv_header(path: Path) -> list[str]:
    """The names in the first row of a file; empty when the file is. Raises `SourceFault` as `csv_records` does."""
    first = next(_rows(path), None)
    return [cell.strip() for cell in first[1]] if first else []


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins; a byte order mark is no part of the first cell."""
    reader = csv.reader(io.StringIO(text_of(path).removeprefix("\ufeff"), newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceFault(
                f"{path.name} line {line}: this row is no CSV: {error}.", hint="Is a quotation mark open or stray?"
            ) from error


def _header(path: Path, first: tuple[int, list[str]] | None, columns: Mapping[str, Kind]) -> list[str]:
    if first is None:
        raise SourceFault(f"{path.name} is empty.", hint=f"It needs the columns {', '.join(columns)}.")
    where, header = Where(path.name, 1), [cell.strip() for cell in first[1]]
    for name in header:
        if name not in columns:
            raise _column(where, f"column '{name}' is not known in this release", columns)
        if header.count(name) > 1:
            raise _column(where, f"column '{name}' stands twice", columns)
    for name in columns:
        if name not in header:
            raise _column(where, f"column '{name}' is missing", columns)
    return header


def _column(where: Where, what: str, columns: Mapping[str, Kind]) -> SourceFault:
    return SourceFault(f"{where}: {what}.", hint=f"Its columns must be: {', '.join(columns)}.")


def _count(where: Where, cells: Sequence[str], header: Sequence[str]) -> SourceFault:
    if not cells:
        return SourceFault(f"{where}: the line is blank.", hint="Remove it.")
    return SourceFault(
        f"{where}: the row has {len(cells)} fields, the first of them {cells[0]!r}.",
        hint=f"Allowed: {len(header)}, one for each column. Put a text with commas in quotes.",
    )


def _fields(header: Sequence[str], cells: Sequence[str], columns: Mapping[str, Kind], line: int) -> dict[str, Item]:
    return {name: Item(_cell(cell.strip(), columns[name]), line) for name, cell in zip(header, cells, strict=True)}


def _cell(text: str, kind: Kind) -> str | int | float | None:
    if not text:
        return None
    form = _FORMS.get(kind)
    return kind(text) if form and form.fullmatch(text) else text
