"""The entities and relationships that a view shows as rows, with everything the graph says of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from app import facts
from app.canvas.data import Entity, Relationship
from app.canvas.shown import shown
from app.exported_data import DATA, ROWS
from app.tabular import Table
from app.views.explore import asked
from app.views.explore.asked import Body
from app.views.explore.pictures import Picture
from graph.errors import WrongValue
from ontology.model import Model
from ontology.term import Attribute

ENDINGS = ("csv", "xlsx")
WHAT = ("entities", "relationships")
ENTITY = ("id", "name", "class", "home", "home_name", "relationships", "holds")
RELATIONSHIP = ("from", "from_name", "from_class", "relationship", "type", "to", "to_name", "to_class", "holds")
ORIGIN = ("confidence", "verified", "sources", "loaded_by")
ELSEWHERE = frozenset({"id", "name", "claims", *ORIGIN})


def rows(model: Model, picture: Picture, what: str) -> Table:
    """A table of what a picture shows, in the order of ids. `what`: entities or relationships.

    After the columns that all have come those of which any row has a value, in the ontology's order; a day has beside
    it how exactly it is known. The last columns say where a row is from, and a statement its id.
    """
    entities, relationships = shown(picture.document, picture.entities, picture.relationships)
    if what == "entities":
        return _entities(model, picture, entities)
    return _relationships(model, picture, entities, relationships)


def _entities(model: Model, picture: Picture, entities: Sequence[Entity]) -> Table:
    said = {each.id: each.properties for each in picture.web.entities}
    names = _named((model.nodes[each.kind].attributes, said[each.id]) for each in entities)
    found = tuple(
        (
            *(each.id, each.name, each.label, each.home, each.home_name, each.degree, each.holds),
            *(_plain(said[each.id].get(name)) for name in (*names, *ORIGIN)),
        )
        for each in entities
    )
    return Table(name="explore-entities", columns=(*ENTITY, *names, *ORIGIN), rows=found)


def _relationships(
    model: Model, picture: Picture, entities: Sequence[Entity], relationships: Sequence[Relationship]
) -> Table:
    said = {each.id: each.properties for each in picture.web.relationships}
    ends = {each.id: (each.id, each.name, each.label) for each in entities}
    names = _named((_attributes(model, each.type), said[each.id]) for each in relationships)
    found = tuple(
        (
            *(*ends[each.start], each.label, each.type, *ends[each.end], each.holds),
            *(_plain(said[each.id].get(name)) for name in (*names, *ORIGIN)),
            each.id,
        )
        for each in relationships
    )
    columns = (*RELATIONSHIP, *(f"own_{name}" if name in RELATIONSHIP else name for name in names))
    return Table(name="explore-relationships", columns=(*columns, *ORIGIN, "statement"), rows=found)


def _attributes(model: Model, type: str) -> Sequence[Attribute]:
    known = facts.relation(model, type)
    return known.attributes if known else ()


def _named(records: Iterable[tuple[Sequence[Attribute], Mapping[str, Any]]]) -> list[str]:
    """The properties of which any record has a value, in the ontology's order; what it does not know comes last."""
    order: dict[str, int] = {}
    present: set[str] = set()
    for attributes, said in records:
        order |= {each.name: order.get(each.name, len(order)) for each in attributes}
        present |= {name for name, value in said.items() if value not in (None, [], "")}
    return sorted(present - ELSEWHERE, key=lambda name: (order.get(name, len(order)), name))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def wanted(body: Body) -> tuple[str, str]:
    """The ending of the file that is asked for, and what is to be in it. Raises `WrongValue` for others."""
    ending, what = asked.short(body, "ending"), asked.short(body, "what") or "relationships"
    if ending not in ENDINGS:
        raise WrongValue(f"There is no table that ends in {ending[:40]!r}.", hint=f"Endings: {', '.join(ENDINGS)}.")
    if what not in WHAT:
        raise WrongValue(f"There is no table of {what[:40]!r}.", hint=f"There are {' and '.join(WHAT)}.")
    return ending, what


def written(model: Model, picture: Picture, what: str, ending: str, on: date) -> tuple[bytes, str]:
    """A table as a file with its kind of content. A spreadsheet says on a sheet of its own what it shows."""
    table = rows(model, picture, what)
    about = [("title", picture.title), ("day", on.isoformat()), ("shows", picture.name), *_filtered(picture)]
    return ROWS[ending](table, about), DATA[ending]


def _filtered(picture: Picture) -> list[tuple[str, str]]:
    """What the view leaves out, as its file says it."""
    said = picture.document.to_json()
    hidden = {name: values for name, values in said["hide"].items() if values}
    parts = {"hide": hidden, "where": said["where"], "as of": said["asof"] if said["asof"] == "hide" else ""}
    return [(name, json.dumps(value, ensure_ascii=False)) for name, value in parts.items() if value]
