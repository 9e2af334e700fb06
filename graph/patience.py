"""An end to waiting for a server that says nothing any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Timer
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import DatabaseUnreachable, QueryTimedOut

GRACE = 3.0
"""Seconds that the server gets beyond the limit to say so itself: it looks at its transactions every two."""


@contextmanager
def patience(session: neo4j.Session, seconds: float) -> Iterator[None]:
    """Cut a session off when it is still open a little after `seconds`.

    The server ends late transactions itself, but not within one long expression, and a query that overflows its stack
    never gets an answer. Raises `QueryTimedOut` then; the transaction ends with its connection.
    """
    late = Event()

    def cut() -> None:
        late.set()
        held: Any = session._connection  # the driver has no public way to end a session that waits
        if held is not None:
            held.kill()

    timer = Timer(seconds + GRACE, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (Neo4jError, DriverError, DatabaseUnreachable, OSError) as error:
        if not late.is_set():
            raise
        raise QueryTimedOut(
            f"The database gave no answer within {seconds:g} s.", hint="Write it in smaller steps, or ask for less."
        ) from error
    finally:
        timer.cancel()
