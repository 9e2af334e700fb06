"""What goes onto a sheet with a query: its rows, and the text that gave them."""

from __future__ import annotations

from typing import Any

from app import address, words
from app.exports import credit
from app.exports.content import Content
from app.exports.options import Options
from app.exports.table import Rows, paged
from app.lens import Lens
from app.links import Links
from app.tabular import Table, text
from app.views.cypher import addressed
from graph import reads
from graph.connection import Reader
from ontology.model import Model

ROWS = 1_000
"""The most rows that are put on paper; the data exports hold them all."""


def content(reader: Reader, model: Model, query: str) -> Content | None:
    """The rows of the query of an address for paper; `None` for an empty graph. Raises what reading raises."""
    knowledge = reads.knowledge(reader)
    if not knowledge.entities:
        return None
    options, values = Options.from_values(address.read(query)), address.read(query)
    cypher = addressed.text_of(reader, values)
    asked = _asked(values, cypher)
    result = addressed.result(reader, model, asked, most=ROWS)
    found, more = result.table, result.more
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
        address=Links().to("cypher", address.changed(asked, **options.values())),
        day=known,
        options=options,
        sources=credit.releases(knowledge.records),
        known=known,
        notes=credit.cut((cypher,), 2_000),
        notices=(f"Only the first {ROWS:,} rows are on paper; the data exports hold them all.",) if more else (),
    )


def _numeric(table: Table, at: int) -> bool:
    said: list[Any] = [row[at] for row in table.rows if row[at] is not None]
    return bool(said) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in said)


def _asked(values: dict[str, str], cypher: str) -> str:
    """The query string with the text itself, also where the address only names it: its defaults may move."""
    own = {name: value for name, value in values.items() if name.startswith("p.")}
    return address.write({**Lens.from_values(values).values(), "q": cypher, **own, "run": "1"})
