"""Entities and relationships as facts in RDF: the one dialect of every file that leaves, and what `load rdf` reads.

Entities are `urn:chokepoint:entity:<id>`, relationships `urn:chokepoint:statement:<id>` (`ontology.iris`). An entity
has the classes of its labels. A relationship is an individual of its class with `kg:source` and `kg:target`. Both have
every property under its own name, typed as the shapes have it; `rdfs:label` repeats the name of an entity, and
`dcterms:source` points to each publication that `kg:sources` names. A day, month or year is `xsd:date`,
`xsd:gYearMonth` or `xsd:gYear`; the companion that says so in the graph (`announced_precision`) is not repeated.
Lists are several values. RDF keeps neither their order nor a value said twice: a list that is not in alphabetical order
stands once more, as JSON, in `kg:in_order`. What the ontology does not know keeps its name as a term.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from ontology import iris
from ontology.errors import UnknownTerm
from ontology.model import Attribute, Model

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
CITED = "http://purl.org/dc/terms/source"
XSD = "http://www.w3.org/2001/XMLSchema#"
SOURCE, TARGET, IN_ORDER = iris.term("source"), iris.term("target"), iris.term("in_order")
RECORD = "LoadRecord"
SETS = ("sources", "loaded_by")
"""Lists that the graph keeps in alphabetical order, each value once."""
DATES = ("date", "partialDate")
COARSE = {"month": ("gYearMonth", 7), "year": ("gYear", 4)}
"""How a date that is known to the month or year only is written: its type in XML Schema, how much of the day stays."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Known = Mapping[str, Attribute]


class Literal(NamedTuple):
    """A value with the name of its type in XML Schema."""

    text: str
    datatype: str = "string"


class Iri(NamedTuple):
    """A thing that is pointed at."""

    iri: str


Value = Literal | Iri


class Block(NamedTuple):
    """What is said of one thing: pairs of a predicate's IRI and a value, in the order in which they are written."""

    iri: str
    facts: Sequence[tuple[str, Value]]


class Dialect:
    """Puts what the graph holds into RDF, in the words of one ontology."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._of_labels: Callable[[tuple[str, ...]], Known] = lru_cache(maxsize=None)(self._attributes)

    def entity(self, id: str, labels: Iterable[str], properties: Mapping[str, Any]) -> Block:
        """What is said of an entity, or of a load record."""
        own = tuple(sorted(labels))
        facts: list[tuple[str, Value]] = [(RDF_TYPE, Iri(iris.term(label))) for label in own]
        facts.append((LABEL, Literal(str(properties.get("name") or id))))
        facts += _described(properties, self._of_labels(own))
        return Block((iris.load if RECORD in own else iris.entity)(id), facts)

    def statement(
        self, id: str, type: str, start: str, end: str, properties: Mapping[str, Any], *, shared: bool = False
    ) -> Block:
        """What is said of a relationship. `shared`: one of another type has the same id, so that its IRI names both."""
        try:
            relation = self._model.relation(type)
            name, known = relation.name, {one.name: one for one in relation.attributes}
        except UnknownTerm:
            name, known = type, {}
        facts: list[tuple[str, Value]] = [(RDF_TYPE, Iri(iris.term(name)))]
        facts += [(SOURCE, Iri(iris.entity(start))), (TARGET, Iri(iris.entity(end)))]
        return Block(iris.statement(id, type if shared else ""), [*facts, *_described(properties, known)])

    def _attributes(self, labels: tuple[str, ...]) -> Known:
        nodes = [self._model.nodes[label] for label in labels if label in self._model.nodes]
        return {one.name: one for node in nodes for one in node.attributes}


def _described(said: Mapping[str, Any], known: Known) -> Iterator[tuple[str, Value]]:
    """The properties by name, then which of their lists have an order, then the publications that they name."""
    orders = {}
    for name, value in sorted(said.items()):
        if _says_how_exact(name, said, known):
            continue
        written = [_literal(each, known.get(name), said) for each in _several(value)]
        yield from ((iris.term(name), each) for each in dict.fromkeys(written))
        if isinstance(value, list | tuple) and name not in SETS and written != sorted(set(written)):
            orders[name] = [each.text for each in written]
    if orders:
        yield IN_ORDER, Literal(json.dumps(orders, ensure_ascii=False))
    yield from ((CITED, Iri(iris.entity(id))) for id in sorted(set(map(str, _several(said.get("sources"))))))


def _says_how_exact(name: str, said: Mapping[str, Any], known: Known) -> bool:
    """Whether a property only tells how exact a date beside it is, which the type of that date tells here."""
    date_name = name.removesuffix("_precision")
    of = known.get(date_name)
    return date_name != name and of is not None and of.datatype == "partialDate" and bool(_day(said.get(date_name)))


def _several(value: Any) -> Iterator[Any]:
    for each in value if isinstance(value, list | tuple) else [value]:
        if each is not None:
            yield each


def _day(value: Any) -> str:
    """A day as text; empty for anything else. Answers to queries have their days as text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str) and _DAY.fullmatch(value) else ""


def _literal(value: Any, attribute: Attribute | None, said: Mapping[str, Any]) -> Literal:
    """A value with the type that the ontology gives it, where it is such a value; else with its own."""
    datatype = attribute.datatype if attribute else ""
    day = _day(value) if datatype in DATES or isinstance(value, date) else ""
    if day:
        precision = said.get(f"{attribute.name}_precision") if attribute and datatype == "partialDate" else None
        coarse, length = COARSE.get(str(precision), ("date", 10))
        return Literal(day[:length], coarse)
    if isinstance(value, bool):
        return Literal("true" if value else "false", "boolean")
    if isinstance(value, datetime):
        return Literal(value.isoformat(), "dateTime")
    if isinstance(value, int):
        return Literal(str(value), "decimal" if datatype == "decimal" else "integer")
    if isinstance(value, float):
        return _number(value, datatype)
    if isinstance(value, str):
        return Literal(value, "anyURI" if datatype == "anyURI" else "string")
    return Literal(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))


def _number(value: float, datatype: str) -> Literal:
    if datatype == "decimal" and math.isfinite(value):
        return Literal(f"{Decimal(repr(value)):f}", "decimal")
    said = repr(value) if math.isfinite(value) else "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    return Literal(said, "double")
