"""What every part of the page is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app import address, cells, words
from app.layout.text import shorten
from app.links import Links
from app.views.coverage.selection import Selection
from graph.rows import Coverage, Knowledge
from graph.technologies import Technology
from ontology.model import Model

ROOM, SIZE = 172, 12
"""Pixels that a name has in the matrix, beside a year and under what it is narrower than; size of its letters."""


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
    """What an address comes to: its rows by id, the technologies they are of, and what they are compared with.

    `on` is the day, ISO; `by` the jurisdictions in the order of their columns; `names` those of all jurisdictions by
    id; `what_if` says that a scenario holds.
    """

    model: Model
    links: Links
    selection: Selection
    on: str
    destination: str
    by: tuple[str, ...]
    names: Mapping[str, str]
    what_if: bool
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
    def day(self) -> str:
        """The day as people read it."""
        return words.written_day(self.on)

    @property
    def toward(self) -> str:
        """The name of the destination."""
        return self.names.get(self.destination, self.destination)

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
        """A technology by its label of at most 28 characters; without one by as much of its name as has room."""
        known = self.technologies.get(technology)
        return known.label or shorten(words.short_name(known.name), ROOM, SIZE) if known else technology
