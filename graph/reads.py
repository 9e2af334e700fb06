"""The named queries as typed functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

import neo4j.time

from graph import lucene
from graph.catalog import catalog
from graph.connection import Reader, Row
from graph.rows import (
    Cell,
    CitedSource,
    Coverage,
    Derivation,
    Difference,
    End,
    Entity,
    Knowledge,
    LoadedSource,
    OpenSupply,
    Share,
    Statement,
)

if TYPE_CHECKING:
    from graph.scope import Scope

SOURCE_FIELDS = ("id", "name", "publisher", "date", "date_precision", "url", "access", "note")
RECORD_FIELDS = ("id", "name", "licence", "licence_url", "credit", "release", "as_of", "url")


def ask(reader: Reader, name: str, **parameters: Any) -> list[Row]:
    """The rows of a named query, with the database's dates as Python's."""
    return [plain(row) for row in reader.rows(catalog()[name].cypher, **parameters)]


def plain(value: Any) -> Any:
    """`value` with every date of the driver turned into one of Python, at any depth."""
    kind = type(value)  # exact types: an answer can hold a million values
    if kind is dict:
        return {key: plain(item) for key, item in value.items()}
    if kind is list:
        return [plain(item) for item in value]
    return value.to_native() if kind in (neo4j.time.Date, neo4j.time.DateTime) else value


def entity(reader: Reader, id: str) -> Entity | None:
    """The entity with this id and the sources it cites, newest first; `None` when the graph has none."""
    for row in ask(reader, "entity", id=id):
        return Entity(
            id=row["id"],
            labels=tuple(sorted(row["labels"])),
            properties=row["properties"],
            sources=cited(row["cited"], row["properties"].get("sources")),
        )
    return None


def statement(reader: Reader, at: str, id: str) -> Statement | None:
    """The relationship with this id at the entity `at`; `None` when there is none."""
    for row in ask(reader, "statement", at=at, id=id):
        return stated(row, cited(row["cited"], row["properties"].get("sources")))
    return None


def stated(row: Row, sources: tuple[CitedSource, ...]) -> Statement:
    """A relationship from a row of its id, type, properties and both ends, with the sources it cites."""
    return Statement(
        id=row["id"],
        type=row["type"],
        source=_end(row["source"]),
        target=_end(row["target"]),
        properties=row["properties"],
        sources=sources,
    )


def place(reader: Reader, id: str) -> str | None:
    """The entity that the statement with this id starts from; `None` when there is no such statement."""
    rows = ask(reader, "statement_place", id=id, whole=lucene.whole(id))
    return rows[0]["at"] if rows else None


def shares(reader: Reader, id: str) -> tuple[Share, ...]:
    """The shares of supply that an entity holds, or that others hold of it; the largest first."""
    rows = ask(reader, "shares", id=id)
    return tuple(
        Share(**{**row, "labels": tuple(sorted(row["labels"])), "sources": tuple(row["sources"] or ())}) for row in rows
    )


def start(reader: Reader) -> str | None:
    """The id of the entity to open on: the most connected company with shares. `None` in an empty graph."""
    rows = ask(reader, "start")
    return rows[0]["id"] if rows else None


def knowledge(reader: Reader) -> Knowledge:
    """What has been loaded, and how much of it there is."""
    for row in ask(reader, "knowledge"):
        records = tuple(LoadedSource(**_only(record, RECORD_FIELDS)) for record in row["records"])
        return Knowledge(records=records, entities=row["entities"], measures=row["measures"], sources=row["sources"])
    return Knowledge()


def changes(reader: Reader, on: date) -> tuple[date | None, date | None]:
    """The nearest days before and after a day on which any measure began, ended or was suspended."""
    for row in ask(reader, "changes", on=on):
        return row["before"], row["after"]
    return None, None


def span(reader: Reader) -> tuple[date | None, date | None]:
    """The first day on which a measure was announced or began, and the state of knowledge of the fact base."""
    for row in ask(reader, "span"):
        return row["first"], row["as_of"]
    return None, None


def coverage(reader: Reader, scope: Scope) -> list[Coverage]:
    """How far technologies are under control, one row for each, by id; also those that nobody controls.

    Each has a cell for every jurisdiction of `scope.by`, by id. Source of the rule: INTERFACE, coverage.
    """
    return typed_coverage(reader.rows(catalog()["coverage"].cypher, **scope.parameters))


def typed_coverage(rows: Iterable[Row]) -> list[Coverage]:
    """Rows of coverage as `Coverage`; what a scenario adds to them is left out."""
    names = [each.name for each in fields(Coverage) if each.name not in ("holders_without_number", "cells")]
    return [
        Coverage(
            **{name: row[name] for name in names},
            holders_without_number=tuple(row["holders_without_number"]),
            cells=tuple(map(_cell, row["cells"])),
        )
        for row in rows
    ]


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(
        row["jurisdiction"],
        row["status"],
        row["share"],
        tuple(row["measures"]),
        tuple(row["requests"]),
        tuple(row["announced"]),
        tuple(row["suspended"]),
    )


def gaps(reader: Reader, scope: Scope) -> list[OpenSupply]:
    """What the jurisdictions of `scope.by` supply outside any control of theirs, in percent; largest score first."""
    parameters = {name: value for name, value in scope.parameters.items() if name != "technologies"}
    return [OpenSupply(**_tuples(row)) for row in ask(reader, "gaps", **parameters)]


def differences(reader: Reader, before: str, after: str, toward: str | None = None) -> list[Difference]:
    """What changed after the day `before` up to and with `after`: measures by day and id, then shares by technology.

    Without `toward` all measures and no shares.
    """
    return [Difference(**row) for row in ask(reader, "diff", **{"from": before, "to": after, "toward": toward})]


def derivations(reader: Reader, rows: Iterable[Coverage], scope: Scope) -> dict[tuple[str, str], Derivation]:
    """How every measure behind the cells of `rows` comes to bear on its technology, by the ids of both."""
    pairs = [
        {"technology": row.technology, "measure": id}
        for row in rows
        for id in sorted({id for cell in row.cells for id in cell.measures})
    ]
    found = ask(reader, "derivation", pairs=pairs, toward=scope.toward, added=scope.parameters["added"])
    return {(row["technology"], row["measure"]): Derivation(**_tuples(row)) for row in found}


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose lists are tuples, at any depth."""
    return {name: _tuple(value) for name, value in row.items()}


def _tuple(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _tuples(value)
    return tuple(map(_tuple, value)) if isinstance(value, list) else value


def server(reader: Reader) -> dict[str, str]:
    """The versions of the database that answers, by component."""
    return {row["name"]: row["version"] for row in ask(reader, "server")}


def edition(reader: Reader) -> str:
    """The edition of the database that answers: `community` or `enterprise`."""
    return str(ask(reader, "server")[0]["edition"])


def cited(found: Sequence[Mapping[str, Any]], ids: Iterable[str] | None) -> tuple[CitedSource, ...]:
    """The sources behind a record: those the graph knows in their order, then the ids it knows nothing else of."""
    known = tuple(CitedSource(**{"name": source["id"], **_only(source, SOURCE_FIELDS)}) for source in found)
    missing = sorted(set(ids or ()) - {source.id for source in known})
    return known + tuple(CitedSource(id=id, name=id, known=False) for id in missing)


def _end(row: Mapping[str, Any]) -> End:
    """One end of a statement, from the map that the queries give for it."""
    return End(id=row["id"], name=row["name"] or row["id"], labels=tuple(sorted(row["labels"])))


def _only(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: row[name] for name in names if row.get(name) is not None}
