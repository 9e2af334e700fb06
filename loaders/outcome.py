"""What came of reading a source: what it says of itself, what is wrong with it, what is left out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loaders.dates import day_that_counts
from loaders.emit import Joined, LeftOut
from loaders.source import Source
from ontology.errors import ExplorerError

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


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a source says of itself, and everything that is wrong with it. Only one without findings may be written."""

    source: Source
    path: Path
    about: Mapping[str, str]
    """What the data say of themselves: `release`, `as_of` where they have a day, and what else `Emit.about` lists."""
    findings: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many there are of each label and each relationship type."""
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

    def refuse_faults(self) -> None:
        """Raises `SourceRefused` when there are findings."""
        if self.findings:
            raise SourceRefused(self.source, self.path, self.findings, self.mapping)

    def record(self, entities: int, relationships: int) -> dict[str, Any]:
        """What the graph keeps about a load of so many."""
        as_of = self.about.get("as_of")
        said: dict[str, Any] = {
            "name": self.title,
            **{field: self.about.get(field) or getattr(self.source, field) or None for field in PUBLISHED},
            "release": self.about["release"],
            "as_of": day_that_counts(as_of, "last")[0] if as_of else None,
            "state": "complete",
            "entities": entities,
            "relationships": relationships,
        }
        return {name: value for name, value in said.items() if value is not None}
