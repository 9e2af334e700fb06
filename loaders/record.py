"""One record of a source, read destructively so that nothing is ignored by accident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import Struct
from rapidfuzz import fuzz, process

from ontology.errors import ExplorerError, told


class Where(Struct, frozen=True, order=True, gc=False):
    """A place in a file: its name, the line (from 1; 0 where it is not known), and the record's id once it is known."""

    file: str
    line: int
    record: str = ""

    def __str__(self) -> str:
        line = f" line {self.line}" if self.line else ""
        return f"{self.file}{line}" + (f" ({self.record})" if self.record else "")


class SourceFault(ExplorerError):
    """A source says something that cannot be loaded."""

    title = "The source cannot be loaded"

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(told(message), hint=told(hint))


MOST_FAULTS = 10_000
"""After so many faults a file is of another sort than its loader, and no more of them are kept."""


def keep(fault: SourceFault, faults: list[SourceFault], file: str) -> None:
    """Add a fault to those of a file. Raises `SourceFault` past `MOST_FAULTS`."""
    if len(faults) >= MOST_FAULTS:
        said = f"{file} has over {MOST_FAULTS:,} faults. The first: {faults[0].message}"
        raise SourceFault(said, hint=faults[0].hint)
    faults.append(fault)


@dataclass(frozen=True)
class Item:
    """A value as the file has it, with the line it stands on. `value` is a scalar, a list or a dict of `Item`s."""

    value: Any
    line: int


def nearest(name: str, known: Iterable[str], otherwise: str = "Correct it, or add the record it names.") -> str:
    """A hint that names the nearest of `known`, or what to do where none is near."""
    near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=50)
    return f"Did you mean '{near[0]}'?" if near else otherwise


class Record:
    """A mapping that knows where it came from and which of its fields are still unread.

    Each reading method removes its field. A field of another type than the method's name says raises
    `SourceFault` with file, line, field and value; `done` raises it for what nobody has read.
    """

    def __init__(self, fields: Mapping[str, Item], where: Where) -> None:
        self._left = dict(fields)
        self.where = where

    def text(self, field: str) -> str:
        """The text of a field that must be there and not blank."""
        value = self.maybe(field)
        if value is None:
            raise self.fault(field, "is missing or blank", hint="Give it a value.")
        return value

    def maybe(self, field: str) -> str | None:
        """The text of a field, stripped; `None` when it is absent, null or blank."""
        item = self._left.pop(field, None)
        if item is None or item.value is None:
            return None
        if not isinstance(item.value, str):
            raise self.fault(field, f"is {item.value!r}, not text", item, hint="Put it in quotes.")
        return item.value.strip() or None

    def texts(self, field: str) -> list[str]:
        """The texts of a list, in its order; empty when the field is absent or null."""
        item = self._left.pop(field, None)
        if item is None or item.value is None:
            return []
        if not isinstance(item.value, list):
            raise self.fault(field, f"is {item.value!r}, not a list", item, hint="Write it as a list.")
        for each in item.value:
            if not isinstance(each.value, str) or not each.value.strip():
                raise self.fault(field, f"holds {each.value!r}, which is no text", each, hint="Put it in quotes.")
        return [each.value.strip() for each in item.value]

    def flag(self, field: str) -> bool | None:
        """True or false; `None` when the field is absent or null."""
        value: bool | None = self._typed(field, bool, "true or false")
        return value

    def integer(self, field: str) -> int | None:
        """A whole number; `None` when the field is absent or null."""
        value: int | None = self._typed(field, int, "a whole number")
        return value

    def number(self, field: str) -> float | None:
        """A number; `None` when the field is absent or null."""
        value = self._typed(field, (int, float), "a number")
        return None if value is None else float(value)

    def plain(self, field: str) -> str | int | float | bool | list[Any] | None:
        """A field whose type the ontology decides: a scalar or a list of scalars."""
        item = self._left.pop(field, None)
        if item is None or isinstance(item.value, dict):
            raise self.fault(field, "is missing or no plain value", item, hint="Give a text, a number or a list.")
        if isinstance(item.value, list):
            return [each.value for each in item.value]
        value: str | int | float | bool | None = item.value
        return value

    def child(self, field: str) -> Record:
        """The mapping under a field; an empty one when the field is absent or null."""
        item = self._left.pop(field, None)
        if item is None or item.value is None:
            return Record({}, self.where)
        if not isinstance(item.value, dict):
            raise self.fault(field, f"is {item.value!r}, not a mapping", item, hint="Write it as name: value pairs.")
        return Record(item.value, self._at(item))

    def children(self, field: str) -> list[Record]:
        """The mappings of a list, in its order; empty when the field is absent or null."""
        item = self._left.pop(field, None)
        if item is None or item.value is None:
            return []
        if not isinstance(item.value, list) or not all(isinstance(each.value, dict) for each in item.value):
            raise self.fault(field, "is not a list of mappings", item, hint="Write it as a list of name: value pairs.")
        return [Record(each.value, self._at(each)) for each in item.value]

    def peek(self, field: str) -> Item | None:
        """A field as the file has it, left unread; `None` when it is absent."""
        return self._left.get(field)

    def left(self) -> list[str]:
        """The names of the fields not yet read, in the file's order."""
        return list(self._left)

    def done(self, *, ignoring: Iterable[str] = ()) -> None:
        """Complain about every field that was neither read nor named in `ignoring`."""
        unread = [name for name in self._left if name not in set(ignoring)]
        if unread:
            raise self.fault(
                unread[0],
                "is not a field of this kind of record",
                self._left[unread[0]],
                hint="Correct its name, or teach the loader to read it.",
            )

    def fault(self, field: str, what: str, item: Item | None = None, *, hint: str) -> SourceFault:
        """The error for one field of this record."""
        where = self._at(item) if item else self.where
        return SourceFault(f"{where}: field '{field}' {what}.", hint=hint)

    def _typed(self, field: str, kinds: type | tuple[type, ...], words: str) -> Any:
        item = self._left.pop(field, None)
        if item is None or item.value is None:
            return None
        if not isinstance(item.value, kinds) or (isinstance(item.value, bool) and kinds is not bool):
            raise self.fault(field, f"is {item.value!r}, not {words}", item, hint=f"Give {words}, without quotes.")
        return item.value

    def _at(self, item: Item) -> Where:
        return Where(self.where.file, item.line, self.where.record)
