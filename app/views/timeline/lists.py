"""From rows to the lists of the timeline: the table behind the picture, and what is counted instead of drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app import words
from app.views.timeline import pieces
from app.views.timeline.figures import EVENTS, Lane, View, stance, when_words
from app.views.timeline.plan import scale_of
from app.views.timeline.ticks import amendments
from graph.timed import Happening, Instant, TimedMeasure


@dataclass(frozen=True)
class Entry:
    """One line of the list: a measure in a lane, or an event."""

    id: str
    name: str
    kind: str
    lane: str
    dates: tuple[str, ...]
    state: str
    ties: tuple[str, ...]
    href: str


def entries(view: View, lane: str = "") -> list[Entry]:
    """Everything that the filters let through, lane by lane and by date, then the events; one lane when it is named."""
    lanes = [each for each in view.lanes if lane in ("", each.id)]
    listed = [_measure(view, each, measure) for each in lanes for measure in in_order(each)]
    events = sorted(view.events, key=lambda each: (each.when.day, each.id)) if lane in ("", EVENTS) else []
    return [*listed, *(_event(view, event) for event in events)]


def in_order(lane: Lane) -> list[TimedMeasure]:
    """The measures of a lane by the day at which they stand, those without any at the end."""
    bars = [measure for measure, _ in lane.bars]
    rest = [measure for measure, _ in (*lane.marks, *lane.requests)]
    return sorted((*bars, *rest, *lane.undated), key=lambda each: (_day(each), each.id))


def _day(measure: TimedMeasure) -> date:
    when = pieces.moment(measure)
    return when.day if when else date.max


def _measure(view: View, lane: Lane, measure: TimedMeasure) -> Entry:
    dates = [f"{name} {when_words(when)}" for name, when in measure.dates.items()]
    return Entry(
        id=measure.id,
        name=view.name(measure),
        kind=view.kind_words(measure),
        lane=lane.name,
        dates=tuple(dates) or ("no date known",),
        state=view.state_words(measure),
        ties=tuple(tied(view, measure)),
        href=view.to(measure.id),
    )


def _event(view: View, event: Happening) -> Entry:
    concerns = [f"concerns {view.name(view.by_id[id])}" for id in event.measures if id in view.by_id]
    lane = ", ".join(map(view.place, event.homes)) or "none known"
    state = "later" if event.when.day > view.on else "past"
    return Entry(
        event.id, event.name, "Event", lane, (when_words(event.when),), state, tuple(concerns), view.to(event.id)
    )


def tied(view: View, measure: TimedMeasure) -> Iterator[str]:
    """What ties a measure to others, in words: amendments, retaliation, those asked, and the answers."""
    verbs = {"AMENDS": "amends", "REVOKES": "revokes", "EXTENDS": "extends", "RETALIATES_FOR": "retaliates for"}
    for tie in view.ties.links:
        if tie.start == measure.id and tie.end in view.by_id:
            yield f"{verbs[tie.type]} {view.name(view.by_id[tie.end])}"
    changed = [when_words(each.when) for each in amendments(view, measure)]
    if changed:
        yield f"amended {', '.join(changed)}"
    yield from asked(view, measure)


def asked(view: View, measure: TimedMeasure) -> Iterator[str]:
    """To whom a request was put, and how those responded."""
    for request in view.ties.requests:
        if request.id == measure.id and request.homes:
            yield f"put to {', '.join(map(view.place, request.homes))}"
    for answer in view.ties.answers:
        if answer.measure == measure.id:
            when = f", {when_words(answer.when)}" if answer.when else ""
            yield f"{answer.name}: {stance(answer)}{when}"


def listed(view: View, word: str) -> tuple[str, list[TimedMeasure | Happening]]:
    """The heading and the things of a list that a count on the picture opens, such as `list:jpn:undated`.

    After the lane: undated, earlier, later, or two days. Empty for a list that there is not.
    """
    _, _, rest = word.partition(":")
    lane_id, _, which = rest.partition(":")
    lane = next((each for each in view.lanes if each.id == lane_id), None)
    if lane_id == EVENTS:
        return f"Events, {_which(which)}", list(
            _within(view, _days(view, [(event, event.when) for event in view.events]), which)
        )
    if lane is None:
        return "Nothing is listed there", []
    if which == "undated":
        return f"{lane.name}: no date known", list(lane.undated)
    spans: Spans = [(measure, run.first or date.min, run.last or date.max) for measure, run in lane.bars]
    marks = _days(view, [*lane.marks, *lane.requests])
    return f"{lane.name}, {_which(which)}", list(_within(view, marks if ":" in which else [*spans, *marks], which))


Spans = list[tuple[TimedMeasure | Happening, date, date]]


def _days(view: View, things: Iterable[tuple[TimedMeasure | Happening, Instant]]) -> Spans:
    return [(thing, view.counted(when), view.counted(when)) for thing, when in things]


def _which(which: str) -> str:
    first, _, last = which.partition(":")
    if which in ("earlier", "later"):
        return f"{which} than the years shown"
    return f"{words.written_day(first)} to {words.written_day(last)}"


def _within(view: View, spans: Spans, which: str) -> Iterator[TimedMeasure | Happening]:
    """What lies before or after the years shown, or within two days, by its first day."""
    scale = scale_of(view, 1000)
    first, _, last = which.partition(":")
    for thing, begin, end in sorted(spans, key=lambda each: (each[1], each[0].id)):
        outside = (which == "earlier" and end < scale.first) or (which == "later" and begin > scale.last)
        if outside or (last and first <= begin.isoformat() <= last):
            yield thing
