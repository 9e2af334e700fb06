"""Any entities and the lines between them, placed so that neither shapes nor their names lie on each other.

Graphviz places by force, without regard to size; then the picture is spread to the room that all names need, and
what still overlaps moves to the nearest free place. Graphviz's own ways to part boxes give pictures five times as wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pygraphviz

from app.layout.scene import Box
from app.layout.text import width, wrap

NAME, LINE = 12.5, 15.0
SHAPE = (26.0, 20.0)
LABEL_ROOM, MOST_LINES = 150.0, 2
GAP = 4.0
APART = 14.0
"""The least room between two entities with their names."""
SPREAD, FEW = 3.0, 25.0
"""How much larger than all names together the picture is; few of them get more, for names on their lines."""
ASPECT, NARROWEST, WIDEST = 1.7, 0.5, 3.2
Places = npt.NDArray[np.float64]


@cache
def _steps() -> Places:
    """Steps away from a place on a grid of 20 points, the shortest first; sideways costs more, since names are wide."""
    grid = np.arange(-1_500, 1_501, 20.0)
    all_ = np.array([(x, y) for x in grid for y in grid])
    near: Places = all_[np.argsort(np.hypot(all_[:, 0], all_[:, 1] * 1.3), kind="stable")]
    return near


@dataclass(frozen=True, kw_only=True)
class Spot:
    """An entity with its place: the middle of its shape, the lines of its name below it, and what both take up."""

    id: str
    box: Box
    lines: tuple[str, ...]
    room: Box


def placed(names: Sequence[tuple[str, str]], links: Iterable[tuple[str, str]], *, aspect: float = ASPECT) -> list[Spot]:
    """The places of entities given by id and name, joined by links between their ids; the same for the same input.

    `aspect` is how much wider than high the picture should be.
    """
    if not names:
        return []
    lines = [wrap(name, LABEL_ROOM, NAME, 500, most=MOST_LINES) for _, name in names]
    sizes = np.array([_size(found) for found in lines])
    wanted = min(max(aspect, NARROWEST), WIDEST)
    spread = _spread(_by_force([id for id, _ in names], links), sizes, wanted)
    parted = _parted(spread, sizes + APART)
    return [_spot(id, *each) for (id, _), *each in zip(names, lines, sizes.tolist(), parted.tolist(), strict=True)]


def _size(lines: Sequence[str]) -> tuple[float, float]:
    wide = max([width(line, NAME, 500) for line in lines], default=0.0)
    return max(wide, SHAPE[0]), SHAPE[1] + GAP + len(lines) * LINE


def _by_force(ids: Sequence[str], links: Iterable[tuple[str, str]]) -> Places:
    graph = pygraphviz.AGraph(directed=False, strict=True, overlap="true", start="1", mode="sgd")
    keys = {id: f"n{at}" for at, id in enumerate(ids)}
    graph.add_nodes_from(keys.values())
    graph.add_edges_from({(keys[a], keys[b]) for a, b in sorted(set(links)) if a != b})
    graph.layout(prog="neato")
    return np.array([[float(each) for each in graph.get_node(key).attr["pos"].split(",")] for key in keys.values()])


def _spread(places: Places, sizes: Places, aspect: float) -> Places:
    """The same picture around 0, 0, in the room that the names need."""
    middle = places - places.mean(axis=0)
    high = np.sqrt(float((sizes[:, 0] * sizes[:, 1]).sum()) * (SPREAD + FEW / len(places)) / aspect)
    extent = np.maximum(np.ptp(middle, axis=0), 1.0)
    wanted = np.array([high * aspect, high])
    scale = wanted / extent
    found: Places = middle * np.clip(scale, scale.min(), scale.min() * 3)
    return found


def _parted(places: Places, sizes: Places) -> Places:
    """One after the other from the middle outwards, each on the free place nearest to where it wants to be."""
    found = places.copy()
    taken: list[int] = []
    for at in np.argsort(np.hypot(*places.T), kind="stable").tolist():
        found[at] = _nearest_free(places[at], sizes[at], found[taken], sizes[taken])
        taken.append(at)
    return found


def _nearest_free(wanted: Places, size: Places, others: Places, sizes: Places) -> Places:
    least = (sizes + size) / 2
    for steps in np.array_split(_steps(), 128):
        tried = wanted + steps
        clear = np.any(np.abs(tried[:, None, :] - others[None, :, :]) >= least[None, :, :], axis=2)
        apart = np.all(clear, axis=1)
        if apart.any():
            return np.array(tried[int(apart.argmax())])
    return np.array([wanted[0], float(np.abs(others).max() + sizes.max() * 2)])


def _spot(id: str, lines: tuple[str, ...], size: Sequence[float], at: Sequence[float]) -> Spot:
    """The shape stands at the top of its room, the name below it. Graphviz counts upwards."""
    room = Box(at[0], -at[1], size[0], size[1])
    return Spot(id=id, box=Box(room.x, room.top + SHAPE[1] / 2, *SHAPE), lines=lines, room=room)
