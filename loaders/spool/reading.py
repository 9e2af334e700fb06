"""A source too big to hold: read, checked and written to files record by record, then judged together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loaders.checks import Checker
from loaders.meter import doing
from loaders.outcome import Outcome
from loaders.pipeline import outcome_of, release_of
from loaders.source import Source
from loaders.spool.apart import read_apart
from loaders.spool.between import Between
from loaders.spool.files import Spool
from loaders.spool.filling import fill
from loaders.spool.written import Written
from ontology.model import Model


@dataclass(frozen=True, kw_only=True)
class Spooled(Outcome):
    """The rows of a source in files, as `graph.bulk.build` takes them, and how many there are."""

    nodes: Mapping[tuple[str, ...], Sequence[Path]]
    relations: Mapping[str, Sequence[Path]]
    entities: int
    relationships: int
    bare: frozenset[str]
    """The classes and relationship types of which there is something without a source."""

    @property
    def sizes(self) -> list[tuple[str, int, int]]:
        """The one data set in it, with how many entities and relationships it has."""
        return [(self.name, self.entities, self.relationships)]


def spool(source: Source, path: Path, model: Model, folder: Path) -> Spooled:
    """Read a source that `fills` into files in `folder` and check all of it, as for an empty graph.

    Faults do not stop the reading, up to very many. It adds to nothing: what another source describes is a finding.
    Raises `SourceFault` only where a file cannot be read at all.
    """
    release, checker = release_of(source, path), Checker(model)
    part = read_apart(source, path, folder)
    written, about = part.written, {**release, **part.emit.about}
    checker.findings += part.findings
    with Spool(folder, model, source.name, "last") as rows:
        part.broken |= fill(rows, part.emit.common.values() if source.shared else (), checker)
        _record(rows, source, path, about, written)
    written.add(rows.written)
    broken = part.broken | part.emit.broken
    with doing("Checking what the rows say together"), Between(written, folder, model, broken) as between:
        checker.findings += between.findings()
    return Spooled(
        nodes=written.labelled(model),
        relations=written.typed(),
        entities=written.entities,
        relationships=written.relationships,
        bare=frozenset(written.bare),
        **outcome_of(source, path, about, part.emit, checker.findings, written.counts(model)),
    )


def _record(rows: Spool, source: Source, path: Path, about: Mapping[str, str], written: Written) -> None:
    """Add the record of the load, unless the reading ended before it was known what was read."""
    if "release" not in about:
        return
    entities = written.entities + rows.written.entities
    relationships = written.relationships + rows.written.relationships
    record = Outcome(source=source, path=path, about=about).record(entities, relationships)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows.record(f"load:{source.name}", {**record, "rank": source.rank, "loaded_at": now})
