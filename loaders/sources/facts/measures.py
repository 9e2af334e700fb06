"""Measures of the fact base, with the relationships their fields state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from loaders.dates import day_that_counts
from loaders.emit import Emit, Statement
from loaders.record import Record, SourceFault
from loaders.sources.facts.entities import Entities
from ontology.model import Model

TARGET_FIELDS = {"destinations": "TARGETS", "parties": "AIMED_AT", "affected_firms": "AFFECTS"}
GROUP_FIELDS = {"exempt_groups": "EXEMPTS", "simplified_groups": "SIMPLIFIES_FOR"}
REPEATED = ("publisher", "title", "date", "url", "access")
"""Fields of a source that a measure may repeat beside the source's id; they must then say what sources.yaml says."""


class Measures:
    """Reads one record of measures.yaml."""

    def __init__(self, emit: Emit, model: Model, sources: Mapping[str, Mapping[str, Any]]) -> None:
        """`sources`: the fields of each source of sources.yaml, by its id."""
        self._emit, self._model, self._sources = emit, model, sources
        self._entities = Entities(emit, model)

    def measure(self, record: Record) -> Iterator[Statement]:
        """A measure, who imposes it on whom, what it covers, and whom it spares."""
        id, where, kind = record.text("id"), record.where, record.text("kind")
        cited = self._cited(record)
        sources = list(dict.fromkeys([*cited, *record.texts("in_seeds")]))
        held = {"confidence": record.maybe("confidence"), "verified": record.flag("verified")}
        dates = record.child("dates")
        yield self._emit.node(
            self._model.by_notation("Measure", kind).name,
            id,
            where,
            sources=sources,
            name=record.text("title"),
            label=record.maybe("label"),
            kind=kind,
            status=record.text("status"),
            announced=dates.maybe("announced"),
            published=dates.maybe("published"),
            effective=dates.maybe("effective"),
            amended=_days(dates, "amended"),
            suspended=dates.maybe("suspended"),
            resumed=dates.maybe("resumed"),
            ended=dates.maybe("ended"),
            status_history=[_step(step) for step in record.children("status_history")],
            legal_reference=record.maybe("legal_reference"),
            legal_reference_unverified=record.maybe("legal_reference_unverified"),
            exempts=record.texts("exempts"),
            unverified_fields=record.texts("unverified_fields"),
            wording_confidence=record.maybe("seed_wording_confidence"),
            item_categories=[_category(each) for each in record.children("item_categories")],
            item_illustrations=[_illustration(each) for each in record.children("item_illustrations")],
            note=record.maybe("notes"),
            **held,
        )
        dates.done()
        yield from self._ends(record, id, sources, held)
        for source in sources:
            verified = cited.get(source, held["verified"])
            yield self._emit.edge(
                "CITES", id, source, where, sources=sources, confidence=held["confidence"], verified=verified
            )
        record.done()

    def _ends(self, record: Record, id: str, sources: list[str], held: Mapping[str, Any]) -> Iterator[Statement]:
        where, targets = record.where, record.child("targets")
        fields = [("IMPOSED_BY", record.texts("imposed_by"))]
        fields += [(type_, targets.texts(field)) for field, type_ in TARGET_FIELDS.items()]
        fields += [(type_, record.texts(field)) for field, type_ in GROUP_FIELDS.items()]
        targets.done()
        for type_, ends in fields:
            for end in ends:
                yield self._emit.edge(type_, id, end, where, sources=sources, **held)
        for cover in record.children("covers"):
            yield self._emit.edge(
                "COVERS",
                id,
                cover.text("technology"),
                cover.where,
                sources=sources,
                eccn=cover.maybe("eccn"),
                text=cover.maybe("text"),
                **held,
            )
            cover.done()

    def _cited(self, record: Record) -> dict[str, bool | None]:
        """Whether each source of a measure was found to say it, by source id."""
        found: dict[str, bool | None] = {}
        for source in record.children("sources"):
            id = source.text("id")
            found[id] = source.flag("verified")
            for field in REPEATED:
                self._agrees(source, id, field)
            source.done()
        return found

    def _agrees(self, record: Record, id: str, field: str) -> None:
        if record.peek(field) is None:
            return
        said, known = record.maybe(field), self._sources.get(id, {}).get(field)
        if said != known:
            raise SourceFault(
                f"{record.where}: source '{id}' has {field} {said!r} here and {known!r} in sources.yaml.",
                hint="Leave it out here; sources.yaml says it for all.",
            )


def _days(record: Record, field: str) -> list[str]:
    """Dates as they are written, each checked to be one."""
    return [_day(record, field, text) for text in record.texts(field)]


def _day(record: Record, field: str, text: str) -> str:
    try:
        day_that_counts(text, "last")
    except ValueError as error:
        raise record.fault(field, f"is no date: {error}", hint="Write YYYY, YYYY-MM or YYYY-MM-DD.") from error
    return text


def _step(record: Record) -> str:
    """One step of a measure's history: its date as it is known, then what happened."""
    text = f"{_day(record, 'date', record.text('date'))} {record.text('event')}"
    record.done()
    return text


def _category(record: Record) -> str:
    count = record.integer("items")
    text = f"{record.text('category')}: {count} {'item' if count == 1 else 'items'} ({_checked(record, 'count')})"
    record.done()
    return text


def _illustration(record: Record) -> str:
    text = f"{record.text('category')}: {record.text('text')} ({_checked(record, 'wording')})"
    basis = record.maybe("basis")
    record.done()
    return f"{text}. Basis: {basis}" if basis else text


def _checked(record: Record, what: str) -> str:
    return f"{what} verified" if record.flag("verified") else f"{what} not verified"
