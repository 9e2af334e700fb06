"""Answers to requests that cannot be met: a status that fits, and words."""

from __future__ import annotations

import flask

from app import errors
from app.exported import NothingToShow
from app.exports.fonts import MissingGlyph
from app.posted import NotFromHere
from app.turns import LATER, TooMany
from graph.errors import GraphEmpty, QueryFailed, QueryRefused, UnknownName, WrongValue
from ontology.errors import ExplorerError

UNAVAILABLE = 503
STATUSES: tuple[tuple[type[ExplorerError], int], ...] = (
    (NothingToShow, 409),
    (GraphEmpty, 409),
    (NotFromHere, 403),
    (QueryRefused, 403),
    (MissingGlyph, 422),
    (UnknownName, 400),
    (WrongValue, 400),
    (QueryFailed, 400),
)
"""What was asked for wrongly is the asker's to mend. Anything else means that no answer can be had now."""


class NotFound(UnknownName):
    """No view, or nothing of a view, is at an address."""


def status(error: ExplorerError) -> int:
    """The HTTP status that fits an error."""
    if isinstance(error, NotFound):
        return 404
    return next((number for kind, number in STATUSES if isinstance(error, kind)), UNAVAILABLE)


def in_words(error: ExplorerError) -> flask.Response:
    """An error as plain text: what failed, in which words, what to do."""
    said = errors.display(error)
    words = " ".join(part for part in (f"{said.title}.", said.message, said.hint) if part)
    return _marked(flask.Response(words, status(error), mimetype="text/plain"), error)


def in_parts(error: ExplorerError, **more: object) -> flask.Response:
    """An error as JSON with `title`, `message` and `hint`."""
    said = errors.display(error)
    answer = flask.jsonify({"title": said.title, "message": said.message, "hint": said.hint, **more})
    answer.status_code = status(error)
    return _marked(answer, error)


def _marked(answer: flask.Response, error: ExplorerError) -> flask.Response:
    answer.headers["Cache-Control"] = "no-store"
    if isinstance(error, TooMany):
        answer.headers["Retry-After"] = str(LATER)
    return answer
