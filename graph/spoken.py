"""Records by their ids, and what was asked, answered and said, for texts that quote them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.connection import Reader
from graph.reads import ask
from graph.rows import Properties


@dataclass(frozen=True, kw_only=True)
class Record:
    """An entity with all it says of itself."""

    id: str
    labels: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True, kw_only=True)
class Position:
    """A request, an answer or another word of an actor. `whom` is whom or what it is put to or about.

    `type` is REQUESTED, RESPONDED_TO or STATED; `unnamed` says that it rests on people who are not named.
    """

    id: str
    type: str
    actor: str
    home: str | None
    whom: str
    measure: str | None
    unnamed: bool
    properties: Properties

    @property
    def word(self) -> str:
        """The word of the record, such as `reluctant_about`."""
        return str(self.properties.get("predicate") or self.type.lower())

    @property
    def detail(self) -> str:
        """What was said, as far as it is known. Source of the order: questions.yaml, detail of a statement."""
        for name in ("claim", "reason", "what", "status"):
            if self.properties.get(name):
                return str(self.properties[name])
        return ""


def records(reader: Reader, ids: Iterable[str]) -> dict[str, Record]:
    """The entities among `ids`, by id; ids that the graph does not have are left out."""
    wanted = sorted(set(ids))
    rows = ask(reader, "records", ids=wanted) if wanted else []
    return {row["id"]: Record(**{**row, "labels": tuple(sorted(row["labels"]))}) for row in rows}


def positions(reader: Reader, *, about: Iterable[str] | None = None, home: str | None = None) -> list[Position]:
    """What was asked, answered and said about some measures, or by those at home somewhere; by id."""
    wanted = None if about is None else sorted(set(about))
    return [Position(**row) for row in ask(reader, "positions", about=wanted, home=home)]
