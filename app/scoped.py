"""From what an address says to what answers take, and what in it could not be had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app import lens as lenses
from app import places
from app.lens import Lens
from graph.connection import Reader
from graph.nearest import nearest
from graph.reads import ask, span
from graph.scenario import NO_CHANGE, Change
from graph.scope import CHINA, Scope, knowledge_notes, today
from graph.supposing import change
from graph.templates import DEFAULT_BY
from ontology.errors import ExplorerError
from ontology.model import Model


@dataclass(frozen=True, kw_only=True)
class Scoped:
    """What an address comes to. `by` is in the order of columns; `names` are those of all jurisdictions by id.

    `notices` say what the address asked for and cannot have, and what a reader should know of the day.
    """

    lens: Lens
    scope: Scope
    by: tuple[str, ...]
    names: Mapping[str, str]
    notices: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day, written 2024-12-31."""
        return self.scope.on


def scoped(reader: Reader, model: Model, values: Mapping[str, str], *, toward: str = CHINA) -> Scoped:
    """What the values of an address come to; whatever stands in them, a scope comes out. `toward` is the default."""
    lens = Lens.from_values(values)
    found = Found(reader)
    first, known = span(reader)
    on = (lens.on or known or today()).isoformat()
    destination = found.one(lens.toward, "destination") or toward
    by = found.all(lens.by or ()) or [id for id in DEFAULT_BY if id in found.names]
    given = Scope(
        on=on,
        toward=destination,
        by=tuple(sorted(by)),
        change=_change(reader, model, lens, found),
        notes=knowledge_notes([on], first, known),
    )
    return Scoped(
        lens=lens,
        scope=given,
        by=tuple(places.ordered(given.by, found.names)),
        names=found.names,
        notices=(*lenses.complaints(values), *found.missing, *given.notes),
    )


class Found:
    """The jurisdictions of the graph; collects in words what was asked for and is not among them."""

    def __init__(self, reader: Reader) -> None:
        rows = ask(reader, "jurisdictions")
        self.names: dict[str, str] = {row["id"]: row["name"] for row in rows}
        self._ids = {
            str(word).casefold(): row["id"] for row in rows for word in (row["iso2"], row["iso3"], row["id"]) if word
        }
        self.missing: list[str] = []

    def one(self, word: str, role: str) -> str | None:
        """The id for a code in any case; `None`, and a sentence in `missing`, when there is none."""
        if not word:
            return None
        id = self._ids.get(word.casefold())
        if id is None:
            hint = nearest(word, self.names)
            self.missing.append(f"The graph has no {role} {word[:60]!r}. {hint}".strip())
        return id

    def all(self, words: Iterable[str]) -> list[str]:
        """The ids for several codes, without those that are missing."""
        return [id for word in words if (id := self.one(word, "jurisdiction"))]


def _change(reader: Reader, model: Model, lens: Lens, found: Found) -> Change:
    """What the scenario of the address changes; nothing, with the reason in `missing`, when it cannot hold."""
    if lens.scenario is None:
        return NO_CHANGE
    try:
        return change(reader, [lens.scenario], model)
    except ExplorerError as error:
        found.missing.append(f"The scenario was left out. {error} {error.hint}".strip())
        return NO_CHANGE


def without_scenario(asked: Scoped) -> Scope:
    """The same scope as the world is, without what the scenario changes."""
    return replace(asked.scope, change=NO_CHANGE)
