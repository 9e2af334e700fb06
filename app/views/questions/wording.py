"""Questions and their columns in the words that people read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app import words
from graph.questions import Parameter, Question

BY_NAME: Mapping[str, str] = {
    "toward": "a destination", "threshold": "75", "firm": "a firm", "without": "a jurisdiction", "code": "3B001",
}  # fmt: skip
BY_TYPE: Mapping[str, str] = {
    "technology": "a technology", "jurisdiction": "a jurisdiction", "destination": "a destination",
    "measure": "a measure", "company": "a firm", "actor": "an actor", "entity": "a record", "date": "a day",
    "number": "a number", "text": "a code", "choice": "a state",
}  # fmt: skip
FIRST, SECOND = "from", "to"
PAIRS: Mapping[tuple[str, str], str] = {
    ("date", FIRST): "one day", ("date", SECOND): "another",
    ("actor", FIRST): "one actor", ("actor", SECOND): "another",
}  # fmt: skip
HEADS: Mapping[str, str] = {
    "covered_share": "Covered at most, %", "undated_share": "Start unknown, %", "known_share": "Known, %",
    "hops": "Steps", "in_force": "In force", "open_since": "Open since", "url": "Address", "rise": "Rise, points",
}  # fmt: skip
PERCENT = re.compile(r"share(_|$)|^(before|after|rise)$")
_SLOT = re.compile(r"\{(\w+)\}")


def plain(question: Question) -> str:
    """The question without anything chosen: `Which measures cover a technology toward a destination on a day?`"""
    said = {each.name: _of_any(each) for each in question.parameters}
    text = _SLOT.sub(lambda slot: said[slot[1]], question.title)
    return text[:1].upper() + text[1:]


def _of_any(parameter: Parameter) -> str:
    named = PAIRS.get((parameter.type, parameter.name)) or BY_NAME.get(parameter.name)
    return named or BY_TYPE.get(parameter.type, parameter.meaning)


def filled(question: Question, shown: Mapping[str, str]) -> str:
    """The question with what is chosen in it; `shown` gives the words for each parameter."""
    return _SLOT.sub(lambda slot: shown.get(slot[1]) or _of_any(question.parameter(slot[1])), question.title)


def pieces(question: Question) -> list[str | Parameter]:
    """The title cut into its words and the parameters between them."""
    parts = _SLOT.split(question.title)
    return [question.parameter(part) if place % 2 else part for place, part in enumerate(parts) if part]


def outside(question: Question) -> list[Parameter]:
    """The parameters that the title does not name."""
    named = set(_SLOT.findall(question.title))
    return [each for each in question.parameters if each.name not in named]


def head(column: str) -> str:
    """The words over a column."""
    said = words.capital(words.spaced(column))
    return HEADS.get(column) or (f"{said}, %" if PERCENT.search(column) else said)


def is_percent(column: str) -> bool:
    """Whether the numbers of a column are percent of a supply."""
    return bool(PERCENT.search(column))


def is_number(value: Any) -> bool:
    """Whether a value is a number; yes and no are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def unit(column: str) -> str:
    """What stands behind a number of a column: percent, points for a difference of percents, else nothing."""
    return " points" if column == "rise" else " %" if is_percent(column) else ""


def numeric(column: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a column holds numbers: at least one, and nothing else beside what is not known."""
    values = [row[column] for row in rows if row[column] is not None]
    return bool(values) and all(map(is_number, values))


FIRST_OF_ALL = ("rise", "share_to")
"""The numbers that a question with several is about."""
NO_BARS = re.compile(r"year|hops")


def figures(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns of amounts, the one that matters most first; years and steps are no amounts."""
    found = [name for name in columns if numeric(name, rows) and not NO_BARS.search(name)]
    return sorted(found, key=lambda name: name not in FIRST_OF_ALL)


def figure(value: float, column: str) -> str:
    """A number of a column as it is printed: percent with one decimal, years without comma. 0 only if it is 0."""
    if "year" in column:
        return str(int(value))
    if not is_percent(column):
        return words.number(value)
    return "under 0.1" if 0 < value < 0.05 else "0" if value == 0 else f"{value:.1f}"
