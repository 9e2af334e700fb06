"""What the database answers, as plain values that any layer above may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

Properties = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An entity that a search found. `reason` says why when the name alone does not show it.

    `sources` are names, in order: of a publication its publisher, of anything else the data sets that contain it.
    `degree` counts its relationships.
    """

    id: str
    name: str
    labels: tuple[str, ...]
    score: float
    reason: str | None = None
    sources: tuple[str, ...] = ()
    degree: int = 0


@dataclass(frozen=True, kw_only=True)
class CitedSource:
    """A publication behind a record. `known` is false when the graph holds nothing but its id."""

    id: str
    name: str
    publisher: str | None = None
    date: date | None = None
    date_precision: str | None = None
    url: str | None = None
    access: str | None = None
    note: str | None = None
    known: bool = True


@dataclass(frozen=True, kw_only=True)
class Entity:
    """An entity with all it says of itself and the sources it cites."""

    id: str
    labels: tuple[str, ...]
    properties: Properties
    sources: tuple[CitedSource, ...]

    @property
    def name(self) -> str:
        return str(self.properties.get("name") or self.id)


@dataclass(frozen=True, kw_only=True)
class End:
    """One end of a statement."""

    id: str
    name: str
    labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A relationship with both its ends, all it says, and the sources it cites."""

    id: str
    type: str
    source: End
    target: End
    properties: Properties
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, kw_only=True)
class Web:
    """Entities and the statements between them, each by id.

    `publications` are those that they cite and that are not among the entities themselves. `missing` are the ids asked
    for that the graph does not have there.
    """

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    publications: tuple[Entity, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """An entity one step away, with the relationships that lead to it."""

    id: str
    name: str
    labels: tuple[str, ...]
    properties: Properties
    degree: int
    statements: tuple[Properties, ...]


@dataclass(frozen=True, kw_only=True)
class NeighbourGroup:
    """The neighbours along one relationship type in one direction; `shown` are the ones with most links."""

    type: str
    outgoing: bool
    neighbours: int
    statements: int
    shown: tuple[Neighbour, ...]

    @property
    def key(self) -> str:
        """The word for this group in an address, such as `produces-out`."""
        return f"{self.type.lower()}-{'out' if self.outgoing else 'in'}"

    @property
    def folded(self) -> int:
        """How many neighbours are not listed."""
        return self.neighbours - len(self.shown)


@dataclass(frozen=True, kw_only=True)
class Neighbourhood:
    """What stands one step away from an entity. `total` counts each neighbour once."""

    total: int
    groups: tuple[NeighbourGroup, ...]


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of supply in percent, and who or what is at its other end."""

    id: str
    name: str
    labels: tuple[str, ...]
    share: float
    year: int | None
    basis: str | None
    statement: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LoadedSource:
    """A data set that was loaded into the graph."""

    id: str
    name: str
    licence: str | None = None
    licence_url: str | None = None
    credit: str | None = None
    release: str | None = None
    as_of: date | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """How much the graph knows, and up to which day."""

    records: tuple[LoadedSource, ...] = field(default=())
    entities: int = 0
    measures: int = 0
    sources: int = 0

    @property
    def as_of(self) -> date | None:
        """The newest state of knowledge that a loaded source names."""
        return max((record.as_of for record in self.records if record.as_of), default=None)

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the loaded sources, by the ids that entities and relationships name them by."""
        return {record.id.removeprefix("load:"): record.name for record in self.records}


class Cell(NamedTuple):
    """How one jurisdiction controls one technology: status, share in percent (or `None`), measures by id.

    `measures` give the status; `requests`, `announced` and `suspended` hold beside it, whatever it is.
    """

    jurisdiction: str
    status: str
    share: float | None
    measures: tuple[str, ...]
    requests: tuple[str, ...]
    announced: tuple[str, ...]
    suspended: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How much of the supply of a technology is under control on a day toward a destination, in percent.

    `covered_share` is an upper bound of the known part. The shares are `None`, never 0, when no number is known.
    """

    technology: str
    on: str
    toward: str
    covered_share: float | None
    undated_share: float | None
    known_share: float | None
    holders_without_number: tuple[str, ...]
    basis: str | None
    year: int | None
    share_source: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class OpenSupply:
    """A share of supply, in percent, that its holders leave outside any control, and how much depends on it."""

    technology: str
    uncovered_share: float
    holders: tuple[str, ...]
    reach: int
    score: float


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A change between two days: a measure `begun`, `ended` or `suspended`, or the covered `share` of a technology."""

    change: str
    id: str
    name: str
    date: str | None
    before: float | None
    after: float | None


@dataclass(frozen=True, kw_only=True)
class Derivation:
    """How one measure comes to bear on one technology: what it says, and through which technologies.

    Dates are text, as precisely as they are known; `begins` is the full day that counts for `effective`.
    A measure that a scenario adds has no name, kind or status.
    `imposed_by` has id, name and home of each imposer; `targets` id, name and `hit` (it is or holds the destination);
    `through` id, name, `how` (covers, broad, narrower), eccn and text.
    """

    technology: str
    technology_name: str
    measure: str
    name: str | None
    kind: str | None
    status: str | None
    announced: str | None
    effective: str | None
    begins: str | None
    suspended: str | None
    resumed: str | None
    ended: str | None
    confidence: str | None
    verified: bool | None
    by_party: bool
    imposed_by: tuple[Properties, ...]
    targets: tuple[Properties, ...]
    parties: tuple[str, ...]
    asked: tuple[str, ...]
    through: tuple[Properties, ...]
