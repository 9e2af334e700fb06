"""What a mapping file says, as values: which entities and relationships each row makes, and from which columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Cells:
    """How the value of an attribute is read from one column. `line` is where the mapping says so.

    `split` parts a cell into several values; `percent` takes a number with a percent sign; `format` is the form of a
    date in the words of strptime; `values` puts other words in place of a cell's.
    """

    column: str
    line: int
    split: str = ""
    percent: bool = False
    format: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Naming:
    """How an id is had from a row: always the same (`constant`), made from columns, or looked up.

    `slug` makes an id of a name in words. `lookup` is the class in which the cell is looked up by one of the attributes
    `by`. `split` parts the cell, for several ids.
    """

    line: int
    constant: str = ""
    columns: tuple[str, ...] = ()
    prefix: str = ""
    slug: bool = False
    lookup: str = ""
    by: tuple[str, ...] = ()
    split: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class EntityRule:
    """An entity that a row makes, or adds to where `type` is `None`."""

    type: str | None
    id: Naming
    columns: Mapping[str, Cells]
    constants: Mapping[str, Any]
    line: int


@dataclass(frozen=True, kw_only=True)
class LinkRule:
    """A relationship that a row makes; without an `id` it is called by its ends and its type."""

    type: str
    start: Naming
    end: Naming
    id: Naming | None
    columns: Mapping[str, Cells]
    constants: Mapping[str, Any]
    line: int


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """The whole of a mapping file.

    `about`: what it says of the data set, in the words of `Emit.about`. `newest`: the column whose newest day is the
    release. `sources`: ids, or the column that holds them, or `None` when the data set itself is the source.
    `absent`: words that stand for a blank cell.
    """

    file: str
    about: Mapping[str, str]
    newest: Cells | None
    sources: Sequence[str] | Cells | None
    entities: Sequence[EntityRule]
    links: Sequence[LinkRule]
    ignore: Mapping[str, int]
    absent: Sequence[str] = ()
    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""
    decimal: str = "."

    def columns(self) -> Iterator[tuple[str, int]]:
        """Every column that the mapping reads, with the line of the mapping that says so."""
        for rule in self.entities:
            yield from _of((rule.id,), rule.columns.values())
        for link in self.links:
            yield from _of((link.start, link.end, *([link.id] if link.id else [])), link.columns.values())
        others = (self.newest, self.sources)
        yield from _of((), [each for each in others if isinstance(each, Cells)])


def _of(namings: Iterable[Naming], cells: Iterable[Cells]) -> Iterator[tuple[str, int]]:
    for naming in namings:
        for column in naming.columns:
            yield column, naming.line
    for cell in cells:
        yield cell.column, cell.line
