"""What goes onto a sheet with the timeline: lanes at the width that makes letters largest, title, legend, footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app import address, words
from app.exports import credit
from app.exports.content import Content, Room, Sample, Section
from app.exports.drawn import Drawn
from app.exports.options import Options
from app.exports.paper import LEGIBLE, Paper, body_height
from app.exports.scene import Item
from app.links import Links
from app.views.timeline.axis import AXIS
from app.views.timeline.figures import Lane, View
from app.views.timeline.legend import SAMPLES
from app.views.timeline.picture import whole
from app.views.timeline.plan import plan, years
from app.views.timeline.sheet import counted
from app.views.timeline.view import Shown, shown
from graph import reads
from graph.connection import Reader
from ontology.model import Model

SMALLEST = 11.0
"""Pixels of the smallest label of the picture."""
WIDTHS = (800.0, 1000.0, 1250.0, 1550.0, 1900.0, 2400.0)
"""Widths to lay the lanes out for, in pixels: a narrower picture has larger letters, but more rows."""


@dataclass(frozen=True, kw_only=True)
class Lanes:
    """Lanes below each other as the body of a sheet."""

    view: View

    def draw(self, room: Room) -> tuple[Item, ...]:
        """The lanes in the layout of which the room shows most."""
        best = max(WIDTHS, key=lambda wide: self._scale(room, wide))
        return Drawn(drawing=whole(self.view, best)).draw(room)

    def _scale(self, room: Room, wide: float) -> float:
        return min(room.width / wide, room.height / plan(self.view, wide, top=AXIS).height)


def content(reader: Reader, model: Model, query: str) -> Content | None:
    """The timeline of a query string for paper; `None` for a graph without measures."""
    found = shown(reader, model, Links(), query)
    if found.empty:
        return None
    view, options = found.view, Options.from_values(address.read(query))
    records = reads.knowledge(reader)
    first, last = years(view)
    span = f"{first} to {last}" if first < last else str(first)
    return Content(
        name=f"timeline-{view.on.isoformat()}",
        title=_title(found, span),
        subtitle=f"As known on {words.day(view.known)}; fills show how each stands on {words.day(view.on)}. "
        f"{words.capital(counted(found))}.",
        whole=Lanes(view=view),
        parts=tuple(_parts(view, options.paper)),
        named=("jurisdiction", "jurisdictions"),
        legend=tuple(Sample(shapes=shapes, words=said) for said, shapes in SAMPLES.items()),
        address=_address(view, options),
        day=view.on.isoformat(),
        options=options,
        about=_about(found),
        sources=credit.releases(records.records),
        known=view.known.isoformat(),
        notices=found.notices,
    )


def _parts(view: View, paper: Paper) -> Iterator[Section]:
    """Lanes below each other as long as a sheet can show them in legible letters, at least one on each; the events
    by themselves."""
    bare = replace(view, events=(), selection=view.selection.but(others=False))
    wide = paper.room * SMALLEST / LEGIBLE
    most = body_height(paper) * SMALLEST / LEGIBLE
    held: list[Lane] = []
    for lane in (each for each in view.lanes if each.count):
        if held and plan(_only(bare, [*held, lane]), wide, top=AXIS).height > most:
            yield _section(bare, held)
            held = []
        held.append(lane)
    if held:
        yield _section(bare, held)
    if view.events:
        yield Section(heading="Events", body=Lanes(view=replace(view, by=(), selection=bare.selection)))


def _only(view: View, lanes: Sequence[Lane]) -> View:
    return replace(view, by=tuple(lane.id for lane in lanes))


def _section(view: View, lanes: Sequence[Lane]) -> Section:
    return Section(heading=", ".join(lane.name for lane in lanes), body=Lanes(view=_only(view, lanes)))


def _title(found: Shown, span: str) -> str:
    view = found.view
    force = sum(measure.state in ("in-force", "undated") for measure in view.measures)
    lanes = words.count(len(view.lanes), "jurisdiction")
    if not view.measures:
        return f"No measure of {lanes} fits, {span}"
    return f"{words.count(len(view.measures), 'measure')}, {span}: {force} in force on {words.day(view.on)}"


def _about(found: Shown) -> tuple[str, ...]:
    view = found.view
    scenario = view.selection.lens.scenario
    toward = view.names.get(found.asked.toward, "any destination") if found.asked.toward else "any destination"
    return (
        f"toward {toward}, {words.day(view.on)}",
        f"measures of {credit.held_by(view.by, dict(view.names)).removeprefix('controls of ')}",
        *((f"scenario: {scenario.name}",) if scenario else ()),
        "a date known to its month or year only is drawn as a pale span",
    )


def _address(view: View, options: Options) -> str:
    """The address that gives the same figure on any later day."""
    first, last = years(view)
    said = view.selection.but(on=view.on, by=tuple(view.by), first=first, last=last, form="", lane="")
    return view.links.to("timeline", address.changed(said.to_url(), **options.values()))
