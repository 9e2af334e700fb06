"""The whole result of a statement as a file, written row by row to disk before it is sent, so memory stays small.

Only then is it known whether all rows are in it, and whether anything went wrong: both are said in words.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import IO, Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from app.exports import spreadsheet
from app.tabular import harmless, write_csv, write_json
from app.views.cypher.asking import Asked
from app.views.cypher.running import Run, parameters
from graph.connection import Connection
from graph.errors import WrongValue
from graph.readonly import reading
from graph.results import graphml, to_rdf
from graph.statements import split
from graph.streamed import Streamed
from ontology import model as ontology
from ontology.model import Model

ROWS, GRAPH_ROWS = 1_000_000, 100_000
"""The most rows of a file, which also fit on a sheet; of a file of entities, which must be whole in memory."""
TIMEOUT = 300.0
PIECE = 1 << 16
Rows = Iterator[list[Any]]


@dataclass(frozen=True)
class Kind:
    """A kind of file. `elements` says that it holds entities and relationships instead of rows."""

    mimetype: str
    write: Callable[[Streamed, Rows, IO[bytes]], None]
    most: int = ROWS
    elements: bool = False


@dataclass(frozen=True)
class Made:
    """A file that is written: its content from the start, how many rows went into it, and whether there are more."""

    content: IO[bytes]
    kind: Kind
    rows: int
    more: bool


def made(connection: Connection, model: Model, asked: Asked, at: int, ending: str) -> Made:
    """The result of the statement at a place of the text. Raises what reading raises; `WrongValue` when it is none."""
    kind = KINDS.get(ending)
    statements = split(asked.text)
    if kind is None:
        raise WrongValue(f"There are no files of the kind {ending[:40]!r}.", hint=f"Kinds: {', '.join(KINDS)}.")
    if not 0 <= at < len(statements) or statements[at].kind != "query":
        raise WrongValue(f"The text has no query number {at + 1}.", hint="Run it again, then download it.")
    run = Run(connection, model, asked)
    known = run.parameters_before(statements, at)
    content = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it is sent
    try:
        with reading(
            connection,
            statements[at].text,
            parameters(statements[at].text, known),
            limit=kind.most,
            timeout=TIMEOUT,
            asker=asked.asker,
            keep_elements=kind.elements,
        ) as answer:
            counted = Counted(answer.rows)
            kind.write(answer, iter(counted), content)
        content.seek(0)
    except BaseException:
        content.close()
        raise
    return Made(content, kind, counted.rows, bool(answer.more))


@dataclass
class Counted:
    """Rows, counted while they pass."""

    source: Iterable[list[Any]]
    rows: int = 0

    def __iter__(self) -> Rows:
        for row in self.source:
            self.rows += 1
            yield row


def pieces(content: IO[bytes]) -> Iterator[bytes]:
    """A file piece by piece; closed at its end."""
    with content:
        while piece := content.read(PIECE):
            yield piece


def _text(content: IO[bytes]) -> TextIOWrapper:
    return TextIOWrapper(content, encoding="utf-8", newline="", write_through=True)


def _csv(answer: Streamed, rows: Rows, content: IO[bytes]) -> None:
    stream = _text(content)
    write_csv([harmless(name) for name in answer.columns], ([harmless(v) for v in row] for row in rows), stream)
    stream.detach()


def _json(answer: Streamed, rows: Rows, content: IO[bytes]) -> None:
    stream = _text(content)
    write_json(answer.columns, rows, stream)
    stream.detach()


def _xlsx(answer: Streamed, rows: Rows, content: IO[bytes]) -> None:
    with xlsxwriter.Workbook(content, {"constant_memory": True, **spreadsheet.AS_GIVEN}) as book:
        sheet = book.add_worksheet("Result")
        spreadsheet.head(sheet, answer.columns, book.add_format({"bold": True}))
        for place, row in enumerate(rows, start=1):
            spreadsheet.row(sheet, place, row)


def _taken(answer: Streamed, rows: Rows) -> None:
    for _ in rows:
        pass
    if not answer.elements.entities and not answer.elements.relationships:
        hint = "Return entities, relationships or paths, or take CSV, XLSX or JSON."
        raise WrongValue("The result holds no entity and no relationship.", hint=hint)


def _graphml(answer: Streamed, rows: Rows, content: IO[bytes]) -> None:
    _taken(answer, rows)
    content.write(graphml(answer.elements))


def _turtle(answer: Streamed, rows: Rows, content: IO[bytes]) -> None:
    _taken(answer, rows)
    content.write(to_rdf(answer.elements, ontology.load()).serialize(format="turtle", encoding="utf-8"))


KINDS: dict[str, Kind] = {
    "csv": Kind("text/csv", _csv),
    "xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "json": Kind("application/json", _json),
    "graphml": Kind("application/graphml+xml", _graphml, GRAPH_ROWS, elements=True),
    "ttl": Kind("text/turtle", _turtle, GRAPH_ROWS, elements=True),
}
