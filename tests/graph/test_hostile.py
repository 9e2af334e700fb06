"""What does more than read is refused, in every disguise, and nothing is changed by the attempt."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from typing import Any

import pytest

from graph import readonly
from graph.connection import Connection
from graph.errors import QueryFailed, QueryRefused, QueryTimedOut, WrongValue
from graph.readonly import reading
from ontology.errors import ExplorerError
from tests.conftest import Command
from tests.graph.hostile import HOSTILE
from tests.graph.hostile.reaches import ARGUMENTS
from tests.graph.hostile.writes import WITHIN, WRITES

GIVEN = {
    **dict.fromkeys(("key", "label", "type", "name", "id", "secret", "p"), "x"),
    "labels": ["X"],
    "map": {"a": 1},
    "ids": ["neo4j-transaction-1"],
    "address": "file:///x",
    "procedure": "db.labels",
}
TIMEOUT, LATEST = 2.0, 10.0
THOROUGH = (
    "MATCH (n) RETURN labels(n), properties(n) ORDER BY elementId(n)",
    "MATCH (a)-[r]->(b) RETURN elementId(a), type(r), properties(r), elementId(b) ORDER BY elementId(r)",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.propertyKeys() YIELD propertyKey AS name RETURN name ORDER BY name",
    "CALL db.relationshipTypes() YIELD relationshipType AS name RETURN name ORDER BY name",
    "SHOW INDEXES YIELD name, state, type, labelsOrTypes, properties RETURN * ORDER BY name",
    "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties RETURN * ORDER BY name",
    "SHOW USERS YIELD user, passwordChangeRequired, suspended RETURN * ORDER BY user",
    "SHOW DATABASES YIELD name, access, currentStatus, requestedStatus RETURN * ORDER BY name",
    "SHOW SETTINGS YIELD name, value RETURN * ORDER BY name",
)
CHEAP = (
    "MATCH (n) RETURN count(n) AS n, sum(size(keys(n))) AS keys, count(DISTINCT labels(n)) AS labels",
    "MATCH ()-[r]->() RETURN count(r) AS n",
    "SHOW INDEXES YIELD name RETURN collect(name) AS names",
)


def _state(connection: Connection, looks: tuple[str, ...]) -> list[str]:
    return [hashlib.sha256(repr(connection.rows(look)).encode()).hexdigest() for look in looks]


@pytest.fixture(scope="module")
def unchanged(connection: Connection) -> Iterator[list[str]]:
    """The cheap state before; the thorough one is compared when all tests of this module have run."""
    before = _state(connection, THOROUGH)
    yield _state(connection, CHEAP)
    assert _state(connection, THOROUGH) == before


def _refused(connection: Connection, cypher: str, parameters: dict[str, Any] = GIVEN) -> ExplorerError:
    with pytest.raises(ExplorerError) as caught, reading(connection, cypher, parameters, timeout=TIMEOUT) as answer:
        list(answer.rows)
    return caught.value


@pytest.mark.parametrize("cypher", [each for group in HOSTILE.values() for each in group], ids=lambda text: text[:40])
def test_a_hostile_statement_is_refused_in_time_and_changes_nothing(
    connection: Connection, cypher: str, unchanged: list[str]
) -> None:
    begun = time.monotonic()
    error = _refused(connection, cypher)
    assert time.monotonic() - begun < LATEST
    assert isinstance(error, QueryRefused | QueryFailed | QueryTimedOut)
    assert error.hint
    assert "database has a fault" not in error.hint
    assert _state(connection, CHEAP) == unchanged


def test_every_procedure_of_the_server_is_either_allowed_or_among_the_hostile(connection: Connection) -> None:
    names = {row["name"] for row in connection.rows("SHOW PROCEDURES YIELD name")}
    assert names - set(readonly.PROCEDURES) == set(ARGUMENTS)


HIDDEN = (
    "RETURN CASE WHEN true THEN COUNT { CALL dbms.listConfig() YIELD name } END AS n",
    "RETURN CASE WHEN true THEN COUNT { CALL db.stats.status() YIELD section } END AS n",
    "RETURN [x IN [1] | COUNT { LOAD CSV FROM 'file:///x' AS r }] AS n",
    "CYPHER 25 RETURN CASE WHEN true THEN COUNT { SHOW SETTINGS YIELD name RETURN name } END AS n",
)
PLANNED = (
    *(each for each in WRITES if "USING PERIODIC" not in each),
    *WITHIN,
    *HIDDEN,
    "CREATE INDEX x FOR (n:X) ON (n.y)",
    "DROP CONSTRAINT entity_id",
    "CALL dbms.components() YIELD name CREATE (n:X {name: name})",
    "CALL db.stats.clear('QUERIES')",
    "SHOW SETTINGS",
    "SHOW USERS",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "LOAD CSV FROM 'file:///x' AS r RETURN r",
)


@pytest.mark.parametrize("cypher", PLANNED, ids=lambda text: text[:40])
def test_the_lock_of_the_plan_holds_without_the_lock_of_words(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, cypher: str, unchanged: list[str]
) -> None:
    monkeypatch.setattr(readonly, "_refuse_words", lambda cypher: None)
    error = _refused(connection, cypher)
    assert "read access mode" not in error.message
    assert _state(connection, CHEAP) == unchanged


@pytest.mark.parametrize(
    "cypher",
    [*WRITES[:10], "CREATE INDEX x FOR (n:X) ON (n.y)", "DROP INDEX entity_search"],
    ids=lambda text: text[:40],
)
def test_the_transaction_holds_without_both_locks(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, cypher: str, unchanged: list[str]
) -> None:
    monkeypatch.setattr(readonly, "_refuse_words", lambda cypher: None)
    monkeypatch.setattr(readonly, "_refuse_plan", lambda *looked_at: None)
    assert "read access mode" in _refused(connection, cypher).message
    assert _state(connection, CHEAP) == unchanged


@pytest.mark.parametrize("cypher", HIDDEN, ids=lambda text: text[:60])
def test_the_lock_of_words_sees_what_a_plan_hides(cypher: str) -> None:
    with pytest.raises(QueryRefused):
        readonly._refuse_words(cypher)


def test_a_server_that_never_answers_is_left_a_little_after_the_limit(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readonly, "DEEPEST", 10_000)
    begun = time.monotonic()
    error = _refused(connection, "RETURN " + "NOT " * 2_000 + "true AS x")
    assert isinstance(error, QueryTimedOut)
    assert time.monotonic() - begun < LATEST
    with reading(connection, "RETURN 1 AS x") as answer:
        assert list(answer.rows) == [[1]]


@pytest.mark.parametrize("value", ["\ud800", {1: 2}, {1, 2}, object(), 2**64, {"a": {"\udfff": 1}}])
def test_what_the_driver_cannot_send_is_refused(connection: Connection, value: object) -> None:
    assert isinstance(_refused(connection, "RETURN $x AS x", {"x": value}), WrongValue)


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:X)",
        "LOAD CSV FROM 'file:///x' AS r RETURN r",
        "SHOW USERS",
        "USE other RETURN 1",
        "RETURN 1; CREATE (n:X)",
        "RETURN " + "NOT " * 2_000 + "true",
    ],
    ids=lambda text: text[:40],
)
def test_the_command_says_what_and_what_to_do(run: Command, cypher: str) -> None:
    done = run("query", cypher, status=1)
    what, hint = done.stderr.strip().splitlines()
    assert (done.stdout, "Traceback" in done.stderr) == ("", False)
    assert (what[-1], hint[-1]) == (".", ".")
