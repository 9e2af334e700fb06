"""The graph as a library: `connect`, then ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Any

from graph import access, covering
from graph.answers import Answer
from graph.asking import answered
from graph.connection import Connection
from graph.questions import Question, questions
from graph.readonly import TIMEOUT, reading
from graph.results import Result
from graph.scenario import NO_CHANGE, Scenario
from graph.scope import CHINA, Scope, scope
from graph.settings import Settings
from graph.supposing import change
from ontology import model as ontology
from ontology.errors import ExplorerError


class Graph:
    """A loaded graph to be asked. A context manager: it closes its connection.

    >>> with connect() as graph:
    ...     graph.ask("measures-on", technology="cleaning", on="2024-01-01").to_pandas()
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the connection; a managed database goes on for others and ends by itself."""
        self._connection.close()

    def questions(self) -> Mapping[str, Question]:
        """The named questions by id, by theme."""
        return questions()

    def ask(self, question: str, /, **parameters: Any) -> Answer:
        """The answer to a named question. `from_` stands for the parameter `from`, which Python keeps for itself.

        Raises `UnknownName` with the nearest for a question, parameter or id that does not exist, `WrongValue` for a
        day or number that is none.
        """
        return answered(self._connection, question, {name.rstrip("_"): value for name, value in parameters.items()})

    def query(
        self,
        cypher: str,
        /,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float = TIMEOUT,
        **named: Any,
    ) -> Result:
        """The answer to a reading query in Cypher, all of it or its first `limit` rows, within `timeout` seconds.

        Parameters are given by name, or as a mapping where a name is taken: `query("… $limit", {"limit": 3})`.
        Entities and relationships come as the dicts of `graph.values.plain`, dates as ISO text.

        Raises `QueryRefused` for what is no pure read, `QueryFailed` for what cannot run, each with its place;
        `QueryTimedOut` when time or memory did not suffice.
        """
        given = {**(parameters or {}), **named}
        with reading(self._connection, cypher, given, limit=limit, timeout=timeout, keep_elements=True) as answer:
            rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
            return Result(
                columns=answer.columns,
                rows=rows,
                elements=answer.elements,
                more=bool(answer.more),
                summary=answer.summary,
            )

    def coverage(
        self,
        *technologies: str,
        on: date | str | None = None,
        toward: str = CHINA,
        by: Iterable[str] | None = None,
        scenarios: Sequence[Scenario] = (),
    ) -> Answer:
        """The covered share of technologies, all when none is named, and the cell of each jurisdiction of `by`.

        Shares are percent; the covered share is an upper bound of the known part. Without a day: the state of
        knowledge; without `by`: the United States, Japan, the Netherlands, South Korea, Taiwan and Germany.
        """
        return covering.covered(self._connection, self._scope(technologies, on, toward, by, scenarios))

    def gaps(
        self,
        *,
        on: date | str | None = None,
        toward: str = CHINA,
        by: Iterable[str] | None = None,
        scenarios: Sequence[Scenario] = (),
    ) -> Answer:
        """What the jurisdictions of `by` supply outside any control of theirs, ranked by what depends on it."""
        return covering.open_supply(self._connection, self._scope((), on, toward, by, scenarios))

    def diff(self, before: date | str, after: date | str, *, toward: str | None = None) -> Answer:
        """What began, ended or was suspended after one day up to another, and the covered shares that changed."""
        return covering.compared(self._connection, before, after, toward)

    def _scope(
        self,
        technologies: Iterable[str],
        on: date | str | None,
        toward: str,
        by: Iterable[str] | None,
        scenarios: Sequence[Scenario],
    ) -> Scope:
        what_if = change(self._connection, scenarios, ontology.load()) if scenarios else NO_CHANGE
        return scope(self._connection, on=on, toward=toward, by=by, technologies=technologies, change=what_if)


def connect(settings: Settings | None = None) -> Graph:
    """The graph of the settings in force: the server of NEO4J_URI, else the managed one, started when none runs.

    Raises `GraphEmpty` when nothing has been loaded, `DatabaseUnreachable` or a `ServerError` when there is no server.
    """
    connection = access.connect(settings or Settings.read())
    try:
        connection.check()
        access.refuse_empty(connection)
    except ExplorerError:
        connection.close()
        raise
    return Graph(connection)
