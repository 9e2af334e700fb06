"""Entities and relationships as the canvas, its lists and its filter take them: what the graph says, in few words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from app import facts, standing, words
from app.facts import APART
from app.layout.relations import LABEL_ROOM as BESIDE
from app.layout.text import width, wrap
from app.layout.web import GAP, LABEL_ROOM, LINE, MOST_LINES, NAME, SHAPE
from graph.exploring_rows import Edge, Vertex
from ontology.model import Model, NodeType

FALLBACK = "RELATED_TO"
LONGEST = 200
"""A text of more characters is no value to filter by; it stands on the card."""
TELLING = ("role", "kind", "eccn", "what", "for", "claim", "reason", "product", "technology", "text", "criticality")
"""What one line says of a record, in the order in which it is looked for."""
Plain = str | int | float
Facts = Mapping[str, Plain | list[Plain]]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What stands behind an entity or a relationship alike.

    `holds`: in force, or so, on the day. `facts` are the short values of its own, days as ISO text.
    """

    sources: tuple[str, ...]
    loaded_by: tuple[str, ...]
    confidence: str
    verified: bool | None
    holds: bool
    facts: Facts


@dataclass(frozen=True, kw_only=True)
class Entity(Told):
    """An entity as drawn. `kind` is its class, `look` the highest class drawn alike, `label` the class in words.

    `lines` are its short name, wrapped to stand below its shape, `wide` to stand beside it; `w` and `h` are the room of
    the shape with the name below it. `degree` counts its relationships in the whole graph. `home` is a jurisdiction or
    empty.
    """

    id: str
    name: str
    lines: tuple[str, ...]
    wide: tuple[str, ...]
    fact: str
    kind: str
    look: str
    label: str
    w: int
    h: int
    degree: int
    home: str
    home_name: str

    def to_json(self) -> dict[str, Any]:
        """All of it under its own names."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class Relationship(Told):
    """A relationship as drawn, from `start` to `end`: `label` is its name as one says it, `inverse` as the other."""

    id: str
    type: str
    label: str
    inverse: str
    start: str
    end: str
    fact: str
    line: str

    def to_json(self) -> dict[str, Any]:
        """All of it under its own names; the ends are `from` and `to`."""
        names = {"start": "from", "end": "to"}
        return {names.get(name, name): value for name, value in vars(self).items()}


def entity(model: Model, vertex: Vertex, on: date) -> Entity:
    """An entity as it is drawn on a day."""
    said = vertex.properties
    kind = facts.kind(model, vertex.labels)
    lines, wide = _lines(vertex.name)
    return Entity(
        id=vertex.id,
        name=vertex.name,
        lines=lines,
        wide=_beside(vertex.name),
        fact=_entity_fact(kind, said),
        kind=kind.name,
        look=look(model, kind.name),
        label=kind.label,
        w=wide,
        h=math.ceil(SHAPE[1] + GAP + len(lines) * LINE),
        degree=vertex.degree,
        home=vertex.home,
        home_name=vertex.home_name,
        holds=_entity_holds(kind, said, on),
        facts=own_facts(kind.places, said),
        **_origin(said),
    )


def relationship(model: Model, edge: Edge, on: date) -> Relationship:
    """A relationship as it is drawn on a day."""
    said, known = edge.properties, facts.relation(model, edge.type)
    verb = known.label if known else words.spaced(edge.type.lower())
    return Relationship(
        id=edge.id,
        type=edge.type,
        label=_predicate(edge) or verb,
        inverse=known.inverse_label if known else verb,
        start=edge.start,
        end=edge.end,
        fact=_relationship_fact(said),
        line=known.line if known else "solid",
        holds=_holds(said, on, "date", "until"),
        facts=own_facts(known.places if known else {}, said),
        **_origin(said),
    )


@lru_cache(maxsize=20_000)
def _beside(name: str) -> tuple[str, ...]:
    """The lines of a name that stands beside its shape, as in the columns around an entity."""
    return wrap(words.short_name(name), BESIDE, NAME, 500)


@lru_cache(maxsize=20_000)
def _lines(name: str) -> tuple[tuple[str, ...], int]:
    """The lines of a short name, and the width of shape and name. Measuring text is most of the work for a picture."""
    lines = wrap(words.short_name(name), LABEL_ROOM, NAME, 500, most=MOST_LINES)
    return lines, math.ceil(max(SHAPE[0], *(width(line, NAME, 500) for line in lines)))


def look(model: Model, name: str) -> str:
    """The highest class that is drawn like this one: all kinds of measure look like Measure."""
    own = _drawn(model.nodes[name])
    return [each for each in model.nodes[name].ancestors if _drawn(model.nodes[each]) == own][-1]


def _drawn(node: NodeType) -> tuple[str, str, str]:
    return node.shape, node.fill, node.stroke


def _origin(said: Mapping[str, Any]) -> dict[str, Any]:
    """Where a record is from, and how far it can be relied on."""
    return {
        "sources": tuple(said.get("sources") or ()),
        "loaded_by": tuple(said.get("loaded_by") or ()),
        "confidence": str(said.get("confidence") or ""),
        "verified": said.get("verified"),
    }


def _entity_holds(kind: NodeType, said: Mapping[str, Any], on: date) -> bool:
    """A measure while it is in force, an event once it has happened, a gap while it is open; all else always."""
    if "Measure" in kind.ancestors:
        return standing.in_force(said, on)
    if "Event" in kind.ancestors:
        return _holds(said, on, "date", "")
    if "Gap" in kind.ancestors:
        closed = said.get("closed_date")
        return _holds(said, on, "open_since", "") and not (isinstance(closed, date) and closed <= on)
    return True


def _holds(said: Mapping[str, Any], on: date, first: str, last: str) -> bool:
    """Begun by the day and not over before it; a day that is not known forbids nothing."""
    begun, over = said.get(first), said.get(last)
    return not (isinstance(begun, date) and begun > on) and not (isinstance(over, date) and over < on)


def _entity_fact(kind: NodeType, said: Mapping[str, Any]) -> str:
    """What the name does not say: of a measure its kind and start, else its role, else its day."""
    if "Measure" in kind.ancestors:
        return f"{kind.label.lower()}, {standing.since(said)}"
    happened = said.get("date")
    if isinstance(happened, date):
        return f"{kind.label.lower()}, {words.day(happened, said.get('date_precision'))}"
    return str(said.get("role") or kind.label.lower())


def _relationship_fact(said: Mapping[str, Any]) -> str:
    """What it adds: a share with its year, else the first telling word."""
    if said.get("share") is not None:
        year = f", {said['year']}" if said.get("year") else ""
        return f"{words.percent(said['share'])} of supply{year}"
    return words.spaced(next((str(said[name]) for name in TELLING if said.get(name)), ""))


def _predicate(edge: Edge) -> str:
    """The word of the record, where the relationship's own name only says that there is one."""
    said = edge.properties.get("predicate")
    return words.spaced(str(said)) if said and edge.type == FALLBACK else ""


def own_facts(places: Mapping[str, int], said: Mapping[str, Any]) -> dict[str, Plain | list[Plain]]:
    """The short values of a record by name: texts, numbers, days as ISO text, yes or no.

    `places` are the attributes of its class by name, with their order, which the values keep. How exactly a day is
    known is told where it is not to the day.
    """
    names = sorted((name for name in said if name in places and name not in APART), key=places.__getitem__)
    plain = {name: _plainly(said[name]) for name in names if said[name] not in (None, []) and _tells(name, said)}
    return {name: value for name, value in plain.items() if _short(value)}


def _tells(name: str, said: Mapping[str, Any]) -> bool:
    return not name.endswith("_precision") or (said[name] != "day" and name.removesuffix("_precision") in said)


def _plainly(value: Any) -> Plain | list[Plain]:
    return [_plain(each) for each in value] if isinstance(value, list) else _plain(value)


def _plain(value: Any) -> Plain:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return value if isinstance(value, int | float) else str(value)


def _short(value: Plain | list[Plain]) -> bool:
    return all(
        len(each) <= LONGEST for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
    )
