"""From rows to the card beside the timeline: a measure, an event, or a list of what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app import address, claims, facts, words
from app.cards import Card, Link, source_lines
from app.facts import Fact
from app.views.timeline import pieces
from app.views.timeline.figures import DATED, View, stance, when_words
from app.views.timeline.ticks import amendments
from graph.rows import Entity
from graph.timed import Around, Happening, Instant, TimedMeasure
from ontology.model import NodeType

ROLES: Mapping[tuple[str, bool], str] = {
    ("IMPOSED_BY", True): "Imposed by",
    ("TARGETS", True): "Toward",
    ("EXEMPTS", True): "Not toward",
    ("SIMPLIFIES_FOR", True): "Easier toward",
    ("AIMED_AT", True): "Aimed at",
    ("AFFECTS", True): "Affects",
    ("AMENDS", True): "Amends",
    ("AMENDS", False): "Amended by",
    ("REVOKES", True): "Revokes",
    ("REVOKES", False): "Revoked by",
    ("EXTENDS", True): "Extends",
    ("EXTENDS", False): "Extended by",
    ("BELONGS_TO", True): "Part of",
    ("BELONGS_TO", False): "Has the part",
    ("RETALIATES_FOR", True): "Retaliates for",
    ("RETALIATES_FOR", False): "Answered by",
    ("INVOLVES", True): "Involves",
    ("CONCERNS", True): "Concerns",
    ("CONCERNS", False): "Event",
    ("COVERS", True): "Covers",
}
"""What a relationship is called on the card, in the order in which it stands there."""
COUNTED = {"month": "the last day of the month", "year": "the last day of the year"}
COUNTED_END = {"month": "the first day of the month", "year": "the first day of the year"}


def measure_card(view: View, measure: TimedMeasure, entity: Entity | None, around: Sequence[Around]) -> Card:
    """The card of a measure. One that a scenario adds has no entity: no sources, no relationships."""
    said = entity.properties if entity else {}
    kind = view.kind(measure.labels or ("Measure",))
    home = [Fact("Lane", ", ".join(map(view.place, measure.homes)))] if measure.homes else []
    return Card(
        kind=kind,
        over=view.kind_words(measure),
        name=view.name(measure),
        lead=_lead(view, measure),
        ends=tuple(_ends(view, around, asked=pieces.group(view.model, measure) == "requests")),
        facts=(*dates(measure), *home, *_rest(view, measure, said), *_asked(view, measure)),
        trust=tuple(facts.trust(said)),
        note=str(said.get("note") or ""),
        conflicts=claims.conflicts(kind.attributes, said),
        identifiers=tuple(facts.identifiers(kind.attributes, said)) or (Fact("Id", measure.id),),
        sources=source_lines(entity.sources, view.to_source) if entity else None,
        back=Link("Close", view.closed),
    )


def _lead(view: View, measure: TimedMeasure) -> str:
    """How it stands on the day, and its dates, in a sentence."""
    said = [f"{DATED[name]} {words.day(when.day, when.precision)}" for name, when in measure.dates.items()]
    return f"{words.capital(view.state_words(measure))} on {words.day(view.on)}: {', '.join(said) or 'no date known'}."


def event_card(view: View, event: Happening, entity: Entity | None, around: Sequence[Around]) -> Card:
    """The card of an event."""
    said = entity.properties if entity else {}
    return Card(
        kind=view.kind(("Event",)),
        over="Event",
        name=event.name,
        ends=tuple(_ends(view, around)),
        facts=(Fact("Day", when_words(event.when)),),
        trust=tuple(facts.trust(said)),
        note=str(said.get("note") or ""),
        identifiers=(Fact("Id", event.id),),
        sources=source_lines(entity.sources, view.to_source) if entity else None,
        back=Link("Close", view.closed),
    )


def list_card(view: View, heading: str, things: Iterable[TimedMeasure | Happening]) -> Card:
    """The card that lists what a count on the picture stands for."""
    rows = [_entry(view, thing) for thing in things]
    return Card(
        kind=None,
        over=words.count(len(rows), "entry", "entries"),
        name=heading,
        ends=tuple(rows),
        sources=None,
        back=Link("Close", view.closed),
    )


def _entry(view: View, thing: TimedMeasure | Happening) -> tuple[str, NodeType, Link]:
    if isinstance(thing, Happening):
        return when_words(thing.when), view.kind(("Event",)), Link(thing.name, view.to(thing.id))
    when = pieces.moment(thing)
    kind = view.kind(thing.labels or ("Measure",))
    said = words.day(when.day, when.precision) if when else "no date"
    return said, kind, Link(f"{view.name(thing)} ({kind.label.lower()})", view.to(thing.id))


def dates(measure: TimedMeasure) -> Iterator[Fact]:
    """The dates of a measure as exactly as they are known, with the day that counts where that is not all."""
    for name, when in measure.dates.items():
        yield Fact(words.capital(DATED[name]), _counted(name, when))
    if not measure.dates:
        yield Fact("Dates", "no date known")


def _counted(name: str, when: Instant) -> str:
    if when.precision == "day":
        return words.day(when.day)
    which = (COUNTED_END if name in ("suspended", "ended") else COUNTED)[when.precision]
    return f"{when_words(when)}; counted from {words.day(when.day)}, {which}"


def _rest(view: View, measure: TimedMeasure, said: Mapping[str, object]) -> Iterator[Fact]:
    changed = [
        f"{when_words(each.when)}" + (f" by {view.by_id[each.by].label or each.by}" if each.by in view.by_id else "")
        for each in amendments(view, measure)
        if each.by is None or each.by in view.by_id
    ]
    if changed:
        yield Fact("Amended", "; ".join(changed), None, tuple(changed))
    own = facts.own_facts(view.kind(measure.labels or ("Measure",)), said)
    shown_above = {*map(words.capital, DATED), "Amended"}
    yield from (fact for fact in own if fact.label not in shown_above)


def _asked(view: View, measure: TimedMeasure) -> Iterator[Fact]:
    """To whom a request was put, and how anyone responded to the measure."""
    for request in view.ties.requests:
        if request.id == measure.id and request.homes and not measure.targets:
            yield Fact("Put to", ", ".join(map(view.place, request.homes)))
    answers = [
        f"{answer.name}: {stance(answer)}"
        + (f", {when_words(answer.when)}" if answer.when else "")
        + (f" ({answer.reason})" if answer.reason else "")
        for answer in view.ties.answers
        if answer.measure == measure.id
    ]
    if answers:
        yield Fact("Responses", "; ".join(answers), None, tuple(answers))


def _ends(view: View, around: Sequence[Around], *, asked: bool = False) -> Iterator[tuple[str, NodeType, Link]]:
    """The relationships of a thing in the order of `ROLES`; those to measures and events stay on the timeline.

    The destinations of a request (`asked`) are those it was put to.
    """
    order = list(ROLES)
    named = [each for each in around if (each.type, each.outgoing) in ROLES]
    for each in sorted(named, key=lambda each: order.index((each.type, each.outgoing))):
        item = f" ({each.properties['eccn']})" if each.properties.get("eccn") else ""
        here = {"Measure", "Event"} & set(each.labels)
        there = view.links.to("explore", view.selection.lens_url(each.id))
        href = view.to(each.id) if here else there
        role = "Put to" if asked and each.type == "TARGETS" else ROLES[each.type, each.outgoing]
        yield role, view.kind(each.labels), Link((each.label or each.name) + item, href)


def ways(view: View, id: str, when: Instant | None) -> list[tuple[str, str]]:
    """The links from a card to other views: explorer, coverage on the day from which it counts, a measure's note."""
    lens = {name: value for name, value in view.selection.lens.values().items() if name != "toward" or value}
    found = [("Explore", view.links.to("explore", address.write({**lens, "focus": id})))]
    if when:
        there = address.write({**lens, "focus": None, "on": when.day.isoformat()})
        found.append((f"Coverage on {words.day(when.day)}", view.links.to("coverage", there)))
    if id in view.by_id:
        found.append(("Briefing", view.links.to("briefing", address.write({**lens, "focus": id}))))
    return found
