"""Who may run a query now, who waits, and that a stop ends the transaction on the server. Nobody else asks it then."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import neo4j
import pytest

from graph import turns
from graph.connection import Connection
from graph.errors import QueryStopped, QueryTimedOut, WrongValue
from graph.readonly import reading
from graph.turns import FOR_ONE, IN_ALL, Asker
from tests.graph.runaway import ENDLESS, RUNNING

LONG = 300
"""Seconds: longer than any test here, on any machine."""


def running(changing: Connection) -> set[str]:
    return {row["query"] for row in changing.rows(RUNNING)}


@pytest.fixture
def held(changing: Connection) -> Iterator[ExitStack]:
    """Queries that have begun stay open in it, and are no more at the end."""
    with ExitStack() as stack:
        yield stack
    assert running(changing) == set()


def hold(stack: ExitStack, changing: Connection, session: str) -> Asker:
    asker = Asker(session=session)
    stack.enter_context(reading(changing, "UNWIND range(1, 1000000) AS n RETURN n", timeout=LONG, asker=asker))
    return asker


def test_one_session_runs_three_at_once_and_the_fourth_waits(changing: Connection, held: ExitStack) -> None:
    asked = [hold(held, changing, "mine") for _ in range(FOR_ONE)]
    assert running(changing) == {each.query for each in asked}
    with (
        pytest.raises(QueryTimedOut, match="waited") as caught,
        reading(changing, "RETURN 1", timeout=1, asker=Asker(session="mine")),
    ):
        pass
    assert "Stop one of yours" in caught.value.hint
    with reading(changing, "RETURN 1 AS n", asker=Asker(session="other")) as answer:
        assert list(answer.rows) == [[1]]


def test_eight_run_at_once_in_all(changing: Connection, held: ExitStack) -> None:
    for number in range(IN_ALL):
        hold(held, changing, f"person-{number}")
    with pytest.raises(QueryTimedOut, match="waited"), reading(changing, "RETURN 1", timeout=1):
        pass


def test_who_waits_runs_as_soon_as_a_turn_is_free(changing: Connection) -> None:
    answered: list[list[int]] = []

    def ask() -> None:
        with reading(changing, "RETURN 7 AS n", asker=Asker(session="mine")) as answer:
            answered.extend(answer.rows)

    waiting = threading.Thread(target=ask)
    with ExitStack() as stack:
        for _ in range(FOR_ONE):
            hold(stack, changing, "mine")
        waiting.start()
        time.sleep(0.5)
        assert answered == []
    waiting.join(10)
    assert answered == [[7]]


def test_a_stopped_query_is_gone_from_the_server(changing: Connection) -> None:
    asker, raised = Asker(), list[Exception]()

    def ask() -> None:
        try:
            with reading(changing, ENDLESS, asker=asker) as answer:
                list(answer.rows)
        except QueryStopped as error:
            raised.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    while asker.query not in running(changing):
        time.sleep(0.02)
    time.sleep(0.3)
    assert turns.stop(changing, asker)
    asking.join(10)
    assert [type(error) for error in raised] == [QueryStopped]
    assert asker.query not in running(changing)


def begin_many(held: ExitStack, changing: Connection) -> list[str]:
    """The marks of forty questions that wait, in the order in which they began."""
    askers = [Asker() for _ in range(40)]
    for asker in askers:
        session = held.enter_context(changing.session(neo4j.READ_ACCESS))
        held.enter_context(session.begin_transaction(metadata=asker.mark)).run("RETURN 1").consume()
    return [asker.query for asker in askers]


def test_the_queue_has_the_order_in_which_questions_began(changing: Connection, held: ExitStack) -> None:
    """Many in a few milliseconds each: the server leaves out a zero at the end of the times that it says of them."""
    with ExitStack() as connecting:
        begin_many(connecting, changing)
    begun = begin_many(held, changing)
    assert [row["query"] for row in changing.rows(turns.MARKED)] == begun


def test_who_waits_can_be_stopped_too(changing: Connection, held: ExitStack) -> None:
    for _ in range(FOR_ONE):
        hold(held, changing, "mine")
    asker = Asker(session="mine")
    stopping = threading.Timer(0.5, lambda: turns.stop(changing, asker))
    stopping.start()
    with pytest.raises(QueryStopped), reading(changing, "RETURN 1", asker=asker):
        pass
    stopping.join()


def test_nobody_stops_what_they_do_not_know(changing: Connection, held: ExitStack) -> None:
    asked = hold(held, changing, "mine")
    assert not turns.stop(changing, Asker(session="mine"))
    assert not turns.stop(changing, Asker(query=asked.query))
    assert running(changing) == {asked.query}


@pytest.mark.parametrize("id", ["", "a b", "x" * 65, "'; MATCH (n) DETACH DELETE n //", "é"])
def test_ids_of_askers_are_plain(id: str) -> None:
    with pytest.raises(WrongValue, match="is no id of a session"):
        Asker(session=id)


def test_one_query_cannot_take_the_memory_of_all(changing: Connection) -> None:
    greedy = "UNWIND range(1, 100000000) AS n WITH n ORDER BY n DESC RETURN n"
    with pytest.raises(QueryTimedOut, match="memory"), reading(changing, greedy) as answer:
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
