"""The files behind an address: `/coverage.csv?…` and `/coverage.json?…` hold what `/coverage?…` shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import flask

from app import address
from app.links import Links
from app.router import Room
from app.tabular import Table, as_csv, as_json
from graph.connection import Reader
from ontology.model import Model

WRITERS: Mapping[str, tuple[str, Callable[[Table], str]]] = {
    "csv": ("text/csv", as_csv),
    "json": ("application/json", as_json),
}


def serve(server: flask.Flask, reader: Reader, model: Model, links: Links, rooms: Sequence[Room]) -> None:
    """Serve the table of every view that has one."""
    tables = {room.path: room.table for room in rooms if room.table}

    @server.get(links.to("<path>.<ending>"))
    def file(path: str, ending: str) -> flask.Response:
        table, writer = tables.get(path), WRITERS.get(ending)
        if table is None or writer is None:
            flask.abort(404)
        query = flask.request.query_string.decode("utf-8", "replace")[: address.LONGEST]
        made = table(reader, model, "?" + query)
        kind, write = writer
        answer = flask.Response(write(made), mimetype=kind)
        answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}.{ending}"'
        return answer
