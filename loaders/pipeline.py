"""A source, checked as a whole and only then written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from graph.said import Entity, Link, Load
from graph.unswept import unswept
from loaders import parts
from loaders.checks import Checker, Finding
from loaders.dates import day_that_counts
from loaders.emit import Edge, Emit, Node, Statement
from loaders.known import Known
from loaders.meter import PIECE, doing
from loaders.outcome import Outcome
from loaders.record import SourceFault, Where, nearest
from loaders.source import Expected, Source
from ontology.model import Model


@dataclass(frozen=True, kw_only=True)
class Checked(Outcome):
    """All that a source holds, in memory."""

    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple[Load, ...] = ()
    """Of a dump: what it says of each of the data sets in it, beside what is this source's own."""

    @property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """The labels of each entity that this source describes, by id."""
        return {entity.id: entity.labels for entity in self.entities if entity.labels}

    @property
    def load(self) -> Load:
        """All of it, ready for `graph.write.Writer`. Raises `SourceRefused` when there are findings."""
        self.refuse_faults()
        return Load(
            source=self.name,
            rank=self.source.rank,
            record=self.record(len(self.entities), len(self.links)),
            entities=self.entities,
            links=self.links,
        )

    @property
    def loads(self) -> list[Load]:
        """All that is to be written: `load`, and the data sets of a dump. Raises as that does."""
        own = self.load
        return [*([own] if own.entities or own.links or not self.parts else ()), *self.parts]

    @property
    def sizes(self) -> list[tuple[str, int, int]]:
        """Each data set in it, with how many entities and relationships it has."""
        return [(each.source, len(each.entities), len(each.links)) for each in self.loads]


@unswept()
def check(source: Source, path: Path, model: Model, known: Known, mapping: Path | None = None) -> Checked:
    """Read a source and check all of it. Faults do not stop the reading: each becomes a finding.

    Raises `SourceFault` only where a file cannot be read at all.
    """
    emit, checker = Emit(), Checker(model)
    release = release_of(source, path)
    statements = _all(source.read(path, emit, model, known, mapping), source)
    foreign = _foreign(statements)
    elsewhere = known.beside(emit.records).labels(foreign)
    if source.stands_on and len(foreign) > len(statements) / 10 and not elsewhere and not emit.faults:
        said = f"none of the {len(foreign)} entities that {source.name} speaks of is in the graph."
        finding = f"{source.name}: {said} Load {source.stands_on} first."
        return Checked(source=source, path=path, about={**release, **emit.about}, findings=(finding,), mapping=mapping)
    made = parts.made(parts.by_data_set(statements, emit), checker, emit, model, elsewhere)
    entities, links = made[""]
    counts = _counts(entities, links)
    checker.findings += parts.miscounted(made, emit.records, path.name) if not emit.faults else ()
    found = outcome_of(source, path, {**release, **emit.about}, emit, checker.findings, counts, mapping)
    return Checked(entities=entities, links=links, parts=parts.loads(made, emit.records), **found)


def outcome_of(
    source: Source,
    path: Path,
    about: Mapping[str, str],
    emit: Emit,
    findings: Iterable[Finding],
    counts: Mapping[str, int],
    mapping: Path | None = None,
) -> dict[str, Any]:
    """The fields of an `Outcome`; counts that nobody expects are findings where there are no others."""
    said = [*emit.faults_as_text(), *map(str, sorted(set(findings)))]
    if not said:
        expected = source.editions.get(about.get("edition", ""), source.expect)
        said = [str(finding) for finding in _unexpected(source, expected, counts)]
    return {
        "source": source,
        "path": path,
        "about": about,
        "findings": tuple(said),
        "counts": dict(sorted(counts.items())),
        "left_out": tuple(sorted(emit.left_out)),
        "joined": tuple(sorted(emit.joined)),
        "advice": tuple(emit.advice),
        "rows": emit.rows,
        "mapping": mapping,
    }


def release_of(source: Source, path: Path) -> dict[str, str]:
    """What a folder says of its release; a file says it while it is read. Raises `SourceFault` where it is missing."""
    said = source.release(path)
    if source.takes == "file":
        return said
    try:
        day_that_counts(said["as_of"], "last")
    except ValueError as error:
        raise SourceFault(f"release.yaml: as_of: {error}.", hint="Write the day as YYYY-MM-DD.") from error
    edition = said.get("edition", "")
    if edition and edition not in source.editions:
        allowed = f"Allowed: {', '.join(source.editions) or 'none'}."
        raise SourceFault(
            f"release.yaml: edition: '{edition}' is none of {source.name}.",
            hint=f"{nearest(edition, source.editions)} {allowed}",
        )
    return said


def _all(statements: Iterator[Statement], source: Source) -> list[Statement]:
    """Every statement. What a reader does besides reading its file is shown by how many there are so far."""
    found = list[Statement]()
    with doing(f"Reading {source.name}", unit="statements") as more:
        while piece := list(islice(statements, PIECE)):
            found += piece
            more(len(piece))
    return found


def _foreign(statements: Sequence[Statement]) -> set[str]:
    """The ids that this source refers to but does not describe."""
    own = {said.id for said in statements if isinstance(said, Node) and said.type}
    named = {said.id for said in statements if isinstance(said, Node)}
    named |= {end for said in statements if isinstance(said, Edge) for end in (said.start, said.end)}
    named |= {source for said in statements for source in said.sources}
    return named - own


def _counts(entities: Sequence[Entity], links: Sequence[Link]) -> Counter[str]:
    """How many of each label and each relationship type."""
    found = Counter(label for entity in entities for label in entity.labels)
    found.update(link.type for link in links)
    return found


def _unexpected(source: Source, expected: Expected, counts: Mapping[str, int]) -> list[Finding]:
    """Counts outside what source.toml expects: a file is cut off, or read twice."""
    where = Where(f"{source.name}/source.toml", 1)
    low = [
        Finding(where, f"{counts.get(name, 0)} {name} found.", f"At least {least} expected. Is a file cut off?")
        for name, least in expected.at_least.items()
        if counts.get(name, 0) < least
    ]
    high = [
        Finding(where, f"{counts.get(name, 0)} {name} found.", f"At most {most} expected. Is a file read twice?")
        for name, most in expected.at_most.items()
        if counts.get(name, 0) > most
    ]
    return low + high
