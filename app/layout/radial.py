"""Entities in rings around one of them: the more steps away, the further out; what hangs together stays in a sector."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from app.layout.forced import BETWEEN, cornered, extent
from app.layout.packing import packed
from app.layout.parting import parted
from app.layout.rooms import Floats, Link, Room, components, joined, sizes_of
from app.layout.rows import columns_for, rowed
from app.layout.steps import aligned

APART = 12.0
STEP = 24.0
"""Least free room between two rings, for lines to turn in."""
USUAL = 0.8
"""Rings are made for rooms as large as this part of them; larger ones push aside."""
POINTS = 720


def radial(rooms: Sequence[Room], links: Sequence[Link], centre: str, aspect: float) -> Floats:
    """The middles of the rooms. What nothing joins to the centre has rings of its own, around its best connected."""
    own = joined(rooms, links)
    parts = components(rooms, own)
    parts.sort(key=lambda part: not any(room.id == centre for room in part))
    alone = [part[0] for part in parts if len(part) == 1]
    groups = [part for part in parts if len(part) > 1] + ([alone] if alone else [])
    drawn = [_drawn(group, own, centre, aspect) for group in groups]
    numbers = {room.id: at for at, room in enumerate(rooms)}
    sizes = np.array([extent(each, sizes_of(group)) for each, group in zip(drawn, groups, strict=True)])
    found = np.zeros((len(rooms), 2))
    for group, middles, corner in zip(groups, drawn, packed(sizes + BETWEEN, aspect), strict=True):
        found[[numbers[room.id] for room in group]] = cornered(middles, sizes_of(group)) + corner
    return found


def _drawn(rooms: Sequence[Room], links: Sequence[Link], centre: str, aspect: float) -> Floats:
    sizes = sizes_of(rooms) + APART
    tree = _tree(rooms, links, centre)
    if len(tree.order) < len(rooms):
        return rowed(sizes, columns_for(sizes, aspect))
    numbers = {room.id: at for at, room in enumerate(rooms)}
    own = {room.id: size for room, size in zip(rooms, sizes.tolist(), strict=True)}
    found = np.zeros((len(rooms), 2))
    for id, place in _rings(tree, own, min(max(aspect, 1.0), 2.0)).items():
        found[numbers[id]] = place
    held = np.array([room.id == tree.order[0] for room in rooms])
    return parted(found, sizes, held)


@dataclass(frozen=True)
class _Tree:
    """Everything that can be reached from the middle, nearest first, with its steps from there and its branches."""

    order: list[str]
    steps: Mapping[str, int]
    branches: Mapping[str, list[str]] = field(default_factory=dict)


def _tree(rooms: Sequence[Room], links: Sequence[Link], centre: str) -> _Tree:
    here = [room.id for room in rooms]
    next_to: dict[str, dict[str, None]] = {id: {} for id in here}
    for link in links:
        if link.start in next_to:
            next_to[link.start][link.end] = None
            next_to[link.end][link.start] = None
    start = centre if centre in next_to else max(here, key=lambda each: len(next_to[each]))
    steps, order = {start: 0}, [start]
    branches: dict[str, list[str]] = {id: [] for id in here}
    for id in order:
        for other in next_to[id]:
            if other not in steps:
                steps[other] = steps[id] + 1
                branches[id].append(other)
                order.append(other)
    return _Tree(order, steps, branches)


def _rings(tree: _Tree, sizes: Mapping[str, Sequence[float]], flat: float) -> dict[str, tuple[float, float]]:
    """The places around 0, 0. Everything stands as near to its sector as there is room on its ring."""
    wide, high = np.quantile(np.array([sizes[id] for id in tree.order]), USUAL, axis=0).tolist()
    step = max(high, wide / flat)
    wanted = _sectors(tree)
    found = {tree.order[0]: (0.0, 0.0)}
    radius = 0.0
    for ring in range(1, max(tree.steps.values()) + 1):
        members = sorted((id for id in tree.order if tree.steps[id] == ring), key=wanted.__getitem__)
        radius, close = _first(len(members), radius + step + STEP, step, Ellipse(flat, 1.0, wide, high).capacity)
        room = close * int(Ellipse(radius * flat, radius, wide, high).capacity + 1e-6)
        turns = spaced(np.array([wanted[id] for id in members]), 1 / room)
        for at, (id, turn) in enumerate(zip(members, turns.tolist(), strict=True)):
            further = radius + (at % close) * step
            found[id] = Ellipse(further * flat, further, wide, high).at(turn)
        radius += (close - 1) * step
    return found


def _first(count: int, radius: float, step: float, capacity: float) -> tuple[float, int]:
    """The radius of the first of several rings close to each other, and how many: the outermost as near as can be.

    `capacity` is what a ring of radius 1 holds.
    """
    tried = [(max(radius, math.ceil(count / close) / capacity), close) for close in range(1, count + 1)]
    return min(tried, key=lambda found: found[0] + (found[1] - 1) * step)


def _sectors(tree: _Tree) -> dict[str, float]:
    """Where each would like to stand, as a part of a turn: in the middle of a sector as wide as what hangs on it needs,
    the less of it, the further out it is."""
    weight = {id: 1 / max(1, tree.steps[id]) for id in tree.order}
    for id in reversed(tree.order):
        weight[id] = max(weight[id], sum(weight[each] for each in tree.branches[id]))
    middle, sector = {tree.order[0]: 0.0}, {tree.order[0]: (0.0, 1.0)}
    for id in tree.order:
        start, whole = sector[id]
        total = sum(weight[each] for each in tree.branches[id])
        for each in tree.branches[id]:
            part = whole * weight[each] / total
            sector[each], middle[each] = (start, part), start + part / 2
            start += part
    return middle


@dataclass(frozen=True)
class Ellipse:
    """A ring with these half axes, on which rectangles of one size stand. Turns go clockwise, from 0 at the right."""

    across: float
    down: float
    wide: float
    high: float

    @cached_property
    def _filled(self) -> Floats:
        """How many rectangles stand side by side from the start to each of the points along the ring."""
        angles = np.linspace(0, 2 * math.pi, POINTS + 1)
        steps = np.abs(np.diff(np.column_stack([self.across * np.cos(angles), self.down * np.sin(angles)]), axis=0))
        return np.concatenate([[0.0], np.cumsum(np.maximum(steps[:, 0] / self.wide, steps[:, 1] / self.high))])

    @property
    def capacity(self) -> float:
        """How many rectangles stand on the whole ring."""
        return float(self._filled[-1])

    def at(self, turn: float) -> tuple[float, float]:
        """The place after a part of the ring, measured by how many rectangles stand on it."""
        angle = float(np.interp(turn % 1.0 * self.capacity, self._filled, np.linspace(0, 2 * math.pi, POINTS + 1)))
        return self.across * math.cos(angle), self.down * math.sin(angle)


def spaced(wanted: Floats, apart: float) -> Floats:
    """Turns as near to the wanted ones, which rise from 0 to 1, as they can be when they are so far apart."""
    count = len(wanted)
    gaps = np.diff(np.append(wanted, wanted[0] + 1.0))
    cut = (int(gaps.argmax()) + 1) % count
    unrolled = np.concatenate([wanted[cut:], wanted[:cut] + 1.0])
    found = aligned(unrolled, np.full(count, apart), np.ones(count))
    if found[-1] - found[0] > 1.0 - apart + 1e-9:
        even = np.arange(count) / count
        found = even + (unrolled - even).mean()
    return np.roll(found, cut)
