"""What goes onto a sheet with an answer: the question, what it comes to, the rows, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app import address, words
from app.exports import credit
from app.exports.content import Content
from app.exports.options import Options
from app.exports.table import Rows, paged
from app.links import Links
from app.parts.table import Order, ordered
from app.statuses import STATUSES
from app.views.questions import finding, grounds, wording
from app.views.questions.asked import asked
from app.views.questions.cells import DATES, SPOKEN, Cells
from app.views.questions.page import Page
from app.views.questions.selection import Selection
from graph import reads
from graph.answers import Answer
from graph.asking import answered
from graph.connection import Reader
from graph.questions import questions
from graph.rows import Knowledge
from graph.titles import Title
from ontology.model import Model

Row = Mapping[str, Any]


def content(reader: Reader, model: Model, query: str) -> Content | None:  # noqa: ARG001  # as every view's
    """The answer of a query string for paper, or the list of all questions; `None` for an empty graph.

    Raises `UnknownName` or `WrongValue` for what cannot be asked.
    """
    knowledge = reads.knowledge(reader)
    if not knowledge.entities:
        return None
    selection, options = Selection.from_url(query), Options.from_values(address.read(query))
    if not selection.ask:
        return _all(knowledge, selection, options)
    said = answered(reader, selection.ask, dict(selection.given)).parameters
    given = tuple((name, _plain(value)) for name, value in said.items() if value is not None)
    shown = Page(asked(reader, selection.but(given=given, page="", shown_as="", bars=""), knowledge), Links())
    answer = shown.asked.answer
    assert answer is not None  # it was answered before
    table = _table(shown, answer)
    pages = paged(table, options.paper)
    return Content(
        name=selection.ask,
        title=shown.form.said(),
        subtitle=_found(shown, answer),
        whole=pages[0].body,
        parts=pages,
        named=("page", "pages"),
        flows=True,
        address=_address(shown, options),
        day=shown.asked.known,
        options=options,
        about=(f"question {selection.ask}", grounds.rests_on(answer.grounds).rstrip("."), *answer.grounds.shares),
        sources=credit.releases(knowledge.records),
        known=shown.asked.known,
        notes=credit.cut((*answer.notes, *answer.grounds.in_part)),
    )


def _found(page: Page, answer: Answer) -> str:
    if answer.no_data:
        return words.capital(answer.no_data if answer.no_data.startswith("No data") else f"No data: {answer.no_data}")
    if not answer.rows:
        return "None known. No record of the graph answers this."
    cells = _cells(page, answer)

    def called(row: Row) -> str:
        own = row.get("name") or row.get("title")
        first = answer.columns[0]
        return words.short_name(own) if isinstance(own, str) else cells.called(first, str(row[first]))

    return finding.finding(answer.columns, answer.rows, called, wording.figures(answer.columns, answer.rows))


def _cells(page: Page, answer: Answer) -> Cells:
    return Cells(question=page.asked.question, rows=answer.rows, titles=page.asked.titles, to=page.entity)


def _table(page: Page, answer: Answer) -> Rows:
    """The rows in the order of the page, with names where the answer has ids."""
    cells = _cells(page, answer)
    order = Order.read(page.selection.sort, answer.columns)
    titles = page.asked.titles
    figures = wording.figures(answer.columns, answer.rows)
    ids = {answer.columns[0]} if {"name", "title"} & set(answer.columns) else set()  # its name stands beside it
    return Rows(
        heads=tuple(wording.head(name) for name in answer.columns),
        rows=tuple(
            tuple(_written(row[name], name, {} if name in ids else titles) for name in answer.columns)
            for row in ordered(answer.rows, order, cells.sort_key)
        ),
        numbers=frozenset(at for at, name in enumerate(answer.columns) if name in figures),
        of=len(answer.rows),
    )


def _written(value: Any, column: str, titles: Mapping[str, Title]) -> str:
    """A value in words: names for ids, days as people read them, a dash for no number."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return wording.figure(value, column)
    if isinstance(value, list | tuple):
        return "; ".join(_written(each, column, titles) for each in value) or "–"
    text = str(value)
    if column in DATES:
        return words.written_day(text)
    if column in SPOKEN:
        return STATUSES[text].words if text in STATUSES else words.spaced(text)
    found = titles.get(text)
    return words.short_name(found.name) if found else text


def _address(page: Page, options: Options) -> str:
    """The address that gives the same rows on any later day: every parameter that is set stands in it."""
    return page.links.to("questions", address.changed(page.selection.to_url(), **options.values()))


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _all(knowledge: Knowledge, selection: Selection, options: Options) -> Content:
    """The list of all questions."""
    rows = tuple((each.theme, each.title, each.id) for each in questions().values())
    table = Rows(heads=("Theme", "Question", "Id"), rows=rows, of=len(rows))
    pages = paged(table, options.paper)
    known = knowledge.as_of.isoformat() if knowledge.as_of else ""
    return Content(
        name="questions",
        title=f"{len(rows)} questions that the graph answers",
        subtitle="Each is asked by chokepoint ask ID, or at /questions.",
        whole=pages[0].body,
        parts=pages,
        named=("page", "pages"),
        flows=True,
        address=Links().to("questions", address.write({**selection.lens.values(), **options.values()})),
        day=known,
        options=options,
        sources=credit.releases(knowledge.records),
        known=known,
    )
