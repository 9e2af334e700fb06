"""From rows to what stands in the lanes of a timeline, with the words for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app import facts, places, words
from app.layout.text import shorten, width
from app.links import Links
from app.views.timeline import pieces
from app.views.timeline.pieces import Run
from app.views.timeline.selection import Selection
from graph.templates import DEFAULT_BY
from graph.timed import Answer, Happening, Instant, Ties, TimedMeasure
from ontology.model import Model, NodeType

LANES = (*DEFAULT_BY, "eu", "chn")
"""The jurisdictions whose lanes are shown when an address names none."""
NOWHERE = "unknown"
"""The lane of measures whose imposers have no known home."""
EVENTS = "events"
LABEL, LABEL_SIZE = 150.0, 11.0
"""How wide a label may be: 28 letters of a short label are narrower."""
STATES = {
    "in-force": "in force",
    "undated": "in force, start not known",
    "announced": "announced, not yet in force",
    "suspended": "suspended",
    "ended": "ended",
    None: "not yet known",
}
DATED = {
    "announced": "announced",
    "published": "published",
    "effective": "in force from",
    "suspended": "suspended from",
    "resumed": "resumed from",
    "ended": "ended",
}
STANCES = {
    "reluctant_about": "reluctant",
    "declined_comment": "no comment",
    "denies_knowledge_of": "denies knowledge",
    "does_not_replicate": "does not copy",
    "agreed_to": "agreed",
}


@dataclass(frozen=True, kw_only=True)
class Lane:
    """What one jurisdiction imposes: bars, marks at their dates, requests it makes, and what has no date at all."""

    id: str
    name: str
    bars: tuple[tuple[TimedMeasure, Run], ...] = ()
    marks: tuple[tuple[TimedMeasure, Instant], ...] = ()
    requests: tuple[tuple[TimedMeasure, Instant], ...] = ()
    undated: tuple[TimedMeasure, ...] = ()

    @property
    def count(self) -> int:
        """How many measures it holds."""
        return len(self.bars) + len(self.marks) + len(self.requests) + len(self.undated)


@dataclass(frozen=True, kw_only=True)
class View:
    """What an address comes to. `measures` and `events` are those that the filters let through; `names` are those of
    jurisdictions by id; `chosen` is the measure or event on the card; `by` are the lanes asked for."""

    model: Model
    links: Links
    selection: Selection
    on: date
    known: date
    names: Mapping[str, str]
    by: tuple[str, ...]
    measures: tuple[TimedMeasure, ...]
    events: tuple[Happening, ...]
    ties: Ties
    chosen: str = ""

    def href(self, selection: Selection) -> str:
        """The address of this view with another selection."""
        return self.links.to("timeline", selection.to_url())

    def to(self, id: str) -> str:
        """The address that puts a thing on the card."""
        return self.href(self.selection.but(show=id))

    def to_source(self, id: str) -> str:
        """The address at which the explorer shows a source."""
        return self.links.to("explore", self.selection.lens_url(id))

    @property
    def closed(self) -> str:
        """The address without the card: a measure or event in focus is let go too."""
        bare = self.selection.but(show="")
        return self.href(bare.but(focus="") if bare.lens.focus == self.chosen else bare)

    @cached_property
    def by_id(self) -> dict[str, TimedMeasure]:
        """The measures shown, by id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes in their order; those of further jurisdictions only when asked for."""
        return tuple(self._lane(id) for id in (*self.by, *(self.elsewhere if self.selection.others else ())))

    @cached_property
    def elsewhere(self) -> tuple[str, ...]:
        """The jurisdictions without a lane that impose something shown."""
        homes = {home for measure in self.measures for home in measure.homes or (NOWHERE,)}
        return tuple(places.ordered(homes - set(self.by), self.names))

    @cached_property
    def outside(self) -> int:
        """How many measures shown stand in no lane."""
        there = {lane.id for lane in self.lanes}
        return sum(not there & set(measure.homes or (NOWHERE,)) for measure in self.measures)

    def _lane(self, id: str) -> Lane:
        own = [measure for measure in self.measures if id in (measure.homes or (NOWHERE,))]
        found = [(measure, pieces.group(self.model, measure)) for measure in own]
        bars = [
            (measure, made) for measure, group in found if group == "item-controls" and (made := pieces.run(measure))
        ]
        rest = [(measure, group) for measure, group in found if group != "item-controls"]
        dated = [(measure, group, when) for measure, group in rest if (when := pieces.moment(measure))]
        placed = {bar[0].id for bar in bars} | {each[0].id for each in dated}
        return Lane(
            id=id,
            name=self.place(id),
            bars=tuple(bars),
            marks=tuple((measure, when) for measure, group, when in dated if group != "requests"),
            requests=tuple((measure, when) for measure, group, when in dated if group == "requests"),
            undated=tuple(measure for measure in own if measure.id not in placed),
        )

    def counted(self, when: Instant) -> date:
        """The day at which something is marked: nothing that is known already stands after the state of knowledge."""
        return self.known if when.first <= self.known < when.day else when.day

    def place(self, id: str) -> str:
        """The name of a jurisdiction."""
        return "Home not known" if id == NOWHERE else self.names.get(id, id)

    def name(self, measure: TimedMeasure) -> str:
        """The title of a measure."""
        return measure.name or f"{', '.join(map(self.place, measure.homes))}: added by the scenario"

    def label(self, measure: TimedMeasure) -> str:
        """Its short label, never wider than `LABEL`."""
        return fitting(measure.label or words.short_name(self.name(measure)))

    def kind(self, labels: Iterable[str]) -> NodeType:
        """The class of an entity."""
        return facts.kind(self.model, labels)

    def kind_words(self, measure: TimedMeasure) -> str:
        """The kind of a measure in words."""
        said = self.kind(measure.labels).label if measure.labels else "Measure of the scenario"
        return f"{said}, named parties only" if measure.item and measure.by_name else said

    def state_words(self, measure: TimedMeasure) -> str:
        """How a measure stands on the day, in words."""
        dated = "effective" in measure.dates
        if measure.state is None and dated:
            return "begins later"
        if measure.state == "announced" and not dated:
            asked = pieces.group(self.model, measure) == "requests"
            return "asked for" if asked else "announced, start not known" if measure.item else "announced"
        return STATES[measure.state]

    def title(self, measure: TimedMeasure) -> str:
        """Everything that a mark or bar shows, in words, for a pointer and for a screen reader."""
        by = ", ".join(map(self.place, measure.homes)) or "imposer not known"
        dates = (
            "; ".join(f"{DATED[name]} {when_words(when)}" for name, when in measure.dates.items()) or "no date known"
        )
        state = f"on {words.day(self.on)} {self.state_words(measure)}"
        return f"{self.name(measure)}. {self.kind_words(measure)} of {by}: {dates}; {state}."


def fitting(text: str) -> str:
    """`text` as a label in a picture: cut with an ellipsis only where it is too long for any."""
    return shorten(" ".join(text.split()), LABEL, LABEL_SIZE, condensed=True)


def label_width(text: str) -> float:
    """How wide a label is."""
    return width(text, LABEL_SIZE, condensed=True)


def when_words(when: Instant) -> str:
    """A date as exactly as it is known: `31 Dec 2024`, `Sep 2024 (day not known)` or `2022 (month not known)`."""
    said = words.day(when.day, when.precision)
    unknown = {"month": " (day not known)", "year": " (month not known)"}
    return said + unknown.get(when.precision, "")


def stance(answer: Answer) -> str:
    """The answer to a request in a word or two."""
    return STANCES.get(answer.word, words.spaced(answer.word))


def happening(event: Happening) -> str:
    """An event in words, for a pointer and for a screen reader."""
    return f"Event, {when_words(event.when)}: {event.name}."
