"""What a page's scripts send to the addresses beside it, checked before anything is done with it; and errors in answer.

Only pages of this app may ask: another site's page could otherwise make this server work in a visitor's name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

import flask

from app import errors
from app.gate import Busy
from graph.errors import DatabaseUnreachable, WrongValue
from ontology.errors import ExplorerError

BODY, LARGE_BODY = 1_000_000, 4_000_000
"""The most bytes a request may have; a large one carries what is to be drawn."""
Answer = flask.typing.ResponseReturnValue


class NotFromHere(ExplorerError):
    """The request came from a page of another address, or in a form that such a page could send."""

    title = "This request is not taken"


STATUSES: tuple[tuple[type[ExplorerError], int], ...] = ((DatabaseUnreachable, 503), (NotFromHere, 403), (Busy, 429))
"""What is not named here was asked for wrongly: 400."""


def told(answer: Callable[..., Answer]) -> Callable[..., Answer]:
    """An answer whose errors the page can show: title, message, hint and kind as JSON, with a status that fits."""

    @wraps(answer)
    def told(*given: Any, **named: Any) -> Answer:
        try:
            return answer(*given, **named)
        except ExplorerError as error:
            said = asdict(errors.display(error)) | {"kind": type(error).__name__}
            return flask.jsonify(said), next((code for kind, code in STATUSES if isinstance(error, kind)), 400)

    return told


def body(request: flask.Request, most: int = BODY) -> dict[str, Any]:
    """The JSON object that the page sent. Raises `NotFromHere` for another page's, `WrongValue` for anything else."""
    _refuse_others(request)
    if request.content_length is None or request.content_length > most:
        raise WrongValue(f"The request has more than {most:,} bytes.", hint="Send a shorter text.")
    try:
        found = json.loads(request.get_data(), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise WrongValue(f"The request is no JSON: {error}.", hint="Send an object.") from error
    if not isinstance(found, dict):
        raise WrongValue("The request is no JSON object.", hint="Send an object.")
    return found


def text(found: Mapping[str, Any], name: str) -> str:
    """A text of the request by its name. Raises `WrongValue` when there is none, or it holds half a character."""
    value = found.get(name)
    if not isinstance(value, str):
        raise WrongValue(f"The request has no text named {name}.", hint="Send it as JSON text.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise WrongValue(f"{name} holds half a character.", hint="Take the broken character out.") from error
    return value


def _refuse_others(request: flask.Request) -> None:
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site != "same-origin" if site else bool(origin) and urlsplit(str(origin)).netloc != request.host
    if foreign:
        raise NotFromHere("Only this app's own pages may ask for this.", hint="Open the page itself.")
    if request.mimetype != "application/json":
        raise NotFromHere("Only JSON is taken.", hint="Send it with Content-Type: application/json.")


def _no_number(word: str) -> Any:
    raise ValueError(word)
