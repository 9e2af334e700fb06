"""A first mapping of a table, as text: guesses where its head allows them, TODO where a person must say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from loaders.record import SourceFault
from loaders.sources.table.cells import Row, Table
from loaders.sources.table.forms import SHEETS, beside, open_table
from loaders.sources.table.guess import Guess, guess
from loaders.sources.table.mapping import Cells, Mapped
from loaders.sources.table.observed import absent_in, seen
from ontology.model import Model

HEAD = 2_000
FALLBACK = "windows-1252"
TAKEN = ("yes", "no", "on", "off", "true", "false", "null", "todo")
"""Words that are more than text in YAML, or here."""
EMPTY = Mapped(file="", about={}, newest=None, sources=None, entities=(), links=(), ignore={})


def suggestion(path: Path, model: Model) -> str:
    """The text of a mapping for the table in `path`, made from its first rows.

    What it cannot tell stands there as TODO; every column is in it. Raises `SourceFault` for a file that cannot be
    read or holds no row.
    """
    reading, faults = _reading(path), list[SourceFault]()
    table, rows = _head(path, reading, faults)
    if faults:
        raise faults[0]
    if not rows:
        raise SourceFault(f"{path.name} has no rows below its header.", hint="Name a table with rows.")
    absent = absent_in(rows)
    columns = seen(table, rows, absent)
    found = guess(_stem(path), columns, model)
    return "\n".join(_text(path, replace(reading, absent=absent), found, [each.name for each in columns])) + "\n"


def _head(path: Path, reading: Mapped, faults: list[SourceFault]) -> tuple[Table, list[Row]]:
    table = open_table(path, reading, faults)
    return table, list(islice(table.rows, HEAD))


def _reading(path: Path) -> Mapped:
    """How the file must be read: the first sheet of several, another encoding where it is not UTF-8."""
    if path.suffix.lower() in SHEETS:
        from loaders.sources.table.xlsx_form import shown_sheets  # here, for a CSV needs no spreadsheets

        sheets = shown_sheets(path)
        return replace(EMPTY, sheet=sheets[0]) if len(sheets) > 1 else EMPTY
    try:
        _head(path, EMPTY, [])
    except SourceFault as fault:
        if "is not UTF-8" not in fault.message:
            raise
        return replace(EMPTY, encoding=FALLBACK)
    return EMPTY


def _text(path: Path, reading: Mapped, found: Guess, names: Sequence[str]) -> Iterator[str]:
    name = _slug(_stem(path))
    yield f"# A first mapping of {_said(path.name)}, guessed from its first rows. docs/tables.md has the language."
    yield "# Lines with TODO need an answer; look through the rest, then: chokepoint load table FILE --dry-run"
    yield f"name: {name}"
    yield f"title: {_said(_stem(path))}"
    newest = f"{{newest: {_said(found.newest.name)}}}" if found.newest else "TODO"
    yield f"release: {newest}" + ("" if found.newest else "  # a day or a word for this edition")
    if reading.sheet:
        yield f"sheet: {_said(reading.sheet)}"
    if reading.encoding:
        yield f"encoding: {reading.encoding}  # a guess: the file is not UTF-8"
    if reading.absent:
        yield f"absent: [{', '.join(map(_said, reading.absent))}]"
    yield from ["", "entities:"]
    yield f"- class: {found.type}" + ("" if found.sure else "  # a guess; see: chokepoint ontology list")
    yield f"  id: {_id(found, name)}"
    yield from _columns(found)
    if found.seat and found.id:
        yield from _seat(found, name)
    yield from _ignored(found, names)


def _id(found: Guess, name: str) -> str:
    name = name if name[0].isalpha() else f"t-{name}"
    if found.id is None:
        return f'{{prefix: "{name}:", column: TODO}}'
    slug = ", slug: true" if found.slug else ""
    return f'{{prefix: "{name}:", column: {_said(found.id.name)}{slug}}}'


def _columns(found: Guess) -> Iterator[str]:
    yield "  columns:"
    if "name" not in found.attributes:
        yield f"    name: {_said(found.id.name) if found.id else 'TODO'}  # no column is called so"
    for name, cells in found.attributes.items():
        yield f"    {name}: {_cells(cells)}"


def _cells(cells: Cells) -> str:
    how = [f"split: {_said(cells.split)}"] if cells.split else []
    how += ["percent: true"] if cells.percent else []
    how += [f"format: {_said(cells.format)}"] if cells.format else []
    return f"{{{', '.join([f'column: {_said(cells.column)}', *how])}}}" if how else _said(cells.column)


def _seat(found: Guess, name: str) -> Iterator[str]:
    assert found.seat
    yield from ["", "relationships:", "- type: LOCATED_IN"]
    yield f"  from: {_id(found, name)}"
    yield f"  to: {{lookup: Jurisdiction, by: {found.seat_by}, column: {_said(found.seat.name)}}}"


def _ignored(found: Guess, names: Sequence[str]) -> Iterator[str]:
    read = {each.name for each in (found.id, found.seat if found.id else None, found.newest) if each}
    read |= {cells.column for cells in found.attributes.values()}
    left = [name for name in names if name not in read]
    if left:
        yield from ["", "ignore:  # not read; move to columns: or relationships: what should be"]
    for name in left:
        why = found.why.get(name, "")
        yield f"- {_said(name)}" + (f"  # {' '.join(why.split())}" if why else "")


def _stem(path: Path) -> str:
    return beside(path).name.removesuffix(".mapping.yaml")


def _slug(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "table"


def _said(text: str) -> str:
    """A text as YAML reads it back: plain where that is safe, else quoted, with what is not seen written as a code."""
    if re.fullmatch(r"[A-Za-z][A-Za-z ]*[A-Za-z]", text) and text.lower() not in TAKEN:
        return text
    signs = (sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08X}" for sign in text)
    return f'"{"".join(signs)}"'
