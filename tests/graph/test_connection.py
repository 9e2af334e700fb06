"""The one place where the driver's errors are renamed."""

from __future__ import annotations

import contextlib
import inspect
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j import exceptions as driver

from graph.connection import CODES, Connection, renamed, renamed_errors
from graph.errors import DatabaseTooOld, DatabaseUnreachable, QueryFailed
from graph.settings import Settings
from ontology.errors import ExplorerError
from tests.conftest import Command

THEIRS = [
    c for _, c in inspect.getmembers(driver, inspect.isclass) if issubclass(c, (driver.Neo4jError, driver.DriverError))
]


@pytest.mark.parametrize("theirs", THEIRS, ids=lambda c: c.__name__)
def test_no_driver_error_reaches_the_user_unnamed(theirs: type[Exception]) -> None:
    error = theirs.__new__(theirs)
    Exception.__init__(error, "boom")
    with pytest.raises(ExplorerError) as caught, renamed_errors("bolt://x"):
        raise error
    assert caught.value.hint
    assert caught.value.message


def test_all_driver_errors_were_found() -> None:
    assert len(THEIRS) > 20


@pytest.mark.parametrize("code", [prefix for prefix, _, _ in CODES])
def test_every_code_of_the_server_has_its_name(code: str) -> None:
    error = driver.Neo4jError._hydrate_neo4j(code=code, message="the server's words")
    expected = next(ours for prefix, ours, _ in CODES if code.startswith(prefix))
    assert type(renamed(error, "bolt://x")) is expected


def test_a_fault_of_our_own_is_not_taken_for_the_drivers() -> None:
    with pytest.raises(ZeroDivisionError), renamed_errors("bolt://x"):
        raise ZeroDivisionError


def test_an_address_where_nothing_listens_says_what_to_do() -> None:
    with (
        Connection("bolt://127.0.0.1:9", "neo4j", "x") as nowhere,
        pytest.raises(DatabaseUnreachable, match=r"No answer from bolt://127\.0\.0\.1:9") as caught,
    ):
        nowhere.check()
    assert "NEO4J_URI" in caught.value.hint


def test_a_wrong_password_is_told_from_a_silent_server(connection: Connection) -> None:
    with (
        Connection(connection.uri, "neo4j", "wrong") as stranger,
        pytest.raises(DatabaseUnreachable, match="does not accept the user name and password"),
    ):
        stranger.check()


def test_dates_and_rows_come_as_the_query_orders_them(connection: Connection) -> None:
    assert connection.rows("UNWIND [3, 1, 2] AS x RETURN x ORDER BY x DESC") == [{"x": 3}, {"x": 2}, {"x": 1}]


def test_reading_refuses_to_write(connection: Connection) -> None:
    with pytest.raises(ExplorerError):
        connection.rows("CREATE (:Nothing)")
    assert connection.rows("MATCH (n:Nothing) RETURN count(n) AS n") == [{"n": 0}]


def test_a_missing_parameter_is_named(connection: Connection) -> None:
    with pytest.raises(QueryFailed, match="Expected parameter"):
        connection.rows("RETURN $x")


@pytest.fixture(params=[b"\x00\x00\x00\x00", b"\x00\x00\x04\x04"], ids=["Neo4j 3.5", "Neo4j 4.4"])
def old_server(request: pytest.FixtureRequest) -> Iterator[str]:
    """Something that shakes hands as an old Neo4j does: the outside world, which no machine here has."""
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_answer_as_old, args=(listener, request.param), daemon=True).start()
    yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()


def _answer_as_old(listener: socket.socket, version: bytes) -> None:
    with contextlib.suppress(OSError):  # the listener is closed at the end
        while True:
            client, _ = listener.accept()
            with client:
                client.recv(20)
                client.sendall(version)


def test_a_server_older_than_ours_is_refused(old_server: str) -> None:
    with (
        Connection(old_server, "neo4j", "x") as old,
        pytest.raises(DatabaseTooOld, match="is an older Neo4j") as caught,
    ):
        old.check()
    assert "5.26" in caught.value.hint


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"NEO4J_URI": "bolt://127.0.0.1:9"}, "No answer from bolt://127.0.0.1:9"),
        ({"NEO4J_URI": "http://127.0.0.1:9"}, "no address of a Neo4j server"),
        ({"NEO4J_URI": "nonsense"}, "no address of a Neo4j server"),
        ({"PORT": "99999"}, "no port"),
    ],
)
def test_a_setting_that_leads_nowhere_ends_a_command_with_a_hint(
    run: Command, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], words: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    done = run("query", "RETURN 1", status=1)
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 2
    assert done.stdout == ""


def test_with_an_address_nothing_is_started(connection: Connection, settings: Settings, chokepoint: Command) -> None:
    password = (settings.home / "password").read_text(encoding="utf-8").strip()
    elsewhere = replace(settings, home=settings.home / "elsewhere")
    done = chokepoint(
        "query",
        "MATCH (m:Measure) RETURN count(m) AS n",
        env={"NEO4J_URI": connection.uri, "NEO4J_PASSWORD": password, "CHOKEPOINT_HOME": str(elsewhere.home)},
    )
    assert '{"n": 116}' in done.stdout
    assert not elsewhere.home.exists()
