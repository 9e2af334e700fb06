"""What goes onto a sheet with the supply chain: the picture, whole or in parts, its title, legend and footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app import address, supply, words
from app.drawing.shapes import Route
from app.exports import credit
from app.exports.content import Content, Sample, Section
from app.exports.drawn import Drawn
from app.exports.options import Options
from app.exports.paper import LEGIBLE, Paper, body_height
from app.layout.chain_parts import parts
from app.layout.chain_stacks import PITCH
from app.links import Links
from app.statuses import STATUSES
from app.views.supply_chain import picture, reading
from app.views.supply_chain.figures import PATH, View
from app.views.supply_chain.reading import Read
from graph import reads
from graph.connection import Reader
from ontology.model import Model

SMALLEST = 11.0
"""Pixels of the smallest label of the picture."""


def content(reader: Reader, model: Model, query: str) -> Content | None:
    """The supply chain of a query string for paper; `None` for a graph without technologies."""
    known = reading.read(reader, model, Links(), query)
    view, options = known.view, Options.from_values(address.read(query))
    if not view.chain.things:
        return None
    records = reads.knowledge(reader)
    return Content(
        name=f"supply-chain-{view.day}",
        title=_title(view, known),
        subtitle=f"{words.capital(words.written_day(view.day))}. {view.colouring.heading}: {view.colouring.rule}.",
        whole=Drawn(drawing=picture.drawing(view)),
        folded=_folded(reader, model, query, view),
        parts=tuple(_parts(view, options.paper)),
        legend=tuple(_legend(view)),
        address=_address(view, known, options),
        day=view.day,
        options=options,
        about=_about(view, known),
        sources=credit.releases(records.records),
        known=records.as_of.isoformat() if records.as_of else "",
        notices=known.notices,
        notes=_notes(view),
    )


def _folded(reader: Reader, model: Model, query: str, view: View) -> Drawn | None:
    """The picture with every fold closed, where one is open."""
    if not view.selection.opened:
        return None
    closed = reading.read(reader, model, Links(), address.changed(query, open=None)).view
    return Drawn(drawing=picture.drawing(closed))


def _parts(view: View, paper: Paper) -> Iterator[Section]:
    """Parts as wide as a sheet can show with letters of nine points."""
    largest = SMALLEST / LEGIBLE
    for part in parts(view.picture, int(paper.room * largest // PITCH), body_height(paper) * largest):
        drawn = picture.drawing(replace(view, picture=part.picture))
        cut = f" ({words.count(part.cut, 'flow')} to or from other sheets)" if part.cut else ""
        yield Section(heading=part.heading + cut, body=Drawn(drawing=drawn))


def _address(view: View, known: Read, options: Options) -> str:
    """The address that gives the same figure on any later day."""
    lens = replace(
        view.selection.lens, on=date.fromisoformat(view.day), toward=known.asked.scope.toward, by=tuple(view.by)
    )
    own = {"of": view.since} if view.selection.colour == "change" else {}
    said = replace(view.selection, lens=lens, shown_as="").to_url(**own)
    return Links().to(PATH, address.changed(said, **options.values()))


def _title(view: View, known: Read) -> str:
    """What the picture shows, from counted boxes."""
    sized = [row for row in known.rows.values() if row.known_share is not None]
    markets, toward = words.count(len(sized), "market"), f"Toward {view.toward}"
    numbers = [value.number for value in view.colouring.values.values() if isinstance(value.number, (int, float))]
    colour, heading = view.selection.colour, view.colouring.heading
    if view.focus:
        label = view.chain.things[view.focus].label
        return f"{label}: {len(view.upstream)} technologies upstream, {len(view.downstream)} downstream"
    if not sized:
        return view.title
    if colour == "covered":
        zero = sum(not row.covered_share for row in sized)
        return f"{toward}, controls in force reach no known share of supply in {zero} of {markets}"
    if colour == "uncovered":
        some = sum(number > 0 for number in numbers)
        return f"{toward}, holders leave supply outside controls in force in {some} of {markets}"
    if colour == "change":
        more, less = sum(number > 0 for number in numbers), sum(number < 0 for number in numbers)
        return f"{toward}, the covered share rose in {more} and fell in {less} of {markets}"
    if colour == "share":
        return f"{heading.removeprefix('Held by ')} holds a known share in {sum(n > 0 for n in numbers)} of {markets}"
    return f"{heading}: supply chain toward {view.toward}"


def _about(view: View, known: Read) -> tuple[str, ...]:
    scenario = view.selection.lens.scenario
    held = known.asked.scope.change.names
    return (
        f"toward {view.toward}, {words.written_day(view.day)}",
        credit.held_by(view.by, dict(view.names)),
        *((f"scenario: {scenario.name}",) if scenario and held else ()),
        *credit.shares([*known.rows.values()]),
    )


def _notes(view: View) -> tuple[str, ...]:
    return (
        f"{view.colouring.heading}: {view.colouring.rule}.",
        "The strip under a box: how much of the supply stands under which status of control.",
        supply.UPPER_BOUNDS,
    )


def _legend(view: View) -> Iterator[Sample]:
    """The fills of the boxes, the strip below them, and the line that flows back."""
    yield from (Sample(look=look, words=said) for look, said in view.colouring.legend)
    yield Sample(look="hatch", words="no number")
    if view.selection.colour != "status":
        used = {part.look for row in view.rows.values() for part in supply.parts(row)}
        for name, said in STATUSES.items():
            if name in used:
                yield Sample(look=f"status-{name}", words=f"{said.words} (strip)")
        if supply.OTHERS in used:
            yield Sample(look="dots", words="held elsewhere")
    if any(way.back for way in view.picture.ways):
        line = Route(points=((1.0, 7.0), (23.0, 7.0)), look="sc-flow sc-back")
        yield Sample(shapes=(line,), words="flows back")
