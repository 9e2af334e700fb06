"""What exploring answers: entities and relationships as a drawing needs them, and what can be drawn next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from graph.rows import Properties


@dataclass(frozen=True, kw_only=True)
class Vertex:
    """An entity with what a drawing says of it. `degree` counts its relationships in the whole graph.

    `labels` are its class and those above, by name. `home` is the id of the jurisdiction that it is, or has its seat
    in, itself or through what it is part of, as coverage takes it; of a measure that of whoever imposes it, when it is
    one jurisdiction. `home` and `home_name` are empty when there is none.
    """

    id: str
    name: str
    labels: tuple[str, ...]
    properties: Properties
    degree: int
    home: str = ""
    home_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A relationship with all that it says. `start` and `end` are the ids of the entities."""

    id: str
    type: str
    start: str
    end: str
    properties: Properties


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Entities and every relationship between two of them, each by id; `missing` ids are not in the graph."""

    entities: tuple[Vertex, ...] = ()
    relationships: tuple[Edge, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LinkedClass:
    """How many neighbours along one relationship type and direction are of this class and of none below it."""

    kind: str
    neighbours: int


@dataclass(frozen=True, kw_only=True)
class Link:
    """The neighbours along one relationship type in one direction, each counted once; the classes most first."""

    type: str
    outgoing: bool
    neighbours: int
    classes: tuple[LinkedClass, ...]

    @property
    def key(self) -> str:
        """The word for this relation in an address, such as `produces-out`."""
        return f"{self.type.lower()}-{'out' if self.outgoing else 'in'}"


@dataclass(frozen=True, kw_only=True)
class Links:
    """Where one can go from an entity. `total` counts each neighbour once over all relations."""

    total: int = 0
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Expansion:
    """The next neighbours of an entity. `shown` is how many of its `total` are there already, without these."""

    entities: tuple[Vertex, ...] = ()
    shown: int = 0
    total: int = 0


class Tie(NamedTuple):
    """That an entity is linked to `id`; `outgoing` when the relationship leads from `id` to it."""

    id: str
    type: str
    outgoing: bool


@dataclass(frozen=True, kw_only=True)
class Common:
    """An entity linked to several of a selection, and its links to them, each once, by id, type and direction."""

    id: str
    name: str
    labels: tuple[str, ...]
    degree: int
    ties: tuple[Tie, ...]

    @property
    def to(self) -> tuple[str, ...]:
        """The ids of those of the selection that it is linked to."""
        return tuple(dict.fromkeys(tie.id for tie in self.ties))


@dataclass(frozen=True, kw_only=True)
class Commons:
    """What several of a selection are linked to. `shown` is how many of the `total` are there already and left out."""

    entities: tuple[Common, ...] = ()
    shown: int = 0
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class Path:
    """A way from one entity to another. `steps` has, between each entity and the next, the ids of the relationships."""

    entities: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Paths:
    """Ways between two entities, shortest first, then by the ids along them; and what stands on them, each by id.

    `more`: there are more ways than were asked for. `cut`: the graph grew too wide on the way, and of ways with more
    than `searched` steps some or all are missing.
    """

    paths: tuple[Path, ...] = ()
    entities: tuple[Vertex, ...] = ()
    relationships: tuple[Edge, ...] = ()
    searched: int = 0
    more: bool = False
    cut: bool = False
