"""Market shares and sizes of the ETO Supply Chain Explorer, for the nodes of the fact base.

An excerpt in one file: every holder by country, companies from 10 percent. A share that is null means that the source
names the holder without a number; it is never zero. All shares are by headquarters.
Licence CC BY-NC 4.0: data/LICENSE.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.files import yaml_record, yaml_records
from loaders.record import Record, Where
from ontology.model import Model

SOURCE = "eto-chipexplorer"
BASIS = "headquarters"


def release(folder: Path) -> dict[str, str]:
    """The release of the dataset: `release` and `as_of` of release.yaml."""
    record = yaml_record(folder / "release.yaml")
    found = {"release": record.text("release"), "as_of": record.text("as_of")}
    record.done()
    return found


def load(folder: Path, emit: Emit, model: Model) -> Iterator[Statement]:
    """Every share as PRODUCES, every market size as an attribute of its technology, then the source itself."""
    reader = _Rows(emit, model)
    path = folder / "eto_shares.yaml"
    files = yaml_records(path, "eto_source", "eto_shares", "eto_market_sizes", "eto_statements")
    yield from emit.each(files["eto_source"], reader.source)
    yield from emit.each(files["eto_shares"], reader.share)
    yield from emit.each(files["eto_market_sizes"], reader.size)
    yield from emit.each(files["eto_statements"], reader.statement)


class _Rows:
    def __init__(self, emit: Emit, model: Model) -> None:
        self._emit, self._model = emit, model

    def source(self, record: Record) -> Iterator[Statement]:
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
        )
        record.done()

    def share(self, record: Record) -> Iterator[Statement]:
        yield self._emit.edge(
            "PRODUCES",
            record.text("subject"),
            record.text("object"),
            record.where,
            id=record.text("id"),
            sources=[SOURCE],
            share=record.number("share_pct"),
            basis=BASIS,
            year=record.integer("year"),
            eto_input=record.text("eto_input"),
        )
        record.done()

    def size(self, record: Record) -> Iterator[Statement]:
        id, where = record.text("technology"), record.where
        yield self._emit.node(
            None,
            id,
            Where(where.file, where.line, id),
            sources=[SOURCE],
            market_size=record.text("text"),
            market_size_year=record.integer("year"),
        )
        record.done()

    def statement(self, record: Record) -> Iterator[Statement]:
        predicate = record.text("predicate")
        yield self._emit.edge(
            self._model.relation_of(predicate).cypher_type,
            record.text("subject"),
            record.text("object"),
            record.where,
            id=record.text("id"),
            sources=[SOURCE],
            predicate=predicate,
            share_pct=record.number("share_pct"),
            year=record.integer("year"),
        )
        record.done()
