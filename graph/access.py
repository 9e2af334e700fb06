"""The graph to work on: the server of NEO4J_URI, else the managed one, started when none runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph.connection import Connection
from graph.errors import GraphEmpty
from graph.server import Server, shown
from graph.settings import Settings


@contextmanager
def open_graph(settings: Settings) -> Iterator[Connection]:
    """A checked connection. Starts the managed server when none runs and leaves it running.

    Raises `DatabaseUnreachable`, `DatabaseTooOld` or a `ServerError`, each with what to do.
    """
    with connect(settings) as connection:
        connection.check()
        yield connection


def connect(settings: Settings) -> Connection:
    """A connection by the settings, not yet checked."""
    if settings.neo4j_uri:
        return Connection(
            settings.neo4j_uri,
            settings.neo4j_username,
            settings.neo4j_password or "",
            database=settings.neo4j_database,
        )
    with shown() as report:
        address = Server(settings).ensure(report)
    return Connection(address.uri, address.username, address.password)


@contextmanager
def loaded_graph(settings: Settings) -> Iterator[Connection]:
    """As `open_graph`, for commands that have nothing to say about a graph never loaded: raises `GraphEmpty`."""
    with open_graph(settings) as connection:
        refuse_empty(connection)
        yield connection


def never_loaded(connection: Connection) -> bool:
    """Whether no source has been loaded."""
    return not connection.rows("MATCH (l:LoadRecord) RETURN 1 AS one LIMIT 1")


def refuse_empty(connection: Connection) -> None:
    """Raises `GraphEmpty` for a graph into which nothing has been loaded."""
    if never_loaded(connection):
        raise GraphEmpty("Nothing has been loaded into the graph.", hint="Run: chokepoint load")
