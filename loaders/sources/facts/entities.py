"""Actors, technologies, gaps, events and sources of the fact base, with the relationships their fields state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from loaders.emit import Emit, Statement
from loaders.record import Record, Where
from ontology.model import Model


def cited(record: Record) -> list[str]:
    """The sources of a record: those it lists and the news texts that state it, each once."""
    named = record.texts("sources") + record.texts("source_ids") + record.texts("in_seeds")
    return list(dict.fromkeys(named))


class Entities:
    """Reads one record into an entity and the relationships made from its fields.

    A relationship made from a field carries the sources, confidence and verified flag of its record.
    """

    def __init__(self, emit: Emit, model: Model) -> None:
        self._emit, self._model = emit, model

    def actor(self, record: Record) -> Iterator[Statement]:
        """An actor; where it is, what it is part of, and the groups it is, or is said not to be, a member of."""
        id, where = record.text("id"), record.where
        type_ = self._model.by_notation("Actor", record.text("type")).name
        sources, verified = cited(record), record.flag("verified")
        yield self._emit.node(
            type_,
            id,
            where,
            sources=sources,
            name=record.text("name"),
            aliases=record.texts("aliases"),
            iso2=record.maybe("iso2"),
            iso3=record.maybe("iso3"),
            role=record.maybe("role"),
            note=record.maybe("note"),
            eto_provider_id=record.maybe("eto_provider_id"),
            verified=verified,
        )
        for field in ("country", "headquarters"):
            kind = "headquarters" if field == "headquarters" else None
            for end in _one(record, field):
                yield self._emit.edge("LOCATED_IN", id, end, where, sources=sources, verified=verified, kind=kind)
        for field in ("parent", "affiliation"):
            for end in _one(record, field):
                yield self._emit.edge("PART_OF", id, end, where, sources=sources, verified=verified)
        for membership in record.children("memberships"):
            yield self._membership(id, membership)
        yield from self.cites(id, sources, where, verified=verified)
        record.done()

    def _membership(self, id: str, record: Record) -> Statement:
        """A membership is a record of its own: it has its own source and its own verified flag."""
        member, source = record.flag("member"), record.maybe("source")
        if member is None:
            raise record.fault("member", "is missing", hint="Say true, or false for a known non-member.")
        edge = self._emit.edge(
            "MEMBER_OF" if member else "NOT_MEMBER_OF",
            id,
            record.text("group"),
            record.where,
            sources=[source] if source else [],
            verified=record.flag("verified"),
            note=record.maybe("note"),
        )
        record.done()
        return edge

    def technology(self, record: Record) -> Iterator[Statement]:
        """A technology and the wider one it belongs to."""
        id, where, category = record.text("id"), record.where, record.text("category")
        sources, verified = cited(record), record.flag("verified")
        yield self._emit.node(
            self._model.by_notation("Technology", category).name,
            id,
            where,
            sources=sources,
            name=record.text("name"),
            label=record.maybe("label"),
            aliases=record.texts("aliases"),
            stage=record.text("stage"),
            category=category,
            umbrella=record.flag("umbrella"),
            eccn=record.texts("eccn"),
            eccn_verified=record.flag("eccn_verified"),
            hs_codes=record.texts("hs_codes"),
            hs_verified=record.flag("hs_verified"),
            eto_input_id=record.maybe("eto_input_id"),
            note=record.maybe("note"),
            verified=verified,
        )
        for parent in _one(record, "parent"):
            yield self._emit.edge("NARROWER_THAN", id, parent, where, sources=sources, verified=verified)
        yield from self.cites(id, sources, where, verified=verified)
        record.done()

    def gap(self, record: Record) -> Iterator[Statement]:
        """A gap, what and whose it is, and the measures that caused, closed or partly closed it."""
        id, where = record.text("id"), record.where
        sources = cited(record)
        held: dict[str, Any] = {"confidence": record.maybe("confidence"), "verified": record.flag("verified")}
        yield self._emit.node(
            "Gap",
            id,
            where,
            sources=sources,
            name=record.text("title"),
            description=record.maybe("description"),
            status=record.text("status"),
            open_since=record.maybe("open_since"),
            closed_date=record.maybe("closed_date"),
            note=record.maybe("note"),
            **held,
        )
        for field, type_ in GAP_FIELDS.items():
            for end in record.texts(field):
                yield self._emit.edge(type_, id, end, where, sources=sources, **held)
        yield from self.cites(id, sources, where, **held)
        record.done()

    def event(self, record: Record) -> Iterator[Statement]:
        """An event, who took part, and the measures it was about."""
        id, where = record.text("id"), record.where
        sources, confidence = cited(record), record.maybe("confidence")
        yield self._emit.node(
            "Event",
            id,
            where,
            sources=sources,
            name=record.text("title"),
            date=record.maybe("date"),
            note=record.maybe("note"),
            confidence=confidence,
        )
        for field, type_ in EVENT_FIELDS.items():
            for end in record.texts(field):
                yield self._emit.edge(type_, id, end, where, sources=sources, confidence=confidence)
        yield from self.cites(id, sources, where, confidence=confidence)
        record.done()

    def source(self, record: Record) -> Iterator[Statement]:
        """A source. It cites nothing: it is where the others lead."""
        yield self._emit.node(
            "Source",
            record.text("id"),
            record.where,
            sources=[],
            name=record.text("title"),
            kind=record.text("kind"),
            publisher=record.text("publisher"),
            date=record.maybe("date"),
            url=record.maybe("url"),
            access=record.maybe("access"),
            file=record.maybe("file"),
            note=record.maybe("note"),
        )
        record.done()

    def cites(self, id: str, sources: Iterable[str], where: Where, **held: Any) -> Iterator[Statement]:
        """One citation for each source of a record."""
        for source in sources:
            yield self._emit.edge("CITES", id, source, where, sources=sources, **held)


GAP_FIELDS = {
    "technologies": "GAP_IN",
    "jurisdictions": "GAP_OF",
    "measures_involved": "GAP_UNDER",
    "closed_by": "CLOSED_BY",
    "partly_closed_by": "PARTLY_CLOSED_BY",
}
EVENT_FIELDS = {"actors": "INVOLVES", "measures": "CONCERNS"}


def _one(record: Record, field: str) -> list[str]:
    value = record.maybe(field)
    return [value] if value else []
