"""One writing query over many rows: inside a transaction that is open, or in many small ones, two side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

import neo4j

from graph.connection import Connection
from graph.errors import WriteFailed

ROWS = 2_500
"""Rows of a query: larger ones are no faster, and the database's memory for one transaction is bounded."""
SESSIONS = 2
"""Two write a half faster than one; four, on two cores, slower than two."""


@dataclass(frozen=True)
class Piece:
    """What a query does, in words, the query, and its rows. `made`: every row must make a relationship."""

    about: str
    cypher: str
    rows: Sequence[Any]
    made: bool = False


def within(tx: neo4j.Transaction, piece: Piece) -> None:
    """Run it inside an open transaction. Raises `WriteFailed` when a relationship to make finds no end."""
    for rows in _parts(piece.rows):
        _run(tx, piece, rows)


def beside(connection: Connection, piece: Piece, done: Callable[[int], None]) -> None:
    """Run it in transactions of their own, each whole; `done` hears how many rows another one has written.

    The first failure is raised, after those that had begun; none begins after it. What was committed stays.
    """
    with ThreadPoolExecutor(SESSIONS, thread_name_prefix="writing") as pool:
        running = [pool.submit(_alone, connection, piece, rows) for rows in _parts(piece.rows)]
        try:
            for each in as_completed(running):
                done(each.result())
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _alone(connection: Connection, piece: Piece, rows: Sequence[Any]) -> int:
    connection.write(lambda tx: _run(tx, piece, rows))
    return len(rows)


def _run(tx: neo4j.Transaction | neo4j.ManagedTransaction, piece: Piece, rows: Sequence[Any]) -> None:
    made = tx.run(piece.cypher, rows=rows).consume().counters.relationships_created
    if piece.made and made != len(rows):
        raise WriteFailed(
            f"{len(rows) - made} relationships found no entity at one of their ends.",
            hint="Another load took them away meanwhile. Run it again.",
        )


def _parts(rows: Sequence[Any]) -> list[Sequence[Any]]:
    return [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
