"""Publications, what cites them, what stands on weak ground, and what each data set put into the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.connection import Reader
from graph.reads import ask

GROUNDS = ("unverified", "unsourced", "low")
"""Weak grounds: no source that was read confirms it, no source at all, low confidence."""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A publication with the number of records and statements that cite it."""

    id: str
    name: str
    publisher: str | None
    date: date | None
    date_precision: str | None
    url: str | None
    kind: str | None
    access: str | None
    note: str | None
    loaded_by: tuple[str, ...]
    records: int
    statements: int


@dataclass(frozen=True, kw_only=True)
class Place:
    """One end of a statement."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Grounded:
    """A record, or a statement when `type` is given, with how far it can be relied on."""

    id: str
    name: str | None
    labels: tuple[str, ...]
    type: str | None
    start: Place | None
    end: Place | None
    verified: bool | None
    confidence: str | None
    sources: tuple[str, ...]
    loaded_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Trust:
    """How many records or statements there are, and how many of them stand on which ground."""

    total: int = 0
    verified: int = 0
    unverified: int = 0
    unstated: int = 0
    unsourced: int = 0
    low: int = 0


@dataclass(frozen=True, kw_only=True)
class Content:
    """How many entities of a class, or relationships of a type, a data set speaks of."""

    source: str
    labels: tuple[str, ...]
    type: str | None
    count: int


def publications(reader: Reader) -> list[Publication]:
    """Every publication, by id."""
    return [Publication(**{**row, "loaded_by": tuple(row["loaded_by"] or ())}) for row in ask(reader, "publications")]


def citing(reader: Reader, source: str) -> list[Grounded]:
    """The records and statements that cite a publication, records first, each by id."""
    return [_grounded(row) for row in ask(reader, "grounded", source=source, ground=None)]


def weak(reader: Reader, ground: str) -> list[Grounded]:
    """The records and statements that stand on one of `GROUNDS`, records first, each by id."""
    return [_grounded(row) for row in ask(reader, "grounded", source=None, ground=ground)]


def _grounded(row: Mapping[str, Any]) -> Grounded:
    return Grounded(
        **{
            **row,
            **{name: tuple(row[name] or ()) for name in ("labels", "sources", "loaded_by")},
            **{name: Place(**row[name]) if row[name] else None for name in ("start", "end")},
        }
    )


def trust(reader: Reader) -> tuple[Trust, Trust]:
    """How far the records, and how far the statements are verified."""
    rows = {row.pop("sort"): Trust(**row) for row in ask(reader, "trust")}
    return rows.get("record", Trust()), rows.get("statement", Trust())


def contents(reader: Reader) -> list[Content]:
    """What each data set put into the graph, by data set."""
    return [Content(**{**row, "labels": tuple(row["labels"] or ())}) for row in ask(reader, "contents")]
