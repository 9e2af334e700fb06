"""A table as every form of file gives it: named columns, and rows of cells that know their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from loaders.record import SourceFault, Where

MOST_ROWS, MOST_COLUMNS, LONGEST = 2_000_000, 2_000, 1 << 20
"""What is taken for a table: its rows, its columns, the characters of a cell."""


@dataclass(frozen=True)
class Unusable:
    """A cell that holds something no value can be taken from: what it is, and what to do."""

    what: str
    hint: str


class Percent(float):
    """A number that a spreadsheet shows with a percent sign, as it is shown: 12.0 where 12% is read."""


Scalar = str | int | float | bool | Unusable | None
Cell = Scalar | list[Scalar]


@dataclass(frozen=True)
class Column:
    """A column by its name; `place` is what else people know it by, such as the letter of a spreadsheet."""

    name: str
    place: str = ""

    def __str__(self) -> str:
        return f"column {self.place} '{self.name}'" if self.place else f"column '{self.name}'"


@dataclass(frozen=True)
class Row:
    """A row with the line on which it begins; a row of a spreadsheet or of Parquet is a line."""

    line: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """The columns of a file, and its rows, which are read as they are asked for."""

    file: str
    columns: Sequence[Column]
    rows: Iterator[Row]


def columns_of(where: Where, names: Sequence[str], places: Sequence[str] = ()) -> list[Column]:
    """The columns that a header names, white space in a name made one blank.

    Raises `SourceFault` for a header with a blank name, with one name twice, or with too many.
    """
    plain = [" ".join(name.split()) for name in names]
    if not plain:
        raise SourceFault(f"{where.file} is empty.", hint="Its first row must name the columns.")
    if len(plain) > MOST_COLUMNS:
        raise SourceFault(f"{where}: there are over {MOST_COLUMNS} columns.", hint="Is this a table?")
    found = [Column(name, place) for name, place in zip(plain, places or [""] * len(plain), strict=True)]
    for number, column in enumerate(found, 1):
        if not column.name:
            which = f"column {column.place or number}"
            raise SourceFault(f"{where}: {which} has no name.", hint="Name every column in the first row.")
        if plain.count(column.name) > 1:
            raise SourceFault(f"{where}: {column} stands twice.", hint="Give each column a name of its own.")
    return found


def counted(file: str, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows that hold something. Raises `SourceFault` past the bound."""
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise SourceFault(f"{file} has over {MOST_ROWS:,} rows.", hint="Split it, or name the right file.")
        if any(cell is not None and cell != "" and cell != [] for cell in row.cells):
            yield row


def plain(value: Any) -> Cell:
    """A value of a program's own as a cell: days in ISO form, without the time of day."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime | date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list | tuple):
        return [each for each in map(plain, value) if each is not None and not isinstance(each, list)]
    return Unusable(f"holds {type(value).__name__} {str(value)[:40]!r}", "Make it text, a number or a day.")
