"""Entries put together by party: one id is one party, on one list or on several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from loaders.emit import Emit
from loaders.names import letters_of_form
from loaders.record import SourceFault
from loaders.sources.us_csl.fields import Entry

CLEAR = 3
"""Letters of a legal form that make a firm of a party of unknown type; names of people end in AS or SE too."""


@dataclass(frozen=True)
class Listed:
    """A party with its entries: several where the publisher lists one id more than once. What they say is joined."""

    entries: Sequence[Entry]

    @property
    def id(self) -> str:
        return f"csl:{self.entries[0].id}"

    @property
    def name(self) -> str:
        return self.entries[0].name

    @cached_property
    def kind(self) -> str:
        """The class: Person where the list says Individual, Company where the legal form shows it, else Actor."""
        type = self.entries[0].type
        if type == "Individual":
            return "Person"
        needed = 1 if type == "Entity" else CLEAR
        return "Company" if letters_of_form(self.name) >= needed else "Actor"

    @property
    def person(self) -> bool | None:
        """Whether it is a person; `None` where nothing tells: most entries of the lists of Commerce have no type."""
        if self.kind == "Actor" and self.entries[0].type is None:
            return None
        return self.kind == "Person"

    def all(self, field: str) -> list[str]:
        """The values of a field that holds several, of all entries, each once."""
        return list(dict.fromkeys(chain.from_iterable(getattr(entry, field) for entry in self.entries)))

    def first(self, field: str) -> str | None:
        """The first value of a field that holds one; `None` when no entry has it."""
        return next((value for entry in self.entries if (value := getattr(entry, field))), None)


def by_party(entries: Iterable[Entry], emit: Emit) -> Iterator[Listed]:
    """The parties, in the order of their first entries.

    The Treasury gives a party one number on all its lists. Two entries of one id on one list that differ, or under
    different names, are a fault; the same entry again is left out.
    """
    parties: dict[str, list[Entry]] = {}
    for entry in entries:
        others = parties.setdefault(entry.id, [])
        if entry in others:
            emit.leave_out(entry.where, "an entry that stands in the file already", entry.name)
        elif against := next((each for each in others if _contradict(each, entry)), None):
            said = f"{entry.where}: field 'id' is '{entry.id}', as in line {against.where.line}, with other content."
            emit.faults.append(SourceFault(said, hint="Keep one of the two, or give one another id."))
        else:
            others.append(entry)
    return (Listed(entries) for entries in parties.values())


def _contradict(one: Entry, other: Entry) -> bool:
    return one.listing == other.listing or (one.name, one.type) != (other.name, other.type)
