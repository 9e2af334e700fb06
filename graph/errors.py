"""Errors raised where this project meets Neo4j."""

from __future__ import annotations

from ontology.errors import ExplorerError


class DatabaseUnreachable(ExplorerError):
    """No server answers, or it does not let us in."""

    title = "The database is not answering"


class DatabaseTooOld(ExplorerError):
    """A server answers, but speaks an older Neo4j than this project needs."""

    title = "The database is too old"


class QueryFailed(ExplorerError):
    """The server could not run the query as it is written."""

    title = "The query did not run"


class QueryTimedOut(ExplorerError):
    """The server gave up on the query, for time or for memory."""

    title = "The query took too long"


class QueryRefused(ExplorerError):
    """The query would do something other than read the graph."""

    title = "This query is not allowed here"


class WriteFailed(ExplorerError):
    """A change to the graph was not made; the graph is as it was before."""

    title = "The graph was not changed"


class GraphEmpty(ExplorerError):
    """Nothing has been loaded yet."""

    title = "The graph is empty"


class UnknownName(ExplorerError):
    """An id, parameter or question that does not exist."""

    title = "There is nothing of that name"


class WrongValue(ExplorerError):
    """A value that no graph could make sense of: a day that is none, a number that is a word."""

    title = "This value cannot be used"
