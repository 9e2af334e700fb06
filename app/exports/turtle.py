"""A graph as Turtle, in the words of the ontology: what `load rdf` can read back, and SHACL can judge.

Entities are `urn:chokepoint:entity:<id>`, statements `urn:chokepoint:statement:<id>` (`ontology.iris`). An entity has
the classes of its labels; a relationship is an individual of its class with `kg:source` and `kg:target`, as the
ontology has it, which knows no plain property beside it. Both have every property under its own name: days are
`xsd:date` beside the companion that says how exact they are (`kg:announced_precision`), lists are several values.
Where they come from: `kg:sources` with the ids as text and `dcterms:source` to each publication, `kg:loaded_by`,
`kg:confidence` and `kg:verified` where the record has them. The publications cited are described as well.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from graph.rows import CitedSource, Entity, Properties, Statement, Web
from ontology import iris
from ontology.errors import UnknownTerm
from ontology.model import Attribute, Model

PREFIXES = (
    ("kg", iris.TERMS),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
)
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
Facts = Iterable[tuple[str, str]]
"""Predicates and objects, written as Turtle."""


def turtle(web: Web, model: Model, about: Sequence[tuple[str, str]]) -> bytes:
    """A graph of what is shown as Turtle in UTF-8; the pairs of `about` stand as comments at its head.

    Entities first, then the publications cited, then the statements, each by id: the same web gives the same bytes.
    Control characters are escaped and come back whole. What the ontology does not know keeps its name as a term.
    """
    blocks = [_entity(model, each) for each in (*web.entities, *web.publications)]
    blocks += [_statement(model, each) for each in web.statements]
    heads = [f"# {_one_line(f'{name}: {said}')}" for name, said in about]
    prefixes = [f"@prefix {name}: <{base}> ." for name, base in PREFIXES]
    return "\n".join([*heads, *prefixes, "", *blocks]).encode()


def _entity(model: Model, entity: Entity) -> str:
    known = {one.name: one for each in entity.labels if each in model.nodes for one in model.nodes[each].attributes}
    facts = [("a", _term(label)) for label in sorted(entity.labels)]
    facts += [("rdfs:label", _text(entity.name)), *_described(entity.properties, known), *_cited(entity.sources)]
    return _block(iris.entity(entity.id), facts)


def _statement(model: Model, statement: Statement) -> str:
    try:
        relation = model.relation(statement.type)
        name, known = relation.name, {one.name: one for one in relation.attributes}
    except UnknownTerm:
        name, known = statement.type, {}
    ends = (
        (end, f"<{iris.entity(of.id)}>") for end, of in (("source", statement.source), ("target", statement.target))
    )
    facts = [("a", _term(name)), *((_term(end), iri) for end, iri in ends)]
    facts += [*_described(statement.properties, known), *_cited(statement.sources)]
    return _block(iris.statement(statement.id), facts)


def _block(iri: str, facts: Facts) -> str:
    said: dict[str, list[str]] = {}
    for predicate, value in facts:
        said.setdefault(predicate, []).append(value)
    lines = [f"{predicate} {' , '.join(dict.fromkeys(values))}" for predicate, values in said.items()]
    return f"<{iri}>\n    " + " ;\n    ".join(lines) + " .\n"


def _described(said: Properties, known: Mapping[str, Attribute]) -> Iterator[tuple[str, str]]:
    for name, value in sorted(said.items()):
        datatype = known[name].datatype if name in known else ""
        for each in value if isinstance(value, list | tuple) else [value]:
            if each is not None:
                yield _term(name), _literal(each, datatype)


def _cited(sources: Sequence[CitedSource]) -> list[tuple[str, str]]:
    return [("dcterms:source", f"<{iris.entity(id)}>") for id in sorted({each.id for each in sources})]


def _term(name: str) -> str:
    return f"kg:{name}" if _LOCAL.fullmatch(name) else f"<{iris.term(name)}>"


def _literal(value: Any, datatype: str) -> str:
    """A value with the type that the ontology gives it, where it is such a value; else with its own."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return f'"{value.isoformat()}"^^xsd:{"dateTime" if isinstance(value, datetime) else "date"}'
    if isinstance(value, int):
        return f'"{value}"^^xsd:{"decimal" if datatype == "decimal" else "integer"}'
    if isinstance(value, float):
        return _number(value, datatype)
    if isinstance(value, str):
        return _text(value) + ("^^xsd:anyURI" if datatype == "anyURI" else "")
    return _text(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))


def _number(value: float, datatype: str) -> str:
    if datatype == "decimal" and math.isfinite(value):
        return f'"{Decimal(repr(value)):f}"^^xsd:decimal'
    said = repr(value) if math.isfinite(value) else "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    return f'"{said}"^^xsd:double'


def _text(value: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0], f"\\u{ord(found[0]):04X}"), value) + '"'


def _one_line(text: str) -> str:
    """A text that cannot end the comment that it stands in."""
    return _ESCAPED.sub(
        lambda found: " " if found[0] in "\n\r\t\u2028\u2029" else found[0] if found[0] in '\\"' else "�", text
    )
