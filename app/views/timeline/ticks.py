"""When a measure was amended, as ticks on its bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.views.timeline.bars import Bar
from app.views.timeline.figures import View
from app.views.timeline.plan import Plan
from graph.timed import Instant, TimedMeasure

CLOSE = 5.0
"""Pixels within which a second tick could not be told from the first; the card lists them all."""


@dataclass(frozen=True)
class Amendment:
    """When a measure was amended, and by which measure when the graph says."""

    when: Instant
    by: str | None


@dataclass(frozen=True)
class Tick:
    """An amendment at its place on a bar."""

    x: float
    when: Instant
    by: str | None


def amendments(view: View, measure: TimedMeasure) -> list[Amendment]:
    """The amendments of a measure by day: the days its record gives, and the starts of measures that amend it.

    A measure that starts within a day of the record is what amended it then.
    """
    amending = [
        (when, tie.start)
        for tie in view.ties.links
        if tie.type == "AMENDS" and tie.end == measure.id and (when := _start(view.by_id.get(tie.start)))
    ]
    found = [Amendment(when, next((by for at, by in amending if _same(when, at)), None)) for when in measure.amended]
    named = {each.by for each in found}
    found += [Amendment(when, by) for when, by in amending if by not in named]
    return sorted(found, key=lambda each: (each.when.day, each.by or ""))


def ticks(view: View, plan: Plan, bar: Bar) -> Iterator[Tick]:
    """The amendments within a bar; of two that would touch, the first."""
    last = float("-inf")
    low, high = bar.solid
    for each in amendments(view, bar.measure):
        x = plan.scale.at(each.when.day)
        if plan.scale.holds(each.when.day) and low < x <= high + 1 and x - last >= CLOSE:
            last = x
            yield Tick(x, each.when, each.by)


def _start(measure: TimedMeasure | None) -> Instant | None:
    if measure is None:
        return None
    return measure.dates.get("effective") or measure.dates.get("announced") or measure.dates.get("published")


def _same(said: Instant, start: Instant) -> bool:
    return said.first <= start.last and start.first <= said.last
