"""A text run statement by statement, told as events while it happens: columns, rows, what the server said, errors."""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from app.errors import display
from app.views.cypher.asking import Asked
from app.views.cypher.cells import Cells
from graph.connection import Connection
from graph.cypher_text import mode, tokens
from graph.errors import DatabaseUnreachable, QueryError, QueryFailed, WrongValue
from graph.readonly import TIMEOUT, reading
from graph.statements import Statement, parameters_in, split
from graph.streamed import Streamed, Summary
from graph.values import Elements, plain
from ontology.errors import ExplorerError
from ontology.model import Model

PAGE_ROWS = 1_000
BATCH = 100
MOST_BYTES = 16_000_000
"""What one result may weigh on the page; the rest is in the files."""
EMPTY = "There is nothing to run: the text is empty or holds comments only."
Event = dict[str, Any]


@dataclass
class Run:
    """One run of a text: `events` tells it once. It stops at the first error."""

    connection: Connection
    model: Model
    asked: Asked
    known: dict[str, Any] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        """What happens, as it happens. Nothing is raised that a person could act on: an error is an event too."""
        self.known = dict(self.asked.parameters)
        statements = split(self.asked.text)
        yield {"event": "begin", "statements": [self._told(each) for each in statements], "limit": TIMEOUT}
        if not statements:
            yield _error(0, QueryFailed(EMPTY, hint="Write a query, or open one of the examples."), self.asked.text)
        for at, statement in enumerate(statements):
            try:
                yield from self._one(at, statement)
            except ExplorerError as error:
                yield _error(at, error, self.asked.text)
                break
        yield {"event": "end"}

    def _told(self, statement: Statement) -> Event:
        text = self.asked.text
        end = statement.start + len(statement.text)
        return {"kind": statement.kind, "from": utf16(text, statement.start), "to": utf16(text, end)}

    def _one(self, at: int, statement: Statement) -> Iterator[Event]:
        begun = time.monotonic()
        yield {"event": "statement", "at": at}
        if statement.kind == "parameter":
            said: Event = {"event": "parameter", "name": statement.name, "value": self._evaluated(statement)}
        else:
            said = yield from self._rows(at, statement)
        yield said | {"at": at, "ms": round((time.monotonic() - begun) * 1000)}

    def parameters_before(self, statements: Sequence[Statement], at: int) -> dict[str, Any]:
        """The values that parameters have where the statement at a place stands."""
        self.known = dict(self.asked.parameters)
        for statement in statements[:at]:
            if statement.kind == "parameter":
                self._evaluated(statement)
        return self.known

    def _rows(self, at: int, statement: Statement) -> Generator[Event, None, Event]:
        """The columns and rows of a statement; returns the event that ends them."""
        text = padded(self.asked.text, statement.start, statement.text)
        values = parameters(statement.text, self.known)
        profiled = is_mode(statement.text, "PROFILE")
        # A profile is true only of a query that ran to its end, so its rows are all taken, and shown up to the limit.
        with reading(
            self.connection,
            text,
            values,
            limit=None if profiled else PAGE_ROWS,
            asker=self.asked.asker,
            keep_elements=True,
        ) as answer:
            yield {"event": "columns", "at": at, "columns": list(answer.columns)}
            sent = Sent(Cells(self.model, answer.elements))
            for rows in sent.batches(answer):
                yield {"event": "rows", "at": at, "rows": rows}
        return {"event": "done", **sent.told(answer), **_said(answer.summary, self.asked.text)}

    def _evaluated(self, statement: Statement) -> Any:
        """The value of a `:param` line, kept for the statements below it; returns it as the page shows it."""
        before = statement.start + statement.text.rindex(statement.expression) if statement.expression else 0
        if not statement.expression:
            raise QueryFailed(f":param {statement.name} has no value.", hint="Write it as: :param name => 1")
        text = padded(self.asked.text, before - len("RETURN "), f"RETURN {statement.expression} AS value")
        values = parameters(statement.expression, self.known)
        with reading(self.connection, text, values, asker=self.asked.asker) as answer:
            record = answer.result.single(strict=True)
        value, elements = record[0], Elements()
        written = plain(value)
        elements.add(value, written)
        if elements.entities or elements.relationships:
            raise QueryFailed(
                f":param {statement.name} is an entity or a relationship.", hint="Take its id, and match it by that."
            )
        self.known[statement.name] = value
        return Cells(self.model, elements).cell(written)


