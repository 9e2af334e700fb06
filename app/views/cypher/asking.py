"""What the page asks of the server, read from the body of a request and checked before anything is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.layout.web import ASPECT
from app.posted import text
from app.typed import typed
from app.views.cypher.figures import Line, Thing
from graph.errors import WrongValue
from graph.turns import Asker

PARAMETERS, NAME = 200, 100


@dataclass(frozen=True)
class Asked:
    """A text to run, by whom, with the values of its parameters."""

    asker: Asker
    text: str
    parameters: Mapping[str, Any]


def asker(found: Mapping[str, Any]) -> Asker:
    """Who asks. Raises `WrongValue` for an id that is none."""
    return Asker(text(found, "session"), text(found, "query"))


def asked(found: Mapping[str, Any]) -> Asked:
    """What is asked. Raises `WrongValue` with what is wrong."""
    given = found.get("parameters", {})
    if not isinstance(given, dict) or len(given) > PARAMETERS:
        raise WrongValue(f"There are more than {PARAMETERS} parameters, or none by name.", hint="Send an object.")
    values = {_short(name): typed(name, text(given, name)) for name in given}
    return Asked(asker(found), text(found, "text"), values)


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
    return [[text({name: member}, name) for member in each] for each in lists]


def _short(name: str) -> str:
    if len(name) > NAME:
        raise WrongValue(f"The parameter {name[:40]}… has a name of {len(name):,} characters.", hint="Shorten it.")
    return name
