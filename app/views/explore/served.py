"""The addresses beside /explore that its scripts talk to: JSON in, JSON out, for this app's own pages only."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import flask

from app.canvas.opening import from_json
from app.links import Links
from app.posted import LARGE_BODY, Answer, body, told
from app.views.explore import arranging, coloured, pictures, steps, tables, ties
from app.views.explore.arranging import TICKET
from app.views.explore.asked import Body, short
from graph.connection import Reader
from ontology.model import Model

Asked = Callable[[Body], Mapping[str, Any]]


def register(server: flask.Flask, reader: Reader, model: Model, links: Links) -> None:
    """Serve all of them below the path of the view."""
    answers: Mapping[str, Asked] = {
        "picture": partial(_picture, reader, model, links),
        "find": partial(ties.found, reader, model),
        "links": partial(ties.links, reader, model),
        "expand": partial(steps.expanded, reader, model),
        "add": partial(steps.added, reader, model),
        "paths": partial(ties.ways, reader, model),
        "common": partial(ties.common, reader, model),
        "arrange": partial(arranging.arranged, reader, model),
        "stop": arranging.stopped,
        "colours": partial(coloured.told, reader, model),
    }
    for name, answer in answers.items():
        server.post(links.to(f"explore/{name}"), endpoint=f"explore-{name}")(_answered(answer))

    @server.post(links.to("explore/table"), endpoint="explore-table")
    @told
    def table() -> Answer:
        """The entities or relationships that a document shows, as a file."""
        asked = body(flask.request, LARGE_BODY)
        ending, what = tables.wanted(asked)
        picture = pictures.picture(reader, model, links, from_json(asked.get("document")))
        on = pictures.day(reader, picture.document.on)
        content, mimetype = tables.written(model, picture, what, ending, on)
        answer = flask.Response(content, mimetype=mimetype)
        answer.headers["Content-Disposition"] = f'attachment; filename="explore-{what}.{ending}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _answered(answer: Asked) -> Callable[[], Answer]:
    @told
    def answered() -> Answer:
        text = json.dumps(answer(body(flask.request, LARGE_BODY)), ensure_ascii=False, separators=(",", ":"))
        said = flask.Response(text, mimetype="application/json")  # not sorted: the order of keys is that of the file
        said.headers["Cache-Control"] = "no-store"
        return said

    return answered


def _picture(reader: Reader, model: Model, links: Links, asked: Body) -> Mapping[str, Any]:
    """The picture of a document, each place filled; what is not in the graph is named as missing."""
    document, ticket = from_json(asked.get("document")), short(asked, "ticket", TICKET)
    return pictures.picture(reader, model, links, document, ticket).to_json()
