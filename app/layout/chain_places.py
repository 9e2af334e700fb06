"""The places of a supply chain: bands with the line of steps, what hangs on them, and shelves beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """A technology hanging somewhere, with the narrower kinds and the parts and materials that are folded into it."""

    id: str
    kinds: tuple[Entry, ...] = ()
    parts: tuple[Entry, ...] = ()

    @property
    def inside(self) -> frozenset[str]:
        """Every technology folded into it, at any depth."""
        return frozenset(id for each in (*self.kinds, *self.parts) for id in (each.id, *each.inside))


@dataclass(frozen=True)
class Node:
    """A technology on the line. `role`: step, good (between steps) or product. `folded`: kinds it stands for."""

    id: str
    role: str
    inputs: tuple[Entry, ...] = ()
    folded: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Band:
    """A stage of the line: its headings (ids), its nodes, what flows into the whole of it, and its lines inside."""

    key: str
    stage: str
    headings: tuple[str, ...]
    nodes: tuple[Node, ...]
    whole: tuple[Entry, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shelf:
    """What stands beside the line: a stage without steps (`stage`), or what flows into an umbrella (`heading`)."""

    key: str
    stage: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Places:
    """The whole: shelves of stages, shelves of umbrellas, bands in the order of flow, and the flows between nodes.

    `closing` are those flows that lead back: without them the others have no circle.
    """

    shelves: tuple[Shelf, ...] = ()
    hubs: tuple[Shelf, ...] = ()
    bands: tuple[Band, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    closing: frozenset[tuple[str, str]] = field(default=frozenset())

    def entries(self) -> Iterator[Entry]:
        """Everything that hangs anywhere, without what is folded into it."""
        for shelf in (*self.shelves, *self.hubs):
            yield from shelf.entries
        for band in self.bands:
            yield from band.whole
            for node in band.nodes:
                yield from (*node.inputs, *node.folded)

    def everything(self) -> frozenset[str]:
        """Every technology that has a place."""
        hanging = {id for entry in self.entries() for id in (entry.id, *entry.inside)}
        on_line = {node.id for band in self.bands for node in band.nodes}
        headings = {id for band in self.bands for id in band.headings} | {hub.heading for hub in self.hubs}
        return frozenset(hanging | on_line | headings)
