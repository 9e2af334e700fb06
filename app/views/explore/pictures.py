"""A document with all that the page needs to draw it: every place, and what the graph says of what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import uuid4

from app import address, words
from app.canvas import data, written
from app.canvas.data import Entity, Relationship
from app.canvas.document import Document, Placed
from app.canvas.shown import visible
from app.layout import apart
from app.layout.arranged import Layout
from app.layout.asked import Asked
from app.layout.beside import between
from app.layout.rooms import Link, Place, Room
from app.layout.scene import Box
from app.lens import SHARED
from app.links import Links
from app.views.explore import figures, opened
from app.views.explore.figures import View
from app.views.explore.layout import ids as named
from app.views.explore.selection import Selection
from graph import exploring, reads
from graph.connection import Reader
from graph.exploring_rows import Drawing
from graph.scope import today
from graph.subgraph import neighbours
from ontology.model import Model


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A document whose every entity is in the graph and has a place, with its entities and relationships.

    `missing` are the ids asked for that the graph does not have; `more` counts neighbours that are not on the canvas,
    where that is known; `folded` has the words for them where their lines run together. `web` is what the graph says.
    `loaders` are the titles of the loaded data sets, by id.
    """

    document: Document
    name: str
    title: str
    entities: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]
    missing: tuple[str, ...] = ()
    more: dict[str, int] | None = None
    folded: dict[str, str] | None = None
    loaders: dict[str, str] | None = None
    web: Drawing = field(default_factory=Drawing)

    def to_json(self) -> dict[str, Any]:
        """The picture as the page takes it."""
        extent = extent_of(self.document, self.entities)
        return {
            "canvas": named("cytoscape"),
            "name": self.name,
            "title": self.title,
            "document": self.document.to_json(),
            "entities": [each.to_json() for each in self.entities],
            "relationships": [each.to_json() for each in self.relationships],
            "missing": list(self.missing),
            "more": self.more or {},
            "folded": self.folded or {},
            "loaders": self.loaders or {},
            "extent": {"x1": extent.left, "y1": extent.top, "x2": extent.right, "y2": extent.bottom},
        }


def picture(reader: Reader, model: Model, links: Links, document: Document, ticket: str = "") -> Picture:
    """The picture of a document. One without entities is that of its focus with what stands around it.

    `ticket` is for stopping it while places are computed.
    """
    known = reads.knowledge(reader)
    on = document.on or known.as_of or today()
    if not document.entities:
        view = view_of(reader, model, links, document, on)
        missing = (document.focus,) if document.focus else ()
        return of_focus(reader, replace(view, loaders=known.titles), document) if view else _nothing(document, missing)
    web = exploring.web(reader, document.ids)
    entities, relationships = drawn(model, web, on)
    sound = without(document, web.missing)
    whole = replace(sound, entities=filled(model, sound, entities, relationships, ticket))
    return Picture(
        document=whole,
        name=name(whole, entities, relationships),
        title=title(whole, entities),
        entities=told(whole, entities, relationships),
        relationships=relationships,
        missing=web.missing,
        loaders=known.titles,
        web=web,
    )


def of_focus(reader: Reader, view: View, document: Document) -> Picture:
    """The picture of one entity with what is listed around it. `document` says how it is looked at."""
    focus = view.focus.id
    listed = sorted({each.id for group in view.around.groups for each in group.shown} - {focus})
    whole = opened.completed(view, exploring.joining(reader, [focus], listed))
    scene = figures.scene(whole)
    laid = opened.placed(scene, focus)
    web = exploring.web(reader, laid.ids)
    entities, relationships = drawn(view.model, web, view.on)
    found = replace(document, focus=focus, entities=laid.entities, bundles=laid.bundles, layout="relations", groups=())
    return Picture(
        document=without(found, web.missing),
        name=scene.name,
        title=view.focus.name,
        entities=told(found, entities, relationships),
        relationships=relationships,
        more={focus: max(0, whole.around.total - len(listed))},
        folded=opened.folded(scene, focus),
        loaders=dict(view.loaders),
        web=web,
    )


def _nothing(document: Document, missing: tuple[str, ...]) -> Picture:
    empty = replace(document, focus="", bundles=(), groups=())
    said = document.name or "Explore"
    return Picture(document=empty, name="Nothing is shown", title=said, entities=(), relationships=(), missing=missing)


def day(reader: Reader, on: date | None) -> date:
    """The day of a document, by default that of the state of knowledge."""
    return on or reads.knowledge(reader).as_of or today()


def lens(document: Document) -> dict[str, str]:
    """The values of an address that all views share, as a document has them."""
    values = written.values(document)
    return {name: value for name in SHARED if (value := values[name])}


