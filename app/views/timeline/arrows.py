"""Lines between the lanes: requests with their answers, retaliation, and what amends the chosen measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.shapes import Point
from app.layout.text import width
from app.views.timeline import packing, pieces
from app.views.timeline.bars import BAR, Bar
from app.views.timeline.figures import View, stance
from app.views.timeline.plan import MARK, STRIP, Mark, Plan
from graph.timed import Answer, Asked, Instant, Tie, TimedMeasure

APART = 9.0
WORDS_SIZE = 11.0
AMENDING = ("AMENDS", "REVOKES", "EXTENDS")


@dataclass(frozen=True, kw_only=True)
class Head:
    """Where a request arrives: in the strip of a lane. `answers` are those given from there; `asked` is false where
    someone answered without being asked."""

    lane: str
    x: float
    y: float
    answers: tuple[Answer, ...]
    asked: bool = True


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """A request: a dot in each lane that asks, and a head in each that is asked."""

    measure: TimedMeasure
    x: float
    dots: tuple[tuple[str, float], ...]
    heads: tuple[Head, ...]

    def lines(self) -> Iterator[tuple[Point, Point]]:
        """From each dot to the farthest head above and below it."""
        ys = [head.y for head in self.heads if head.asked]
        for _, y in self.dots:
            above, below = min(ys, default=y), max(ys, default=y)
            if above < y:
                yield (self.x, y), (self.x, above)
            if below > y:
                yield (self.x, y), (self.x, below)


@dataclass(frozen=True)
class Said:
    """Answers in words beside the heads of a lane that stand together."""

    x: float
    y: float
    text: str
    measure: str


@dataclass(frozen=True)
class Line:
    """A line from one thing on the timeline to another."""

    tie: Tie
    points: tuple[Point, ...]


def arrows(view: View, plan: Plan) -> list[Arrow]:
    """The requests of the picture by day, no two closer than 9 pixels."""
    requests = {request.id: request for request in view.ties.requests}
    lanes = {placed.lane.id for placed in plan.lanes}
    whens: dict[str, Instant] = {
        measure.id: when
        for measure in view.measures
        if (when := _asked_on(view, measure))
        and plan.scale.holds(view.counted(when))
        and not lanes.isdisjoint(_ends(view, measure, requests.get(measure.id)))
    }
    order = sorted(whens, key=lambda each: (whens[each].first, whens[each].day, each))
    spans = [_span(plan, view, whens[id]) for id in order]
    return [
        _arrow(view, plan, view.by_id[id], requests.get(id), x)
        for id, x in zip(order, packing.slots(spans, APART), strict=True)
    ]


def _asked_on(view: View, measure: TimedMeasure) -> Instant | None:
    """When a request was made; `None` for what is none, or has no date."""
    return pieces.moment(measure) if pieces.group(view.model, measure) == "requests" else None


def _ends(view: View, measure: TimedMeasure, asked: Asked | None) -> set[str]:
    """The lanes that a request begins in, is put to, or is answered from."""
    answered = {answer.home for answer in view.ties.answers if answer.measure == measure.id and answer.home}
    return {*measure.homes, *(asked.homes if asked else ()), *answered}


def _span(plan: Plan, view: View, when: Instant) -> tuple[float, float]:
    """Where a request may stand: its day, or the days that it may be, up to the state of knowledge.

    One known to the year stands at the end of that year: a whole year is no place.
    """
    last = min(when.last, max(view.known, when.first))
    first = when.first if when.precision == "month" else last
    return plan.scale.held(first), plan.scale.held(last)


def _arrow(view: View, plan: Plan, measure: TimedMeasure, asked: Asked | None, x: float) -> Arrow:
    homes = asked.homes if asked else ()
    answers = [answer for answer in view.ties.answers if answer.measure == measure.id]
    own = set(measure.homes)
    heads = []
    for placed in plan.lanes:
        given = tuple(each for each in answers if each.home == placed.lane.id)
        if placed.strip and (placed.lane.id in homes or (given and placed.lane.id not in own)):
            y = placed.strip + STRIP - 3
            heads.append(Head(lane=placed.lane.id, x=x, y=y, answers=given, asked=placed.lane.id in homes))
    dots = tuple((placed.lane.id, placed.asks) for placed in plan.lanes if placed.asks and placed.lane.id in own)
    return Arrow(measure=measure, x=x, dots=dots, heads=tuple(heads))


def said(plan: Plan, found: Sequence[Arrow]) -> list[Said]:
    """The answers in words: beside the last head of those that stand together, where there is room for them."""
    by_lane: dict[str, list[tuple[Head, str]]] = defaultdict(list)
    for arrow in found:
        for head in arrow.heads:
            by_lane[head.lane].append((head, arrow.measure.id))
    return [each for heads in by_lane.values() for each in _clusters(plan, heads)]


def _clusters(plan: Plan, heads: Sequence[tuple[Head, str]]) -> Iterator[Said]:
    """Heads are taken together until the words of those before them have room."""
    pending: list[tuple[Head, str]] = []
    ordered = sorted(heads, key=lambda each: each[0].x)
    for place, (head, id) in enumerate(ordered):
        pending.append((head, id))
        stances = dict.fromkeys(stance(answer) for each, _ in pending for answer in each.answers)
        text = ", ".join(stances)
        limit = ordered[place + 1][0].x - 10 if place + 1 < len(ordered) else plan.scale.right
        if not text:
            pending = []
        elif head.x + 10 + width(text, WORDS_SIZE, condensed=True) <= limit:
            answered = next(id for each, id in pending if each.answers)
            yield Said(head.x + 9, head.y - 0.5, text, answered)
            pending = []


def lines(view: View, plan: Plan) -> list[Line]:
    """Retaliation, and what amends the chosen measure or is amended by it, where both ends are drawn."""
    spots = _spots(plan)
    wanted = [tie for tie in view.ties.links if tie.type == "RETALIATES_FOR" or _touches(tie, view.chosen)]
    both = [tie for tie in wanted if tie.start in spots and tie.end in spots]
    return [Line(tie, _route(spots[tie.start], spots[tie.end])) for tie in both]


def _touches(tie: Tie, chosen: str) -> bool:
    return tie.type in AMENDING and chosen in (tie.start, tie.end)


Spot = Bar | Mark


def _spots(plan: Plan) -> dict[str, Spot]:
    """Where each measure stands, in the first of its lanes."""
    found: dict[str, Spot] = {}
    for placed in plan.lanes:
        for bar in placed.bars:
            found.setdefault(bar.measure.id, bar)
        for mark in placed.marks:
            if len(mark.things) == 1:
                found.setdefault(mark.things[0].id, mark)
    return found


def _route(start: Spot, end: Spot) -> tuple[Point, ...]:
    """Straight up or down to the other where it stands above or below, else with a corner beside it."""
    x, up = _middle(start)[0], _middle(end)[1] < _middle(start)[1]
    sign = -1 if up else 1
    half = BAR / 2 if isinstance(start, Bar) else MARK / 2
    begin = (x, _middle(start)[1] + sign * half)
    target_x, target_y = _middle(end)
    half = BAR / 2 if isinstance(end, Bar) else MARK / 2
    low, high = end.solid if isinstance(end, Bar) else (target_x - half, target_x + half)
    if low <= x <= high:
        return begin, (x, target_y - sign * (half + 0.5))
    beside = high + 2 if x > high else low - 2
    return begin, (x, target_y), (beside, target_y)


def _middle(spot: Spot) -> Point:
    """The middle of a mark, or the beginning of a bar."""
    if isinstance(spot, Mark):
        return spot.x, spot.y
    return spot.solid[0] + 1.5, spot.y + BAR / 2
