"""Where everything on a timeline stands. Places depend on dates and filters, never on the chosen day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.layout.text import wrap
from app.views.timeline import packing
from app.views.timeline.bars import Bar, bars
from app.views.timeline.figures import EVENTS, Lane, View
from app.views.timeline.scale import Scale
from graph.timed import Happening, Instant, TimedMeasure

NAMES, EDGE, RIGHT = 140.0, 5.0, 12.0
PITCH, PAD = 14.0, 6.0
STRIP, ASKS = 15.0, 10.0
MARK, MARK_PITCH = 9.0, 12.0
APART = 11.0
NAME_SIZE, NAME_LINE, COUNT_SIZE, COUNT_LINE = 12.5, 15.0, 11.0, 13.0


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A day in a lane: one measure or event, or several counted together. `vague` is the span of a date not exactly
    known."""

    x: float
    y: float
    things: tuple[TimedMeasure | Happening, ...]
    vague: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A lane with its places: `strip` is where requests to it arrive, `asks` where its own begin, 0 for neither."""

    lane: Lane
    top: float
    height: float
    name: tuple[str, ...]
    counts: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    strip: float = 0.0
    asks: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The whole picture: the line of time and the lanes below each other, in pixels."""

    scale: Scale
    width: float
    height: float
    lanes: tuple[Placed, ...]


def plan(view: View, width: float, *, top: float = 0.0) -> Plan:
    """The lanes of a view in a picture of a width, the first of them at `top`."""
    scale = scale_of(view, width)
    asked = {home for request in view.ties.requests if request.id in view.by_id for home in request.homes}
    asked |= {answer.home for answer in view.ties.answers if answer.home and answer.measure in view.by_id}
    placed, y = [], top
    for lane in [*([Lane(id=EVENTS, name="Events")] if view.events else []), *view.lanes]:
        made = _Laying(view, scale).lane(lane, y, lane.id in asked)
        placed.append(made)
        y += made.height
    return Plan(scale=scale, width=width, height=y, lanes=tuple(placed))


def scale_of(view: View, width: float) -> Scale:
    """The line of time: it ends at the state of knowledge, unless later years are asked for or something begins
    later."""
    first, last = years(view)
    end = date(last, 12, 31)
    later = any(view.known < _begins(measure) <= end for measure in view.measures)
    cut = view.known if last == view.known.year and not later else end
    return Scale(first=date(first, 1, 1), last=max(cut, date(first, 1, 2)), left=NAMES, right=width - RIGHT)


def years(view: View) -> tuple[int, int]:
    """The first and the last year: those of the address in their order, else eight up to the state of knowledge."""
    last = view.selection.last or max(view.known.year, view.selection.first or 0)
    first = view.selection.first or min(view.known.year - 7, last)
    return min(first, last), max(first, last)


def _begins(measure: TimedMeasure) -> date:
    """The first day that its last beginning may be: its announcement, or its start."""
    begins = [measure.dates[name].first for name in ("announced", "published", "effective") if name in measure.dates]
    return max(begins, default=date.min)


@dataclass(frozen=True)
class _Laying:
    """Places the things of one lane."""

    view: View
    scale: Scale

    def lane(self, lane: Lane, top: float, asked: bool) -> Placed:
        things = [(event, event.when) for event in self.view.events] if lane.id == EVENTS else [*lane.marks]
        shown, before, after = self._sorted(things, lane)
        held = [(measure, run) for measure, run in lane.bars if self.scale.touches(run.first, run.last)]
        seats = packing.seats([self._place(when) for _, when in shown], APART, self.scale.left)
        strip = top + PAD if asked else 0.0
        at_bars = top + PAD + (STRIP if asked else 0.0)
        laid = tuple(replace(bar, y=at_bars + bar.y * PITCH) for bar in bars(self.view, self.scale, held))
        at_marks = at_bars + (max((bar.y for bar in laid), default=at_bars - PITCH) - at_bars + PITCH)
        marks = tuple(
            self._mark(seat.x, at_marks + MARK_PITCH * (seat.row + 0.5), [shown[n] for n in seat.members])
            for seat in seats
        )
        at_asks = at_marks + (max(seat.row for seat in seats) + 1) * MARK_PITCH if seats else at_marks
        asks = lane.requests and any(self.scale.holds(self.view.counted(when)) for _, when in lane.requests)
        name = wrap(lane.name, NAMES - 24, NAME_SIZE, 600)
        counts = self._counts(lane, before, after)
        low = max(at_asks + (ASKS if asks else 0.0), top + 4 + len(name) * NAME_LINE + len(counts) * COUNT_LINE)
        return Placed(
            lane=lane,
            top=top,
            height=low + PAD - top,
            name=name,
            counts=counts,
            bars=laid,
            marks=marks,
            strip=strip,
            asks=at_asks + ASKS / 2 if asks else 0.0,
        )

    def _sorted(
        self, things: Sequence[tuple[TimedMeasure | Happening, Instant]], lane: Lane
    ) -> tuple[list[tuple[TimedMeasure | Happening, Instant]], int, int]:
        """The things on the line, and how many of the lane's lie before and after it."""
        ends = [(self.view.counted(when), self.view.counted(when)) for _, when in (*things, *lane.requests)]
        ends += [(run.first or date.min, run.last or date.max) for _, run in lane.bars]
        before = sum(last < self.scale.first for _, last in ends)
        after = sum(first > self.scale.last for first, _ in ends)
        return [each for each in things if self.scale.holds(self.view.counted(each[1]))], before, after

    def _place(self, when: Instant) -> float:
        return self.scale.at(self.view.counted(when))

    def _mark(self, x: float, y: float, members: Sequence[tuple[TimedMeasure | Happening, Instant]]) -> Mark:
        if len(members) > 1:
            return Mark(x=x, y=y, things=tuple(thing for thing, _ in members))
        [(thing, when)] = members
        vague = None
        if when.precision != "day":
            last = min(when.last, max(self.view.known, when.first))
            vague = (self.scale.held(when.first), self.scale.held(last))
        return Mark(x=self._place(when), y=y, things=(thing,), vague=vague)

    def _counts(self, lane: Lane, before: int, after: int) -> tuple[tuple[str, str], ...]:
        """What the lane does not draw, counted: the words, and the list that they open."""
        said = ((len(lane.undated), "undated"), (before, "earlier"), (after, "later"))
        return tuple((f"{count:,} {word}", f"list:{lane.id}:{word}") for count, word in said if count)
