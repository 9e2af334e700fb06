"""Where everything on a timeline stands. Places depend on dates and filters, never on the chosen day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from app.layout.text import shorten, wrap
from app.views.timeline import packing
from app.views.timeline.figures import EVENTS, Lane, View, label_width
from app.views.timeline.pieces import Run, Stretch
from app.views.timeline.scale import Scale
from graph.timed import Happening, Instant, TimedMeasure

NAMES, EDGE, RIGHT = 140.0, 5.0, 12.0
BAR, PITCH, PAD = 11.0, 14.0, 6.0
STRIP, ASKS = 15.0, 10.0
MARK, MARK_PITCH = 9.0, 12.0
APART, GAP, INSET = 11.0, 8.0, 5.0
NAME_SIZE, NAME_LINE, COUNT_SIZE, COUNT_LINE = 12.5, 15.0, 11.0, 13.0
LEAST = 3.0
"""Pixels that even a control of one day is wide."""


@dataclass(frozen=True)
class Piece:
    """A part of a bar: solid, vague (begun or ended at some time in it), gap (suspended in between) or lead (from the
    announcement to the start)."""

    kind: str
    x0: float
    x1: float


@dataclass(frozen=True)
class Stop:
    """Where a bar stops, and what stops it: ended or suspended."""

    x: float
    word: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A control in its lane. The label stands in it when `inside`, else beside it; `anchor` is the side it grows from.
    `start` and `end` are what it takes of its row, its label included."""

    measure: TimedMeasure
    run: Run
    pieces: tuple[Piece, ...]
    stops: tuple[Stop, ...]
    label: str
    label_x: float
    inside: bool
    anchored_end: bool
    start: float
    end: float
    y: float = 0.0

    @property
    def solid(self) -> tuple[float, float]:
        """From where to where it is drawn, without what leads to it unless there is nothing else."""
        drawn = [piece for piece in self.pieces if piece.kind != "lead"] or self.pieces
        return min(piece.x0 for piece in drawn), max(piece.x1 for piece in drawn)


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
        bars = self._bars([(measure, run) for measure, run in lane.bars if self._holds(run.first, run.last)])
        seats = packing.seats([self._place(when) for _, when in shown], APART, self.scale.left)
        strip = top + PAD if asked else 0.0
        at_bars = top + PAD + (STRIP if asked else 0.0)
        bars = tuple(replace(bar, y=at_bars + bar.y * PITCH) for bar in bars)
        at_marks = at_bars + (max((bar.y for bar in bars), default=at_bars - PITCH) - at_bars + PITCH)
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
            bars=bars,
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

    def _holds(self, first: date | None, last: date | None) -> bool:
        return (first or date.min) <= self.scale.last and (last or date.max) >= self.scale.first

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

    def _bars(self, items: Iterable[tuple[TimedMeasure, Run]]) -> tuple[Bar, ...]:
        """The bars with their rows as `y`."""
        made = [self._bar(measure, run) for measure, run in items]
        rows = packing.rows([(bar.start, bar.end) for bar in made], GAP)
        return tuple(replace(bar, y=float(row)) for bar, row in zip(made, rows, strict=True))

    def _bar(self, measure: TimedMeasure, run: Run) -> Bar:
        parts = [self._stretch(stretch) for stretch in run.stretches]
        drawn = [*self._gaps(run), *(piece for found, _ in parts for piece in found)]
        lead = self._lead(run, drawn)
        stops = tuple(stop for _, found in parts for stop in found)
        return self._labelled(
            Bar(
                measure=measure,
                run=run,
                pieces=(*lead, *drawn),
                stops=stops,
                label=shorten(self.view.label(measure), self.scale.right - self.scale.left - 60, 11, condensed=True),
                label_x=0.0,
                inside=False,
                anchored_end=False,
                start=min(piece.x0 for piece in (*lead, *drawn)),
                end=max(piece.x1 for piece in (*lead, *drawn)) + (2.0 if stops else 0.0),
            )
        )

    def _gaps(self, run: Run) -> list[Piece]:
        """The times between two stretches, as far as they are on the line."""
        between = [(a.end, b.begin) for a, b in pairwise(run.stretches) if a.end and b.begin]
        held = [(a, b) for a, b in between if self._holds(a.day, b.day)]
        return [Piece("gap", self.scale.held(a.day), self.scale.held(b.day)) for a, b in held]

    def _labelled(self, bar: Bar) -> Bar:
        """The bar with its label: inside from where it begins, else before it, else after it."""
        wide = label_width(bar.label)
        for piece in bar.pieces:
            if piece.kind == "solid" and piece.x1 - piece.x0 >= wide + 2 * INSET:
                return replace(bar, label_x=piece.x0 + INSET, inside=True)
        if bar.start - INSET - wide >= self.scale.left:
            return replace(bar, label_x=bar.start - INSET, anchored_end=True, start=bar.start - INSET - wide)
        return replace(bar, label_x=bar.end + INSET, end=bar.end + INSET + wide)

    def _lead(self, run: Run, drawn: Sequence[Piece]) -> list[Piece]:
        """The way from the announcement to the start, as far as it is on the line; always where nothing else is."""
        until = min((piece.x0 for piece in drawn), default=self.scale.right)
        begin = self.scale.held(run.lead.day) if run.lead else until
        return [Piece("lead", begin, until)] if begin < until or not drawn else []

    def _stretch(self, stretch: Stretch) -> tuple[list[Piece], list[Stop]]:
        """The pieces of a stretch within the line, and what stops it there."""
        known = self.view.known
        on = self.scale.held
        begin = stretch.begin
        until = self.scale.last if begin and begin.day > known else min(known, self.scale.last)
        x0 = on(begin.day) if begin else self.scale.left
        end = stretch.end if stretch.end and stretch.end.first <= until else None
        if not self._holds(begin.first if begin else None, stretch.end.last if stretch.end else None):
            return [], []
        x1 = max(on(end.day if end else until), x0)
        pieces = (
            [Piece("vague", on(begin.first), x0)] if begin and begin.precision != "day" and on(begin.first) < x0 else []
        )
        if x1 - x0 < LEAST:
            x0 = max(x1 - LEAST, self.scale.left)
            x1 = x0 + LEAST
        pieces.append(Piece("solid", x0, x1))
        if end and end.precision != "day":
            pieces.append(Piece("vague", x1, max(on(min(end.last, known)), x1)))
        stops = [Stop(x1, stretch.stop)] if end and self.scale.holds(end.day) else []
        return pieces, stops
