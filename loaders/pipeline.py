"""A source, checked as a whole and only then written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.plan import Entity, Link, Load
from loaders import parts
from loaders.checks import Checker, Finding
from loaders.dates import day_that_counts
from loaders.emit import Edge, Emit, Joined, LeftOut, Node, Statement
from loaders.known import Known
from loaders.record import SourceFault, Where, nearest
from loaders.source import Expected, Source
from ontology.errors import ExplorerError
from ontology.model import Model

PUBLISHED = ("publisher", "licence", "licence_url", "credit", "url")
"""What source.toml says of a source, and data of their own may say otherwise."""


class SourceRefused(ExplorerError):
    """A source has faults; nothing of it was written."""

    title = "The source has faults"

    def __init__(self, source: Source, path: Path, findings: Sequence[str], mapping: Path | None = None) -> None:
        words = source.name if path == source.data else f"{source.name} {path}"
        words += f" --mapping {mapping}" if mapping else ""
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(
            f"{findings[0]}{more}",
            hint=f"Nothing was loaded. See all findings with: chokepoint load {words} --dry-run.",
        )
        self.findings = tuple(findings)


@dataclass(frozen=True)
class Checked:
    """What a source holds, and everything that is wrong with it. Only one without findings may be written."""

    source: Source
    path: Path
    about: Mapping[str, str]
    """What the data say of themselves: `release`, `as_of` where they have a day, and what else `Emit.about` lists."""
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple[Load, ...] = ()
    """Of a dump: what it says of each of the data sets in it, beside what is this source's own."""
    findings: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    joined: tuple[Joined, ...] = ()
    advice: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    """How many records of each file were read."""
    mapping: Path | None = None
    """What says what the data mean, where it was named."""

    @property
    def title(self) -> str:
        """The source's title, with the edition where it has several."""
        title, edition = self.about.get("title", self.source.title), self.about.get("edition")
        return f"{title} ({edition})" if edition else title

    @property
    def name(self) -> str:
        """The name of the data set in the graph: the source's, and after a colon the part that the data are."""
        part = self.about.get("name")
        return f"{self.source.name}:{part}" if part else self.source.name

    @property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """The labels of each entity that this source describes, by id."""
        return {entity.id: entity.labels for entity in self.entities if entity.labels}

    @property
    def load(self) -> Load:
        """All of it, ready for `graph.write.Writer`. Raises `SourceRefused` when there are findings."""
        if self.findings:
            raise SourceRefused(self.source, self.path, self.findings, self.mapping)
        return Load(
            source=self.name,
            rank=self.source.rank,
            record=self._record(),
            entities=self.entities,
            links=self.links,
        )

    @property
    def loads(self) -> list[Load]:
        """All that is to be written: `load`, and the data sets of a dump. Raises as that does."""
        own = self.load
        return [*([own] if own.entities or own.links or not self.parts else ()), *self.parts]

    def _record(self) -> dict[str, Any]:
        """What the graph keeps about this load."""
        as_of = self.about.get("as_of")
        said: dict[str, Any] = {
            "name": self.title,
            **{field: self.about.get(field) or getattr(self.source, field) or None for field in PUBLISHED},
            "release": self.about["release"],
            "as_of": day_that_counts(as_of, "last")[0] if as_of else None,
            "state": "complete",
            "entities": len(self.entities),
            "relationships": len(self.links),
        }
        return {name: value for name, value in said.items() if value is not None}


def check(source: Source, path: Path, model: Model, known: Known, mapping: Path | None = None) -> Checked:
    """Read a source and check all of it. Faults do not stop the reading: each becomes a finding.

    Raises `SourceFault` only where a file cannot be read at all.
    """
    emit, checker = Emit(), Checker(model)
    release = _release(source, path)
    statements = list(source.read(path, emit, model, known, mapping))
    about = {**release, **emit.about}
    foreign = _foreign(statements)
    elsewhere = known.labels(foreign)
    if source.joins and len(foreign) > len(statements) / 10 and not elsewhere and not emit.faults:
        said = f"none of the {len(foreign)} entities that {source.name} speaks of is in the graph. Load facts first."
        return Checked(source, path, about, findings=(f"{source.name}: {said}",), mapping=mapping)
    made = parts.made(parts.by_data_set(statements, emit), checker, emit, model, elsewhere)
    entities, links = made[""]
    counts = _counts(entities, links)
    checker.findings += parts.miscounted(made, emit.records, path.name) if not emit.faults else ()
    findings = [*emit.faults_as_text(), *map(str, sorted(set(checker.findings)))]
    if not findings:
        expected = source.editions.get(about.get("edition", ""), source.expect)
        findings = [str(finding) for finding in _unexpected(source, expected, counts)]
    left_out, joined = tuple(sorted(emit.left_out)), tuple(sorted(emit.joined))
    told = (left_out, joined, tuple(emit.advice))
    others = parts.loads(made, emit.records)
    return Checked(source, path, about, entities, links, others, tuple(findings), counts, *told, emit.rows, mapping)


def _release(source: Source, path: Path) -> dict[str, str]:
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


def _foreign(statements: Sequence[Statement]) -> set[str]:
    """The ids that this source refers to but does not describe."""
    own = {said.id for said in statements if isinstance(said, Node) and said.type}
    named = {said.id for said in statements if isinstance(said, Node)}
    named |= {end for said in statements if isinstance(said, Edge) for end in (said.start, said.end)}
    named |= {source for said in statements for source in said.sources}
    return named - own


def _counts(entities: Sequence[Entity], links: Sequence[Link]) -> dict[str, int]:
    """How many of each label and each relationship type."""
    found = Counter(label for entity in entities for label in entity.labels)
    found.update(link.type for link in links)
    return dict(sorted(found.items()))


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
