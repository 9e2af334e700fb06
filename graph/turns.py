"""Turns: at most so many questions at once, for one person and in all, counted in the database itself.

Every question opens its transaction first, with a mark on it that all processes of the app can see. The list of the
marked transactions is the queue: who stands far enough in front runs, the others wait. Whoever knows the mark can end
the transaction on the server.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from uuid import uuid4

from graph.connection import Connection
from graph.errors import QueryStopped, QueryTimedOut, WrongValue

FOR_ONE, IN_ALL = 3, 8
"""At most so many questions run at once for one session, and in all."""
PAUSES = (0.02, 0.05, 0.1, 0.25)
"""Seconds between two looks at the queue; the last is repeated."""
ID = re.compile(r"[A-Za-z0-9-]{1,64}")
MARKED = """
SHOW TRANSACTIONS YIELD transactionId, metaData, status
WHERE metaData.chokepoint = 'question'
RETURN metaData.session AS session, metaData.query AS query, status STARTS WITH 'Terminated' AS ended,
       status CONTAINS 'TimedOut' AS late
ORDER BY size(transactionId), transactionId
"""
"""The numbers of transactions grow; their `startTime` is a text without the zeros at its end: 45.12 after 45.125."""
END = """
SHOW TRANSACTIONS YIELD transactionId, metaData
WHERE metaData.chokepoint = 'question' AND metaData.session = $session AND metaData.query = $query
TERMINATE TRANSACTIONS transactionId YIELD message
RETURN message
"""


def _id() -> str:
    return uuid4().hex


@dataclass(frozen=True)
class Asker:
    """Who asks, and which question of theirs it is: two ids of 1 to 64 letters, digits and dashes."""

    session: str = field(default_factory=_id)
    query: str = field(default_factory=_id)

    def __post_init__(self) -> None:
        for what, id in (("session", self.session), ("query", self.query)):
            if not ID.fullmatch(id):
                raise WrongValue(f"{id[:80]!r} is no id of a {what}.", hint="Use 1 to 64 letters, digits and dashes.")

    @property
    def mark(self) -> dict[str, str]:
        """What the transaction carries."""
        return {"chokepoint": "question", "session": self.session, "query": self.query}


def wait(connection: Connection, asker: Asker, patience: float) -> None:
    """Come back when it is the asker's turn; the transaction of the question is open already.

    Raises `QueryTimedOut` after `patience` seconds, `QueryStopped` when the transaction was ended meanwhile.
    """
    begun, looks = time.monotonic(), 0
    while not _first_enough(connection, asker):
        if time.monotonic() - begun > patience:
            raise _too_late()
        time.sleep(PAUSES[min(looks, len(PAUSES) - 1)])
        looks += 1


def _too_late() -> QueryTimedOut:
    return QueryTimedOut(
        f"The question waited for its turn until its time was over: {FOR_ONE} of yours or {IN_ALL} in all ran.",
        hint="Stop one of yours, or ask again later.",
    )


def _first_enough(connection: Connection, asker: Asker) -> bool:
    """Whether few enough stand before the asker. Not yet, while the server does not list the transaction."""
    before: list[str] = []
    for row in connection.rows(MARKED):
        if (row["session"], row["query"]) == (asker.session, asker.query):
            if row["ended"] and row["late"]:
                raise _too_late()
            if row["ended"]:
                raise QueryStopped("The question was stopped while it waited for its turn.", hint="Run it again.")
            return len(before) < IN_ALL and before.count(asker.session) < FOR_ONE
        before += [] if row["ended"] else [row["session"]]
    return False


def stop(connection: Connection, asker: Asker) -> bool:
    """End the asker's question on the server, whichever process runs it; `False` when there was none."""
    return bool(connection.rows(END, session=asker.session, query=asker.query))
