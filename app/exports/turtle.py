"""A graph that is shown as Turtle, in the words of the ontology: what `load rdf` can read back, and SHACL can judge.

Entities, relationships and their properties are written as `graph.rdf` has them. The publications cited are described
as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.rdf import Block, Dialect
from graph.rdf_text import HEAD, one_line
from graph.rdf_text import turtle as written
from graph.rows import Entity, Statement, Web
from ontology.model import Model


def turtle(web: Web, model: Model, about: Sequence[tuple[str, str]]) -> bytes:
    """A graph of what is shown as Turtle in UTF-8; the pairs of `about` stand as comments at its head.

    Entities first, then the publications cited, then the statements, each by id: the same web gives the same bytes.
    """
    dialect, times = Dialect(model), Counter(each.id for each in web.statements)
    blocks = [_entity(dialect, each) for each in (*web.entities, *web.publications)]
    blocks += [_statement(dialect, each, shared=times[each.id] > 1) for each in web.statements]
    heads = [f"# {one_line(f'{name}: {said}')}\n" for name, said in about]
    return "".join([*heads, HEAD, *map(written, blocks)]).encode()


def _entity(dialect: Dialect, entity: Entity) -> Block:
    return dialect.entity(entity.id, entity.labels, {"name": entity.name, **entity.properties})


def _statement(dialect: Dialect, statement: Statement, *, shared: bool) -> Block:
    ends = (statement.source.id, statement.target.id)
    return dialect.statement(statement.id, statement.type, *ends, statement.properties, shared=shared)
