"""What goes onto a sheet with a query: its rows, and the text that gave them."""

from __future__ import annotations

from typing import Any

from app import address, words
from app.exports import credit
from app.exports.content import Content
from app.exports.digest import Recorded
from app.exports.options import Options
from app.exports.table import Rows, paged
from app.lens import Lens
from app.links import Links
from app.tabular import Table, text
from app.typed import typed
from graph import reads
from graph.catalog import catalog
from graph.connection import Connection, Reader
from graph.errors import UnknownName, WrongValue
from graph.nearest import nearest
from graph.readonly import reading
from graph.statements import split
from ontology.model import Model

ROWS = 1_000
"""The most rows that are put on paper; the data exports hold them all."""
EMPTY = "The address holds no query."
HINT = "Write it behind q=, or name one of the catalogue behind named=."


def content(reader: Reader, model: Model, query: str) -> Content | None:  # noqa: ARG001  # as every view's
    """The rows of the query of an address for paper; `None` for an empty graph. Raises what reading raises."""
    knowledge = reads.knowledge(reader)
    if not knowledge.entities:
        return None
    options, values = Options.from_values(address.read(query)), address.read(query)
    found, more = rows(reader, values, ROWS)
    cypher = _text(values)
    table = Rows(
        heads=found.columns,
        rows=tuple(tuple(text(value) for value in row) for row in found.rows),
        numbers=frozenset(at for at in range(len(found.columns)) if _numeric(found, at)),
        of=len(found.rows),
    )
    pages = paged(table, options.paper)
    known = knowledge.as_of.isoformat() if knowledge.as_of else ""
    first = f"The first {ROWS:,} rows of more" if more else words.count(len(found.rows), "row")
    return Content(
        name="cypher",
        title=f"{first} of a query",
        subtitle=" ".join(cypher.split()),
        whole=pages[0].body,
        parts=pages,
        named=("page", "pages"),
        flows=True,
        address=_address(values, options),
        day=known,
        options=options,
        sources=credit.releases(knowledge.records),
        known=known,
        notes=credit.cut((cypher,), 2_000),
        notices=(f"Only the first {ROWS:,} rows are on paper; the data exports hold them all.",) if more else (),
    )


def rows(reader: Reader, values: dict[str, str], most: int | None) -> tuple[Table, bool]:
    """The rows of the last query of an address, at most so many, and whether there are more.

    Raises `WrongValue` for an address without a query, and what reading raises.
    """
    statements = [each for each in split(_text(values)) if each.kind == "query"]
    if not statements:
        raise WrongValue(EMPTY, hint=HINT)
    given = {name[2:]: typed(name[2:], value) for name, value in values.items() if name.startswith("p.")}
    said = statements[-1].text
    connection = reader.noted(said, given) if isinstance(reader, Recorded) else reader
    if not isinstance(connection, Connection):
        raise TypeError(f"A query of a stranger needs a connection, not {type(connection).__name__}")
    with reading(connection, said, given, limit=most) as answer:
        found = tuple(tuple(row) for row in answer.rows)
        return Table(name="cypher", columns=tuple(answer.columns), rows=found), bool(answer.more)


def _text(values: dict[str, str]) -> str:
    """The text of an address: its own, or that of the query it names."""
    named = values.get("named", "")
    if not named:
        return values.get("q", "")
    if named not in catalog():
        raise UnknownName(f"There is no query {named[:60]!r} in the catalogue.", hint=nearest(named, catalog()))
    return catalog()[named].cypher


def _numeric(table: Table, at: int) -> bool:
    said: list[Any] = [row[at] for row in table.rows if row[at] is not None]
    return bool(said) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in said)


def _address(values: dict[str, str], options: Options) -> str:
    own = {name: value for name, value in values.items() if name in ("q", "named") or name.startswith("p.")}
    lens = Lens.from_values(values).values()
    return Links().to("cypher", address.write({**lens, **own, "run": "1", **options.values()}))
