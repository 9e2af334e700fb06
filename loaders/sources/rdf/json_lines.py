"""Lines of JSON as `dump` writes them, which are no RDF, read as the facts that they would be."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
from pyoxigraph import Literal, NamedNode

from graph.rdf import XSD, Block, Dialect, Iri, Value
from loaders.record import SourceFault
from loaders.sources.rdf.reading import Facts, Read, Term
from loaders.streams import lines
from ontology.model import Model

FORM = "ndjson"


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """An entity or the record of a load, which have labels, or a relationship, which has a type and two ends."""

    id: str
    properties: dict[str, Any]
    labels: list[str] | None = None
    type: str = ""
    start: str = msgspec.field(name="from", default="")
    end: str = msgspec.field(name="to", default="")


_DECODER = msgspec.json.Decoder(Line)


def read_lines(path: Path, model: Model) -> Read:
    """All facts of a file, each with its line. Raises `SourceFault` where a line is none of the two."""
    dialect, digest, found = Dialect(model), hashlib.sha256(), dict[str, Facts]()
    numbers: dict[str, int] = {}
    for number, line in lines(path):
        digest.update(line.encode())
        block = _block(dialect, line, f"{path.name} line {number}")
        if block.iri in found:
            hint = f"It is also on line {numbers[block.iri]}. Keep one of them."
            raise SourceFault(f"{path.name} line {number}: <{block.iri}> stands twice.", hint=hint)
        found[block.iri], numbers[block.iri] = _facts(block), number
    if not found:
        raise SourceFault(f"{path.name} holds no fact.", hint="Name a file that holds some.")
    return Read(found, {}, digest.hexdigest(), numbers)


def _block(dialect: Dialect, line: str, where: str) -> Block:
    try:
        said = _DECODER.decode(line)
        json.loads(line, object_pairs_hook=_once)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        hint = "A line is {id, labels, properties} or {id, type, from, to, properties}, as dump writes them."
        raise SourceFault(f"{where}: {_reason(line, error)}.", hint=hint) from error
    if said.labels is None and not (said.type and said.start and said.end):
        hint = "A line is {id, labels, properties} or {id, type, from, to, properties}, as dump writes them."
        raise SourceFault(f"{where}: it has neither labels nor a type with two ends.", hint=hint)
    for name, value in said.properties.items():
        if any(isinstance(each, dict | list) for each in (value if isinstance(value, list) else [value])):
            raise SourceFault(f"{where}: '{name}' is no plain value and no list of them.", hint="Give it one.")
    if said.labels is not None:
        return dialect.entity(said.id, said.labels, said.properties)
    return dialect.statement(said.id, said.type, said.start, said.end, said.properties, shared=True)


def _reason(line: str, error: Exception) -> str:
    """What is wrong with a line; msgspec says of half a character at the end of a text that the line ends there."""
    if "surrogate" in str(error):
        return "a text holds half a character"
    if "truncated" not in str(error):
        return str(error)
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return str(error)
    return "a text holds half a character"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"'{max(names, key=names.count)}' stands twice in one object")
    return found


def _facts(block: Block) -> Facts:
    found: Facts = {}
    for predicate, value in block.facts:
        found.setdefault(predicate, {})[_term(value)] = None
    return found


def _term(value: Value) -> Term:
    if isinstance(value, Iri):
        return NamedNode(value.iri)
    return Literal(value.text, datatype=NamedNode(f"{XSD}{value.datatype}"))
