"""A table of a person's own, CSV, XLSX or Parquet, by a mapping that says what its columns mean.

The mapping lies beside the table under the table's name with `.mapping.yaml` in place of its ending, or where
`--mapping` says. `chokepoint load table FILE --suggest` writes a first one. docs/tables.md shows the whole language:

    name         the data set is then `table:NAME`, and several lie side by side; without it, `table`
    release      which edition this is: a word or a day, or {newest: COLUMN} for the newest day in a column. Required
    title, publisher, licence, licence_url, url, credit
                 what is said of the data set; with a title it becomes the source of all that it says
    sources      instead: ids of sources, or a column that holds them; [] for none
    sheet, delimiter, encoding, decimal, absent
                 how the file is read; `absent` lists the words that mean a blank cell
    entities     what each row describes: class, id, columns, constants; without a class it adds to an entity
    relationships
                 what each row states: type, from, to, id, columns, constants
    ignore       every column that is not read

A column is named alone, or with what is done to its cells: {column, split, percent, format, values}. An id is a
column, {prefix, column or columns, slug, split, values}, {lookup: CLASS, by: ATTRIBUTE, column}, or {id: ID}.
Blank cells are absent values: no attribute, no relationship. Rows with one id and the same content are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.known import Known
from loaders.record import SourceFault, Where, nearest
from loaders.sources.table.cells import Table
from loaders.sources.table.forms import beside, ending, open_table
from loaders.sources.table.mapping import Mapped
from loaders.sources.table.mapping_file import name_in, read_mapping
from loaders.sources.table.rows import Rows
from ontology.model import Model


def part(path: Path, mapping: Path | None) -> str:
    """The name that the mapping gives to the data set of this file; empty where it gives none, or is not there."""
    place = mapping or beside(path)
    return name_in(place) if place.is_file() else ""


def load(path: Path, emit: Emit, model: Model, known: Known, mapping: Path | None) -> Iterator[Statement]:
    """The statements of the table in `path` by `mapping`, or by the one beside it.

    A mapping with faults makes nothing of the table. Raises `SourceFault` where one of the two cannot be read at all.
    """
    ending(path)
    place = mapping or beside(path)
    if not place.is_file():
        hint = f"Write a first one: chokepoint load table {path} --suggest -o {place}"
        raise SourceFault(f"{path.name} has no mapping: {place} is not there.", hint=hint)
    mapped = read_mapping(place, model, emit.faults)
    if mapped is None:
        return
    emit.about.update(mapped.about)
    table = open_table(path, mapped, emit.faults)
    if not _fits(table, mapped, emit.faults):
        return
    yield from _made(table, mapped, emit, model, known)


def _made(table: Table, mapped: Mapped, emit: Emit, model: Model, known: Known) -> Iterator[Statement]:
    own = f"table:{mapped.about.get('name', 'source')}" if mapped.sources is None and "title" in mapped.about else ""
    rows = Rows(replace(mapped, sources=[own]) if own else mapped, table, emit, model, known)
    yield from rows.statements()
    if mapped.newest is not None:
        emit.about["release"] = rows.newest
        if not rows.newest and not emit.faults:
            said = f"{table.file}: column '{mapped.newest.column}' holds no day, so the release has no name."
            emit.faults.append(SourceFault(said, hint=f"Give release: in {mapped.file} a word or a day."))
    if own:
        about = mapped.about
        yield emit.node(
            "Source",
            own,
            Where(mapped.file, 1, own),
            sources=[],
            name=about["title"],
            kind="data set",
            publisher=about.get("publisher"),
            url=about.get("url"),
        )


def _fits(table: Table, mapped: Mapped, faults: list[SourceFault]) -> bool:
    """Whether every column that the mapping reads is there. Each that it does not know of is a fault too."""
    there = [column.name for column in table.columns]
    read, missing = dict(mapped.columns()), False
    for name, line in {**read, **mapped.ignore}.items():
        if name not in there:
            missing |= name in read
            left = [each for each in there if each not in read and each not in mapped.ignore]
            hint = _near(name, left) or f"It has: {', '.join(there[:20])}."
            faults.append(_column(mapped, line, f"the table has no column '{name}'", hint))
        elif name in read and name in mapped.ignore:
            faults.append(_column(mapped, mapped.ignore[name], f"column '{name}' is read and ignored", "Choose one."))
    named = read.keys() | mapped.ignore.keys()
    for column in table.columns:
        if column.name not in named:
            said = f"{table.file}: {column} is not in the mapping {mapped.file}."
            near = _near(column.name, named - set(there))
            faults.append(SourceFault(said, hint=f"{near} Map it, or name it under ignore:.".strip()))
    return not missing


def _column(mapped: Mapped, line: int, what: str, hint: str) -> SourceFault:
    return SourceFault(f"{mapped.file} line {line}: {what}.", hint=hint)


def _near(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest; empty where none is near."""
    hint = nearest(name, known)
    return hint if hint.startswith("Did") else ""
