"""Values in RDF as the checks take them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pyoxigraph import Literal

from graph.rdf import XSD
from loaders.dates import as_written
from loaders.sources.rdf.reading import Term
from ontology.model import Attribute

TYPES: Mapping[str, tuple[str, ...]] = {
    "string": ("string",),
    "anyURI": ("anyURI",),
    "boolean": ("boolean",),
    "integer": ("integer",),
    "decimal": ("decimal",),
    "date": ("date",),
    "partialDate": ("date", "gYearMonth", "gYear", "string"),
}
"""The types of XML Schema that the shapes allow; a date may also be plain text."""
WRITTEN: Mapping[str, str] = {
    "string": '"text" without a type or language',
    "anyURI": '"https://…"^^xsd:anyURI',
    "boolean": "true or false",
    "integer": "a whole number (xsd:integer), such as 2025",
    "decimal": "a number with a point (xsd:decimal), such as 42.0",
    "date": '"2024-04-01"^^xsd:date',
    "partialDate": '"2024-04-01"^^xsd:date, "2024-04"^^xsd:gYearMonth or "2024"^^xsd:gYear',
}
_LENGTHS = {"date": 10, "gYearMonth": 7, "gYear": 4}
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_INTEGER, _DECIMAL = re.compile(r"[+-]?[0-9]{1,19}"), re.compile(r"[+-]?([0-9]{1,300}(\.[0-9]*)?|\.[0-9]+)")
LARGEST = 2**63


class WrongValue(Exception):
    """A value that an attribute does not take; the message says what it takes instead."""


def value_of(attribute: Attribute, term: Term, precision: str = "") -> Any:
    """A value as `loaders.checks` takes it: text, number or flag; dates as text.

    `precision`: what a companion of the date says, as files of an older form have it. Raises `WrongValue`.
    """
    allowed = WRITTEN[attribute.datatype]
    if not isinstance(term, Literal) or term.language:
        raise WrongValue(f"It takes {allowed}.")
    datatype = term.datatype.value.removeprefix(XSD)
    if datatype not in TYPES[attribute.datatype]:
        raise WrongValue(f"It takes {allowed}.")
    try:
        return _READ[attribute.datatype](term.value, datatype, precision)
    except (KeyError, ValueError) as error:
        raise WrongValue(f"It takes {allowed}.") from error


def shown(term: Term) -> str:
    """A value in words, not too long."""
    text = str(term).replace(f"<{XSD}", "<xsd:")
    return text if len(text) <= 80 else f"{text[:77]}…"


def _integer(text: str, _datatype: str, _precision: str) -> int:
    number = int(text) if _INTEGER.fullmatch(text) else LARGEST
    if not -LARGEST <= number < LARGEST:
        raise ValueError(text)
    return number


def _decimal(text: str, _datatype: str, _precision: str) -> float:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return float(text)


def _partial(text: str, datatype: str, precision: str) -> str:
    if len(text) != _LENGTHS.get(datatype, len(text)):
        raise ValueError(text)
    return as_written(date.fromisoformat(text), precision) if precision and datatype == "date" else text


_READ: Mapping[str, Callable[[str, str, str], Any]] = {
    "string": lambda text, *_: text,
    "anyURI": lambda text, *_: text,
    "boolean": lambda text, *_: _BOOLEANS[text],
    "integer": _integer,
    "decimal": _decimal,
    "date": lambda text, *_: date.fromisoformat(text) if len(text) == 10 else date.fromisoformat("none"),
    "partialDate": _partial,
}
