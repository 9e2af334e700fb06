"""What was written to files: which file holds what, so that one process can tell another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ontology.model import Model


@dataclass
class Sheet:
    """One file: how many columns it has, and how many rows."""

    path: Path
    width: int
    rows: int = 0


@dataclass
class Written:
    """Files by class and by relationship type; a class may have several.

    `cited`: files of the sources that are named, each with a place where. `bare`: the classes and types of which there
    is something without any source, whose empty list CSV cannot say.
    """

    nodes: dict[str, list[Sheet]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, list[Sheet]] = field(default_factory=lambda: defaultdict(list))
    cited: list[Path] = field(default_factory=list)
    bare: set[str] = field(default_factory=set)

    def add(self, other: Written) -> None:
        """Take in what another process wrote."""
        for name, sheets in other.nodes.items():
            self.nodes[name] += sheets
        for type, sheets in other.links.items():
            self.links[type] += sheets
        self.cited += other.cited
        self.bare |= other.bare

    @property
    def entities(self) -> int:
        """How many there are, without the record of the load."""
        return sum(sheet.rows for name, sheets in self.nodes.items() if name != "LoadRecord" for sheet in sheets)

    @property
    def relationships(self) -> int:
        """How many there are."""
        return sum(sheet.rows for sheets in self.links.values() for sheet in sheets)

    def counts(self, model: Model) -> Counter[str]:
        """How many there are of each label and each relationship type; the record of the load is not one of them."""
        found = Counter({type: _rows(sheets) for type, sheets in self.links.items()})
        for name, sheets in self.nodes.items():
            for label in model.labels(name) if name != "LoadRecord" else ():
                found[label] += _rows(sheets)
        return found

    def labelled(self, model: Model) -> Mapping[tuple[str, ...], list[Path]]:
        """The files of entities by all their labels."""
        return {model.labels(name): [sheet.path for sheet in sheets] for name, sheets in self.nodes.items()}

    def typed(self) -> Mapping[str, list[Path]]:
        """The files of relationships by type."""
        return {type: [sheet.path for sheet in sheets] for type, sheets in self.links.items()}


def _rows(sheets: list[Sheet]) -> int:
    return sum(sheet.rows for sheet in sheets)
