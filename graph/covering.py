"""Coverage, gaps and differences as answers: rows, what a reader should be told, and the query they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from graph.answers import Answer, in_part
from graph.asking import in_wrong_order
from graph.catalog import catalog
from graph.connection import Reader
from graph.named import day, jurisdictions
from graph.reads import ask, span, typed_coverage
from graph.rows import Cell
from graph.scope import Scope, knowledge_notes

UPPER_BOUND = "Covered shares are upper bounds: a control catches part of a node only."


def covered(reader: Reader, scope: Scope) -> Answer:
    """How far technologies are under control: the rows of `coverage`; under a scenario also before and difference."""
    names = scope.change.names
    parameters = {**scope.parameters, **({"scenario": ", ".join(names)} if names else {})}
    answer = _answer(reader, "coverage_compared" if names else "coverage", parameters)
    rows = [
        {**row, "cells": [{name: cell[name] for name in Cell._fields} for cell in row["cells"]]} for row in answer.rows
    ]
    unknown = [row["technology"] for row in rows if row["known_share"] is None]
    nobody = bool(rows) and len(unknown) == len(rows)
    said = f"No data: no source gives a number for who supplies {', '.join(unknown)}." if unknown else None
    return answer.said(
        rows=rows,
        notes=(*_heading(scope), UPPER_BOUND, *in_part(typed_coverage(rows)), *([said] if said and not nobody else [])),
        no_data=said if nobody else None,
    )


def open_supply(reader: Reader, scope: Scope) -> Answer:
    """What is supplied outside any control: the rows of `gaps`, ranked."""
    parameters = {name: value for name, value in scope.parameters.items() if name != "technologies"}
    answer = replace(_answer(reader, "gaps", parameters), scope=scope)
    if answer.rows:
        return answer.said(notes=_heading(scope))
    if ask(reader, "any_share"):
        return answer.said(notes=(*_heading(scope), "None: no known share is outside these controls."))
    return answer.said(notes=_heading(scope), no_data="No data: no source gives any share of supply.")


def compared(reader: Reader, before: date | str, after: date | str, toward: str | None = None) -> Answer:
    """What changed between two days: the rows of `diff`. Raises `WrongValue` when `after` is earlier than `before`."""
    first, last = day(before, "from"), day(after, "to")
    if first > last:
        raise in_wrong_order(first, last)
    place = jurisdictions(reader, [toward], "toward")[0] if toward is not None else None
    answer = _answer(reader, "diff", {"from": first, "to": last, "toward": place})
    notes = knowledge_notes([first, last], *span(reader))
    return answer.said(notes=notes if answer.rows else (*notes, "None: nothing changed between these days."))


def _answer(reader: Reader, name: str, parameters: Mapping[str, Any]) -> Answer:
    query = catalog()[name]
    return Answer(
        title=query.title,
        columns=tuple(query.columns),
        rows=reader.rows(query.cypher, **parameters),
        query=query.cypher,
        parameters=parameters,
        reader=reader,
    )


def _heading(scope: Scope) -> tuple[str, ...]:
    """Under what the answer holds: the scenario, and days outside what is known."""
    names = scope.change.names
    return (*([f"Under the scenario: {', '.join(names)}."] if names else []), *scope.notes)
