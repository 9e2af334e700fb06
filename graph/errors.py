"""Errors raised where this project meets Neo4j."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.errors import ExplorerError


@dataclass(frozen=True)
class Place:
    """Where in a text: line and column from 1, and how many characters stand before it."""

    line: int
    column: int
    offset: int

    @classmethod
    def at(cls, text: str, offset: int) -> Place:
        """The place of the character at an offset; of the text's end for one behind it."""
        before = text[: max(0, offset)]
        return cls(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1, len(before))


class QueryError(ExplorerError):
    """Something is wrong with a query; `place` says where in its text, when that is known."""

    def __init__(self, message: str, *, hint: str, place: Place | None = None) -> None:
        super().__init__(message, hint=hint)
        self.place = place


class DatabaseUnreachable(ExplorerError):
    """No server answers, or it does not let us in."""

    title = "The database is not answering"


class DatabaseTooOld(ExplorerError):
    """A server answers, but speaks an older Neo4j than this project needs."""

    title = "The database is too old"


class QueryFailed(QueryError):
    """The server could not run the query as it is written."""

    title = "The query did not run"


class QueryTimedOut(QueryError):
    """The server gave up on the query, for time or for memory."""

    title = "The query took too long"


class QueryStopped(QueryError):
    """Somebody ended the query, or the server did."""

    title = "The query was stopped"


class QueryRefused(QueryError):
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
