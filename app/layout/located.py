"""Entities by where they are at home: a block of rows for each jurisdiction, headed by its name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.layout.rooms import Floats, Room, sizes_of
from app.layout.rows import rowed

APART = 14.0
HEADING = 34.0
"""Above the rows of a block, for its name."""
BETWEEN = 46.0
LEAST = 190.0
"""The least width of a block, for its name."""


@dataclass(frozen=True)
class Block:
    """The area of a jurisdiction by its upper left corner and size; the name stands at the corner, `HEADING` high.

    The name is empty for what is at home nowhere.
    """

    name: str
    x: int
    y: int
    w: int
    h: int

    def moved(self, x: float, y: float) -> Block:
        """The same block further right and down."""
        return replace(self, x=round(self.x + x), y=round(self.y + y))


def located(rooms: Sequence[Room], homes: Mapping[str, str], aspect: float) -> tuple[Floats, tuple[Block, ...]]:
    """The middles of the rooms and the blocks, largest first, then by name; what has no home comes last.

    Within a block the rooms stand in the given order. All rows are equally high, so that blocks side by side line up.
    """
    sizes = sizes_of(rooms) + APART
    members: dict[str, list[int]] = {}
    for at, room in enumerate(rooms):
        members.setdefault(homes.get(room.id, ""), []).append(at)
    names = sorted(members, key=lambda name: (not name, -len(members[name]), name))
    blocks = [sizes[members[name]] for name in names]
    tried = [_tried(blocks, "" in members, deep, room) for deep, room in _trials(sizes, aspect)]
    best = min(tried, key=lambda trial: trial.cost(aspect))
    return _drawn(best, [members[name] for name in names], names, len(rooms))


def _trials(sizes: Floats, aspect: float) -> list[tuple[int, float]]:
    """How many rows a block may have, and how wide the shelves are that blocks stand on."""
    most = max(1, math.ceil(math.sqrt(len(sizes) * 3)))
    wide = math.sqrt(float(np.prod(sizes, axis=1).sum()) * aspect)
    return [(deep, wide * more) for deep in range(1, most + 1) for more in (1.1, 1.25, 1.4, 1.6)]


@dataclass(frozen=True)
class _Trial:
    """The blocks of one trial: their corners, their sizes with the room around them, and where their rooms stand."""

    corners: list[tuple[float, float]]
    extents: Floats
    inside: list[Floats]

    def cost(self, aspect: float) -> float:
        """How large the picture is when it has to have this aspect."""
        wide, high = (np.array(self.corners) + self.extents).max(axis=0).tolist()
        return max(float(wide) / aspect, float(high))


def _tried(blocks: Sequence[Floats], rest: bool, deep: int, room: float) -> _Trial:
    """Blocks of at most so many rows, below each other while they fit, then in the next column, then on the next shelf.

    When the last block is the `rest`, with no home, its rows are as long as a shelf.
    """
    columns = [math.ceil(len(sizes) / deep) for sizes in blocks]
    if rest:
        columns[-1] = max(1, min(len(blocks[-1]), int(room / float(blocks[-1][:, 0].max()))))
    inside = [rowed(sizes, count) for sizes, count in zip(blocks, columns, strict=True)]
    extents = np.array([(at + own / 2).max(axis=0) for at, own in zip(inside, blocks, strict=True)])
    extents = np.maximum(extents + np.array([BETWEEN, HEADING + BETWEEN]), np.array([LEAST, 0.0]))
    return _Trial(_shelved(extents.tolist(), max(room, float(extents[:, 0].max()))), extents, inside)


def _shelved(extents: Sequence[Sequence[float]], room: float) -> list[tuple[float, float]]:
    """The corners of blocks on shelves of this width. A shelf is as high as its first block."""
    found: list[tuple[float, float]] = []
    shelf = below = high = left = column = depth = 0.0
    for wide, tall in extents:
        if found and depth + tall > high + 1e-6:
            left, column, depth = left + column, 0.0, 0.0
        if found and (left + wide > room + 1e-6 or tall > high + 1e-6):
            shelf, left, column, depth, high = below, 0.0, 0.0, 0.0, 0.0
        high = high or tall
        found.append((left, shelf + depth))
        column, depth = max(column, wide), depth + tall
        below = max(below, shelf + depth)
    return found


def _drawn(
    trial: _Trial, members: Sequence[Sequence[int]], names: Sequence[str], count: int
) -> tuple[Floats, tuple[Block, ...]]:
    middles = np.zeros((count, 2))
    blocks = []
    sizes = trial.extents - BETWEEN
    for numbers, name, (x, y), inside, (w, h) in zip(
        members, names, trial.corners, trial.inside, sizes.tolist(), strict=True
    ):
        middles[numbers] = inside + np.array([x, y + HEADING])
        blocks.append(Block(name, round(x), round(y), round(w), round(h)))
    return middles, tuple(blocks)
