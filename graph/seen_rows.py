"""Where an entity is seen, as plain values that any layer above may hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.rows import Properties


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A statement by which an entity stands in something.

    `out`: it starts from the entity, or from what stands for it: `through`, named, and `None` where nothing does.
    """

    id: str
    type: str
    predicate: str | None
    out: bool
    through: str | None = None
    through_name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sight:
    """A measure, gap or event with its dates, each with how exactly it is known, and the statements that lead to it.

    `state` is how a measure stands on the day: in-force, undated, announced, suspended, ended; else `None`.
    """

    id: str
    name: str
    labels: tuple[str, ...]
    state: str | None
    properties: Properties
    ties: tuple[Tie, ...]


@dataclass(frozen=True, kw_only=True)
class Sights:
    """Those of one kind, the weightiest first; `total` counts also the ones that are not listed."""

    total: int = 0
    listed: tuple[Sight, ...] = ()

    @property
    def left(self) -> int:
        """How many are not listed."""
        return self.total - len(self.listed)


@dataclass(frozen=True, kw_only=True)
class SeenIn:
    """All that an entity stands in, on a day."""

    measures: Sights = field(default_factory=Sights)
    gaps: Sights = field(default_factory=Sights)
    events: Sights = field(default_factory=Sights)
