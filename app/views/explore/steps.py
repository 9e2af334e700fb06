"""What a step of exploring brings onto the canvas: neighbours of an entity, or entities by id, beside what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from app.canvas import data
from app.canvas.data import Entity, Relationship
from app.canvas.document import MOST
from app.canvas.opening import too_many
from app.layout import apart
from app.layout.asked import Asked
from app.layout.beside import beside, between
from app.layout.rooms import Place, Places, Room
from app.layout.scene import Box
from app.views.explore import asked, pictures
from app.views.explore.asked import Body
from graph import exploring, reads
from graph.connection import Reader
from graph.exploring_rows import Edge
from ontology.model import Model

CITES = "CITES"


@dataclass(frozen=True)
class There:
    """What is on the canvas: ids, the rooms that are taken, and the middles of the shapes where they are known."""

    ids: tuple[str, ...]
    rooms: tuple[Box, ...]
    places: Places

    @classmethod
    def of(cls, found: Body) -> There:
        """What a request says of it: `have` and `rooms`, in the same order when there is a room for each; `plates` are
        the rooms of names that stand between."""
        ids, rooms = asked.ids(found, "have"), asked.rooms(found)
        return cls(ids, (*rooms, *asked.rooms(found, "plates")), asked.places(ids, rooms))


def expanded(reader: Reader, model: Model, found: Body) -> dict[str, Any]:
    """The next neighbours of an entity along one relation or all, with their places around it.

    Nearly everything cites sources: these come only when they are asked for, or around a source.
    """
    id, kind, there = asked.short(found, "id"), asked.short(found, "kind"), There.of(found)
    type, outgoing = asked.relation(found)
    most = asked.amount(found, "most", exploring.FIRST, exploring.MOST)
    without = () if type or kind == "Source" or _is_source(reader, id) else (CITES,)
    step = exploring.expand(
        reader, id, type=type, outgoing=outgoing, kind=kind, without=without, have=there.ids, most=most
    )
    _refuse_more(there, len(step.entities))
    edges = exploring.joining(reader, [each.id for each in step.entities], there.ids)
    on = pictures.day(reader, asked.day(found))
    entities = [data.entity(model, each, on) for each in step.entities]
    origin = asked.point(found, "at") or there.places.get(id, (0, 0))
    placed = beside(origin, _rooms(entities), there.rooms, _relations(id, entities, edges))
    return _brought(entities, _relationships(model, edges, on), placed) | {
        "shown": step.shown + len(entities),
        "total": step.total,
    }


def added(reader: Reader, model: Model, found: Body) -> dict[str, Any]:
    """Entities by their ids, in the middle of what they are linked to; without anything there, arranged by force."""
    ids, there = asked.ids(found, "ids"), There.of(found)
    new = [id for id in ids if id not in set(there.ids)]
    _refuse_more(there, len(new))
    vertices = exploring.vertices(reader, new)
    edges = exploring.joining(reader, [each.id for each in vertices], there.ids)
    on = pictures.day(reader, asked.day(found))
    entities = [data.entity(model, each, on) for each in vertices]
    relationships = _relationships(model, edges, on)
    rooms, lines = _rooms(entities), pictures.lines_of(model, relationships)
    if there.rooms:
        placed = between(rooms, lines, there.places, there.rooms)
    else:
        ticket = asked.short(found, "ticket") or uuid4().hex
        placed = apart.run(ticket, Asked(layout="force", rooms=rooms, links=lines)).places
    known = {each.id for each in vertices}
    return _brought(entities, relationships, placed) | {"missing": [id for id in new if id not in known]}


def _is_source(reader: Reader, id: str) -> bool:
    found = reads.entity(reader, id)
    return found is not None and "Source" in found.labels


def _refuse_more(there: There, more: int) -> None:
    if len(there.ids) + more > MOST:
        raise too_many(len(there.ids) + more)


def _rooms(entities: Iterable[Entity]) -> list[Room]:
    return [Room(each.id, each.w, each.h) for each in entities]


def _relationships(model: Model, edges: Iterable[Edge], on: date) -> tuple[Relationship, ...]:
    return tuple(data.relationship(model, each, on) for each in edges)


def _relations(origin: str, entities: Sequence[Entity], edges: Iterable[Edge]) -> list[str]:
    """For each new entity the relations it has to the origin, in one word."""
    found: dict[str, set[str]] = {each.id: set() for each in entities}
    for edge in edges:
        if edge.start == origin and edge.end in found:
            found[edge.end].add(f"{edge.type.lower()}-out")
        elif edge.end == origin and edge.start in found:
            found[edge.start].add(f"{edge.type.lower()}-in")
    return [".".join(sorted(found[each.id])) for each in entities]


def _brought(
    entities: Iterable[Entity], relationships: Iterable[Relationship], placed: dict[str, Place]
) -> dict[str, Any]:
    return {
        "entities": [
            each.to_json() | {"x": placed[each.id][0], "y": placed[each.id][1], "side": "below"} for each in entities
        ],
        "relationships": [each.to_json() for each in relationships],
    }
