"""Rows on stdout in the four formats; messages on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.tabular import Row, json_object, text, write_csv, write_json
from ontology.errors import printable

FORMATS = ("table", "json", "csv", "ndjson")
WIDEST = 10_000


def say(message: str) -> None:
    """One message for the person at the terminal; above a bar, where there is one (`progress`)."""
    click.echo(printable(message), file=sys.stderr, err=True)  # without `file`, click would write past the bar


def chosen(format_: str | None) -> str:
    """The format asked for; else a table for a terminal and JSON for a pipe."""
    return format_ or ("table" if sys.stdout.isatty() else "json")


def write(columns: Sequence[str], rows: Iterable[Row], format_: str | None) -> int:
    """Write rows of plain values to stdout as they come; how many there were."""
    writers: dict[str, Callable[[Sequence[str], Iterable[Row], IO[str]], None]] = {
        "table": _table,
        "json": write_json,
        "csv": write_csv,
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


def _table(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    """A table whose cells fold rather than lose text; a terminal's width, no limit in a pipe."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(text(value))) for value in row))
    width = None if stream.isatty() else WIDEST
    Console(file=stream, width=width, highlight=False, no_color=True if os.environ.get("NO_COLOR") else None).print(
        table
    )


def _ndjson(columns: Sequence[str], rows: Iterable[Row], stream: IO[str]) -> None:
    for row in rows:
        stream.write(json_object(columns, row) + "\n")
