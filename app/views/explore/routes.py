"""The ways of the lines of a view: together through a bundle's point, else straight from shape to shape.

The page draws the same ways: see assets/explore/lines.js.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.canvas.data import Relationship
from app.canvas.document import Bundle, Document
from app.layout.scene import Box

Point = tuple[float, float]
GAP = 5.0
"""Between a shape and the line that ends at it."""
SPREAD = 0.4
"""The part of a hub's side, up and down from its middle, over which its lines are met."""
ASIDE = 18.0
"""How far lines between the same two entities bend away from each other."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """A line: its start, cubic pieces of (control, control, end), and at which ends it has an arrowhead.

    `relationships` are those that it stands for; `middle` is where a name can stand, with the way straight there.
    """

    start: Point
    pieces: tuple[tuple[Point, Point, Point], ...]
    at_start: bool
    at_end: bool
    relationships: tuple[Relationship, ...]
    bundle: Bundle | None = None

    @property
    def end(self) -> Point:
        """Where it ends."""
        return self.pieces[-1][2]


@dataclass(frozen=True, kw_only=True)
class Routes:
    """The lines of what a view shows. `boxes` are the shapes of the entities, `plates` the room of a bundle's names.

    `every` are the relationships of the view, filtered away or not: they say which bundle an entity stands in.
    """

    document: Document
    relationships: Sequence[Relationship]
    every: Sequence[Relationship]
    boxes: Mapping[str, Box]
    plates: Mapping[Bundle, Box]

    def ways(self) -> Iterator[Way]:
        """All lines, those of bundles first. Without those from an entity to itself, and without `asides`."""
        through: dict[Bundle, list[tuple[Relationship, str]]] = {}
        alone: dict[frozenset[str], list[Relationship]] = {}
        for each in self.relationships:
            found = self._run(each)
            if found:
                through.setdefault(found[0], []).append((each, found[1]))
            elif each.start != each.end and not self._aside(each):
                alone.setdefault(frozenset((each.start, each.end)), []).append(each)
        for bundle, members in through.items():
            yield from self._bundled(bundle, members)
        for several in alone.values():
            yield from (self._straight(each, at, len(several)) for at, each in enumerate(several))

    @property
    def asides(self) -> list[Relationship]:
        """Those between two entities in the columns of one hub: they would lie across all others, and are not drawn."""
        return [each for each in self.relationships if not self._run(each) and self._aside(each)]

    @cached_property
    def _relations(self) -> dict[str, dict[str, set[str]]]:
        """For each hub of a bundle the relations of each entity to it."""
        found: dict[str, dict[str, set[str]]] = {each.hub: {} for each in self.document.bundles}
        for each in self.every:
            for hub, other, way in ((each.start, each.end, "out"), (each.end, each.start, "in")):
                if hub in found and hub != other:
                    found[hub].setdefault(other, set()).add(f"{each.type.lower()}-{way}")
        return found

    @cached_property
    def _bundles(self) -> dict[tuple[str, frozenset[str]], Bundle]:
        return {(each.hub, frozenset(each.relations)): each for each in self.document.bundles if each.hub in self.boxes}

    def _of(self, hub: str, other: str) -> Bundle | None:
        relations = self._relations.get(hub, {}).get(other)
        return self._bundles.get((hub, frozenset(relations))) if relations else None

    def _run(self, one: Relationship) -> tuple[Bundle, str] | None:
        """The bundle that a relationship runs through, and its end beyond it."""
        for hub, other in ((one.start, one.end), (one.end, one.start)):
            bundle = self._of(hub, other)
            if bundle and hub != other:
                return bundle, other
        return None

    @cached_property
    def _sided(self) -> set[str]:
        return {each.id for each in self.document.entities if each.side != "below"}

    def _aside(self, one: Relationship) -> bool:
        ends = {one.start, one.end}
        return ends <= self._sided and any(
            hub not in ends and all(self._of(hub, end) for end in ends) for hub in self._relations
        )

    def _bundled(self, bundle: Bundle, members: Sequence[tuple[Relationship, str]]) -> Iterator[Way]:
        """One line from the hub to its plate, then one to each entity."""
        hub, plate = self.boxes[bundle.hub], self.plates[bundle]
        out = 1 if bundle.at[0] >= 0 else -1
        start = (hub.x + out * hub.width / 2, hub.y + self._meets(bundle) * hub.height)
        every = tuple(each for each, _ in members)
        yield Way(
            start=start,
            pieces=(_level(start, (plate.x - out * plate.width / 2, plate.y)),),
            at_start=any(each.end == bundle.hub for each in every),
            at_end=False,
            relationships=every,
            bundle=bundle,
        )
        for other in dict.fromkeys(end for _, end in members):
            own = tuple(each for each, end in members if end == other)
            yield self._branch(bundle, other, own)

    def _branch(self, bundle: Bundle, other: str, own: tuple[Relationship, ...]) -> Way:
        plate, to = self.plates[bundle], self.boxes[other]
        out = 1 if bundle.at[0] >= 0 else -1
        beyond = out if (to.x - plate.x) * out > 0 else -out
        start = (plate.x + beyond * plate.width / 2, plate.y)
        return Way(
            start=start,
            pieces=(_level(start, (to.x - beyond * (to.width / 2 + GAP), to.y)),),
            at_start=False,
            at_end=any(each.start == bundle.hub for each in own),
            relationships=own,
            bundle=bundle,
        )

    def _meets(self, bundle: Bundle) -> float:
        """Where along its side a hub is met: in the order of the plates."""
        side = bundle.at[0] >= 0
        same = [each for each in self.document.bundles if each.hub == bundle.hub and (each.at[0] >= 0) == side]
        reach = max(1.0, *(abs(each.at[1]) for each in same))
        return SPREAD * max(-1.0, min(1.0, bundle.at[1] / reach))

    def _straight(self, one: Relationship, at: int, many: int) -> Way:
        """Straight, or bent where several join the same two."""
        a, b = self.boxes[one.start], self.boxes[one.end]
        turn = 1 if one.start < one.end else -1
        bend = turn * ASIDE * (at - (many - 1) / 2) * 2
        dx, dy = b.x - a.x, b.y - a.y
        far = (dx * dx + dy * dy) ** 0.5 or 1.0
        middle = ((a.x + b.x) / 2 - dy / far * bend, (a.y + b.y) / 2 + dx / far * bend)
        start, end = _leaves(a, middle), _leaves(b, middle)
        control = tuple(((point[0] + 2 * middle[0]) / 3, (point[1] + 2 * middle[1]) / 3) for point in (start, end))
        piece = (control[0], control[1], end) if bend else (start, end, end)
        return Way(start=start, pieces=(piece,), at_start=False, at_end=True, relationships=(one,))


def _level(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """Level where it leaves and where it arrives."""
    half = (start[0] + end[0]) / 2
    return (half, start[1]), (half, end[1]), end


def _leaves(box: Box, toward: Point) -> Point:
    """Where a line from the middle of a shape toward a point leaves it, a little beyond its border."""
    dx, dy = toward[0] - box.x, toward[1] - box.y
    across = (box.width / 2 + GAP) / abs(dx) if dx else float("inf")
    down = (box.height / 2 + GAP) / abs(dy) if dy else float("inf")
    part = min(across, down, 1.0)
    return box.x + dx * part, box.y + dy * part
