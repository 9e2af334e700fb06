"""Checked rows as CSV files in the form that `neo4j-admin database import` takes: one for each class and type.

The first columns say what the row is and where it stands in the source; `…:IGNORE` is for us alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.bulk import DELIMITER
from graph.plan import Entity, Link
from loaders.record import SourceFault, Where
from ontology.model import Attribute, Model

TYPES = {"integer": "long", "decimal": "double", "boolean": "boolean", "date": "date", "partialDate": "date"}
LISTS = ("sources", "loaded_by")
PLACE = "\x1f"
"""Between the parts of a place; no file or record has it in its name."""
OWN = ("id", *LISTS, "claims")


@dataclass
class Sheet:
    """One file: the attributes in its columns, and how many rows it has."""

    path: Path
    attributes: tuple[Attribute, ...]
    first: int
    """How many columns stand before the sources."""
    write: Any
    rows: int = 0

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.attributes)


@dataclass
class Spool:
    """The files of one source in `folder`. Use it as a context; the files are whole once it is left.

    `nodes` by class, `links` by relationship type. `unsourced` counts what has no source: CSV has no empty list.
    """

    folder: Path
    model: Model
    by: str
    nodes: dict[str, Sheet] = field(default_factory=dict)
    links: dict[str, Sheet] = field(default_factory=dict)
    unsourced: int = 0
    _held: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def entity(self, entity: Entity, where: Where) -> None:
        """Add an entity that has a class."""
        name = entity.labels[0]
        sheet = self.nodes.get(name) or self._node_sheet(name)
        self._write(sheet, [entity.id, _place(where)], entity.properties, entity.sources, where)

    def link(self, link: Link, where: Where) -> None:
        """Add a relationship."""
        sheet = self.links.get(link.type) or self._link_sheet(link.type)
        self._write(sheet, [link.start, link.end, _place(where), link.id], link.properties, link.sources, where)

    def record(self, id: str, properties: Mapping[str, Any]) -> None:
        """Add the record of the load: the last row, when all is known."""
        attributes = {each.name: each for each in self.model.node("LoadRecord").attributes}
        held = tuple(attributes[name] for name in properties if name not in OWN)
        sheet = self._sheet("LoadRecord", held, ["id:ID", "where:IGNORE"])
        self.nodes["LoadRecord"] = sheet
        self._write(sheet, [id, ""], properties, (), Where("", 0))
        self.unsourced += 1

    def _node_sheet(self, name: str) -> Sheet:
        self.nodes[name] = self._sheet(name, _held(self.model.node(name).attributes), ["id:ID", "where:IGNORE"])
        return self.nodes[name]

    def _link_sheet(self, type: str) -> Sheet:
        first = [":START_ID", ":END_ID", "where:IGNORE", "id"]
        self.links[type] = self._sheet(type, _held(self.model.relation(type).attributes), first)
        return self.links[type]

    def _sheet(self, name: str, attributes: tuple[Attribute, ...], first: Sequence[str]) -> Sheet:
        path = self.folder / f"{name}.csv"
        stream = self._held.enter_context(path.open("w", encoding="utf-8", newline=""))
        write = csv.writer(stream, lineterminator="\n").writerow
        write([*first, *(f"{name}:string[]" for name in LISTS), *map(_column, attributes)])
        return Sheet(path, attributes, len(first), write)

    def _write(
        self, sheet: Sheet, first: list[Any], said: Mapping[str, Any], sources: tuple[str, ...], where: Where
    ) -> None:
        row = [*first, DELIMITER.join(sources), self.by]
        values = map(said.get, sheet.names)
        row += [each if each is None or each.__class__ is str else _written(each, where) for each in values]
        sheet.write(row)
        sheet.rows += 1
        self.unsourced += not sources


def _held(attributes: Iterable[Attribute]) -> tuple[Attribute, ...]:
    return tuple(each for each in attributes if each.name not in OWN)


def _column(attribute: Attribute) -> str:
    return f"{attribute.name}:{TYPES.get(attribute.datatype, 'string')}{'[]' if attribute.many else ''}"


def _written(value: Any, where: Where) -> Any:
    """A value that is no text, as the import reads it: lists joined, `true`, `false`; days and numbers as they are."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, list):
        return value
    texts = [_written(each, where) if not isinstance(each, str) else each for each in value]
    if any(DELIMITER in str(each) for each in texts):
        raise SourceFault(f"{where}: a text holds the control character 1F.", hint="Remove it from the file.")
    return DELIMITER.join(map(str, texts))


def _place(where: Where) -> str:
    return f"{where.file}{PLACE}{where.line}{PLACE}{where.record}"


def place(text: str) -> Where:
    """The place that a row of a file says it is from."""
    file, line, record = text.split(PLACE)
    return Where(file, int(line), record)
