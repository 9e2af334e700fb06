"""Entities and the links between them as a layout needs them: how much room each takes up, and what leads where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from app.layout.scene import Box

SHAPE = (26.0, 20.0)
BESIDE = 8.0
"""Between a shape and a name at its side."""
BELOW = 4.0
"""Between a shape and the name below it."""
NameSide = Literal["below", "left", "right"]
Floats = npt.NDArray[np.float64]
Place = tuple[int, int]
Places = dict[str, Place]


class Link(NamedTuple):
    """A line from one entity to another, by their ids. `flow`: material or work flows along it."""

    start: str
    end: str
    flow: bool = False


@dataclass(frozen=True)
class Room:
    """An entity and how much room its shape takes up with the name below it, in pixels; `side`: where its name stands
    now."""

    id: str
    w: float
    h: float
    side: NameSide = "below"

    def at(self, x: float, y: float, side: NameSide | None = None) -> Box:
        """The room when the middle of the shape is at `x`, `y`, with the name where it stands or at a given side."""
        side = side or self.side
        if side == "below":
            return Box(x, y - SHAPE[1] / 2 + self.h / 2, self.w, self.h)
        wide = SHAPE[0] + BESIDE + self.w
        away = (wide - SHAPE[0]) / 2
        return Box(x - away if side == "left" else x + away, y, wide, max(SHAPE[1], self.h - SHAPE[1] - BELOW))


def sizes_of(rooms: Sequence[Room]) -> Floats:
    """Widths and heights, one row for each room, with the names below."""
    return np.array([(room.w, room.h) for room in rooms], dtype=float).reshape(-1, 2)


def as_places(rooms: Sequence[Room], middles: Floats) -> Places:
    """Where the shapes stand, in whole numbers, from the middles of their rooms."""
    tops = middles[:, 1] - sizes_of(rooms)[:, 1] / 2
    whole = np.rint(np.column_stack([middles[:, 0], tops + SHAPE[1] / 2])).astype(int).tolist()
    return {room.id: (x, y) for room, (x, y) in zip(rooms, whole, strict=True)}


def joined(rooms: Sequence[Room], links: Iterable[Link]) -> list[Link]:
    """The links between different rooms that are there, each once and in order."""
    known = {room.id for room in rooms}
    return sorted({link for link in links if link.start != link.end and link.start in known and link.end in known})


def components(rooms: Sequence[Room], links: Iterable[Link]) -> list[list[Room]]:
    """The rooms that hang together, largest part first, then in the given order."""
    next_to: dict[str, list[str]] = {room.id: [] for room in rooms}
    for link in links:
        next_to[link.start].append(link.end)
        next_to[link.end].append(link.start)
    part: dict[str, int] = {}
    for room in rooms:
        _reach(room.id, next_to, part)
    found: dict[int, list[Room]] = {}
    for room in rooms:
        found.setdefault(part[room.id], []).append(room)
    return sorted(found.values(), key=len, reverse=True)


def _reach(start: str, next_to: Mapping[str, Sequence[str]], part: dict[str, int]) -> None:
    if start in part:
        return
    number = len(part)
    todo = [start]
    part[start] = number
    while todo:
        for other in next_to[todo.pop()]:
            if other not in part:
                part[other] = number
                todo.append(other)
