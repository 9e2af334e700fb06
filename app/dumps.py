"""The whole graph as a file: three forms of RDF that `load rdf` reads back, and lines of JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from typing import IO, Any

from graph.rdf import Block, Dialect
from graph.rdf_text import CONTEXT, HEAD, json_ld, n_triples, turtle
from graph.whole import Entity, Link, Whole
from ontology.model import Model


def write(whole: Whole, model: Model, ending: str, stream: IO[bytes]) -> None:
    """The records of the loads, then the entities, then the relationships: the same graph gives the same bytes.

    `ending` is one of `FORMS`. Nothing is held but what is being written.
    """
    for piece in FORMS[ending](whole, model):
        stream.write(piece.encode())


def _blocks(whole: Whole, model: Model) -> Iterator[Block]:
    dialect = Dialect(model)
    for entity in chain(whole.records(), whole.entities()):
        yield dialect.entity(*entity)
    for link in whole.links():
        yield dialect.statement(*link[:5], shared=link.shared)


def _turtle(whole: Whole, model: Model) -> Iterator[str]:
    yield HEAD
    yield from map(turtle, _blocks(whole, model))


def _n_triples(whole: Whole, model: Model) -> Iterator[str]:
    yield from map(n_triples, _blocks(whole, model))


def _json_ld(whole: Whole, model: Model) -> Iterator[str]:
    before = f'{CONTEXT}, "@graph": ['
    for block in _blocks(whole, model):
        yield f"{before}\n{json_ld(block)}"
        before = ","
    yield "\n]}\n"


def _lines(whole: Whole, _model: Model) -> Iterator[str]:
    for entity in chain(whole.records(), whole.entities()):
        yield _line(_plain_entity(entity))
    for link in whole.links():
        yield _line(_plain_link(link))


def _plain_entity(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "labels": sorted(entity.labels), "properties": _plain(entity.properties)}


def _plain_link(link: Link) -> dict[str, Any]:
    ends = {"from": link.start, "to": link.end}
    return {"id": link.id, "type": link.type, **ends, "properties": _plain(link.properties)}


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in sorted(properties.items())
    }


def _line(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, default=str) + "\n"


FORMS: Mapping[str, Callable[[Whole, Model], Iterator[str]]] = {
    "ttl": _turtle,
    "jsonld": _json_ld,
    "nt": _n_triples,
    "ndjson": _lines,
}
"""How the graph is written, by the ending of the file."""
