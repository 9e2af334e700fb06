"""Statements and flows of the fact base: records that are relationships themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from loaders.emit import Edge, Emit, Statement
from loaders.record import Record
from loaders.sources.facts.entities import cited
from ontology.model import Model


class Statements:
    """Reads one record of relationships.yaml or flows.yaml."""

    def __init__(self, emit: Emit, model: Model) -> None:
        self._emit, self._model = emit, model

    def statement(self, record: Record) -> Iterator[Statement]:
        """Subject, predicate, object: a relationship of the type that claims the predicate, else RELATED_TO."""
        predicate, attributes = record.text("predicate"), record.child("attributes")
        values = {_renamed(predicate, name): attributes.plain(name) for name in attributes.left()}
        yield self._emit.edge(
            self._model.relation_of(predicate).cypher_type,
            record.text("subject"),
            record.text("object"),
            record.where,
            id=record.text("id"),
            sources=cited(record),
            predicate=predicate,
            confidence=record.maybe("confidence"),
            verified=record.flag("verified"),
            note=record.maybe("note"),
            **values,
        )
        record.done()

    def flow(self, record: Record) -> Iterator[Statement]:
        """What flows into what. `basis: general-knowledge` stands where no source says it."""
        yield self._emit.edge(
            "FLOWS_TO",
            record.text("from"),
            record.text("to"),
            record.where,
            id=record.text("id"),
            sources=cited(record),
            kind=record.text("kind"),
            criticality=record.maybe("criticality"),
            basis=record.maybe("basis"),
            confidence=record.maybe("confidence"),
            note=record.maybe("note"),
        )
        record.done()


def _renamed(predicate: str, attribute: str) -> str:
    """PRODUCES calls every share `share`, whoever states it."""
    return "share" if (predicate, attribute) == ("produces", "share_pct") else attribute


def merged(statements: Iterable[Statement]) -> list[Statement]:
    """The same statements, where a field and a statement that say one thing twice are one relationship.

    It keeps the statement's id and its attributes, takes from the field what the statement leaves open,
    and has the sources of both. Statements of one predicate between the same ends stay apart.
    """
    said = list(statements)
    first: dict[tuple[str, str, str], Edge] = {}
    for edge in said:
        if isinstance(edge, Edge) and edge.record:
            first.setdefault((edge.type, edge.start, edge.end), edge)
    extra: dict[str, list[Edge]] = {}
    rest: list[Statement] = []
    for each in said:
        twin = first.get((each.type, each.start, each.end)) if isinstance(each, Edge) and not each.record else None
        if twin is not None and isinstance(each, Edge):
            extra.setdefault(twin.id, []).append(each)
        else:
            rest.append(each)
    return [_with(each, extra.get(each.id, [])) if isinstance(each, Edge) else each for each in rest]


def _with(edge: Edge, fields: list[Edge]) -> Edge:
    attributes, sources = dict(edge.attributes), set(edge.sources)
    for each in fields:
        attributes = {**each.attributes, **attributes}
        sources |= set(each.sources)
    return replace(edge, attributes=attributes, sources=tuple(sorted(sources)))
