"""From the rows of an answer to the cells of its table, and to what they are sorted by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from app import words
from app.facts import web
from app.markup import Content, joined, tag
from app.parts.table import Head, Key, Line
from app.statuses import STATUSES
from app.views.questions import wording
from graph.questions import Question
from graph.titles import Title

Row = Mapping[str, Any]
PROSE = frozenset({"name", "title", "claim", "detail", "url", "what", "publisher", "codes"})
SPOKEN = frozenset(
    {
        *("status", "kind", "how", "role", "level", "treatment", "change", "state", "relation", "response", "position"),
        *("statement", "attribution", "one_says", "other_says", "holder_kind"),
    }
)
"""Columns of words that stand for themselves, not for an entity."""
DATES = frozenset({"effective", "announced", "since", "ended", "until", "date", "day", "open_since"})
FOLDED = 8
"""A list of more than this many names folds behind the first six, which open to all of them."""
SHOWN = 6
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")


def ids_in(rows: Iterable[Row]) -> set[str]:
    """Every text in the rows that may be an id."""
    cells = (value for row in rows for name, value in row.items() if name not in PROSE | SPOKEN | DATES)
    return {text for value in cells for text in _texts(value)}


def _texts(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Makes the cells of one answer. `to` gives the address of an entity in the explorer."""

    question: Question
    rows: Sequence[Row]
    titles: Mapping[str, Title]
    to: Callable[[str], str]

    def heads(self) -> list[Head]:
        """The columns of the answer; the heads say what they mean when pointed at."""
        return [
            Head(
                key=name,
                words=wording.head(name),
                hint=words.capital(said),
                numbers=wording.numeric(name, self.rows),
                wide=name in PROSE,
                tight=name in DATES,
            )
            for name, said in self.question.columns.items()
        ]

    def line(self, row: Row, place: int) -> Line:
        """One row of the table. `place` is its place in the answer from 1."""
        return Line(cells=tuple(self._cell(row, name) for name in self.question.columns), key=str(place))

    def named_beside(self, column: str) -> bool:
        """Whether the name of the entity in a column stands in the next column."""
        columns = list(self.question.columns)
        return columns[columns.index(column) + 1 :][:1] in (["name"], ["publisher"])

    def sort_key(self, row: Row, column: str) -> Key:
        """What a row is ordered by: numbers as they are, entities by what they are called, lists by their first."""
        value = row[column]
        if value is None or value == []:
            return None
        if wording.is_number(value) or isinstance(value, bool):
            return float(value)
        texts = [self.called(column, text) for text in _texts(value)]
        return ", ".join(texts) or None

    def called(self, column: str, text: str) -> str:
        """What an entity is called in a column; any other text as it is."""
        found = self._title(column, text)
        if found is None or self.named_beside(column):
            return text
        return _publication(found) if "Source" in found.labels else found.short

    def _title(self, column: str, text: str) -> Title | None:
        return None if column in PROSE | SPOKEN | DATES else self.titles.get(text)

    def _cell(self, row: Row, column: str) -> Content:
        value = row[column]
        if value is None:
            return self._absent(column)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if wording.is_number(value):
            return tag("data", wording.figure(value, column), value=repr(value))
        if isinstance(value, list | tuple):
            return folded([self._entity(column, str(each), alone=False) for each in value])
        return self._text(column, str(value))

    def _absent(self, column: str) -> Content:
        if wording.is_percent(column):
            return tag("span", "no number", class_="absent")
        return tag("span", "not known", class_="absent") if column in DATES - {"ended", "until"} else None

    def _text(self, column: str, text: str) -> Content:
        if column in DATES and _ISO.fullmatch(text):
            return tag("time", words.unbroken_dates(words.written_day(text)), datetime=text)
        if column in SPOKEN:
            return _spoken(text, cell="cell" in self.question.columns[column])
        if column == "url" and (href := web(text)):
            return tag("a", text, href=href, target="_blank", rel="noopener noreferrer", dir="auto")
        return self._entity(column, text, alone=True)

    def _entity(self, column: str, text: str, *, alone: bool) -> Markup:
        found = self._title(column, text)
        if found is None:
            return tag("span", words.spaced(text) if column in SPOKEN else text, dir="auto")
        href = self.to(text)
        if self.named_beside(column):
            return tag("a", text, href=href, class_="id")
        link = tag("a", self.called(column, text), href=href, title=f"{found.name} ({text})", dir="auto")
        return link + tag("span", text, class_="id") if alone and "Source" not in found.labels else link


def _spoken(text: str, *, cell: bool) -> Markup:
    """A word of the records; the status of a cell with the letter and colour that it has everywhere."""
    status = STATUSES.get(text) if cell else None
    if status is None:
        return tag("span", words.spaced(text))
    chip = tag("span", status.letter, class_=f"chip status-{text}", aria_hidden="true")
    return chip + tag("span", status.words)


def _publication(title: Title) -> str:
    day = words.day(title.date, title.date_precision) if title.date else ""
    return ", ".join(part for part in (title.publisher or title.name, day) if part)


def folded(items: Sequence[Markup]) -> Content:
    """Items in one line with commas; many of them behind the first few, opened by a click."""
    if len(items) <= FOLDED:
        return _listed(items)
    more = tag("summary", _listed(items[:SHOWN]), f" and {len(items) - SHOWN} more")
    return tag("details", more, _listed(items[SHOWN:]))


def _listed(items: Sequence[Markup]) -> Markup:
    return joined([item, ", "] if place < len(items) - 1 else item for place, item in enumerate(items))
