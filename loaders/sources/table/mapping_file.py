"""A mapping file, read and checked against the ontology; docs/tables.md has the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from loaders.files import yaml_record
from loaders.record import Record, SourceFault, nearest
from loaders.sources.table.csv_form import DELIMITERS, ENCODINGS
from loaders.sources.table.mapping import Cells, EntityRule, LinkRule, Mapped, Naming
from loaders.sources.table.pieces import cells, known_keys, listed, naming
from ontology.errors import UnknownTerm
from ontology.model import Attribute, Model

ABOUT = ("name", "title", "publisher", "licence", "licence_url", "url", "credit")
READING = ("sheet", "delimiter", "encoding", "decimal", "absent")
TOP = (*ABOUT, "release", "sources", *READING, "entities", "relationships", "ignore")
ENTITY = ("class", "id", "columns", "constants")
LINK = ("type", "from", "to", "id", "columns", "constants")
OWN = ("id", "sources", "loaded_by", "claims")
"""Attributes that no column gives: the id has a rule of its own, the others are written by the load."""
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
UNFILLED = "TODO"
T = TypeVar("T")


def name_in(path: Path) -> str:
    """The `name` that a mapping gives to its data set, however faulty the rest of it is; empty when it gives none."""
    item = yaml_record(path).peek("name")
    return item.value if item and isinstance(item.value, str) and NAME.fullmatch(item.value) else ""


def read_mapping(path: Path, model: Model, faults: list[SourceFault]) -> Mapped | None:
    """What the file says; `None` when something in it is wrong, with every fault of it in `faults`.

    Raises `SourceFault` for a file that is missing, not UTF-8, or not YAML.
    """
    before = len(faults)
    found = _Reader(model, faults).mapped(yaml_record(path), path.name)
    return found if len(faults) == before else None


class _Reader:
    """Reads piece by piece, so that a fault in one piece does not hide those in the others."""

    def __init__(self, model: Model, faults: list[SourceFault]) -> None:
        self._model, self._faults = model, faults

    def mapped(self, top: Record, file: str) -> Mapped:
        self._faults.extend(known_keys(top, TOP))
        about, newest = self._about(top)
        entities = [self._try(self._entity, each) for each in self._try(top.children, "entities") or []]
        links = [self._try(self._link, each) for each in self._try(top.children, "relationships") or []]
        if not self._faults and not entities and not links:
            hint = "Say under entities: or relationships: what a row makes."
            self._faults.append(SourceFault(f"{file}: the mapping makes nothing of a row.", hint=hint))
        return Mapped(
            file=file,
            about=about,
            newest=newest,
            sources=self._try(_sources, top),
            entities=[each for each in entities if each],
            links=[each for each in links if each],
            ignore=self._try(listed, top, "ignore") or {},
            absent=tuple(self._try(listed, top, "absent") or ()),
            sheet=self._text(top, "sheet"),
            delimiter=self._one_of(top, "delimiter", {**dict(zip(DELIMITERS, DELIMITERS, strict=True)), "tab": "\t"}),
            encoding=self._one_of(top, "encoding", {each: each for each in ENCODINGS}),
            decimal=self._one_of(top, "decimal", {".": ".", ",": ","}) or ".",
        )

    def _try(self, read: Callable[..., T], *given: Any) -> T | None:
        """What `read` makes of what is given; `None` when it finds a fault, which is kept."""
        try:
            return read(*given)
        except SourceFault as fault:
            self._faults.append(fault)
        except UnknownTerm as error:
            self._faults.append(SourceFault(error.message, hint=error.hint))
        return None

    def _about(self, top: Record) -> tuple[dict[str, str], Cells | None]:
        """What is said of the data set; its release is a text, or the newest day in a column."""
        name = top.peek("name")
        said = {field: self._text(top, field) for field in ABOUT}
        if said["name"] and not NAME.fullmatch(said["name"]):
            hint = "Use small letters, digits, - and _ only."
            self._faults.append(top.fault("name", f"is '{said['name']}'", name, hint=hint))
        release, newest = self._try(_release, top) or ("", None)
        said = {**said, "release": release}
        return {field: text for field, text in said.items() if text}, newest

    def _entity(self, record: Record) -> EntityRule:
        self._faults.extend(known_keys(record, ENTITY))
        item, type_ = record.peek("class"), record.maybe("class")
        if type_ is not None and type_ not in self._model.nodes:
            raise record.fault("class", f"is '{type_}'", item, hint=_none_such(type_, self._model.nodes))
        shape = self._model.nodes[type_].attributes if type_ else _all(self._model)
        return EntityRule(
            type=type_,
            id=_one(naming(record, "id", self._model), record),
            columns=self._columns(record, shape, type_ or "any class"),
            constants=self._constants(record, shape, type_ or "any class"),
            line=record.where.line,
        )

    def _link(self, record: Record) -> LinkRule:
        self._faults.extend(known_keys(record, LINK))
        item, type_ = record.peek("type"), record.text("type")
        types = {relation.cypher_type: relation for relation in self._model.relations.values()}
        if type_ not in types:
            raise record.fault("type", f"is '{type_}'", item, hint=_none_such(type_, types))
        shape = types[type_].attributes
        return LinkRule(
            type=type_,
            start=naming(record, "from", self._model),
            end=naming(record, "to", self._model),
            id=_one(naming(record, "id", self._model), record) if record.peek("id") else None,
            columns=self._columns(record, shape, type_),
            constants=self._constants(record, shape, type_),
            line=record.where.line,
        )

    def _columns(self, record: Record, shape: Iterable[Attribute], of: str) -> dict[str, Cells]:
        given, found = record.child("columns"), dict[str, Cells]()
        for name in given.left():
            attribute = self._try(_attribute, given, name, shape, of)
            read = self._try(cells, given, name, attribute) if attribute else None
            if read:
                found[name] = read
        return found

    def _constants(self, record: Record, shape: Iterable[Attribute], of: str) -> dict[str, Any]:
        given = record.child("constants")
        known = [name for name in given.left() if self._try(_attribute, given, name, shape, of)]
        return {name: self._try(given.plain, name) for name in known}

    def _text(self, top: Record, field: str) -> str:
        item, text = top.peek(field), self._try(top.maybe, field) or ""
        if text == UNFILLED:
            self._faults.append(top.fault(field, f"is still {UNFILLED}", item, hint="Fill it in, or take it away."))
        return text

    def _one_of(self, top: Record, field: str, allowed: Mapping[str, str]) -> str:
        item = top.peek(field)
        if item is None or item.value is None:
            return ""
        if item.value in allowed:
            return allowed[item.value]
        words = ", ".join(each for each in allowed if each.strip())
        self._faults.append(top.fault(field, f"is {item.value!r}", item, hint=f"Allowed: {words}"))
        return ""


def _one(named: Naming, record: Record) -> Naming:
    if named.split:
        hint = "Take split: away; only the ends of a relationship may be several."
        raise SourceFault(f"{record.where.file} line {named.line}: field 'id' is to be split.", hint=hint)
    return named


def _release(top: Record) -> tuple[str, Cells | None]:
    """The name of the edition, or the column whose newest day is its name."""
    item = top.peek("release")
    hint = "Give a day or a word for this edition, or {newest: COLUMN} for the newest day in a column."
    if item is None or item.value is None:
        raise SourceFault(f"{top.where.file}: field 'release' is missing.", hint=hint)
    if item.value == UNFILLED:
        raise top.fault("release", f"is still {UNFILLED}", item, hint=hint)
    if isinstance(item.value, dict):
        record = top.child("release")
        for fault in known_keys(record, ("newest",)):
            raise fault
        return "", cells(record, "newest", None) if record.peek("newest") else _missing(top, hint)
    year = isinstance(item.value, int) and not isinstance(item.value, bool)
    return str(item.value) if year else top.text("release"), None


def _missing(top: Record, hint: str) -> Cells:
    raise top.fault("release", "names nothing", top.peek("release"), hint=hint)


def _sources(top: Record) -> list[str] | Cells | None:
    item = top.peek("sources")
    if item is not None and isinstance(item.value, dict):
        return cells(top, "sources", None)
    return None if item is None else top.texts("sources")


def _attribute(given: Record, name: str, shape: Iterable[Attribute], of: str) -> Attribute:
    named = {attribute.name: attribute for attribute in shape if attribute.name not in OWN}
    if name in OWN:
        raise given.fault(name, "is not given by a column", given.peek(name), hint="See id: and sources: for that.")
    if name not in named:
        raise given.fault(name, f"is no attribute of {of}", given.peek(name), hint=nearest(name, named))
    return named[name]


def _none_such(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f"{near if near.startswith('Did') else ''} See: chokepoint ontology list.".strip()


def _all(model: Model) -> list[Attribute]:
    return list({a.name: a for node in model.nodes.values() for a in node.attributes}.values())
