"""Scenario files: what would be covered if a measure fell away or another came. One YAML file each, to be cited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from graph.scenario import Addition, Scenario
from loaders.checks import ID
from loaders.compiled import unfit
from loaders.dates import day_that_counts
from loaders.files import yaml_record, yaml_record_of
from loaders.record import Record


def read(path: Path) -> Scenario:
    """The scenario of a file. Its ids are checked later, against the graph.

    Raises `SourceFault` with file, line, field and value for what cannot be read: a missing name, an unknown field,
    no start date, a measure that covers nothing, an id said twice.
    """
    return _scenario(yaml_record(path))


def read_data(name: str, data: bytes) -> Scenario:
    """The scenario of the bytes of a file, read and refused as `read` does; `name` is what the file is called."""
    return _scenario(yaml_record_of(name, data))


def _scenario(record: Record) -> Scenario:
    item, name, dropped = record.peek("name"), record.text("name"), record.texts("without")
    if unfit(name):
        raise record.fault("name", f"is {name!r}, with a control character in it", item, hint="Take it out.")
    additions = tuple(_addition(each) for each in record.children("add"))
    if len(set(dropped)) < len(dropped):
        again = next(id for id in dropped if dropped.count(id) > 1)
        raise record.fault("without", f"names '{again}' twice", hint="Name it once.")
    if not dropped and not additions:
        raise record.fault("add", "is missing, and so is 'without'", hint="Say what the scenario changes.")
    record.done()
    return Scenario(name=name, without=tuple(dropped), add=additions)


def _addition(record: Record) -> Addition:
    id, like = record.maybe("id"), record.maybe("like")
    if id is not None and not ID.fullmatch(id):
        raise record.fault("id", f"is '{id}'", hint="Use letters, digits and . _ : + - only.")
    found = Addition(
        id=id,
        imposed_by=_imposers(record),
        effective=_effective(record),
        like=like,
        covers=_given(record, "covers"),
        targets=_given(record, "targets"),
    )
    if not found.covers and (like is None or found.covers is not None):
        raise record.fault("covers", "names no technology", hint="Name one, or say like which measure it is.")
    record.done()
    return found


def _given(record: Record, field: str) -> tuple[str, ...] | None:
    """The texts of a list that may be empty; `None` when it is not given."""
    item = record.peek(field)
    return tuple(record.texts(field)) if item is not None and item.value is not None else None


def _imposers(record: Record) -> tuple[str, ...]:
    """One id, or a list of them."""
    item = record.peek("imposed_by")
    found = tuple(record.texts("imposed_by")) if item and isinstance(item.value, list) else (record.text("imposed_by"),)
    if not found:
        raise record.fault("imposed_by", "is empty", hint="Name who imposes it.")
    return found


def _effective(record: Record) -> date:
    text = record.text("effective")
    try:
        return day_that_counts(text, "last")[0]
    except ValueError as error:
        raise record.fault("effective", f"is '{text}', no date", hint="Write YYYY-MM-DD.") from error
