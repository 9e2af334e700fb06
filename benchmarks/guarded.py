"""The read-only guard as the page and the command use it, and what it costs beyond the bare query."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from statistics import median
from typing import Any

from graph import turns
from graph.connection import Connection
from graph.errors import QueryStopped, QueryTimedOut
from graph.readonly import reading
from graph.turns import Asker

Question = tuple[str, Mapping[str, Any]]
RUNAWAY = "MATCH (a),(b),(c),(d) WHERE a.name < d.name RETURN count(*)"
RUNNING = """
SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.query = $query AND currentQuery = $text RETURN 1 AS one"""
THERE = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.query = $query RETURN 1 AS one"
LOOK = 0.005  # seconds between two looks
PATIENCE = 30.0  # seconds
WARM = 20


def asked(connection: Connection, question: Question, asker: Asker | None = None) -> int:
    """How many rows the answer has, every one of them taken."""
    with reading(connection, *question, asker=asker) as answer:
        return sum(1 for _ in answer.rows)


def overhead(connection: Connection, questions: list[Question], rounds: int) -> tuple[float, float, float]:
    """Medians in milliseconds: the questions bare, with the guard, and what the guard adds to each.

    Each question is asked both ways in turn, over one connection.
    """
    for question in questions * WARM:
        _both(connection, question)
    pairs = [_both(connection, question) for question in questions * rounds]
    return (
        median(bare for bare, _ in pairs),
        median(whole for _, whole in pairs),
        median(whole - bare for bare, whole in pairs),
    )


def _both(connection: Connection, question: Question) -> tuple[float, float]:
    """Milliseconds for a question bare, and with the guard."""
    cypher, parameters = question
    bare = _milliseconds(lambda: connection.rows(cypher, **parameters))
    return bare, _milliseconds(lambda: asked(connection, question))


def cancelled(connection: Connection) -> float:
    """Seconds from stopping a runaway question until the server lists its transaction no more."""
    with running_away(connection, Asker()) as asker:
        _until(lambda: bool(connection.rows(RUNNING, query=asker.query, text=RUNAWAY)))
        began = time.perf_counter()
        turns.stop(connection, asker)
        _until(lambda: not connection.rows(THERE, query=asker.query))
        return time.perf_counter() - began


@contextmanager
def running_away(connection: Connection, asker: Asker, *, again: bool = False) -> Iterator[Asker]:
    """The runaway question runs meanwhile; with `again` anew whenever its time is over."""
    over = threading.Event()

    def run() -> None:
        while not over.is_set():
            with suppress(QueryStopped, QueryTimedOut):
                asked(connection, (RUNAWAY, {}), asker)
            if not again:
                return

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield asker
    finally:
        over.set()
        while thread.is_alive():
            turns.stop(connection, asker)
            thread.join(LOOK)


def _until(fact: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not fact():
        assert time.monotonic() < end, "the server lists what was expected otherwise"
        time.sleep(LOOK)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
