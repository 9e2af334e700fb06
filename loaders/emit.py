"""The statements that a loader makes, in the ontology's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from msgspec import Struct

from loaders.record import Record, SourceFault, Where
from ontology.errors import UnknownTerm

Value = str | int | float | bool | list[str] | list[float]


class Node(Struct, frozen=True, gc=False, tag_field="a", tag=True):
    """An entity as one source describes it. `type` is `None` when the source only adds to an entity of another.

    `by`: the data set that says so, where it is another than the one being loaded (`Emit.records`).
    A struct, and so is `Edge`: a big source makes millions, in a tenth of the time that a frozen dataclass takes.
    """

    type: str | None
    id: str
    attributes: Mapping[str, Any]
    sources: tuple[str, ...]
    where: Where
    by: str = ""


class Edge(Struct, frozen=True, gc=False, tag_field="a", tag=True):
    """A relationship as one source states it. `record` is false when it was made from a field of a record."""

    type: str
    id: str
    start: str
    end: str
    attributes: Mapping[str, Any]
    sources: tuple[str, ...]
    where: Where
    record: bool = True
    by: str = ""


Statement = Node | Edge
T = TypeVar("T")
KEPT = 1_000
"""So many rows that are left out of a file for one reason are kept: a big dump leaves out millions."""


@dataclass(frozen=True, order=True)
class LeftOut:
    """Something a source says that is not loaded, on purpose: the rule that keeps it out, where it stands, what it is.

    Of a row that is loaded in part, `reason` says what of it is left out. `more`: so many further ones in the same file
    for the same reason are only counted.
    """

    reason: str
    where: Where
    what: str
    more: int = 0


@dataclass(frozen=True, order=True)
class Joined:
    """A party that is an entity of another source: on what sort of evidence, where it stands, what is one and why."""

    evidence: str
    where: Where
    what: str


@dataclass
class Emit:
    """Makes statements and keeps the faults met on the way, so that a load can tell them all at once."""

    faults: list[SourceFault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """The ids of the records with a fault: who refers to one of them is not at fault for that."""
    left_out: list[LeftOut] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    """What to do after the load, in sentences, where the load alone does not do it."""
    rows: Counter[str] = field(default_factory=Counter)
    """How many records of each file were read."""
    _last: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """For each reason and file: how many of `left_out` have it, and where the last of them stands."""
    common: dict[str, Statement] = field(default_factory=dict)
    """What many records say alike, such as the list they are on, by id: it is made once, and comes last."""
    fault_lines: list[int] = field(default_factory=list)
    """The line of each of the `faults`, where a file is read in shares and they are put in order in the end."""
    records: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Of a dump: the data sets in it by name, each with the properties of its record. Each is a load of its own."""
    about: dict[str, str] = field(default_factory=dict)
    """What the data say of themselves where source.toml cannot know it: `release`, `as_of`, `title`, `publisher`,
    `licence`, `licence_url`, `credit`, `url`; and `name`, for the part of a source that is a data set of its own."""

    def node(self, type: str | None, id: str, where: Where, *, sources: Iterable[str], **attributes: Any) -> Node:
        """An entity of a class of the ontology; attributes that are `None` or empty are left out."""
        return Node(type, id, _present(attributes), _sorted(sources), where)

    def edge(
        self, type: str, start: str, end: str, where: Where, *, id: str = "", sources: Iterable[str], **attributes: Any
    ) -> Edge:
        """A relationship; without an `id` it is one made from a field and is called `<start>--TYPE--<end>`."""
        name = id or f"{start}--{type}--{end}"
        return Edge(type, name, start, end, _present(attributes), _sorted(sources), where, record=bool(id))

    def leave_out(self, where: Where, reason: str, what: str, more: int = 0) -> None:
        """Name something that is not loaded, so that the command can say so; `reason` is the same for all alike.

        It stands for `more` others too. Past `KEPT` of a reason in one file no more are kept, only their number.
        """
        kept, last = self._last.get((reason, where.file), (0, 0))
        if kept < KEPT:
            self._last[reason, where.file] = (kept + 1, len(self.left_out))
            self.left_out.append(LeftOut(reason, where, what, more))
        else:
            before = self.left_out[last]
            self.left_out[last] = replace(before, more=before.more + 1 + more)

    def join(self, where: Where, evidence: str, what: str) -> None:
        """Name a party that is taken for an entity of another source, so that nothing is merged silently."""
        self.joined.append(Joined(evidence, where, what))

    def each(self, records: Sequence[Record], read: Callable[[Record], Iterable[T]]) -> Iterator[T]:
        """What `read` makes of each record. A record with a fault is kept in `faults` and makes nothing."""
        for record in records:
            self.rows[record.where.file] += 1
            try:
                yield from list(read(record))
            except SourceFault as fault:
                self.faults.append(fault)
                self.broken.add(record.where.record)
            except UnknownTerm as error:
                self.faults.append(SourceFault(f"{record.where}: {error.message}", hint=error.hint))
                self.broken.add(record.where.record)

    def faults_as_text(self) -> list[str]:
        """The faults in words, in the order in which they were met."""
        return [str(fault) for fault in self.faults]


def _present(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None and value != []}


def _sorted(sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(sources)))
