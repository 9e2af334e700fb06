"""What an address asks of the graph, asked once for every part of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app import address, words
from app.links import Links
from app.scoped import Scoped, scoped, without_scenario
from app.views.coverage.selection import ALONE, Selection
from app.views.coverage.view import Before, View
from graph import reads
from graph.connection import Reader
from graph.listing import technologies
from graph.rows import Coverage
from graph.scope import Scope, knowledge_notes
from ontology.model import Model


def view(reader: Reader, model: Model, links: Links, query: str | None) -> tuple[View, Scope] | None:
    """The view of a query string and the scope it holds under; whatever stands in one, a view comes out.

    `None` for a graph that holds nothing.
    """
    knowledge = reads.knowledge(reader)
    if not knowledge.entities:
        return None
    values, selection = address.read(query), Selection.from_url(query)
    asked = scoped(reader, model, values)
    rows = tuple(reads.coverage(reader, asked.scope))
    before, notes = _before(reader, selection, asked)
    complaint = _complaint(values.get("against", ""), selection)
    found = View(
        model=model,
        links=links,
        selection=selection,
        on=asked.day,
        destination=asked.scope.toward,
        by=asked.by,
        names=asked.names,
        what_if=bool(asked.scope.change.names),
        technologies=technologies(reader),
        rows=rows,
        before=before,
        knowledge=knowledge,
        notices=(*asked.notices, *complaint, *notes),
    )
    return found, asked.scope


def _complaint(text: str, selection: Selection) -> tuple[str, ...]:
    if not text or selection.against:
        return ()
    return (f"{text[:40]!r} in the address is no day to compare with. Write it as 2023-01-01.",)


def _before(reader: Reader, selection: Selection, asked: Scoped) -> tuple[Before | None, tuple[str, ...]]:
    """What to compare with, and what a reader should know of the other day."""
    if selection.against == ALONE:
        return None, ()
    other = selection.against
    if not other:
        without = without_scenario(asked)
        found = _rows(reader, without) if asked.scope.change.names else None
        return (Before(rows=found, words="without the scenario") if found is not None else None), ()
    notes = knowledge_notes([other], *reads.span(reader))
    first, last = sorted((other, asked.day))
    rows = _rows(reader, replace(asked.scope, on=other))
    return Before(rows=rows, words=f"on {words.day(date.fromisoformat(other))}", days=(first, last)), notes


def _rows(reader: Reader, scope: Scope) -> dict[str, Coverage]:
    return {row.technology: row for row in reads.coverage(reader, scope)}
