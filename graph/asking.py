"""Named questions asked: what was written becomes parameters, the rows become an answer with what to say about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph import named
from graph.answers import Answer
from graph.connection import Reader
from graph.errors import WrongValue
from graph.questions import STATE_OF_KNOWLEDGE, Parameter, Question, question
from graph.reads import ask, plain, span
from graph.scope import Scope, knowledge_notes, today
from graph.templates import DEFAULT_BY

NONE_KNOWN = "None known: no record of the graph answers this."


def answered(reader: Reader, id: str, given: Mapping[str, Any]) -> Answer:
    """The answer to a named question. A parameter that is not given, or is `None`, has its default.

    Raises `UnknownName` with the nearest for a question, parameter or id that does not exist, `WrongValue` for a day
    that is none, a number that is a word, or days in the wrong order.
    """
    asked = question(id)
    for name in given:
        asked.parameter(name)
    first, known = span(reader)
    defaults = {STATE_OF_KNOWLEDGE: (known or today()).isoformat()}
    written = {p.name: _written(p, given.get(p.name), defaults) for p in asked.parameters}
    parameters = _resolved(reader, asked, written)
    rows = [plain(row) for row in reader.rows(asked.query.cypher, **parameters)]
    days = [str(parameters[p.name]) for p in asked.parameters if p.type == "date"]
    no_data = _no_data(reader, asked, parameters, rows)
    notes = [*knowledge_notes(days, first, known), *([asked.note] if asked.note else [])]
    return Answer(
        title=f"{asked.id}: {asked.title}",
        columns=tuple(asked.columns),
        rows=rows,
        query=asked.query.cypher,
        parameters=parameters,
        reader=reader,
        notes=tuple(notes if rows or no_data else [*notes, NONE_KNOWN]),
        no_data=no_data,
        rests_on_all=asked.rests_on == "Measure",
        scope=_scope(parameters) if asked.rests_on == "coverage" else None,
    )


def _scope(parameters: Mapping[str, Any]) -> Scope:
    """Under what a question that rests on coverage looks at it: by the default six, and a jurisdiction it names."""
    by = {*DEFAULT_BY, *filter(None, [parameters.get("jurisdiction")])}
    return Scope(on=parameters["on"], toward=parameters["toward"], by=tuple(sorted(by)))


def _written(parameter: Parameter, value: Any, defaults: Mapping[str, str]) -> Any:
    """What was written for a parameter, else its default."""
    if value is None:
        return defaults.get(parameter.default or "", parameter.default)
    if isinstance(value, int | float) and not isinstance(value, bool) and parameter.type != "number":
        return str(value)
    return value


def _resolved(reader: Reader, asked: Question, written: Mapping[str, Any]) -> dict[str, Any]:
    """The values that the query takes, in the order of the parameters."""
    set_ = [p for p in asked.parameters if written[p.name] is not None]
    entities = [p for p in set_ if p.type in named.LABELS and p.type != "jurisdiction"]
    found = dict(
        zip(
            [p.name for p in entities],
            named.ids(reader, [(p.type, written[p.name], p.name) for p in entities]),
            strict=True,
        )
    )
    found |= {p.name: _plain_value(reader, p, written[p.name]) for p in set_ if p not in entities}
    if {"from", "to"} <= found.keys() and asked.parameter("from").type == "date" and found["from"] > found["to"]:
        raise in_wrong_order(found["from"], found["to"])
    return {p.name: found.get(p.name) for p in asked.parameters}


def in_wrong_order(first: str, last: str) -> WrongValue:
    """The error for a span of days that ends before it begins."""
    return WrongValue(f"from: {first} is after {last}.", hint="Give the earlier day as from, the later one as to.")


def _plain_value(reader: Reader, parameter: Parameter, value: Any) -> Any:
    if parameter.type == "jurisdiction":
        return named.jurisdictions(reader, [value], parameter.name)[0]
    if parameter.type == "date":
        return named.day(value, parameter.name)
    if parameter.type == "number":
        return named.number(value, parameter.name)
    if parameter.choices:
        return named.choice(value, parameter.name, parameter.choices)
    return named.text(value, parameter.name)


def _no_data(reader: Reader, asked: Question, parameters: Mapping[str, Any], rows: list[dict[str, Any]]) -> str | None:
    """The sentence of the question when nobody knows, its parameters filled in; else `None`."""
    if asked.no_data is None or not _applies(reader, asked.no_data_when, parameters, rows):
        return None
    words = {name: f"any {name}" if value is None else str(value) for name, value in parameters.items()}
    return re.sub(r"\{(\w+)\}", lambda slot: words[slot[1]], asked.no_data)


def _applies(reader: Reader, when: str | None, parameters: Mapping[str, Any], rows: list[dict[str, Any]]) -> bool:
    column = re.fullmatch(r"(\w+) is null", when or "")
    if column:
        return all(row[column[1]] is None for row in rows)
    if rows or when is None:
        return not rows
    return any(row["so"] for row in ask(reader, when, **parameters))
