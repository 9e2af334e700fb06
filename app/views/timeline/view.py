"""From an address to what the timeline shows: every filter looked up in the graph, and what could not be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app import address, places
from app.links import Links
from app.scoped import Found, scoped
from app.views.timeline import filters, selection
from app.views.timeline.figures import LANES, View
from app.views.timeline.filters import Asked, Kept
from app.views.timeline.selection import Selection
from graph import reads
from graph.chronology import chronology, ties
from graph.connection import Reader
from graph.nearest import nearest
from graph.scope import today
from graph.timed import Happening, Ties, TimedMeasure
from graph.titles import Choice, choices
from ontology.model import Model

LISTS = "list:"
"""How the name of a list begins, where the address names what is on the card."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A view with its filters. `all` are all measures by id, `happenings` all events; `notices` say what the address
    asked for and cannot have; `looked` knows what the filters can be set to."""

    view: View
    asked: Asked
    kept: Kept
    all: Mapping[str, TimedMeasure]
    happenings: Mapping[str, Happening]
    notices: tuple[str, ...]
    looked: Looking

    @property
    def actors(self) -> tuple[Choice, ...]:
        """The actors that a measure or an event names, jurisdictions first."""
        there = {id for measure in self.all.values() for id in measure.actors}
        there |= {id for event in self.happenings.values() for id in event.actors}
        named = [choice for choice in self.looked.actors if choice.id in there]
        return tuple(sorted(named, key=lambda choice: "Jurisdiction" not in choice.labels))

    @property
    def empty(self) -> bool:
        """Whether the graph has nothing that a timeline could show."""
        return not self.all and not self.happenings

    @property
    def card(self) -> bool:
        """Whether something is on the card."""
        return bool(self.view.chosen)


def shown(reader: Reader, model: Model, links: Links, query: str | None) -> Shown:
    """What the timeline shows for a query string; whatever stands in it, something sensible comes out."""
    values = address.read(query)
    chosen = Selection.from_values(values)
    looked = Looking(reader, chosen)
    if not looked.names:
        return _nothing(model, links, chosen, looked)
    own = {"toward": next(iter(looked.names)), "by": ",".join(looked.lanes)}
    asked = scoped(reader, model, {**values, **own})
    filter_ = Asked(technology=looked.technology, actor=looked.actor, kind=looked.kind(model), toward=looked.toward)
    measures = chronology(
        reader,
        on=asked.day,
        toward=filter_.toward or None,
        technology=filter_.technology or None,
        change=asked.scope.change,
    )
    tied = ties(reader)
    kept = filters.kept(model, measures, tied, filter_)
    all_, happenings = {each.id: each for each in measures}, {each.id: each for each in tied.events}
    card = looked.card({*all_, *happenings})
    view = View(
        model=model,
        links=links,
        selection=chosen.but(toward=looked.toward),
        on=date.fromisoformat(asked.day),
        known=reads.span(reader)[1] or today(),
        names=looked.names,
        by=looked.lanes,
        measures=kept.measures,
        events=kept.events,
        ties=tied,
        chosen=card,
    )
    return Shown(
        view=view,
        asked=filter_,
        kept=kept,
        all=all_,
        happenings=happenings,
        notices=(*looked.missing, *asked.notices, *selection.complaints(values)),
        looked=looked,
    )


def _nothing(model: Model, links: Links, chosen: Selection, looked: Looking) -> Shown:
    """What the timeline of an empty graph shows."""
    view = View(
        model=model,
        links=links,
        selection=chosen,
        on=chosen.lens.on or today(),
        known=today(),
        names={},
        by=(),
        measures=(),
        events=(),
        ties=Ties(),
    )
    kept = Kept(measures=(), events=(), hidden=0, hidden_events=0)
    return Shown(view=view, asked=Asked(), kept=kept, all={}, happenings={}, notices=(), looked=looked)


class Looking:
    """Looks up what an address names; collects in `missing` what the graph does not have.

    The graph is asked for its technologies and actors only where an address names one, or the filters need them.
    """

    def __init__(self, reader: Reader, chosen: Selection) -> None:
        self.missing: list[str] = []
        self._reader, self._chosen, self._focus = reader, chosen, chosen.lens.focus
        found = Found(reader)
        self.names: Mapping[str, str] = found.names
        self.toward = found.one(chosen.lens.toward, "destination") or ""
        self.lanes = self._lanes(found, chosen)
        self.missing += found.missing
        self.technology = self._filter(chosen.technology, "technology")
        self.actor = self._filter(chosen.actor, "actor")

    @cached_property
    def technologies(self) -> tuple[Choice, ...]:
        """Every technology, by name."""
        return tuple(choices(self._reader, "technology"))

    @cached_property
    def actors(self) -> tuple[Choice, ...]:
        """Every actor, by name."""
        return tuple(choices(self._reader, "actor"))

    def _lanes(self, found: Found, chosen: Selection) -> tuple[str, ...]:
        """The jurisdictions asked for, else those shown by default as far as the graph has them, else all it has."""
        there = [id for id in LANES if id in self.names] or [*self.names]
        return tuple(places.ordered(found.all(chosen.lens.by or ()) or there, self.names))

    def _filter(self, word: str, what: str) -> str:
        """The id that a filter is set to, else the focus when it is such an entity."""
        if not word and not self._focus:
            return ""
        listed = self.technologies if what == "technology" else self.actors
        known = {choice.id: choice.name for choice in listed}
        if not word:
            return self._focus if self._focus in known else ""
        if word in known or word.casefold() in known:
            return word if word in known else word.casefold()
        self.missing.append(f"The graph has no {what} {word[:60]!r}. {nearest(word, known)}".strip())
        return ""

    def kind(self, model: Model) -> str:
        """The group or class of the filter by kind."""
        word = self._chosen.kind
        found = filters.kind(model, word) if word else ""
        if found is None:
            self.missing.append(f"There is no kind of measure {word[:60]!r}. All kinds are shown.")
        return found or ""

    def card(self, known: set[str]) -> str:
        """What is on the card: what the address names, else the focus when it is a measure or an event."""
        word = self._chosen.show or ("" if self._focus in (self.technology, self.actor) else self._focus)
        if not word or word in known or word.startswith(LISTS):
            return word
        self.missing.append(f"The graph has no measure or event {word[:60]!r}. {nearest(word, known)}".strip())
        return ""


def unfiltered(view: View) -> Selection:
    """The selection without any filter."""
    kept_focus = view.selection.lens.focus if view.selection.lens.focus == view.chosen else ""
    return replace(view.selection.but(toward="", focus=kept_focus), technology="", actor="", kind="")
