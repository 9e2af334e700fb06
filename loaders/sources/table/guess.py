"""What a table's columns may mean in the words of the ontology, guessed from their names and their first rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from loaders.checks import Checker
from loaders.emit import Node
from loaders.record import Where
from loaders.sources.table.cells import Cell
from loaders.sources.table.mapping import Cells
from loaders.sources.table.observed import Seen
from loaders.sources.table.values import Reading
from ontology.model import Attribute, Model

ALIKE = 86
"""From which likeness of 100 a column's name is taken for an attribute's: one letter in eight may differ."""
USUAL = "Company"
CLASSES = {
    "Company": ("company", "companies", "firm", "manufacturer", "supplier", "vendor", "producer", "corporation"),
    "Person": ("person", "people", "surname", "first name", "last name", "given name", "date of birth"),
    "Technology": ("technology", "technologies", "process"),
    "Agency": ("agency", "ministry", "authority"),
    "Event": ("event", "meeting"),
}
ATTRIBUTES = {
    "name": ("firm", "company", "company name", "organisation", "organization", "entity", "full name", "supplier"),
    "aliases": ("other names", "other name", "alias", "aka", "also known as", "alternative names", "alt names"),
    "addresses": ("address", "street", "street address", "postal address"),
    "websites": ("website", "web site", "web", "homepage", "home page", "site", "url"),
    "note": ("notes", "remark", "remarks", "comment", "comments", "description"),
    "label": ("short name",),
}
IDS = ("id", "code", "key", "identifier", "number", "no", "nr", "ref", "reference", "uid", "lei", "isin", "ticker")
COUNTRIES = ("country", "country code", "nation", "jurisdiction", "headquarters", "seat", "hq", "iso2", "iso3", "iso")
RELEASES = ("as of", "updated", "last updated", "last update", "last change", "checked", "checked on", "retrieved")
UNREAD = (
    "id",
    "sources",
    "loaded_by",
    "claims",
    "confidence",
    "verified",
    "same_as",
    "different_from",
    "topics",
    "identifiers",
    "countries",
)
"""Attributes that no column gives, or that say more than a name tells: no guess maps a column to them."""


@dataclass
class Guess:
    """What seems to be so. `why` says of each column that is left out what it holds."""

    type: str
    sure: bool
    id: Seen | None = None
    slug: bool = False
    attributes: dict[str, Cells] = field(default_factory=dict)
    seat: Seen | None = None
    seat_by: str = ""
    newest: Seen | None = None
    why: dict[str, str] = field(default_factory=dict)


def guess(stem: str, columns: Sequence[Seen], model: Model) -> Guess:
    """What the columns may mean; `stem` is the file's name without its ending."""
    type_ = _class([stem, *(column.name for column in columns)])
    found = Guess(type_ or USUAL, sure=type_ is not None)
    found.newest = next((each for each in columns if each.days and _called(each.name, RELEASES)), None)
    found.id = _id(columns, found.newest)
    if model.is_a(found.type, "Actor"):
        found.seat = next((each for each in columns if _called(each.name, COUNTRIES) and each.texts), None)
        found.seat_by = _codes(found.seat) if found.seat else ""
    _map(found, columns, model.nodes[found.type].attributes, _Fitting(found.type, model, Reading()))
    if found.id is None:
        name = found.attributes.get("name")
        found.id = next((each for each in columns if name and each.name == name.column and each.full), None)
        found.slug = found.id is not None
    if found.id is None:
        found.id = next((each for each in columns if each.name in found.why and each.ids and each.unique), None)
    found.attributes = _steady(found, columns)
    return found


