"""What a stranger's query may do. A sample of both sides; the graph is compared before and after."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Connection
from graph.errors import QueryFailed, QueryRefused, QueryTimedOut, WrongValue
from graph.readonly import reading
from ontology.errors import ExplorerError

HOSTILE = (
    "CREATE (n:X)",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) CALL (n) { CREATE (x:X) RETURN x } RETURN x",
    "CALL { CREATE (x:X) } IN TRANSACTIONS RETURN 1",
    "FOREACH (i IN [1] | CREATE (:X))",
    "MERGE (n:X {id: 1}) RETURN n",
    "CREATE INDEX x FOR (n:X) ON n.y",
    "DROP CONSTRAINT entity_id",
    "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
    "LOAD CSV FROM 'http://127.0.0.1/x' AS r RETURN r",
    "SHOW SETTINGS",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "CALL dbms.listConfig()",
    "CALL db.clearQueryCaches()",
    "CALL db.createLabel('X')",
    "CREATE USER x SET PASSWORD 'long-enough-1'",
    "ALTER USER neo4j SET PASSWORD 'long-enough-1'",
    "USE system SHOW USERS",
    "CYPHER 5 CREATE (n:X)",
    "CYPHER 25 CREATE (n:X)",
    "PROFILE CREATE (n:X)",
    "EXPLAIN CREATE (n:X)",
    "/* x */ CREATE /* y */ (n:X)",
    "\\u0043REATE (n:X)",
    "RETURN 1; CREATE (n:X)",
    "RETURN " + "1+" * 60_000 + "1",
    "",
)


def state(connection: Connection) -> list[Any]:
    return [
        connection.rows("MATCH (n) RETURN count(n) AS n, sum(size(keys(n))) AS keys"),
        connection.rows("MATCH ()-[r]->() RETURN count(r) AS n"),
        connection.rows("SHOW INDEXES YIELD name RETURN collect(name) AS names"),
        connection.rows("SHOW USERS YIELD user RETURN collect(user) AS names"),
        connection.rows("CALL db.labels() YIELD label RETURN count(label) AS n"),
    ]


@pytest.mark.parametrize("cypher", HOSTILE, ids=lambda text: text[:40])
def test_what_does_more_than_read_is_refused_and_changes_nothing(connection: Connection, cypher: str) -> None:
    before = state(connection)
    with pytest.raises(ExplorerError) as caught, reading(connection, cypher) as answer:
        list(answer.rows)
    assert caught.value.hint
    assert state(connection) == before


@pytest.mark.parametrize(
    ("cypher", "columns", "rows"),
    [
        ("MATCH (m:Measure) RETURN count(m) AS n", ("n",), [[116]]),
        ("RETURN date('2024-02-29') AS day", ("day",), [["2024-02-29"]]),
        ("UNWIND [1, 2, 3] AS x RETURN x, x * x AS y", ("x", "y"), [[1, 1], [2, 4], [3, 9]]),
        ("CYPHER 25 RETURN 'x' AS a", ("a",), [["x"]]),
        (
            "MATCH (t:Technology {id: 'cleaning'})<-[:COVERS]-(m {id: $m}) RETURN m.id AS id",
            ("id",),
            [["jp-23-items-2023"]],
        ),
        ("MATCH p = ({id: 'us-fn5-fdpr'})-[:BELONGS_TO]->() RETURN length(p) AS n", ("n",), [[1]]),
        ("CALL db.labels() YIELD label WHERE label = 'Gap' RETURN label", ("label",), [["Gap"]]),
        ("SHOW INDEXES YIELD name WHERE name = 'entity_id' RETURN name", ("name",), [["entity_id"]]),
    ],
)
def test_reading_is_let_through(
    connection: Connection, cypher: str, columns: tuple[str, ...], rows: list[list[Any]]
) -> None:
    with reading(connection, cypher, {"m": "jp-23-items-2023"}) as answer:
        assert (answer.columns, list(answer.rows)) == (columns, rows)


def test_entities_and_relationships_come_in_the_public_form(connection: Connection) -> None:
    with reading(connection, "MATCH (a {id: 'zeiss'})-[r:SUPPLIES]->(b) RETURN a, r, b.id") as answer:
        (entity, relationship, end), *more = answer.rows
    assert more == []
    assert list(entity) == ["id", "labels", "properties"]
    assert (entity["id"], entity["labels"]) == ("zeiss", ["Actor", "Company", "Entity"])
    assert list(relationship) == ["id", "type", "from", "to", "properties"]
    assert (relationship["from"], relationship["type"], relationship["to"]) == ("zeiss", "SUPPLIES", end)


def test_a_syntax_error_says_where_in_the_text_as_it_was_given(connection: Connection) -> None:
    with (
        pytest.raises(QueryFailed, match="Line 3, column 1: ") as caught,
        reading(connection, "// x\nMATCH (n)\nRETRN n"),
    ):
        pass
    assert caught.value.message.endswith("\n  RETRN n\n  ^")


def test_a_limit_stops_early(connection: Connection) -> None:
    with reading(connection, "UNWIND range(1, 1000000) AS x RETURN x", limit=2) as answer:
        assert list(answer.rows) == [[1], [2]]


def test_a_query_that_runs_too_long_is_ended(connection: Connection) -> None:
    endless = "UNWIND range(1, 100000000) AS x UNWIND range(1, 100000) AS y RETURN count(*) AS n"
    with pytest.raises(QueryTimedOut), reading(connection, endless, timeout=1) as answer:
        list(answer.rows)


def test_a_refusal_says_why(connection: Connection) -> None:
    with pytest.raises(QueryRefused, match="LOAD CSV reads files"), reading(connection, HOSTILE[9]):
        pass


NESTED: list[Any] = []
for _ in range(300):
    NESTED = [NESTED]


@pytest.mark.parametrize(
    ("value", "words"),
    [(2**63, "too large"), ([1, {"x": [-(2**63) - 1]}], "too large"), (NESTED, "nested over 200 deep")],
)
def test_parameters_that_cannot_be_sent_are_named(connection: Connection, value: Any, words: str) -> None:
    with pytest.raises(WrongValue, match=words), reading(connection, "RETURN $x", {"x": value}):
        pass
