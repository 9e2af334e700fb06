"""Publications and what rests on them, as plain values that any layer above may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
