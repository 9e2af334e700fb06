"""What readers call the entities behind ids, and what can be chosen where an id is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.connection import Reader
from graph.named import LABELS
from graph.reads import ask


@dataclass(frozen=True, kw_only=True)
class Title:
    """An entity as it is named: in full, by its short label where it has one, and where a publication is found."""

    id: str
    name: str
    label: str | None
    labels: tuple[str, ...]
    publisher: str | None = None
    date: date | None = None
    date_precision: str | None = None
    url: str | None = None
    access: str | None = None

    @property
    def short(self) -> str:
        """The short label, else the name."""
        return self.label or self.name


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An entity that a parameter can be set to. `short` is empty when it has no label of its own."""

    id: str
    name: str
    short: str
    labels: tuple[str, ...]


def titles(reader: Reader, ids: Iterable[str]) -> dict[str, Title]:
    """The entities among `ids`, by id; ids that the graph does not have are left out."""
    wanted = sorted(set(ids))
    rows = ask(reader, "titles", ids=wanted) if wanted else []
    return {row["id"]: Title(**{**row, "labels": tuple(sorted(row["labels"]))}) for row in rows}


def choices(reader: Reader, type: str) -> list[Choice]:
    """Every entity that a parameter of a type (see `named.LABELS`) can be set to, by name."""
    [row] = ask(reader, "choices", classes=list(LABELS[type]))
    columns = (row["ids"], row["names"], row["shorts"], row["kinds"])
    return [
        Choice(id=id, name=name, short=short, labels=tuple(labels))
        for id, name, short, labels in zip(*columns, strict=True)
    ]
