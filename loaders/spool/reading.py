"""A source too big to hold: read, checked and written to files record by record, then judged together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loaders.checks import Checker
from loaders.emit import Emit, Node, Statement
from loaders.findings import Finding
from loaders.outcome import Outcome
from loaders.pipeline import outcome_of, release_of
from loaders.source import Source
from loaders.spool.apart import read_apart
from loaders.spool.between import Between
from loaders.spool.files import Spool
from ontology.model import Model

MOST = 100_000
"""After so many findings reading ends: a file of another kind would fill the memory with them."""


@dataclass(frozen=True, kw_only=True)
class Spooled(Outcome):
    """The rows of a source in files, as `graph.bulk.build` takes them, and how many there are."""

    nodes: Mapping[tuple[str, ...], Path]
    relations: Mapping[str, Path]
    entities: int
    relationships: int
    unsourced: int
    """How many elements have no source."""

    @property
    def sizes(self) -> list[tuple[str, int, int]]:
        """The one data set in it, with how many entities and relationships it has."""
        return [(self.name, self.entities, self.relationships)]


def spool(source: Source, path: Path, model: Model, folder: Path) -> Spooled:
    """Read a source that `fills` into files in `folder` and check all of it, as for an empty graph.

    Faults do not stop the reading, up to `MOST`. It adds to nothing: what another source describes is a finding here.
    Raises `SourceFault` only where a file cannot be read at all.
    """
    emit, checker = Emit(), Checker(model)
    release = release_of(source, path)
    with Spool(folder, model, source.name) as rows:
        with closing(read_apart(source, path, emit)) as statements:
            broken = _fill(rows, statements, checker)
        about = {**release, **emit.about}
        counts = _counts(rows, model)
        entities = sum(sheet.rows for sheet in rows.nodes.values())
        relationships = sum(sheet.rows for sheet in rows.links.values())
        if "release" in about:
            record = Outcome(source=source, path=path, about=about).record(entities, relationships)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            rows.record(f"load:{source.name}", {**record, "rank": source.rank, "loaded_at": now})
    with Between(rows, model, broken | emit.broken) as between:
        checker.findings += between.findings()
    return Spooled(
        nodes={model.labels(name): sheet.path for name, sheet in rows.nodes.items()},
        relations={type: sheet.path for type, sheet in rows.links.items()},
        entities=entities,
        relationships=relationships,
        unsourced=rows.unsourced,
        **outcome_of(source, path, about, emit, checker.findings, counts),
    )


def _fill(rows: Spool, statements: Iterable[Statement], checker: Checker) -> set[str]:
    """Write what passes. Returns the ids of what does not: a reference to one of them is no second fault."""
    broken = set[str]()
    entity, link, add, connect, findings = checker.entity, checker.link, rows.entity, rows.link, checker.findings
    for said in statements:
        before = len(findings)
        if isinstance(said, Node):
            made = entity(said)
            if said.type is None:
                message = f"'{said.id}' is no Entity that is known."
                findings.append(Finding(said.where, message, "Load without --bulk.", "id"))
            elif len(findings) == before:
                add(made, said.where)
        else:
            connected = link(said)
            if len(findings) == before:
                connect(connected, said.where)
        if len(findings) > before:
            broken.add(said.id)
            if len(findings) > MOST:
                break
    return broken


def _counts(rows: Spool, model: Model) -> Counter[str]:
    found = Counter({type: sheet.rows for type, sheet in rows.links.items()})
    for name, sheet in rows.nodes.items():
        for label in model.labels(name):
            found[label] += sheet.rows
    return found
