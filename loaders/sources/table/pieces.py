"""The pieces of a mapping file: how a value is read from a column, and how an id is had from a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loaders.record import Item, Record, SourceFault, Where, nearest
from loaders.sources.table.mapping import Cells, Naming
from ontology.model import Attribute, Model

CELLS = ("column", "split", "percent", "format", "values")
MADE = ("prefix", "column", "columns", "slug", "split", "values")
LOOKED_UP = ("lookup", "by", "column", "split", "values")
PREFIX = re.compile(r"[A-Za-z][\w.-]*:", re.ASCII)


def known_keys(record: Record, keys: Iterable[str]) -> Iterator[SourceFault]:
    """A fault for each key of a mapping that the language does not have, with the nearest that it has."""
    for name in record.left():
        if name not in keys:
            yield record.fault(name, "is not known here", record.peek(name), hint=_hint(name, keys))


def cells(given: Record, name: str, attribute: Attribute | None) -> Cells:
    """How one value is read: a column by its name alone, or with what is done to its cells. Raises `SourceFault`."""
    item = given.peek(name)
    assert item is not None
    if not isinstance(item.value, dict):
        return Cells(column=literal(given, name, item), line=item.line)
    record = given.child(name)
    _only(record, CELLS)
    found = Cells(
        line=item.line,
        column=_column(record),
        split=_mark(record, "split"),
        percent=record.flag("percent") or False,
        format=record.maybe("format") or "",
        values=_values(record),
    )
    if found.split and attribute and not attribute.many:
        raise given.fault(name, "takes one value and is to be split", item, hint="Take split: away.")
    return found


def naming(given: Record, name: str, model: Model) -> Naming:
    """How an id is had: from a column as it is, made, looked up, or always the same. Raises `SourceFault`."""
    item = given.peek(name)
    if item is None:
        raise given.fault(name, "is missing", hint="Say where the id comes from: a column, or prefix: and column:.")
    if not isinstance(item.value, dict):
        return Naming(columns=(literal(given, name, item),), line=item.line)
    record = given.child(name)
    if record.peek("id"):
        _only(record, ("id",))
        return Naming(constant=record.text("id"), line=item.line)
    return _looked_up(record, model) if record.peek("lookup") else _made(record)


def listed(given: Record, name: str) -> dict[str, int]:
    """The texts of a list with their lines; empty when it is not there. A text alone is a list of one."""
    item = given.peek(name)
    if item is None or item.value is None:
        return {}
    held = item.value if isinstance(item.value, list) else [item]
    return {literal(given, name, each): each.line for each in held}


def literal(given: Record, name: str, item: Item) -> str:
    """The text of an item; YAML's own reading of 2023 or `no` would be another name than the file's."""
    if not isinstance(item.value, str) or not item.value.strip():
        raise given.fault(name, f"is {item.value!r}, not text", item, hint="Put the name of the column in quotes.")
    return " ".join(item.value.split())


def _made(record: Record) -> Naming:
    _only(record, MADE)
    where, prefix = record.where, record.maybe("prefix") or ""
    columns = tuple(listed(record, "columns")) or (_column(record),)
    if prefix and not PREFIX.fullmatch(prefix):
        raise _fault(where, f"prefix: '{prefix}' is no prefix.", "Use a word and a colon, such as my:.")
    return Naming(
        columns=columns,
        line=where.line,
        prefix=prefix,
        slug=record.flag("slug") or False,
        split=_mark(record, "split"),
        values=_values(record),
    )


def _looked_up(record: Record, model: Model) -> Naming:
    _only(record, LOOKED_UP)
    label, by, where = record.text("lookup"), tuple(listed(record, "by")), record.where
    if label not in model.nodes:
        raise _fault(where, f"lookup: the ontology has no class '{label}'.", _hint(label, model.nodes))
    known = {a.name: a for name in model.subclasses(label) for a in model.nodes[name].attributes}
    texts = [name for name, a in known.items() if a.datatype == "string" and not a.many]
    for name in by or ("",):
        if name not in texts:
            what = f"by: '{name}' is no text of one value of {label}." if name else "by: is missing."
            raise _fault(where, what, _hint(name, texts))
    column, split = _column(record), _mark(record, "split")
    return Naming(lookup=label, by=by, columns=(column,), line=where.line, split=split, values=_values(record))


def _column(record: Record) -> str:
    item = record.peek("column")
    if item is None:
        raise record.fault("column", "is missing", hint="Name the column of the table.")
    return literal(record, "column", item)


def _mark(record: Record, name: str) -> str:
    """Text that may be white space, such as a line break between two values of a cell; `Record` would strip it."""
    item = record.peek(name)
    if item is None or item.value is None:
        return ""
    if not isinstance(item.value, str) or not item.value:
        raise record.fault(name, f"is {item.value!r}", item, hint='Put the mark between two values in quotes: ";".')
    return item.value


def _values(record: Record) -> Mapping[str, Any]:
    """Words of cells and what stands for them; null stands for a blank cell."""
    given = record.child("values")
    found = {name: given.peek(name) for name in given.left()}
    for name, item in found.items():
        if item and isinstance(item.value, dict | list):
            raise given.fault(name, "is no plain value", item, hint="Give a text, a number, true, false or null.")
    return {name: item.value for name, item in found.items() if item}


def _only(record: Record, keys: Iterable[str]) -> None:
    for fault in known_keys(record, keys):
        raise fault


def _hint(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return near if near.startswith("Did") else f"Allowed: {', '.join(sorted(known))}."


def _fault(where: Where, what: str, hint: str) -> SourceFault:
    return SourceFault(f"{where}: {what}", hint=hint)
