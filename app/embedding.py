"""A figure alone, for pages of others: `/embed/coverage?…` is what `/coverage?…` shows as SVG, `….png?…` as PNG."""

from __future__ import annotations

import hashlib

import flask

from app import refusals
from app.exported import BY_SHEET, EMBED
from app.links import Links
from app.requested import Desk, sheet
from ontology.errors import ExplorerError

POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors *"
FRESH = 300
"""Seconds for which who has a figure need not ask again."""
USUAL = "svg"


def serve(server: flask.Flask, links: Links, desk: Desk) -> None:
    """Serve figures that may be framed and used as pictures anywhere."""

    @server.get(links.to(EMBED) + "/", defaults={"path": ""})
    @server.get(links.to(EMBED) + "/<path:path>")
    def embed(path: str) -> flask.Response:
        try:
            answer = _figure(desk, path)
        except ExplorerError as error:
            answer = refusals.in_words(error)
        answer.headers["Content-Security-Policy"] = POLICY
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        answer.headers["Access-Control-Allow-Origin"] = "*"
        return answer


def _figure(desk: Desk, path: str) -> flask.Response:
    view, _, ending = path.rpartition(".")
    if ending not in BY_SHEET:
        view, ending = path, USUAL
    at = desk.place(view, embedded=True)
    mimetype, write = BY_SHEET[ending]
    with desk.turns.one():
        figure = desk.drawn(at).figure
        content = write(figure.sheets[sheet(len(figure.sheets)) - 1], figure)
    answer = flask.Response(content, mimetype=mimetype)
    answer.set_etag(hashlib.sha256(content).hexdigest()[:32])
    answer.headers["Cache-Control"] = f"public, max-age={FRESH}"
    answer.make_conditional(flask.request)
    return answer
