"""Queries over many rows, some thousand at a time: inside a transaction that is open, or in many, two side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

import neo4j

from graph.connection import Connection
from graph.errors import WriteFailed

ROWS = 1_000
"""Rows of a query: with 2,500 a load takes a sixth longer, with 500 no less."""
SESSIONS = 2
"""Two write a half faster than one; four, on two cores, slower than two."""
READERS = 3
"""What is read back is compared meanwhile: one more than cores keeps both busy."""
Given = TypeVar("Given")
Made = TypeVar("Made")


class _Rows(list[Any]):
    """Rows that say in brief what they are: the driver words every query with all its rows for a log that is off."""

    def __repr__(self) -> str:
        return f"<{len(self):,} rows>"


@dataclass(frozen=True)
class Piece:
    """A query and its rows, no more of them than one query takes. `makes`: each row must make a relationship."""

    cypher: str
    rows: Sequence[Any]
    makes: bool = False


def pieces(cypher: str, rows: Iterable[Any], *, makes: bool = False) -> Iterator[Piece]:
    """The rows in parts of `ROWS`, each with the query."""
    left = iter(rows)
    while part := _Rows(islice(left, ROWS)):
        yield Piece(cypher, part, makes)


def within(tx: neo4j.Transaction | neo4j.ManagedTransaction, piece: Piece) -> None:
    """Run it inside an open transaction. Raises `WriteFailed` when a relationship to make finds no end."""
    made = tx.run(piece.cypher, rows=piece.rows).consume().counters.relationships_created
    if piece.makes and made != len(piece.rows):
        raise WriteFailed(
            f"{len(piece.rows) - made} relationships found no entity at one of their ends.",
            hint="Another load took them away meanwhile. Run it again.",
        )


def written(connection: Connection, all: Iterable[Piece]) -> Iterator[int]:
    """Run each in a transaction of its own; gives how many rows of it are written, piece by piece.

    Raises what the first failure raises, after those that had begun; none begins after it. What was committed stays.
    """
    return side_by_side(lambda piece: _alone(connection, piece), all, SESSIONS)


def side_by_side(work: Callable[[Given], Made], all: Iterable[Given], threads: int) -> Iterator[Made]:
    """What `work` makes of each, in their order, in several threads.

    Only few are taken ahead. The first failure is raised, after those that had begun; none begins after it.
    """
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(threads, thread_name_prefix="pieces") as pool:
        try:
            for each in all:
                waiting.append(pool.submit(work, each))
                if len(waiting) > 2 * threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _alone(connection: Connection, piece: Piece) -> int:
    connection.write(lambda tx: within(tx, piece))
    return len(piece.rows)
