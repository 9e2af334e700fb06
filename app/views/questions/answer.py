"""The answer as markup: finding, bars, table, what it rests on, and the same as Cypher and as a command."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app import address, words
from app.drawing.svg import svg
from app.markup import Content, tag
from app.parts.table import Order, ordered, paged, pager, table
from app.views.questions import elsewhere, figures, finding, rail, wording
from app.views.questions.cells import Cells
from app.views.questions.grounds import Naming, behind
from app.views.questions.page import Page
from graph.answers import Answer

Row = Mapping[str, Any]
WIDE, NARROW = 760.0, 350.0
"""How wide bars are drawn: beside the list of questions, and in a narrow window."""


class Answered:
    """The part of the page below the sentence."""

    def __init__(self, page: Page, answer: Answer) -> None:
        self.page, self.answer, self.asked = page, answer, page.asked
        self.rows: Sequence[Row] = answer.rows
        self.cells = Cells(question=self.asked.question, rows=self.rows, titles=self.asked.titles, to=page.entity)
        self.figures = wording.figures(answer.columns, self.rows)
        self.order = Order.read(page.selection.sort, answer.columns)

    def markup(self) -> Markup:
        return tag(
            "div",
            self._finding(),
            self._ways(),
            self._bars(),
            self._table() if self.rows else self._instead(),
            behind(self.answer, self._naming()),
            self._folds(),
            class_="answer",
        )

    def _finding(self) -> Markup:
        if self.answer.no_data:
            said, reason = "No data. ", words.capital(self.answer.no_data.removeprefix("No data: "))
            return tag(
                "p", tag("strong", said), self._named(reason), class_="finding no-data", id="finding", role="status"
            )
        said = "None known. " if not self.rows else ""
        text = (
            finding.finding(self.answer.columns, self.rows, self._called, self.figures)
            if self.rows
            else "No record of the graph answers this."
        )
        return tag("p", tag("strong", said) if said else None, text, class_="finding", id="finding", role="status")

    def _named(self, text: str) -> str:
        """A sentence with names where it has the ids of the parameters."""
        for value in self.answer.parameters.values():
            if isinstance(value, str) and value in self.asked.titles:
                text = text.replace(value, self.asked.titles[value].short)
        return text

    def _called(self, row: Row) -> str:
        """What a row is about, in a word: its name, else the name of the entity in its first column."""
        own = row.get("name") or row.get("title")
        if isinstance(own, str):
            return words.short_name(own)
        first = self.answer.columns[0]
        return self.cells.called(first, str(row[first]))

    def _ways(self) -> Markup:
        """Table or bars, and the views that draw it."""
        shown = self._drawn()
        tabs: list[Content] = []
        if self._can_be_drawn():
            tabs = [
                tag(
                    "a",
                    "Table",
                    href=self.page.to(shown_as=""),
                    class_="button",
                    aria_current=None if shown else "true",
                ),
                tag(
                    "a",
                    "Bars",
                    href=self.page.to(shown_as="bars"),
                    class_="button",
                    aria_current="true" if shown else None,
                ),
            ]
        found = elsewhere.ways(self.asked.question, self.answer.parameters, self.page.selection.lens, self.page.links)
        views = [tag("a", text, href=href, class_="button") for text, href in found]
        see = [tag("span", "See it in", class_="ways-word"), *views] if views else []
        return tag("div", tag("span", tabs, class_="tabs-of") if tabs else None, tag("span", see), class_="ways")

    def _can_be_drawn(self) -> bool:
        return len(self.rows) > 1 and bool(self.figures)

    def _drawn(self) -> str:
        """The column that the bars are of; empty when there are none."""
        if self.page.selection.shown_as != "bars" or not self._can_be_drawn():
            return ""
        asked = self.page.selection.bars
        return asked if asked in self.figures else self.figures[0]

    def _bars(self) -> Content:
        column = self._drawn()
        if not column:
            return None
        made = [self._bar(row, column) for row in self._ordered()]
        name = f"{wording.head(column)}: {self.page.form.said()}"
        whole = 100.0 if wording.unit(column) == " %" else None
        both = [
            tag("div", svg(figures.bars(made, name=name, whole=whole, room=room)), class_=look)
            for room, look in ((WIDE, "bars-wide"), (NARROW, "bars-narrow"))
        ]
        return tag("figure", tag("figcaption", self._columns(column)), both, class_="bars-figure")

    def _columns(self, column: str) -> Content:
        """Which numbers the bars are of, and the way to the others."""
        if len(self.figures) == 1:
            return wording.head(column)
        return [
            tag(
                "a",
                wording.head(each),
                href=self.page.to(bars=each),
                class_="bars-of",
                aria_current="true" if each == column else None,
            )
            for each in self.figures
        ]

    def _bar(self, row: Row, column: str) -> figures.Bar:
        value, first = row[column], str(row[self.answer.columns[0]])
        return figures.Bar(
            name=self._bar_name(row),
            value=value,
            written="no number" if value is None else wording.figure(value, column) + wording.unit(column),
            href=self.page.entity(first) if first in self.asked.titles else "",
        )

    def _bar_name(self, row: Row) -> str:
        """What a row is about, and who holds it where the same stands in several rows."""
        said = self._called(row)
        other = next(
            (name for name in ("holder", "technology") if name in row and name != self.answer.columns[0]), None
        )
        return f"{said}: {self.cells.called(other, str(row[other]))}" if other else said

    def _ordered(self) -> list[Row]:
        return ordered(self.rows, self.order, self.cells.sort_key)

    def _table(self) -> Markup:
        page = paged(self._ordered(), self.page.selection.page)
        made = table(
            self.page.form.said(),
            self.cells.heads(),
            [self.cells.line(row, place) for place, row in enumerate(page.rows, page.first)],
            order=self.order,
            to=lambda word: self.page.to(sort=word, page=""),
            name="answer-table",
        )
        turn = pager(page, lambda number: self.page.to(page=number), "Pages of the answer")
        return tag("div", tag("div", made, class_="table-box", tabindex="0", role="region", aria_label="Rows"), turn)

    def _instead(self) -> Content:
        """What else can be asked about the same entity, where this question has no row."""
        id = elsewhere.about(self.asked.question, self.answer.parameters)
        found = self.asked.titles.get(id)
        return rail.about(self.page.selection, self.page.links, found) if found else None

    def _naming(self) -> Naming:
        page = self.page

        def cited(id: str) -> str:
            return page.links.to("sources", address.write(page.selection.lens.values() | {"focus": id}))

        return Naming(titles=self.asked.titles, to=page.entity, cited=cited, links=page.links)

    def _folds(self) -> Markup:
        said = [
            tag("div", tag("dt", wording.head(name)), tag("dd", text))
            for name, text in self.asked.question.columns.items()
        ]
        return tag(
            "section",
            tag(
                "details", tag("summary", "What the columns say"), tag("dl", said, class_="columns"), id="fold-columns"
            ),
            _fold("View as Cypher", "cypher-text", self.answer.cypher),
            _fold("As a command", "command-text", command(self.answer, self.asked.question.id)),
            class_="folds",
        )


def _fold(heading: str, id: str, text: str) -> Markup:
    copy = tag("button", "Copy", type="button", class_="button copy-text", data_copy=id, aria_label=f"Copy: {heading}")
    return tag("details", tag("summary", heading), copy, tag("pre", text, id=id, tabindex="0"), id=f"fold-{id}")


def command(answer: Answer, id: str) -> str:
    """The command line that gives the same rows, quoted for a shell. Every parameter that is set stands in it."""
    given = {name: value for name, value in answer.parameters.items() if value is not None}
    said = [f"--param {shlex.quote(f'{name}={_plain(value)}')}" for name, value in given.items()]
    return " ".join(["chokepoint ask", id, *said])


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
