"""Where the bars of a lane stand: their pieces, what stops them, their labels and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.layout.text import shorten
from app.views.timeline import packing
from app.views.timeline.figures import View, label_width
from app.views.timeline.pieces import Run, Stretch
from app.views.timeline.scale import Scale
from graph.timed import TimedMeasure

BAR, GAP, INSET = 11.0, 8.0, 5.0
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
    """A control in its lane. The label stands in it when `inside`, else beside it; it ends at
    `label_x` when `anchored_end`, else begins there. `start` and `end` are what it takes of its row, its label
    included."""

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


def bars(view: View, scale: Scale, items: Iterable[tuple[TimedMeasure, Run]]) -> tuple[Bar, ...]:
    """The bars of measures with their rows as `y`: 0 is the topmost."""
    laying = _Laying(view, scale)
    made = [laying.bar(measure, run) for measure, run in items]
    rows = packing.rows([(bar.start, bar.end) for bar in made], GAP)
    return tuple(replace(bar, y=float(row)) for bar, row in zip(made, rows, strict=True))


@dataclass(frozen=True)
class _Laying:
    """Lays the run of a measure along the line of time."""

    view: View
    scale: Scale

    def bar(self, measure: TimedMeasure, run: Run) -> Bar:
        """The bar of a measure in the topmost row."""
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
        held = [(a, b) for a, b in between if self.scale.touches(a.day, b.day)]
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
        if not self.scale.touches(begin.first if begin else None, stretch.end.last if stretch.end else None):
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
