"""The data behind a view as a file: its rows, or the entities and relationships that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.exports.graphml import graphml
from app.exports.spreadsheet import xlsx
from app.exports.turtle import turtle
from app.router import Room
from app.tabular import Table, as_csv, as_json
from graph.connection import Reader
from graph.errors import WrongValue
from graph.rows import Web
from graph.subgraph import among
from ontology.model import Model

About = Sequence[tuple[str, str]]
ROWS: Mapping[str, Callable[[Table, About], bytes]] = {
    "csv": lambda table, _: as_csv(table).encode(),
    "xlsx": xlsx,
    "json": lambda table, _: as_json(table).encode(),
}
GRAPHS: Mapping[str, Callable[[Web, Model, About], bytes]] = {
    "graphml": lambda web, _, about: graphml(web, about),
    "ttl": turtle,
}
DATA: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "graphml": "application/graphml+xml",
    "ttl": "text/turtle",
}
"""The endings of data with what kind of content they are."""


def written(reader: Reader, model: Model, room: Room, query: str, ending: str, about: About) -> tuple[str, bytes]:
    """A name without an ending, and the content. Raises `WrongValue` for a view that has no such data."""
    if ending in ROWS:
        if room.table is None:
            raise _none(room, ending, [*GRAPHS])
        table = room.table(reader, model, query)
        return table.name, ROWS[ending](table, about)
    if room.shown is None:
        raise _none(room, ending, [*ROWS])
    shown = room.shown(reader, model, query)
    web = among(reader, shown.entities, shown.statements)
    return f"{room.path}-graph", GRAPHS[ending](web, model, about)


def _none(room: Room, ending: str, others: Sequence[str]) -> WrongValue:
    return WrongValue(
        f"{room.label} has no {ending} of what it shows.", hint=f"It can be written to {', '.join(others)}."
    )
