"""Checked rows as CSV files in the form that `neo4j-admin database import` takes: one for each class and type.

The first columns say what the row is and where it stands in the source; `…:IGNORE` is for us alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from graph.bulk import DELIMITER
from graph.said import Entity, Link
from loaders.record import Where
from loaders.spool.rows import Rows
from loaders.spool.written import Sheet, Written
from ontology.model import Attribute, Model

TYPES = {"integer": "long", "decimal": "double", "boolean": "boolean", "date": "date", "partialDate": "date"}
LISTS = ("sources", "loaded_by")
PLACE = "\x1f"
"""Between the parts of a place; no file or record has it in its name."""
OWN = ("id", *LISTS, "claims")
ENTITY, LINK = ("id:ID", "where:IGNORE"), (":START_ID", ":END_ID", "where:IGNORE", "id")
CITED = 10_000
"""So many combinations of sources are kept in memory; of a source with more, one may be told of twice."""


class _Open(NamedTuple):
    """A sheet to which rows are added."""

    sheet: Sheet
    rows: Rows


class Spool:
    """The files of one source in `folder`; `part` stands in their names. As a context, they are whole once it is left.

    `written` tells of them.
    """

    def __init__(self, folder: Path, model: Model, by: str, part: str = "0") -> None:
        self.written = Written()
        self._folder, self._model, self._by, self._part = folder, model, by, part
        self._nodes: dict[str, _Open] = {}
        self._links: dict[str, _Open] = {}
        self._sources: dict[tuple[str, ...], str] = {}
        self._held = ExitStack()
        self.written.cited.append(self._path("cited"))
        self._cited = Rows(self.written.cited[0], ("place", *LISTS), by, (), self._held)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def entity(self, entity: Entity, where: Where) -> None:
        """Add an entity that has a class."""
        name = entity.labels[0]
        sheet = self._nodes.get(name) or self._node_sheet(name)
        self._add(name, sheet, (entity.id, _place(where)), entity.properties, entity.sources, where)

    def link(self, link: Link, where: Where) -> None:
        """Add a relationship."""
        sheet = self._links.get(link.type) or self._link_sheet(link.type)
        keys = (link.start, link.end, _place(where), link.id)
        self._add(link.type, sheet, keys, link.properties, link.sources, where)

    def record(self, id: str, properties: Mapping[str, Any]) -> None:
        """Add the record of the load, when all is known."""
        attributes = {each.name: each for each in self._model.node("LoadRecord").attributes}
        held = tuple(attributes[name] for name in properties if name not in OWN)
        opened = self._sheet("LoadRecord", held, ENTITY)
        self.written.nodes["LoadRecord"].append(opened.sheet)
        self._add("LoadRecord", opened, (id, ""), properties, (), Where("", 0))

    def _node_sheet(self, name: str) -> _Open:
        opened = self._nodes[name] = self._sheet(name, _held(self._model.node(name).attributes), ENTITY)
        self.written.nodes[name].append(opened.sheet)
        return opened

    def _link_sheet(self, type: str) -> _Open:
        opened = self._links[type] = self._sheet(type, _held(self._model.relation(type).attributes), LINK)
        self.written.links[type].append(opened.sheet)
        return opened

    def _sheet(self, name: str, attributes: tuple[Attribute, ...], keys: Sequence[str]) -> _Open:
        head = [*keys, *(f"{name}:string[]" for name in LISTS), *map(_column, attributes)]
        path = self._path(name)
        return _Open(Sheet(path, len(head)), Rows(path, head, self._by, attributes, self._held))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}-{self._part}.csv"

    def _add(
        self,
        name: str,
        opened: _Open,
        keys: tuple[str, ...],
        said: Mapping[str, Any],
        sources: tuple[str, ...],
        where: Where,
    ) -> None:
        joined = self._sources.get(sources)
        if joined is None:
            joined = self._cite(sources, where)
        if not joined:
            self.written.bare.add(name)
        opened.rows.add((*keys, joined), said, where)
        opened.sheet.rows += 1

    def _cite(self, sources: tuple[str, ...], where: Where) -> str:
        """The sources as a row has them. Their first place is kept, for the check that there are such sources."""
        if len(self._sources) >= CITED:
            self._sources.clear()
        joined = self._sources[sources] = DELIMITER.join(sources)
        if joined:
            self._cited.add((_place(where), joined), {}, where)
        return joined


def _held(attributes: Iterable[Attribute]) -> tuple[Attribute, ...]:
    return tuple(each for each in attributes if each.name not in OWN)


def _column(attribute: Attribute) -> str:
    return f"{attribute.name}:{TYPES.get(attribute.datatype, 'string')}{'[]' if attribute.many else ''}"


def _place(where: Where) -> str:
    return f"{where.file}{PLACE}{where.line}{PLACE}{where.record}"


def place(text: str) -> Where:
    """The place that a row of a file says it is from."""
    file, line, record = text.split(PLACE)
    return Where(file, int(line), record)
