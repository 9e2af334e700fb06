"""What a stranger's query may do: read the graph, and nothing else. The only place that decides it.

Three locks, one behind the other: the server plans the query without running it (EXPLAIN) and we refuse what the plan
shows to be more than reading; the session has READ access, in which the server refuses every write itself;
and time and rows are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import CypherSyntaxError

from graph.connection import Connection, renamed_errors
from graph.errors import QueryFailed, QueryRefused
from graph.values import plain, unnamed_ends

TIMEOUT = 30.0
LONGEST = 100_000
BATCH = 1_000
PREFIX = "EXPLAIN\n"
SHOWN = ("ShowConstraints", "ShowFunctions", "ShowIndexes", "ShowProcedures")
PROCEDURES = (
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
    "db.info",
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.schema.visualization",
    "dbms.components",
)


@dataclass(frozen=True)
class Answer:
    """A running answer: its columns, and its rows as they arrive, each a list of plain values (`graph.values`)."""

    columns: tuple[str, ...]
    rows: Iterator[list[Any]]


@contextmanager
def reading(
    connection: Connection,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Answer]:
    """Run a reading query; its rows can be taken while the context is open, at most `limit` of them.

    Raises `QueryRefused` for what is no pure read, `QueryFailed` for what the server cannot run (a syntax error
    says line and column), `QueryTimedOut` after `timeout` seconds.
    """
    with connection.session(neo4j.READ_ACCESS) as session:
        _refuse_unless_read(session, cypher, dict(parameters or {}))
        text: Any = cypher
        try:
            result = session.run(neo4j.Query(text, timeout=timeout), dict(parameters or {}))
            yield Answer(tuple(result.keys()), _rows(connection, islice(_values(result, connection.uri), limit)))
        except KeyboardInterrupt:
            session.cancel()  # else the session would wait for the answer before it closes
            raise


def _values(result: neo4j.Result, uri: str) -> Iterator[list[Any]]:
    with renamed_errors(uri):
        for record in result:
            yield record.values()


def _rows(connection: Connection, values: Iterator[list[Any]]) -> Iterator[list[Any]]:
    """Rows of plain values. The ends of relationships get our ids by one further look-up for each batch of rows."""
    ids: dict[str, str] = {}
    while batch := list(islice(values, BATCH)):
        ends = {end for row in batch for end in unnamed_ends(row)} - ids.keys()
        ids |= _ids(connection, ends) if ends else {}
        for row in batch:
            yield [plain(value, ids) for value in row]


def _ids(connection: Connection, elements: set[str]) -> dict[str, str]:
    found = connection.rows(
        "MATCH (n) WHERE elementId(n) IN $elements AND n.id IS NOT NULL RETURN elementId(n) AS element, n.id AS id",
        elements=sorted(elements),
    )
    return {row["element"]: str(row["id"]) for row in found}


def _refuse_unless_read(session: neo4j.Session, cypher: str, parameters: dict[str, Any]) -> None:
    if len(cypher) > LONGEST:
        raise QueryRefused(f"The query has {len(cypher):,} characters.", hint=f"At most {LONGEST:,} are taken.")
    if not cypher.strip():
        raise QueryFailed("The query is empty.", hint="Write one, such as: MATCH (m:Measure) RETURN count(m) AS n")
    text: Any = PREFIX + cypher
    try:
        summary = session.run(text, parameters).consume()
    except CypherSyntaxError as error:
        raise QueryFailed(_placed(error, cypher), hint="Correct the query there and run it again.") from error
    if summary.query_type != "r":
        raise QueryRefused(
            "This query would change something or manage the server.", hint="This door only reads. Take that part out."
        )
    for operator, details in _operators(summary.plan or {}):
        _refuse_operator(operator, details)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every step of a plan: the operator with its database (`LoadCSV@neo4j`), and its details."""
    yield str(plan.get("operatorType", "")), str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", []):
        yield from _operators(child)


def _refuse_operator(operator: str, details: str) -> None:
    name, _, database = operator.partition("@")
    if database == "system" or name == "AdministrationCommand":
        raise QueryRefused("The query reaches the server's own database.", hint="Ask the graph only; leave out USE.")
    if name == "LoadCSV":
        raise QueryRefused("LOAD CSV reads files or addresses.", hint="Load data with: chokepoint load.")
    if name.startswith(("Show", "Terminate")) and name not in SHOWN:
        raise QueryRefused(
            f"{re.sub(r'(?<!^)(?=[A-Z])', ' ', name).upper()} looks behind or steers the server.",
            hint="Allowed: SHOW CONSTRAINTS, SHOW FUNCTIONS, SHOW INDEXES, SHOW PROCEDURES.",
        )
    if name == "ProcedureCall" and details.partition("(")[0].strip() not in PROCEDURES:
        raise QueryRefused(
            f"The procedure {details.partition('(')[0].strip()} is not on the list.",
            hint=f"Allowed: {', '.join(PROCEDURES)}.",
        )


_PLACE = re.compile(r"\s*\(line \d+, column \d+ \(offset: (?P<offset>\d+)\)\).*", re.DOTALL)


def _placed(error: CypherSyntaxError, cypher: str) -> str:
    """The server's message, with line and column counted in the text as it was given, and the line with a caret."""
    message = str(error.message)
    found = _PLACE.search(message)
    if not found:
        return message
    offset = max(0, min(int(found["offset"]) - len(PREFIX), len(cypher)))
    before = cypher[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    shown = cypher.splitlines()[line - 1] if cypher.splitlines()[line - 1 :] else ""
    return f"Line {line}, column {column}: {_PLACE.sub('', message)}\n  {shown}\n  {' ' * (column - 1)}^"