def view_of(reader: Reader, model: Model, links: Links, document: Document, on: date) -> View | None:
    """What stands around the focus of a document; `None` when the graph does not have it."""
    focus = reads.entity(reader, document.focus) if document.focus else None
    if focus is None:
        return None
    selection = Selection.from_url(address.write(lens(document)))
    # Nearly everything cites sources; they stand on the card, and are drawn around a source only.
    without = () if "Source" in focus.labels else ("CITES",)
    around = neighbours(reader, focus.id, without=without)
    return View(model=model, links=links, selection=selection, on=on, focus=focus, around=around)


def drawn(model: Model, web: Drawing, on: date) -> tuple[tuple[Entity, ...], tuple[Relationship, ...]]:
    """The entities and relationships of a part of the graph as the canvas takes them."""
    entities = tuple(data.entity(model, each, on) for each in web.entities)
    return entities, tuple(data.relationship(model, each, on) for each in web.relationships)


def told(document: Document, entities: Sequence[Entity], relationships: Sequence[Relationship]) -> tuple[Entity, ...]:
    """The entities; one in a column has the word of the record where its plate only says that there is a relation."""
    hubs, sided = {each.hub for each in document.bundles}, {e.id for e in document.entities if e.side != "below"}
    said: dict[str, str] = {}
    for each in relationships:
        if each.type == data.FALLBACK and not each.fact:
            for hub, other in ((each.start, each.end), (each.end, each.start)):
                if hub in hubs and other in sided:
                    said.setdefault(other, each.label)
    return tuple(replace(each, fact=said.get(each.id, each.fact)) for each in entities)


def without(document: Document, gone: Iterable[str]) -> Document:
    """The document without some entities, and without all that names them."""
    out = set(gone)
    if not out:
        return document
    groups = (replace(each, members=tuple(id for id in each.members if id not in out)) for each in document.groups)
    return replace(
        document,
        focus="" if document.focus in out else document.focus,
        entities=tuple(
            replace(each, origins=tuple(id for id in each.origins if id not in out))
            for each in document.entities
            if each.id not in out
        ),
        bundles=tuple(each for each in document.bundles if each.hub not in out),
        groups=tuple(each for each in groups if each.members),
    )


def filled(
    model: Model,
    document: Document,
    entities: Sequence[Entity],
    relationships: Sequence[Relationship],
    ticket: str = "",
) -> tuple[Placed, ...]:
    """The entities of a document, those without a place given one: all by the layout, or the rest beside the others.

    Raises what `app.layout.apart.run` raises; `ticket` is for stopping it.
    """
    lost = [each.id for each in document.entities if each.place is None]
    if not lost:
        return document.entities
    rooms, lines = rooms_of(document, entities), lines_of(model, relationships)
    there = {each.id: each.place for each in document.entities if each.place is not None}
    if there:
        taken = [room.at(*there[room.id]) for room in rooms if room.id in there]
        found = between([room for room in rooms if room.id not in there], lines, there, taken)
    else:
        layout: Layout = document.layout if document.layout != "relations" else "force"
        homes = {each.id: each.home_name or each.home for each in entities if each.home}
        found = apart.run(
            ticket or uuid4().hex,
            Asked(layout=layout, rooms=rooms, links=lines, centre=document.focus, homes=homes),
        ).places
    return tuple(each if each.place else replace(each, place=found[each.id]) for each in document.entities)


def rooms_of(document: Document, entities: Sequence[Entity]) -> list[Room]:
    """How much room each entity of a document takes up, in the document's order."""
    known = {each.id: each for each in entities}
    return [Room(each.id, known[each.id].w, known[each.id].h, each.side) for each in document.entities]


def lines_of(model: Model, relationships: Sequence[Relationship]) -> list[Link]:
    """The relationships as a layout takes them."""
    flow = {each.cypher_type for each in model.relations.values() if each.flow}
    return [Link(each.start, each.end, each.type in flow) for each in relationships]


def extent_of(document: Document, entities: Sequence[Entity]) -> Box:
    """The room of all that is on the canvas; without anything a point."""
    there: dict[str, Place] = {each.id: each.place for each in document.entities if each.place}
    seen = visible(document)
    rooms = [room.at(*there[room.id]) for room in rooms_of(document, entities) if room.id in seen and room.id in there]
    if not rooms:
        return Box(0, 0, 0, 0)
    left, right = min(room.left for room in rooms), max(room.right for room in rooms)
    top, bottom = min(room.top for room in rooms), max(room.bottom for room in rooms)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


def name(document: Document, entities: Sequence[Entity], relationships: Sequence[Relationship]) -> str:
    """What the canvas is called for those who listen: `Tool makers: 12 entities, 20 relationships`."""
    counted = f"{words.count(len(entities), 'entity', 'entities')}, {words.count(len(relationships), 'relationship')}"
    return f"{document.name}: {counted}" if document.name else counted


def title(document: Document, entities: Sequence[Entity]) -> str:
    """What the page is called: the view's name, else its focus, else what it is."""
    focus = next((each.name for each in entities if each.id == document.focus), "")
    return document.name or focus or "Explore"
