"""Rows on stdout in the four formats; messages on stderr."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

FORMATS = ("table", "json", "csv", "ndjson")
Row = Sequence[Any]


def say(message: str) -> None:
    """One message for the person at the terminal."""
    click.echo(message, err=True)


def chosen(format_: str | None) -> str:
    """The format asked for; else a table for a terminal and JSON for a pipe."""
    return format_ or ("table" if sys.stdout.isatty() else "json")


def write(columns: Sequence[str], rows: Iterable[Row], format_: str | None) -> int:
    """Write rows of plain values to stdout as they come; how many there were."""
    writers: dict[str, Callable[[Sequence[str], Iterable[Row], IO[str]], int]] = {
        "table": _table,
        "json": _json,
        "csv": _csv,
        "ndjson": _ndjson,
    }
    return writers[chosen(format_)](columns, rows, sys.stdout)


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


def _table(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> int:
    """A table whose cells fold rather than lose text; a terminal's width, no limit in a pipe."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    count = 0
    for count, row in enumerate(rows, start=1):
        table.add_row(*(Text(text(value)) for value in row))
    width = None if stream.isatty() else 10_000
    Console(file=stream, width=width, highlight=False, no_color=True if os.environ.get("NO_COLOR") else None).print(
        table
    )
    return count


def _json(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> int:
    count = 0
    stream.write("[")
    for count, row in enumerate(rows, start=1):
        stream.write("\n" if count == 1 else ",\n")
        stream.write(_object(columns, row))
    stream.write("\n]\n" if count else "]\n")
    return count


def _ndjson(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> int:
    count = 0
    for count, row in enumerate(rows, start=1):
        stream.write(_object(columns, row) + "\n")
    return count


def _csv(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> int:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for count, row in enumerate(rows, start=1):
        writer.writerow([text(value) for value in row])
    return count


def _object(columns: Sequence[str], row: Row) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)
