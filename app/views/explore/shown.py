"""The ids and rows behind an entity with its neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.exports.shown import Shown
from app.links import Links
from app.sentences import phrase
from app.tabular import Table
from app.views.explore import callbacks, tables, viewed
from app.views.explore.figures import View, by_size, ordered
from graph.connection import Reader
from graph.rows import Neighbour, NeighbourGroup
from ontology.model import Model

DATED = ("date", "until", "announced", "effective", "suspended", "resumed", "ended")
"""Days of a statement, and of the measure or event that it leads to."""
NONE = ("no relationship",)
"""No id of a statement: of an empty list all between the entities would be meant."""
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
"""What the name of a file does without."""
PLAIN = ("focus", "entity", "name", "class", "relationship", "type", "direction", "share", "basis", "year", "predicate")
COLUMNS = (
    *PLAIN,
    *(column for name in DATED for column in (name, f"{name}_precision")),
    *("sources", "loaded_by", "confidence", "verified", "statement"),
)


def shown(reader: Reader, model: Model, query: str) -> Shown:
    """What the view of an address shows; of a focus alone the neighbours listed, and what leads to them."""
    seen = viewed.viewed(reader, model, query)
    if seen:
        statements = tuple(sorted(each.id for each in seen.relationships))
        return Shown(entities=tuple(sorted(each.id for each in seen.entities)), statements=statements or NONE)
    view = callbacks.asked(reader, model, Links(), query)
    if view is None:
        return Shown()
    listed = [neighbour for group in view.around.groups for neighbour in group.shown]
    told = {str(said["id"]) for neighbour in listed for said in neighbour.statements}
    entities = {view.focus.id, *(neighbour.id for neighbour in listed)}
    return Shown(entities=tuple(sorted(entities)), statements=tuple(sorted(told)))


def table(reader: Reader, model: Model, query: str) -> Table:
    """One row for each relationship that the view of an address shows: see `tables.rows`.

    Of a focus alone one for each statement between the entity and the neighbours listed, in the list's order.
    `relationship` is the verb as the entity in the middle says it, `direction` is out from it or in to it. Days are
    those of the statement, else those of the neighbour, ISO, each with how exactly it is known.
    """
    seen = viewed.viewed(reader, model, query)
    if seen:
        return tables.rows(model, seen.picture, "relationships")
    view = callbacks.asked(reader, model, Links(), query)
    if view is None:
        return Table(name="explore", columns=COLUMNS, rows=())
    rows = [
        _row(view, group, neighbour, said)
        for group in by_size(view.around)
        for neighbour in ordered(group)
        for said in neighbour.statements
    ]
    return Table(name=f"explore-{UNSAFE.sub('-', view.focus.id)[:60]}", columns=COLUMNS, rows=tuple(rows))


def _row(view: View, group: NeighbourGroup, neighbour: Neighbour, said: Mapping[str, Any]) -> tuple[Any, ...]:
    own = {name: said.get(name) for name in COLUMNS if name in said}
    days = {name: value for name in DATED for name, value in _day(name, said, neighbour.properties)}
    values = {
        **own,
        **days,
        "focus": view.focus.id,
        "entity": neighbour.id,
        "name": neighbour.name,
        "class": view.kind(neighbour.labels).label,
        "relationship": phrase(view.model, group.type, outgoing=group.outgoing),
        "type": group.type,
        "direction": "out" if group.outgoing else "in",
        "statement": said["id"],
    }
    return tuple(values.get(column) for column in COLUMNS)


def _day(name: str, said: Mapping[str, Any], other: Mapping[str, Any]) -> list[tuple[str, Any]]:
    of = said if said.get(name) else other
    day = of.get(name)
    if not isinstance(day, date):
        return [(name, day)]
    return [(name, day.isoformat()), (f"{name}_precision", of.get(f"{name}_precision"))]
