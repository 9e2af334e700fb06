"""The one place that talks to Neo4j, and the one place where its errors are renamed."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from types import TracebackType
from typing import Any, Protocol, TypeVar

import neo4j
from neo4j import exceptions as driver

from graph.errors import (
    DatabaseTooOld,
    DatabaseUnreachable,
    QueryFailed,
    QueryRefused,
    QueryStopped,
    QueryTimedOut,
    WriteFailed,
)
from ontology.errors import ExplorerError

OLDEST = (5, 26)
"""Labels and types that come from data as parameters, `CREATE (n:$(labels))`, need Neo4j 5.26."""
USER_AGENT = "chokepoint"
logging.getLogger("neo4j.notifications").disabled = True  # who asks for the server's advice reads it in the summary

Row = dict[str, Any]
Result = TypeVar("Result")


class Reader(Protocol):
    """Anything that runs a reading query and returns its rows as dicts, in the query's order."""

    def rows(self, cypher: str, /, **parameters: Any) -> list[Row]: ...


class Connection:
    """A driver bound to one database. A context manager: it closes the driver."""

    def __init__(self, uri: str, username: str, password: str, *, database: str | None = None) -> None:
        """Does not yet reach out: `check` does. Raises `DatabaseUnreachable` for an address the driver refuses."""
        self.uri, self.username, self.database = uri, username, database
        self._driver = _open(uri, username, password)

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the connection. A query that another thread still waits for is cut off."""
        with contextlib.suppress(BufferError):  # the driver cannot shrink a buffer that another thread reads into
            self._driver.close()

    def check(self) -> str:
        """The server's version, such as `2026.08.1`.

        Raises `DatabaseUnreachable` when nothing answers or the password is wrong, `DatabaseTooOld` below 5.26.
        """
        try:
            with renamed_errors(self.uri):
                version = self._driver.get_server_info().agent.removeprefix("Neo4j/")
        except DatabaseUnreachable as error:
            if isinstance(error.__cause__, driver.ConfigurationError):
                raise _too_old(self.uri, "an older Neo4j") from error
            raise
        if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < OLDEST:
            raise _too_old(self.uri, f"Neo4j {version}")
        return version

    def rows(self, cypher: str, /, **parameters: Any) -> list[Row]:
        """The rows of a reading query, run with READ access; values as the driver has them."""
        with self.session(neo4j.READ_ACCESS) as session:
            result = session.run(_text(cypher), parameters)
            names = result.keys()
            return [dict(zip(names, record.values(), strict=True)) for record in result]

    @contextmanager
    def session(self, access: str, *, notified: bool = False) -> Iterator[neo4j.Session]:
        """A driver session; whatever the driver raises inside comes out renamed. `notified`: with the server's advice
        on each query in its summary."""
        with (
            renamed_errors(self.uri),
            self._driver.session(
                database=self.database,
                default_access_mode=access,
                notifications_min_severity="INFORMATION" if notified else "OFF",
            ) as session,
        ):
            yield session

    @cached_property
    def graph(self) -> str:
        """The name of the database that the queries go to."""
        return self.database or str(self.rows("CALL db.info() YIELD name")[0]["name"])

    def write(self, work: Callable[[neo4j.ManagedTransaction], Result]) -> Result:
        """What `work` returns, run in one write transaction: all of it, or nothing.

        Raises `WriteFailed` when the server does not commit; the graph is then as it was.
        """
        with self.session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    @contextmanager
    def transaction(self, mark: dict[str, Any]) -> Iterator[neo4j.Transaction]:
        """A write transaction that may stay open for long; all that is done in it is kept at its end, or nothing.

        It carries `mark`, which SHOW TRANSACTIONS tells. The server ends it when this process dies.
        """
        with self.session(neo4j.WRITE_ACCESS) as session, session.begin_transaction(mark, timeout=0) as tx:
            yield tx
            tx.commit()

    def run_schema(self, statements: list[str]) -> None:
        """Run schema commands in one transaction, and wait until the indexes are online."""

        def work(tx: neo4j.ManagedTransaction) -> None:
            for statement in statements:
                tx.run(statement).consume()

        self.write(work)
        with self.session(neo4j.WRITE_ACCESS) as session:
            session.run("CALL db.awaitIndexes(300)").consume()


def _too_old(uri: str, what: str) -> DatabaseTooOld:
    hint = "Use Neo4j 5.26 or newer, or unset NEO4J_URI for the managed database."
    return DatabaseTooOld(f"{uri} is {what}.", hint=hint)


def _open(uri: str, username: str, password: str) -> neo4j.Driver:
    """A driver with this project's limits: it gives up on a silent server after seconds, not minutes."""
    try:
        return neo4j.GraphDatabase.driver(
            uri,
            auth=(username, password),
            user_agent=USER_AGENT,
            connection_timeout=5,
            connection_acquisition_timeout=10,
            max_transaction_retry_time=5,
            notifications_min_severity="OFF",
        )
    except (driver.DriverError, ValueError, OSError) as error:
        raise DatabaseUnreachable(f"{uri} cannot be used: {error}.", hint="Check NEO4J_URI.") from error


