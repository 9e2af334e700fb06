"""What a measure is on a timeline: stretches of time with what ends them, or one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.timed import Instant, TimedMeasure
from ontology.model import Model

GROUPS = {
    "item-controls": "Item controls",
    "end-use": "End-use rules and listings",
    "licences": "Licences and exceptions",
    "requests": "Requests",
    "other": "Other measures",
    "events": "Events",
}
"""The groups of kinds: how each is drawn and found. The words of an address, and those for people."""


def group(model: Model, measure: TimedMeasure) -> str:
    """The group of a measure, one of `GROUPS`; its marks in the ontology decide, then its class."""
    if measure.item:
        return "item-controls"
    nodes = [model.nodes[label] for label in measure.labels if label in model.nodes]
    if any(node.end_use for node in nodes):
        return "end-use"
    if any(node.permission for node in nodes):
        return "licences"
    return "requests" if any(node.name == "DiplomaticRequest" for node in nodes) else "other"


@dataclass(frozen=True)
class Stretch:
    """A time in which a measure applies or is to apply. `begin` is `None` when no day before the end is known, `end`
    when it goes on; `stop` says what ends it: suspended, ended or nothing."""

    begin: Instant | None
    end: Instant | None
    stop: str = ""


@dataclass(frozen=True)
class Run:
    """The stretches of an item control in their order. `dated`: its start is known, not only its announcement, which
    is `lead` when it came before the start."""

    stretches: tuple[Stretch, ...]
    dated: bool
    lead: Instant | None = None

    @property
    def first(self) -> date | None:
        """The first day that it may touch."""
        days = [stretch.begin.first for stretch in self.stretches[:1] if stretch.begin]
        return min([*days, self.lead.first] if self.lead else days, default=None)

    @property
    def last(self) -> date | None:
        """The last day that it may touch; `None` when it goes on."""
        end = self.stretches[-1].end
        return end.last if end else None


def run(measure: TimedMeasure) -> Run | None:
    """The stretches of a measure; `None` for one without any date."""
    dates = measure.dates
    announced = dates.get("announced") or dates.get("published")
    start = dates.get("effective")
    begin = start or announced
    if begin is None and not {"suspended", "ended"} & dates.keys():
        return None
    lead = announced if start and announced and announced.last < start.first else None
    return Run(_stretches(begin, dates.get("suspended"), dates.get("resumed"), dates.get("ended")), bool(start), lead)


def _stretches(
    begin: Instant | None, suspended: Instant | None, resumed: Instant | None, ended: Instant | None
) -> tuple[Stretch, ...]:
    """A suspension splits a run when it came before its end; what was resumed goes on."""
    rest = Stretch(begin, ended, "ended" if ended else "")
    if suspended is None or (ended and ended.day < suspended.day):
        return (rest,)
    before = Stretch(begin, suspended, "suspended")
    if resumed and resumed.day >= suspended.day:
        return before, Stretch(resumed, ended, rest.stop)
    return (before, Stretch(ended, ended, "ended")) if ended else (before,)


def moment(measure: TimedMeasure) -> Instant | None:
    """The date at which a measure that is no bar is marked: its start, else when it was made known, else its end."""
    for name in ("effective", "announced", "published", "suspended", "ended"):
        if name in measure.dates:
            return measure.dates[name]
    return None


def look(measure: TimedMeasure) -> str:
    """How a measure is drawn on the day: `now`, `parties` (now, for named parties only), `undated` (start not known),
    `later` or `over`."""
    if measure.state in ("suspended", "ended"):
        return "over"
    if measure.state == "in-force":
        return "parties" if measure.by_name else "now"
    return "later" if "effective" in measure.dates else "undated"


def mark_look(measure: TimedMeasure) -> str:
    """The same for what is no bar: it also counts as there once it was announced."""
    if measure.state in ("suspended", "ended"):
        return "over"
    return "later" if measure.state is None else "now"
