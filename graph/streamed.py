"""The answer to a reading query while it arrives: columns, rows, and afterwards what the server said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import neo4j

from graph.connection import Connection, renamed_errors
from graph.cypher_text import prefix, tokens
from graph.errors import Place
from graph.values import SIMPLE, Elements, plain, unnamed_ends

BATCH = 1_000


@dataclass(frozen=True)
class Notification:
    """What the server says of a query: that a label does not exist, that it joins everything with everything.

    Line and column count from the beginning of the text, from 1; `None` where it says no place.
    """

    code: str
    description: str
    severity: str
    line: int | None
    column: int | None


@dataclass(frozen=True)
class Step:
    """A step of a plan with the steps that feed it. `rows` is the server's estimate; `actual` rows and database `hits`
    are known for a query that ran with PROFILE."""

    operator: str
    details: str
    identifiers: tuple[str, ...]
    rows: float
    actual: int | None
    hits: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Summary:
    """What the server says of a query that ran. There is a plan for EXPLAIN and PROFILE only."""

    notifications: tuple[Notification, ...]
    plan: Step | None
    profiled: bool


@dataclass
class Streamed:
    """A running answer: its columns, and its rows as they arrive, each a list of plain values (`graph.values`).

    After the rows were taken, `more` says whether the limit cut them, and `summary` what the server said: after the
    last row, or of a query that was cut when it planned it. `elements` are the entities and relationships met so far,
    when kept.
    """

    connection: Connection
    result: neo4j.Result
    cypher: str
    planned: tuple[Notification, ...] = ()
    limit: int | None = None
    keep: bool = False
    more: bool | None = None
    summary: Summary | None = None
    elements: Elements = field(default_factory=Elements)

    def __post_init__(self) -> None:
        self.columns: tuple[str, ...] = tuple(self.result.keys())
        self.rows: Iterator[list[Any]] = self._rows()

    def _rows(self) -> Iterator[list[Any]]:
        """Rows of plain values. The ends of relationships get our ids by one further look-up for each batch of rows."""
        ids: dict[str, str] = {}
        values = self._values()
        while batch := list(islice(values, BATCH)):
            large = [value for row in batch for value in row if type(value) not in SIMPLE]
            ends = set(unnamed_ends(large)) - ids.keys()
            ids |= _ids(self.connection, ends) if ends else {}
            for row in batch:
                found = [value if type(value) in SIMPLE else plain(value, ids) for value in row]
                if self.keep:
                    self.elements.add(row, found)
                yield found

    def _values(self) -> Iterator[list[Any]]:
        with renamed_errors(self.connection.uri):
            for count, record in enumerate(self.result):
                if count == self.limit:
                    self.more, self.summary = True, Summary(self.planned, plan=None, profiled=False)
                    return
                yield record.values()
            self.more, self.summary = False, _summary(self.result.consume(), self.cypher)


def _ids(connection: Connection, elements: set[str]) -> dict[str, str]:
    found = connection.rows(
        "MATCH (n) WHERE elementId(n) IN $elements AND n.id IS NOT NULL RETURN elementId(n) AS element, n.id AS id",
        elements=sorted(elements),
    )
    return {row["element"]: str(row["id"]) for row in found}


def _summary(said: neo4j.ResultSummary, cypher: str) -> Summary:
    plan = said.profile or said.plan
    return Summary(
        notifications=notifications(said, _beginning(cypher)),
        plan=_step(plan, profiled=said.profile is not None) if plan else None,
        profiled=said.profile is not None,
    )


def _beginning(cypher: str) -> Place:
    """Where the server begins to count: the first word of a query, unless EXPLAIN, PROFILE or CYPHER stands there."""
    found = tokens(cypher)
    return Place.at(cypher, 0 if prefix(found) or not found else found[0].start)


def notifications(said: neo4j.ResultSummary, begins: Place) -> tuple[Notification, ...]:
    """What the server noticed, with places counted from the line and column at which its own counting begins."""
    return tuple(_notification(each, begins) for each in said.gql_status_objects if each.is_notification)


def _notification(said: neo4j.GqlStatusObject, begins: Place) -> Notification:
    place = said.position
    return Notification(
        code=said.gql_status,
        description=said.status_description.partition(": ")[2] or said.status_description,
        severity=str(said.raw_severity),
        line=place.line + begins.line - 1 if place else None,
        column=place.column + (begins.column - 1 if place.line == 1 else 0) if place else None,
    )


def _step(plan: Mapping[str, Any], *, profiled: bool) -> Step:
    told = plan.get("args", {})
    return Step(
        operator=str(plan["operatorType"]).partition("@")[0],
        details=str(told.get("Details", "")),
        identifiers=tuple(plan.get("identifiers", ())),
        rows=float(told.get("EstimatedRows", 0.0)),
        actual=int(plan.get("rows", 0)) if profiled else None,
        hits=int(plan.get("dbHits", 0)) if profiled else None,
        steps=tuple(_step(each, profiled=profiled) for each in plan.get("children", ())),
    )
