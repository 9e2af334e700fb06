"""Tables as text: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

Row = Sequence[Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of plain values under their columns. `name` is what a file of it is called, without its ending."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def text(value: Any) -> str:
    """A value in one cell: null empty, lists joined by `;`, what has names as JSON."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ";".join(text(each) for each in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def write_csv(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    """Rows as CSV, as they come."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([value if type(value) in (str, int) else text(value) for value in row] for row in rows)


def write_json(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    """Rows as a JSON list of objects, one a line, as they come."""
    before = "["
    for row in rows:
        stream.write(f"{before}\n{json_object(columns, row)}")
        before = ","
    stream.write("[]\n" if before == "[" else "\n]\n")


def json_object(columns: Sequence[str], row: Row) -> str:
    """One row as a JSON object."""
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)


def as_csv(table: Table) -> str:
    """A table for a spreadsheet: text that it would take for a formula stands behind an apostrophe."""
    stream = io.StringIO()
    write_csv(table.columns, ([harmless(value) for value in row] for row in table.rows), stream)
    return stream.getvalue()


def harmless(value: Any) -> Any:
    """A value that a spreadsheet does not take for a formula: text that begins like one stands behind an apostrophe."""
    written = text(value)
    safe = isinstance(value, (int, float)) or not written.startswith(FORMULA)
    return value if safe else "'" + written


def as_json(table: Table) -> str:
    """A table as a JSON list of objects."""
    stream = io.StringIO()
    write_json(table.columns, table.rows, stream)
    return stream.getvalue()
