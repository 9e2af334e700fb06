"""What the page asks of the server, read from the body of a request and checked before anything is done with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import flask

from app.layout.web import ASPECT
from app.typed import typed
from app.views.cypher.figures import Line, Thing
from graph.errors import WrongValue
from graph.turns import Asker
from ontology.errors import ExplorerError

BODY, PICTURE_BODY = 1_000_000, 4_000_000
"""The most bytes a request may have; one for a picture carries what is to be drawn."""
PARAMETERS, NAME = 200, 100


class NotFromHere(ExplorerError):
    """The request came from a page of another address, or in a form that such a page could send."""

    title = "This request is not taken"


@dataclass(frozen=True)
class Asked:
    """A text to run, by whom, with the values of its parameters."""

    asker: Asker
    text: str
    parameters: Mapping[str, Any]


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


def _refuse_others(request: flask.Request) -> None:
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site != "same-origin" if site else bool(origin) and urlsplit(str(origin)).netloc != request.host
    if foreign:
        raise NotFromHere("Only this page may run queries here.", hint="Open the page /cypher itself.")
    if request.mimetype != "application/json":
        raise NotFromHere("Only JSON is taken.", hint="Send it with Content-Type: application/json.")


def asker(found: Mapping[str, Any]) -> Asker:
    """Who asks. Raises `WrongValue` for an id that is none."""
    return Asker(_text(found, "session"), _text(found, "query"))


def asked(found: Mapping[str, Any]) -> Asked:
    """What is asked. Raises `WrongValue` with what is wrong."""
    given = found.get("parameters", {})
    if not isinstance(given, dict) or len(given) > PARAMETERS:
        raise WrongValue(f"There are more than {PARAMETERS} parameters, or none by name.", hint="Send an object.")
    values = {_short(name): typed(name, _text(given, name)) for name in given}
    return Asked(asker(found), _text(found, "text"), values)


def elements(found: Mapping[str, Any]) -> tuple[list[Thing], list[Line]]:
    """The entities and relationships to draw, each a list of texts. Raises `WrongValue`."""
    try:
        things = [Thing(id=id, name=name, kind=kind) for id, name, kind in _lists(found, "entities", 3)]
        lines = [Line(id=id, type=type, source=a, target=b) for id, type, a, b in _lists(found, "relationships", 4)]
    except (TypeError, ValueError) as error:
        raise WrongValue("What is to be drawn is not well formed.", hint="Run the query again.") from error
    return things, lines


def aspect(found: Mapping[str, Any]) -> float:
    """How much wider than high the place for a picture is; what is usual when nothing sensible is said."""
    said = found.get("aspect")
    sensible = isinstance(said, int | float) and not isinstance(said, bool) and 0 < said < 100
    return float(said) if said and sensible else ASPECT


def _lists(found: Mapping[str, Any], name: str, length: int) -> list[list[str]]:
    lists = found.get(name)
    if not isinstance(lists, list) or not all(isinstance(each, list) and len(each) == length for each in lists):
        raise ValueError(name)
    return [[_text({name: text}, name) for text in each] for each in lists]


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise WrongValue(f"The request has no text named {name}.", hint="Send it as JSON text.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise WrongValue(f"{name} holds half a character.", hint="Take the broken character out.") from error
    return value


def _short(name: str) -> str:
    if len(name) > NAME:
        raise WrongValue(f"The parameter {name[:40]}… has a name of {len(name):,} characters.", hint="Shorten it.")
    return name


def _no_number(word: str) -> Any:
    raise ValueError(word)
