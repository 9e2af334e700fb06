"""The bundled excerpt of the ETO dataset, for the technologies of the fact base.

One file: every holder by country, companies from 10 percent. A share that is null means that the source names the
holder without a number; it is never zero. All shares are by headquarters. Licence CC BY-NC 4.0: data/LICENSE.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.files import yaml_records
from loaders.record import Record, Where
from loaders.sources.eto.forms import NEWEST
from ontology.model import Model

FILE = "eto_shares.yaml"
LISTS = ("eto_source", "eto_shares", "eto_market_sizes", "eto_statements")
SOURCE = "eto-chipexplorer"
BASIS = "headquarters"
YEAR = 2025
"""The year of all shares that rest on the revenue of suppliers, and of no others; those kept from before are older."""


def load_excerpt(folder: Path, emit: Emit, model: Model) -> Iterator[Statement]:
    """Every share as PRODUCES, every market size as an attribute of its technology, then the source itself."""
    reader, files = Excerpt(emit, model), yaml_records(folder / FILE, *LISTS)
    yield from emit.each(files["eto_source"], reader.source)
    yield from emit.each(files["eto_shares"], reader.share)
    yield from emit.each(files["eto_market_sizes"], reader.size)
    yield from emit.each(files["eto_statements"], reader.statement)


def load_statements(folder: Path, emit: Emit, model: Model) -> Iterator[Statement]:
    """The source itself and the sentences made from its figures: what the CSV files of a release do not hold.

    Nothing when `folder` has no excerpt: a distribution may leave it out for its licence.
    """
    if not (folder / FILE).exists():
        return
    reader, files = Excerpt(emit, model), yaml_records(folder / FILE, *LISTS)
    yield from emit.each(files["eto_source"], reader.source)
    yield from emit.each(files["eto_statements"], reader.statement)


class Excerpt:
    """Reads one record of the excerpt."""

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
        year = record.integer("year")
        yield self._emit.edge(
            "PRODUCES",
            record.text("subject"),
            record.text("object"),
            record.where,
            id=record.text("id"),
            sources=[SOURCE],
            share=record.number("share_pct"),
            basis=BASIS,
            year=year,
            of=NEWEST.of if year == YEAR else None,
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
