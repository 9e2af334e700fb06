"""Publications, what cites them, what stands on weak ground, and what each data set put into the graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.connection import Reader
from graph.published import Content, Grounded, Place, Publication, Trust
from graph.reads import ask


def publications(reader: Reader) -> list[Publication]:
    """Every publication, by id."""
    return [Publication(**{**row, "loaded_by": tuple(row["loaded_by"] or ())}) for row in ask(reader, "publications")]


def citing(reader: Reader, source: str) -> list[Grounded]:
    """The records and statements that cite a publication, records first, each by id."""
    return [_grounded(row) for row in ask(reader, "grounded", source=source, ground=None)]


def weak(reader: Reader, ground: str) -> list[Grounded]:
    """The records and statements that stand on one of `published.GROUNDS`, records first, each by id."""
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
    return [Content(**{**row, "labels": tuple(sorted(row["labels"] or ()))}) for row in ask(reader, "contents")]
