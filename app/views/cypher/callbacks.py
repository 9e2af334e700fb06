"""How the page is begun, and the addresses beside it that its scripts talk to: run, stop, picture, file, words."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from typing import cast

import flask
from dash import Dash, Input, Output, State

from app import address
from app.browser import in_browser
from app.facts import kind
from app.gate import Gate
from app.links import Links
from app.posted import LARGE_BODY, Answer, body, told
from app.views.cypher import asking, figures, files, vocabulary
from app.views.cypher.layout import ids
from app.views.cypher.running import Run, lines
from graph import turns
from graph.connection import Connection, Reader
from graph.titles import Title, titles
from ontology.model import Model


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Begin the page in the browser whenever its address changes, and serve what its scripts ask for."""
    given = Input(ids("address"), "data"), State(ids("begin"), "data")
    in_browser(app, "cypher", "open", Output(ids("opened"), "data"), *given)
    connection = cast(Connection, reader)  # the guard needs sessions of its own; the app is always given a connection
    gate = Gate()
    _serve_runs(app.server, connection, model, links, gate)
    _serve_files(app.server, connection, model, links, gate)
    _serve_words(app.server, connection, model, links)
    _serve_pictures(app.server, connection, model, links)


def _serve_runs(server: flask.Flask, connection: Connection, model: Model, links: Links, gate: Gate) -> None:
    @server.post(links.to("cypher/run"), endpoint="cypher-run")
    @told
    def run() -> Answer:
        """Runs a text; the answer is a stream of events, one JSON object a line (see `running`)."""
        asked = asking.asked(body(flask.request))
        events = lines(Run(connection, model, asked).events())
        answer = gate.enter().until_sent(events, "application/x-ndjson")
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Accel-Buffering"] = "no"
        return answer

    @server.post(links.to("cypher/stop"), endpoint="cypher-stop")
    @told
    def stop() -> Answer:
        """Ends on the server what the asker runs; says whether there was anything."""
        return flask.jsonify({"stopped": turns.stop(connection, asking.asker(body(flask.request)))})


def _serve_files(server: flask.Flask, connection: Connection, model: Model, links: Links, gate: Gate) -> None:
    @server.post(links.to("cypher/file"), endpoint="cypher-file")
    @told
    def file() -> Answer:
        """The whole result of one statement as a file."""
        found = body(flask.request)
        asked, at, ending = asking.asked(found), found.get("at"), str(found.get("ending"))
        stay = gate.enter()
        try:
            made = files.made(connection, model, asked, at if isinstance(at, int) else 0, ending)
        finally:
            stay.end()
        answer = flask.Response(files.pieces(made.content), mimetype=made.kind.mimetype)
        answer.headers["Content-Disposition"] = f'attachment; filename="result.{ending}"'
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Rows"], answer.headers["X-More"] = str(made.rows), "1" if made.more else "0"
        return answer


def _serve_words(server: flask.Flask, connection: Connection, model: Model, links: Links) -> None:
    @server.get(links.to("cypher/words"), endpoint="cypher-words")
    @told
    def words() -> Answer:
        """What the editor offers. It changes with the graph's state of knowledge only, and is asked for once a page."""
        text = vocabulary.as_json(vocabulary.vocabulary(connection, model))
        answer = flask.Response(text, mimetype="application/json")
        answer.set_etag(sha256(text.encode()).hexdigest()[:32])
        answer.headers["Cache-Control"] = "private, max-age=300"
        return answer.make_conditional(flask.request)


def _serve_pictures(server: flask.Flask, connection: Connection, model: Model, links: Links) -> None:
    def to(entity: str, statement: str) -> str:
        return links.to("explore", address.write({"focus": entity, "statement": statement}))

    @server.post(links.to("cypher/picture"), endpoint="cypher-picture")
    @told
    def picture() -> Answer:
        """The entities and relationships that the page sends, as a picture for the canvas."""
        asked = body(flask.request, LARGE_BODY)
        things, joined = asking.elements(asked)
        known = {each.id for each in things}
        ends = {end for line in joined for end in (line.source, line.target)} - known
        found = titles(connection, sorted(ends)[: figures.ENTITIES]) if ends else {}
        things += [_end(model, id, found.get(id)) for id in sorted(ends)]
        return flask.jsonify(asdict(figures.drawn(model, things, joined, to, asking.aspect(asked))))


def _end(model: Model, id: str, title: Title | None) -> figures.Thing:
    """An entity of which the result has only the id, as the end of a relationship."""
    return figures.Thing(id=id, name=title.short if title else id, kind=kind(model, title.labels if title else ()).name)
