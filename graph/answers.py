"""Answers: rows, the query that gives them, what they rest on, and what a careful reader should be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.connection import Reader, Row
from graph.pasted import pasted
from graph.reads import ask, coverage
from graph.rows import Coverage

if TYPE_CHECKING:
    import pandas

    from graph.scope import Scope


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What an answer rests on: how many statements, which sources, and what of it stands on weak ground.

    `measures` are those the answer names. `unverified`: ids of records and statements that no source we read
    confirms; `low`: those of low confidence. `shares`: source, year and basis of the shares among the statements.
    """

    measures: tuple[str, ...]
    statements: int
    shares: tuple[str, ...]
    sources: tuple[str, ...]
    unverified: tuple[str, ...]
    low: tuple[str, ...]
    in_part: tuple[str, ...] = ()
    """What to say of technologies whose shares are known in part only."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The rows of an answer in their order, each with all of `columns`.

    `cypher` is the query with its parameters written in: any Neo4j client gives the same rows for it.
    `notes` are for a reader: the scenario, the state of knowledge, shares known in part. `no_data` is the reason when
    the honest answer is that nobody knows, else `None`.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[Row]
    query: str
    parameters: Mapping[str, Any]
    reader: Reader = field(repr=False)
    notes: tuple[str, ...] = ()
    no_data: str | None = None
    rests_on_all: bool = False
    scope: Scope | None = None
    """Under what the answer was worked out from coverage, when its own rows do not name the measures."""

    def said(self, *, notes: tuple[str, ...] = (), no_data: str | None = None, rows: list[Row] | None = None) -> Answer:
        """The same answer with what is to be said about it."""
        return replace(self, notes=notes, no_data=no_data, rows=self.rows if rows is None else rows)

    @property
    def cypher(self) -> str:
        """The query with its parameters, ready to paste into any Neo4j client."""
        return pasted(self.title, self.query, self.parameters)

    @cached_property
    def grounds(self) -> Grounds:
        """What the answer rests on, asked of the graph when first needed."""
        behind = self._coverage()
        measures = {id for row in behind for cell in row.cells for id in cell.measures}
        ids = sorted({*_words(self.rows), *_words(list(self.parameters.values())), *measures})
        shares = any("share" in column or column == "cells" for column in self.columns)
        [row] = ask(self.reader, "grounds", ids=ids, every=self.rests_on_all, with_shares=shares)
        lists = {name: tuple(row[name]) for name in ("measures", "shares", "sources", "unverified", "low")}
        return Grounds(statements=row["statements"], in_part=tuple(in_part(behind)), **lists)

    def _coverage(self) -> list[Coverage]:
        """The coverage of the technologies in the rows, when the answer was worked out from it."""
        named = tuple(sorted({str(row["technology"]) for row in self.rows if "technology" in row}))
        if self.scope is None or not named:
            return []
        return coverage(self.reader, replace(self.scope, technologies=named))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources behind the answer, sorted."""
        return self.grounds.sources

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame with the answer's columns, also when there is no row."""
        import pandas  # here, because it takes half a second and only this needs it

        return pandas.DataFrame(self.rows, columns=list(self.columns))


WHOLE = 99.0
"""Below this sum of known shares, in percent, every answer says so. Source: INTERFACE, coverage."""


def in_part(rows: Sequence[Coverage]) -> list[str]:
    """One sentence that names every technology whose shares are known in part only; none when there is no such."""
    parts = [(row.technology, row.known_share) for row in rows if row.known_share is not None]
    parts = [(technology, known) for technology, known in parts if known < WHOLE]
    if len(rows) == 1 and parts:
        return [f"Shares known for {parts[0][1]:g} % only."]
    listed = ", ".join(f"{technology} {known:g} %" for technology, known in parts)
    return [f"Shares known in part only: {listed}."] if parts else []


def _words(value: Any) -> set[str]:
    """Every text in rows, at any depth: the ids are among them."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, Mapping):
        return {word for each in value.values() for word in _words(each)}
    return {word for each in value for word in _words(each)} if isinstance(value, Sequence) else set()
