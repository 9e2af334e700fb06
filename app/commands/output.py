"""Rows on stdout in the four formats; messages on stderr."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

FORMATS = ("table", "json", "csv", "ndjson")
WIDEST = 10_000
Row = Sequence[Any]


def say(message: str) -> None:
    """One message for the person at the terminal."""
    click.echo(message, err=True)


def chosen(format_: str | None) -> str:
    """The format asked for; else a table for a terminal and JSON for a pipe."""
    return format_ or ("table" if sys.stdout.isatty() else "json")


def write(columns: Sequence[str], rows: Iterable[Row], format_: str | None) -> int:
    """Write rows of plain values to stdout as they come; how many there were."""
    writers: dict[str, Callable[[Sequence[str], Iterable[Row], IO[str]], None]] = {
        "table": _table,
        "json": _json,
        "csv": _csv,
        "ndjson": _ndjson,
    }
    counted = _Counted(rows)
    writers[chosen(format_)](columns, counted, sys.stdout)
    return counted.count


class _Counted:
    """Rows, and how many of them have gone by."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def text(value: Any) -> str:
    """A value in one cell: null empty, lists joined by `;`, what has names as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(text(each) for each in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _table(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    """A table whose cells fold rather than lose text; a terminal's width, no limit in a pipe."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(text(value)) for value in row))
    width = None if stream.isatty() else WIDEST
    Console(file=stream, width=width, highlight=False, no_color=True if os.environ.get("NO_COLOR") else None).print(
        table
    )


def _json(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    before = "["
    for row in rows:
        stream.write(f"{before}\n{_object(columns, row)}")
        before = ","
    stream.write("[]\n" if before == "[" else "\n]\n")


def _ndjson(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    for row in rows:
        stream.write(_object(columns, row) + "\n")


def _csv(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([text(value) for value in row])


def _object(columns: Sequence[str], row: Row) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)