def _class(names: Iterable[str]) -> str | None:
    """The class whose words stand most often in the names; `None` where none does."""
    words = [_plain(name) for name in names]
    counts = {
        name: sum(any(re.search(rf"\b{word}s?\b", each) for word in known) for each in words)
        for name, known in CLASSES.items()
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _id(columns: Sequence[Seen], newest: Seen | None) -> Seen | None:
    """The column with ids, by its name: unique before repeated, left before right."""
    called = [each for each in columns if _called(each.name, IDS) and each.ids and each.usable and each is not newest]
    return next((each for each in called if each.unique), next(iter(called), None))


def _codes(seat: Seen) -> str:
    return "iso2" if seat.codes(2) else "iso3" if seat.codes(3) else "name"


def _map(found: Guess, columns: Sequence[Seen], shape: Sequence[Attribute], fitting: _Fitting) -> None:
    """Give each attribute the column whose name is most like its own and whose cells it takes."""
    taken = {each.name for each in (found.id, found.seat, found.newest) if each}
    likely = [
        (_likeness(column.name, attribute), attribute, column)
        for column in columns
        for attribute in shape
        if column.name not in taken and column.usable and column.texts and attribute.name not in UNREAD
    ]
    for likeness, attribute, column in sorted(likely, key=lambda each: -each[0]):
        if likeness < ALIKE or attribute.name in found.attributes or column.name in taken:
            continue
        cells = fitting.cells(column, attribute)
        if cells:
            found.attributes[attribute.name] = cells
            taken.add(column.name)
    found.why = {column.name: _holds(column) for column in columns if column.name not in taken}


class _Fitting:
    """Tries the cells of a column as values of an attribute, by the checks that a load makes."""

    def __init__(self, type_: str, model: Model, reading: Reading) -> None:
        self._type, self._reading, self._checker = type_, reading, Checker(model)

    def cells(self, column: Seen, attribute: Attribute) -> Cells | None:
        """How the attribute would be read from the column; `None` where a value would not pass."""
        if not (attribute.many or column.single):
            return None
        form = column.formats[0] if attribute.datatype == "partialDate" and column.formats else ""
        split = column.mark if attribute.many and column.single else ""
        how = Cells(column=column.name, line=0, split=split, percent=column.percentages, format=form)
        return how if all(self._passes(cell, attribute, how) for cell in column.cells) else None

    def _passes(self, cell: Cell, attribute: Attribute, how: Cells) -> bool:
        value = self._reading.value(cell, attribute, how)
        if value in (None, []):
            return True
        self._checker.findings = []
        self._checker.entity(Node(self._type, "any:id", {attribute.name: value}, (), Where("", 0)))
        return not any(finding.field == attribute.name for finding in self._checker.findings)


def _steady(found: Guess, columns: Sequence[Seen]) -> dict[str, Cells]:
    """The attributes that say the same in all rows of one id; the others are none of the entity's."""
    seen = {column.name: column for column in columns}
    kept = {}
    for name, cells in found.attributes.items():
        column = seen[cells.column]
        if found.id is None or column.follows(found.id):
            kept[name] = cells
        else:
            found.why[column.name] = f"looks like {name}, but differs between rows of one {found.id.name}"
    return kept


def _holds(column: Seen) -> str:
    if not column.usable:
        return "holds formulas or errors"
    kinds = {"percentages": column.percentages, "days": column.days or bool(column.formats), "blank": not column.texts}
    kind = next((words for words, so in kinds.items() if so), "")
    return f"holds {kind}" if kind and kind != "blank" else kind


def _likeness(name: str, attribute: Attribute) -> float:
    known = (attribute.name, attribute.label, *ATTRIBUTES.get(attribute.name, ()))
    return max(fuzz.token_sort_ratio(_plain(name), _plain(word)) for word in known)


def _called(name: str, words: Iterable[str]) -> bool:
    """Whether a column is called by one of the words, or ends in it: `Firm code`, `hq country`."""
    plain = _plain(name)
    return any(plain == word or plain.endswith(f" {word}") or plain.startswith(f"{word} ") for word in words)


def _plain(name: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.split(r"[^\w]+|_", parted.lower())).strip()
