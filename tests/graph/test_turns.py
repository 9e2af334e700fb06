"""Who may run a query now, who waits, and that a stop ends the transaction on the server."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from graph import turns
from graph.connection import Connection
from graph.errors import QueryStopped, QueryTimedOut, WrongValue
from graph.readonly import reading
from graph.turns import FOR_ONE, IN_ALL, Asker
from tests.graph.runaway import RUNAWAY, RUNNING


def running(connection: Connection) -> set[str]:
    return {row["query"] for row in connection.rows(RUNNING)}


@pytest.fixture
def held(connection: Connection) -> Iterator[ExitStack]:
    """Queries that have begun stay open in it, and are no more at the end."""
    with ExitStack() as stack:
        yield stack
    assert running(connection) == set()


def hold(stack: ExitStack, connection: Connection, session: str) -> Asker:
    asker = Asker(session=session)
    stack.enter_context(reading(connection, "UNWIND range(1, 1000000) AS n RETURN n", asker=asker))
    return asker


def test_one_session_runs_three_at_once_and_the_fourth_waits(connection: Connection, held: ExitStack) -> None:
    asked = [hold(held, connection, "mine") for _ in range(FOR_ONE)]
    assert running(connection) == {each.query for each in asked}
    with (
        pytest.raises(QueryTimedOut, match="waited") as caught,
        reading(connection, "RETURN 1", timeout=1, asker=Asker(session="mine")),
    ):
        pass
    assert "Stop one of yours" in caught.value.hint
    with reading(connection, "RETURN 1 AS n", asker=Asker(session="other")) as answer:
        assert list(answer.rows) == [[1]]


def test_eight_run_at_once_in_all(connection: Connection, held: ExitStack) -> None:
    for number in range(IN_ALL):
        hold(held, connection, f"person-{number}")
    with pytest.raises(QueryTimedOut, match="waited"), reading(connection, "RETURN 1", timeout=1):
        pass


def test_who_waits_runs_as_soon_as_a_turn_is_free(connection: Connection) -> None:
    answered: list[list[int]] = []

    def ask() -> None:
        with reading(connection, "RETURN 7 AS n", asker=Asker(session="mine")) as answer:
            answered.extend(answer.rows)

    waiting = threading.Thread(target=ask)
    with ExitStack() as stack:
        for _ in range(FOR_ONE):
            hold(stack, connection, "mine")
        waiting.start()
        time.sleep(0.5)
        assert answered == []
    waiting.join(10)
    assert answered == [[7]]


def test_a_stopped_query_is_gone_from_the_server(connection: Connection) -> None:
    asker, raised = Asker(), list[Exception]()

    def ask() -> None:
        try:
            with reading(connection, RUNAWAY, asker=asker) as answer:
                list(answer.rows)
        except QueryStopped as error:
            raised.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    while asker.query not in running(connection):
        time.sleep(0.02)
    time.sleep(0.3)
    assert turns.stop(connection, asker)
    asking.join(10)
    assert [type(error) for error in raised] == [QueryStopped]
    assert asker.query not in running(connection)


def test_who_waits_can_be_stopped_too(connection: Connection, held: ExitStack) -> None:
    for _ in range(FOR_ONE):
        hold(held, connection, "mine")
    asker = Asker(session="mine")
    stopping = threading.Timer(0.5, lambda: turns.stop(connection, asker))
    stopping.start()
    with pytest.raises(QueryStopped), reading(connection, "RETURN 1", asker=asker):
        pass
    stopping.join()


def test_nobody_stops_what_they_do_not_know(connection: Connection, held: ExitStack) -> None:
    asked = hold(held, connection, "mine")
    assert not turns.stop(connection, Asker(session="mine"))
    assert not turns.stop(connection, Asker(query=asked.query))
    assert running(connection) == {asked.query}


@pytest.mark.parametrize("id", ["", "a b", "x" * 65, "'; MATCH (n) DETACH DELETE n //", "é"])
def test_ids_of_askers_are_plain(id: str) -> None:
    with pytest.raises(WrongValue, match="is no id of a session"):
        Asker(session=id)


def test_one_query_cannot_take_the_memory_of_all(connection: Connection) -> None:
    greedy = "UNWIND range(1, 100000000) AS n WITH n ORDER BY n DESC RETURN n"
    with pytest.raises(QueryTimedOut, match="memory"), reading(connection, greedy) as answer:
        list(answer.rows)


@pytest.mark.parametrize(
    "greedy",
    [
        "RETURN size(reduce(s = 'aaaaaaaa', i IN range(1, 27) | s + s)) AS n",
        "RETURN size([x IN range(1, 100000000) | toString(x)]) AS n",
    ],
)
def test_what_no_limit_counts_fills_the_memory_and_the_server_lives(changing: Connection, greedy: str) -> None:
    with pytest.raises(QueryTimedOut), reading(changing, greedy) as answer:
        list(answer.rows)
    with reading(changing, "RETURN 1 AS n") as answer:
        assert list(answer.rows) == [[1]]
