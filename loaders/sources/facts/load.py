"""The fact base: who supplies, controls, asks and answers in the chip supply chain, statement by statement.

The files lie in `data/` and are edited there by hand; README.md beside them has the fields and their rules.
Dates keep the precision they are known with. What the files leave out stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from loaders.emit import Emit, Statement
from loaders.files import yaml_record, yaml_records
from loaders.record import Record
from loaders.sources.facts.entities import Entities
from loaders.sources.facts.measures import REPEATED, Measures
from loaders.sources.facts.statements import Statements, merged
from ontology.model import Model

FILES = ("sources", "actors", "technologies", "measures", "gaps", "events", "relationships", "flows")


def release(folder: Path) -> dict[str, str]:
    """The release's name and the day of its knowledge: `release` and `as_of` of release.yaml."""
    record = yaml_record(folder / "release.yaml")
    found = {"release": record.text("release"), "as_of": record.text("as_of")}
    record.done()
    return found


def load(folder: Path, emit: Emit, model: Model) -> Iterator[Statement]:
    """Every statement of the fact base, the sources first."""
    files = {name: yaml_records(folder / f"{name}.yaml", name)[name] for name in FILES}
    entities, statements = Entities(emit, model), Statements(emit, model)
    measures = Measures(emit, model, _fields(files["sources"]))
    read = {
        "sources": entities.source,
        "actors": entities.actor,
        "technologies": _labelled(entities.technology),
        "measures": _labelled(measures.measure),
        "gaps": entities.gap,
        "events": entities.event,
        "relationships": statements.statement,
        "flows": statements.flow,
    }
    yield from merged(each for name, records in files.items() for each in emit.each(records, read[name]))


def _labelled(read: Callable[[Record], Iterator[Statement]]) -> Callable[[Record], Iterator[Statement]]:
    """`read` for records that must have a `label`; a record without one raises `SourceFault`.

    The ontology says how long a label may be; that every record has one is a rule of these files alone.
    """

    def checked(record: Record) -> Iterator[Statement]:
        item = record.peek("label")
        if item is None or item.value is None or not str(item.value).strip():
            raise record.fault("label", "is missing or blank", item, hint="Give it a name of at most 28 characters.")
        return read(record)

    return checked


def _fields(records: list[Record]) -> dict[str, dict[str, Any]]:
    """What sources.yaml says of each source, by id, for the measures that repeat it."""
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        id = record.peek("id")
        values = {field: record.peek(field) for field in REPEATED}
        found[str(id.value) if id else ""] = {field: item.value if item else None for field, item in values.items()}
    return found