def _text(cypher: str) -> Any:
    return neo4j.Query(cypher)


# The first match names the error: codes first, since one class of the driver stands for many troubles.
CODES: tuple[tuple[str, type[ExplorerError], str], ...] = (
    ("Neo.ClientError.Security.AuthenticationRateLimit", DatabaseUnreachable, "Wait a few seconds, then try again."),
    ("Neo.ClientError.Security.CredentialsExpired", DatabaseUnreachable, "Set a new password on that server first."),
    ("Neo.ClientError.Security.", DatabaseUnreachable, "Check NEO4J_USERNAME and NEO4J_PASSWORD."),
    ("Neo.ClientError.Database.DatabaseNotFound", DatabaseUnreachable, "Check NEO4J_DATABASE."),
    ("Neo.ClientError.Statement.AccessMode", QueryRefused, "This door only reads. Take the writing part out."),
    (
        "Neo.ClientError.Statement.ParameterMissing",
        QueryFailed,
        "Give it a value; on the command line: --param name=value.",
    ),
    ("Neo.ClientError.Statement.", QueryFailed, "Correct the query at the place named above and run it again."),
    ("Neo.ClientError.Procedure.", QueryFailed, "Check the name of the procedure and its arguments."),
    (
        "Neo.ClientError.Transaction.TransactionTimedOut",
        QueryTimedOut,
        "Ask for less, or allow more time; on the command line: --timeout.",
    ),
    ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", QueryTimedOut, "Ask for fewer rows or steps."),
    ("Neo.TransientError.General.OutOfMemoryError", QueryTimedOut, "Ask for fewer rows or steps."),
    (
        "Neo.ClientError.Schema.ConstraintValidationFailed",
        WriteFailed,
        "Two records have one id; see the message above.",
    ),
    ("Neo.TransientError.Transaction.Terminated", QueryStopped, "Run it again when you need it."),
    ("Neo.ClientError.Transaction.Terminated", QueryStopped, "Run it again when you need it."),
    ("Neo.TransientError.Transaction.", WriteFailed, "Another load was writing at the same time. Run it again."),
    (
        "Neo.DatabaseError.Transaction.TransactionCommitFailed",
        WriteFailed,
        "Is the disk full? Free space, then run it again. What was stored before is kept.",
    ),
    (
        "Neo.DatabaseError.Transaction.TransactionLogError",
        WriteFailed,
        "Is the disk full? Free space, then run it again. What was stored before is kept.",
    ),
    (
        "Neo.DatabaseError.Transaction.TransactionStartFailed",
        DatabaseUnreachable,
        "The database has met a full disk or another fault and must be started anew. "
        "Free space, then run: chokepoint db stop, and the command again.",
    ),
)
CLASSES: tuple[tuple[type[Exception], type[ExplorerError], str], ...] = (
    (driver.AuthError, DatabaseUnreachable, "Check NEO4J_USERNAME and NEO4J_PASSWORD."),
    (driver.CypherSyntaxError, QueryFailed, "Correct the query at the place named above and run it again."),
    (driver.Forbidden, QueryRefused, "This door only reads. Take the writing part out."),
    (driver.TransientError, QueryTimedOut, "The database is busy. Try again in a moment."),
    (driver.DatabaseError, QueryFailed, "The database has a fault. `chokepoint doctor` shows its log."),
    (driver.ServiceUnavailable, DatabaseUnreachable, "Start that server, or unset NEO4J_URI for the managed database."),
    (driver.SessionExpired, DatabaseUnreachable, "The connection was lost. Try again."),
    (driver.ConfigurationError, DatabaseUnreachable, "Check NEO4J_URI: neo4j://host:7687 or bolt://host:7687."),
    (driver.Neo4jError, QueryFailed, "The database's own words are above."),
    (driver.DriverError, DatabaseUnreachable, "Check NEO4J_URI, then try again."),
)


@contextmanager
def renamed_errors(uri: str) -> Iterator[None]:
    """Whatever the driver raises inside leaves as an `ExplorerError` that says what to do."""
    try:
        yield
    except (driver.Neo4jError, driver.DriverError) as error:
        raise renamed(error, uri) from error


def renamed(error: Exception, uri: str) -> ExplorerError:
    """`error` of the driver in this project's words: code first, then class."""
    code = str(getattr(error, "code", "") or "")
    for prefix, ours, hint in CODES:
        if code.startswith(prefix):
            return ours(_message(error, ours, uri), hint=hint)
    for theirs, ours, hint in CLASSES:
        if isinstance(error, theirs):
            return ours(_message(error, ours, uri), hint=hint)
    raise AssertionError(f"no name for {type(error)}") from error


def _message(error: Exception, ours: type[ExplorerError], uri: str) -> str:
    words = str(getattr(error, "message", "") or error).strip() or type(error).__name__
    if ours is not DatabaseUnreachable:
        return words
    if isinstance(error, driver.AuthError):
        return f"{uri} does not accept the user name and password."
    if isinstance(error, driver.ServiceUnavailable | driver.SessionExpired):
        return f"No answer from {uri}."
    return f"{uri}: {words}"
