"""The query that an address of the workbench holds, run to its end: for files, where no page runs it."""

from __future__ import annotations

from dataclasses import dataclass

import flask

from app import address
from app.exports.digest import Recorded
from app.exports.shown import Shown
from app.posted import NotFromHere
from app.tabular import Table
from app.typed import typed
from app.views.cypher.asking import Asked
from app.views.cypher.running import Run, parameters
from app.views.cypher.vocabulary import with_defaults
from graph import reads
from graph.connection import Connection, Reader
from graph.errors import UnknownName, WrongValue
from graph.nearest import nearest
from graph.questions import questions
from graph.readonly import reading
from graph.scope import today
from graph.statements import split
from graph.turns import Asker
from graph.values import Elements
from ontology.model import Model

ROWS = 100_000
TIMEOUT = 120.0


@dataclass(frozen=True, kw_only=True)
class Result:
    """Rows of the last query of an address, whether there are more, and what entities and relationships they hold."""

    table: Table
    more: bool
    elements: Elements


def table(reader: Reader, model: Model, query: str) -> Table:
    """The rows of the last query of an address, all of them. Raises `WrongValue` for more than 100,000, and what
    running raises."""
    found = result(reader, model, query)
    _refuse_more(found)
    return found.table


def shown(reader: Reader, model: Model, query: str) -> Shown:
    """The entities and relationships in the rows of the last query; relationships with both their ends.

    Without a relationship in the rows, all between the entities are meant. Raises what `table` raises.
    """
    found = result(reader, model, query)
    _refuse_more(found)
    joined = found.elements.relationships
    ends = {end for each in joined.values() for end in (each["from"], each["to"]) if end}
    return Shown(entities=tuple(sorted({*found.elements.entities, *ends})), statements=tuple(sorted(joined)))


def result(reader: Reader, model: Model, query: str, *, most: int = ROWS) -> Result:
    """The last query of an address, run: `q` or `named` is the text, `p.<name>` are parameters, as on the page.

    Raises `WrongValue` for an address without a query or with a parameter that has no value, `UnknownName` for a named
    query that does not exist, `NotFromHere` for a request from another site's page, and what reading raises.
    """
    _refuse_others()
    values = address.read(query)
    text = text_of(reader, values)
    statements = split(text)
    places = [at for at, each in enumerate(statements) if each.kind == "query"]
    if not places:
        raise WrongValue("The address holds no query.", hint="Write it behind q=, or name one behind named=.")
    given = {name[2:]: typed(name[2:], said) for name, said in values.items() if name.startswith("p.")}
    said = statements[places[-1]].text
    connection = reader.noted(text, given) if isinstance(reader, Recorded) else reader
    if not isinstance(connection, Connection):
        raise TypeError(f"A query of a stranger needs a connection, not {type(connection).__name__}")
    known = Run(connection, model, Asked(Asker(), text, given)).parameters_before(statements, places[-1])
    used = parameters(said, known)
    with reading(connection, said, used, limit=most, timeout=TIMEOUT, keep_elements=True) as answer:
        rows = tuple(tuple(row) for row in answer.rows)
        found = Table(name="result", columns=tuple(answer.columns), rows=rows)
        return Result(table=found, more=bool(answer.more), elements=answer.elements)


def _refuse_others() -> None:
    """Another site's page may lead here, and may not make this server work unseen."""
    if flask.has_request_context() and flask.request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise NotFromHere("Only this app's own pages may ask for this file.", hint="Open the page /cypher itself.")


def text_of(reader: Reader, values: dict[str, str]) -> str:
    """The text of an address: its own, or that of the query it names with the defaults of its parameters."""
    named = values.get("named", "")
    if not named:
        return values.get("q", "")
    if named not in questions():
        said = f"There is no named query {named[:60]!r}."
        raise UnknownName(said, hint=nearest(named, {id: each.title for id, each in questions().items()}))
    return with_defaults(questions()[named], (reads.knowledge(reader).as_of or today()).isoformat())


def _refuse_more(found: Result) -> None:
    if found.more:
        raise WrongValue(f"The query gives more than {ROWS:,} rows.", hint="Add a LIMIT, or download it on the page.")
