"""What the columns of a table seem to hold, seen from its first rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from loaders.checks import ID
from loaders.dates import day_that_counts
from loaders.sources.table.cells import Cell, Percent, Row, Table, Unusable
from loaders.sources.table.values import text

ABSENT = ("-", "–", "—", "?", "n/a", "N/A", "n.a.", "NA", "#N/A", "unknown", "Unknown", "none", "None", "null", "NULL")
"""Words that people write into a cell instead of leaving it blank. NA is also Namibia: see `absent_in`."""
FORMATS = ("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d-%m-%Y", "%d %b %Y", "%d %B %Y", "%B %d, %Y")
MARKS = (";", "|", "\n")
PERCENTAGE = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?\s*%")


@dataclass(frozen=True)
class Seen:
    """One column: its name, and its cells in the first rows, blank ones as `None`."""

    name: str
    cells: Sequence[Cell]

    @cached_property
    def texts(self) -> list[str]:
        """What its cells say, without the blank ones; a list says each of its values."""
        flat = [each for cell in self.cells for each in (cell if isinstance(cell, list) else [cell])]
        return [text(each) for each in flat if each is not None]

    @property
    def full(self) -> bool:
        """Whether no cell is blank."""
        return bool(self.cells) and all(cell is not None and cell != [] for cell in self.cells)

    @property
    def single(self) -> bool:
        """Whether every cell holds one value at most."""
        return not any(isinstance(cell, list) for cell in self.cells)

    @property
    def usable(self) -> bool:
        """Whether a value can be taken from every cell: none holds a formula or an error."""
        return not any(isinstance(cell, Unusable) for cell in self.cells)

    @property
    def unique(self) -> bool:
        """Whether no two cells say the same."""
        return self.full and self.single and len(set(self.texts)) == len(self.cells)

    @property
    def ids(self) -> bool:
        """Whether every cell could be an id as it is."""
        return self.full and self.single and all(ID.fullmatch(each) for each in self.texts)

    @property
    def percentages(self) -> bool:
        """Whether the cells are numbers with a percent sign."""
        return self._all(lambda each: bool(PERCENTAGE.fullmatch(each)))

    @property
    def days(self) -> bool:
        """Whether the cells are days in ISO form."""
        return self._all(lambda each: len(each) == len("2024-04-01") and _is_day(each))

    def codes(self, length: int) -> bool:
        """Whether the cells are words of so many capital letters."""
        return self._all(lambda each: bool(re.fullmatch(f"[A-Z]{{{length}}}", each)))

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The forms in which every cell is a day; several where 03/04/2024 may be March or April."""
        return tuple(form for form in FORMATS if self._all(lambda each, form=form: _fits(each, form)))

    @property
    def mark(self) -> str:
        """What parts several values in a cell; empty where nothing seems to."""
        return next((mark for mark in MARKS if any(mark in each for each in self.texts)), "")

    def follows(self, other: Seen) -> bool:
        """Whether this column says the same wherever the other does, as a name follows from a code."""
        first: dict[str, Cell] = {}
        return all(first.setdefault(str(key), cell) == cell for key, cell in zip(other.cells, self.cells, strict=True))

    def _all(self, holds: object) -> bool:
        assert callable(holds)
        return bool(self.texts) and self.usable and all(holds(each) for each in self.texts)


def seen(table: Table, rows: Sequence[Row], absent: Sequence[str]) -> list[Seen]:
    """The columns of a table with their cells in `rows`; words of `absent` are blank."""
    return [
        Seen(column.name, [_blank(row.cells[place], absent) for row in rows])
        for place, column in enumerate(table.columns)
    ]


def absent_in(rows: Sequence[Row]) -> list[str]:
    """The words in `rows` that seem to stand for a blank cell. Where NA stands among other codes it is a code."""
    said = {cell.strip() for row in rows for cell in row.cells if isinstance(cell, str)}
    found = [word for word in ABSENT if word in said]
    return [word for word in found if word != "NA" or not {"JP", "US", "CN", "DE"} & said]


def _blank(cell: Cell, absent: Sequence[str]) -> Cell:
    if isinstance(cell, Percent):
        return text(cell)
    return None if isinstance(cell, str) and cell.strip() in absent else cell


def _is_day(written: str) -> bool:
    try:
        return day_that_counts(written, "last")[1] == "day"
    except ValueError:
        return False


def _fits(written: str, form: str) -> bool:
    try:
        datetime.strptime(written, form)  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return False
    return True
