"""What every part of the page is made from, asked of the graph once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app import address, cells, words
from app.links import Links
from app.scoped import Scoped, scoped, without_scenario
from app.views.coverage.selection import ALONE, Selection
from graph import reads
from graph.connection import Reader
from graph.rows import Coverage, Knowledge
from graph.scope import Scope, knowledge_notes
from graph.technologies import Technology, technologies
from ontology.model import Model


@dataclass(frozen=True, kw_only=True)
class Before:
    """What the rows are compared with: another day, or the world without the scenario. `words` name it.

    `days` are the two days in their order when it is another day.
    """

    rows: Mapping[str, Coverage]
    words: str
    days: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class View:
    """The scope of an address, its rows by id, the technologies they are of, and what they are compared with."""

    model: Model
    links: Links
    selection: Selection
    asked: Scoped
    technologies: Mapping[str, Technology]
    rows: tuple[Coverage, ...]
    before: Before | None
    knowledge: Knowledge
    notices: tuple[str, ...]

    @cached_property
    def chosen(self) -> Coverage | None:
        """The row in focus, when the focus is a technology."""
        return next((row for row in self.rows if row.technology == self.selection.lens.focus), None)

    @cached_property
    def newest(self) -> int | None:
        """The newest year of the shares in view."""
        return cells.newest_year(self.rows)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of all jurisdictions by id."""
        return self.asked.names

    @property
    def day(self) -> str:
        """The day as people read it."""
        return words.written_day(self.asked.day)

    @property
    def toward(self) -> str:
        """The name of the destination."""
        return self.names.get(self.asked.scope.toward, self.asked.scope.toward)

    @property
    def panel(self) -> str:
        """The panel beside the matrix: the one asked for, else the one that fits."""
        fits = "technology" if self.chosen else "changes" if self.before else "gaps"
        asked = self.selection.panel or fits
        return fits if asked == "technology" else asked

    def href(self, selection: Selection) -> str:
        """The address of this view for a selection."""
        return self.links.to("coverage", selection.to_url())

    def elsewhere(self, path: str, focus: str) -> str:
        """The address of another view for the same lens with something in focus."""
        return self.links.to(path, address.write({**self.selection.lens.values(), "focus": focus}))

    def label(self, technology: str) -> str:
        """A technology in at most 28 characters where the graph has such a label, else by its short name."""
        known = self.technologies.get(technology)
        return (known.label or words.short_name(known.name)) if known else technology


def view(reader: Reader, model: Model, links: Links, query: str | None) -> View:
    """The view of a query string; whatever stands in one, a view comes out."""
    values, selection = address.read(query), Selection.from_url(query)
    asked = scoped(reader, model, values)
    rows = tuple(reads.coverage(reader, asked.scope))
    before, notes = _before(reader, selection, asked)
    complaint = _complaint(values.get("against", ""), selection)
    return View(
        model=model,
        links=links,
        selection=selection,
        asked=asked,
        technologies=technologies(reader),
        rows=rows,
        before=before,
        knowledge=reads.knowledge(reader),
        notices=(*asked.notices, *complaint, *notes),
    )


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