@dataclass
class Sent:
    """The rows of an answer on their way to the page, weighed and counted."""

    cells: Cells
    shown: int = 0
    rows: int = 0
    weight: int = 0
    heavy: bool = False

    def batches(self, answer: Streamed) -> Iterator[list[Any]]:
        """Lists of rows for the page. Rows beyond the limit are taken and counted; too heavy ones end it."""
        batch: list[Any] = []
        for row in answer.rows:
            self.rows += 1
            if self.rows > PAGE_ROWS:
                continue
            cells = [self.cells.cell(value) for value in row]
            self.weight += len(json.dumps(cells))
            if self.weight > MOST_BYTES:
                self.heavy = True
                break
            batch.append(cells)
            self.shown += 1
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def told(self, answer: Streamed) -> Event:
        """How many rows are shown, of how many when that is known, and whether there are more."""
        total = self.rows if answer.more is False and not self.heavy else None
        more = self.heavy or bool(answer.more) or self.rows > self.shown
        return {"shown": self.shown, "rows": total, "more": more, "heavy": self.heavy}


def parameters(text: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that a statement names. Raises `WrongValue` for one without a value."""
    names = parameters_in(text)
    missing = [name for name in names if name not in known]
    if missing:
        said = ", ".join(f"${name}" for name in missing)
        hint = f"Fill the field below the editor, or write a line above: :param {missing[0]} => 'value'"
        raise WrongValue(f"{said} {'has' if len(missing) == 1 else 'have'} no value.", hint=hint)
    return {name: known[name] for name in names}


def is_mode(text: str, word: str) -> bool:
    """Whether a statement begins with EXPLAIN or PROFILE."""
    found = mode(tokens(text))
    return found is not None and found.text.upper() == word


def padded(text: str, start: int, statement: str) -> str:
    """A statement where it stands in its text, behind blanks, so that the server's places are those of the text."""
    return "".join(sign if sign in "\r\n" else " " for sign in text[:start]) + statement


def utf16(text: str, offset: int) -> int:
    """The offset as browsers count it: characters beyond the first plane count twice."""
    return offset + sum(ord(sign) > 0xFFFF for sign in text[:offset])


def _said(summary: Summary | None, text: str) -> Event:
    if summary is None:
        return {"notifications": [], "plan": None, "profiled": False}
    told = [asdict(each) | {"from": _offset(text, each.line, each.column)} for each in summary.notifications]
    plan = asdict(summary.plan) if summary.plan else None
    return {"notifications": told, "plan": plan, "profiled": summary.profiled}


def _offset(text: str, line: int | None, column: int | None) -> int | None:
    if line is None or column is None:
        return None
    before = text.split("\n")[: line - 1]
    return utf16(text, min(sum(len(each) + 1 for each in before) + column - 1, len(text)))


def _error(at: int, error: ExplorerError, text: str) -> Event:
    """The words of an error, and where in the text it is, when that is known."""
    said = display(error)
    place = error.place if isinstance(error, QueryError) else None
    where = {"from": utf16(text, place.offset), "line": place.line, "column": place.column} if place else None
    return {
        "event": "error",
        "at": at,
        "kind": type(error).__name__,
        "title": said.title,
        "message": said.message,
        "hint": said.hint,
        "place": where,
        "unreachable": isinstance(error, DatabaseUnreachable),
    }


def lines(events: Iterator[Event]) -> Iterator[str]:
    """The events as JSON, one a line."""
    for event in events:
        yield json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n"
