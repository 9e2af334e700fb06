"""The one line over an answer: how many rows, and what they come to. Written from the rows alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app import words
from app.views.questions import wording
from app.views.questions.cells import SPOKEN

Row = Mapping[str, Any]
Called = Callable[[Row], str]
FEW = 6
"""Up to so many kinds of a word are counted one by one."""
NAMED = 3


def finding(columns: Sequence[str], rows: Sequence[Row], called: Called, figures: Sequence[str]) -> str:
    """`7 rows: 5 in force, 2 undated.` `called` names the entity that a row is about; `figures` are the columns of
    numbers, the one that matters most first."""
    before = words.count(len(rows), "row")
    return f"{before}: {_said(columns, rows, called, figures)}."


def _said(columns: Sequence[str], rows: Sequence[Row], called: Called, figures: Sequence[str]) -> str:
    if figures and len(rows) == 1:
        return _one(rows[0], called(rows[0]), figures)
    if figures:
        return _range(rows, called, figures[0])
    for column in columns:
        counted = Counter(str(row[column]) for row in rows if isinstance(row[column], str)) if column in SPOKEN else {}
        if 1 <= len(counted) <= FEW and sum(counted.values()) == len(rows) > 1:
            return ", ".join(f"{number:,} {words.spaced(word)}" for word, number in _most(counted))
    return _names(list(dict.fromkeys(called(row) for row in rows)))


def _most(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _one(row: Row, called: str, figures: Sequence[str]) -> str:
    numbers = [f"{_head(name)} {_number(row[name], name)}" for name in figures]
    return f"{called}, {', '.join(numbers)}"


def _head(column: str) -> str:
    return wording.head(column).partition(",")[0].lower()


def _number(value: float | None, column: str) -> str:
    if value is None:
        return "no number"
    return wording.figure(value, column) + wording.unit(column)


def _range(rows: Sequence[Row], called: Called, column: str) -> str:
    known = [row for row in rows if row[column] is not None]
    most, least = max(known, key=lambda row: row[column]), min(known, key=lambda row: row[column])
    unknown = f"; {words.count(len(rows) - len(known), 'row')} without number" if len(known) < len(rows) else ""
    if most[column] == least[column]:
        return f"{_head(column)} {_number(most[column], column)} throughout{unknown}"
    return f"{_head(column)} from {_at(most, called, column)} down to {_at(least, called, column)}{unknown}"


def _at(row: Row, called: Called, column: str) -> str:
    return f"{_number(row[column], column)} ({called(row)})"


def _names(names: Sequence[str]) -> str:
    between = "; " if any("," in name for name in names[: NAMED + 1]) else ", "
    rest = len(names) - NAMED
    if rest <= 1:
        return between.join(names)
    return f"{between.join(names[:NAMED])} and {rest:,} more"
