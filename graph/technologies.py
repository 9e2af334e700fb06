"""Technologies with their place in the chain, measures with their sources, and what is supplied outside controls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.rows import Cell, CitedSource, Coverage, OpenSupply, Properties

CONTROLLED = ("in-force", "undated")
"""The statuses under which a share is no gap. Source: INTERFACE, gaps."""


@dataclass(frozen=True, kw_only=True)
class Technology:
    """A technology with its names and its place. `label` has at most 28 characters, or is `None`.

    `parents` are the technologies it is narrower than, without headings. `reach` counts the technologies that come
    after it. Source of the rule: INTERFACE, gaps.
    """

    id: str
    name: str
    label: str | None
    stage: str | None
    labels: tuple[str, ...]
    parents: tuple[str, ...]
    reach: int


@dataclass(frozen=True, kw_only=True)
class NamedMeasure:
    """A measure to choose from a list. `effective` is its start as precisely as it is known, or `None`."""

    id: str
    name: str
    label: str | None
    effective: str | None


@dataclass(frozen=True, kw_only=True)
class MeasureRecord:
    """A measure with all it says of itself and the sources it cites, newest first."""

    id: str
    labels: tuple[str, ...]
    properties: Properties
    sources: tuple[CitedSource, ...]


def uncovered(row: Coverage) -> float | None:
    """The share held by the chosen jurisdictions outside their controls, in percent; `None` when no number is known.

    Source of the rule: INTERFACE, gaps.
    """
    return None if row.known_share is None else round(sum(cell.share or 0.0 for cell in _open(row)), 4)


def _open(row: Coverage) -> list[Cell]:
    return [cell for cell in row.cells if cell.share and cell.status not in CONTROLLED]


def open_supply(rows: Iterable[Coverage], known: Mapping[str, Technology]) -> list[OpenSupply]:
    """What `reads.gaps` gives for the scope of `rows`, from rows that are there already. Largest score first."""
    found = [(row, share) for row in rows if (share := uncovered(row))]
    supply = [
        OpenSupply(
            technology=row.technology,
            uncovered_share=share,
            holders=tuple(cell.jurisdiction for cell in _open(row)),
            reach=known[row.technology].reach,
            score=round(share * known[row.technology].reach, 4),
        )
        for row, share in found
    ]
    return sorted(supply, key=lambda each: (-each.score, -each.uncovered_share, each.technology))
