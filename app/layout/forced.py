"""Entities placed by force: what is linked stands close, what is not is pushed away.

Graphviz places without regard to size. Each part that hangs together is turned so that it lies, spread to the room its
names need, and then parted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pygraphviz

from app.layout.packing import packed
from app.layout.parting import parted
from app.layout.rooms import Floats, Link, Room, components, joined, sizes_of
from app.layout.rows import columns_for, rowed

APART = 14.0
"""The least room between two entities with their names."""
BETWEEN = 40.0
"""The least room between two parts that nothing joins."""
SPREAD, FEW = 2.2, 8.0
"""How much larger than all names together a part is; few of them get more, for names on their lines."""
EVEN = 0.4
"""How much an even spread counts against the distances."""
EXACT = 250
"""Up to so many the places follow the distances in the graph; more would take too long, and go by springs."""
NARROWEST, WIDEST = 0.5, 3.2


def forced(rooms: Sequence[Room], links: Sequence[Link], aspect: float) -> Floats:
    """The middles of the rooms, as many rows as there are rooms; parts that nothing joins are packed side by side."""
    own = joined(rooms, links)
    numbers = {room.id: at for at, room in enumerate(rooms)}
    parts = components(rooms, own)
    alone = [part[0] for part in parts if len(part) == 1]
    groups = [part for part in parts if len(part) > 1] + ([alone] if alone else [])
    drawn = [_drawn(group, own, aspect) for group in groups]
    corners = packed(
        np.array([extent(each, sizes_of(group)) for each, group in zip(drawn, groups, strict=True)]) + BETWEEN, aspect
    )
    found = np.zeros((len(rooms), 2))
    for group, middles, corner in zip(groups, drawn, corners, strict=True):
        found[[numbers[room.id] for room in group]] = cornered(middles, sizes_of(group)) + corner
    return found


def extent(middles: Floats, sizes: Floats) -> Floats:
    """Width and height of all rectangles together."""
    found: Floats = (middles + sizes / 2).max(axis=0) - (middles - sizes / 2).min(axis=0)
    return found


def cornered(middles: Floats, sizes: Floats) -> Floats:
    """The same picture with its upper left corner at 0, 0."""
    found: Floats = middles - (middles - sizes / 2).min(axis=0)
    return found


def _drawn(rooms: Sequence[Room], links: Sequence[Link], aspect: float) -> Floats:
    """One part, or all that nothing is linked to in rows."""
    sizes = sizes_of(rooms)
    here = {room.id for room in rooms}
    own = [link for link in links if link.start in here]
    if not own:
        return rowed(sizes + APART, columns_for(sizes + APART, aspect))
    return parted(_spread(_even(_lying(by_force([room.id for room in rooms], own))), sizes, aspect), sizes + APART)


def by_force(ids: Sequence[str], links: Sequence[Link]) -> Floats:
    """Where Graphviz puts points that are joined like this."""
    few = len(ids) <= EXACT
    graph = pygraphviz.AGraph(directed=False, strict=True, start="1")
    if few:
        graph.graph_attr.update(mode="sgd", overlap="true")
    keys = {id: f"n{at}" for at, id in enumerate(ids)}
    graph.add_nodes_from(keys.values())
    graph.add_edges_from(sorted({(keys[link.start], keys[link.end]) for link in links}))
    graph.layout(prog="neato" if few else "sfdp")
    found = np.array([[float(each) for each in graph.get_node(key).attr["pos"].split(",")] for key in keys.values()])
    return found * (1.0, -1.0)


def _lying(places: Floats) -> Floats:
    """The same picture around 0, 0, turned so that its longest way runs from left to right."""
    middle = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    axis = axes[0] * (1.0 if axes[0][0] >= 0 else -1.0)
    found: Floats = middle @ np.array([[axis[0], -axis[1]], [axis[1], axis[0]]])
    return found


def _even(places: Floats) -> Floats:
    """The same picture with what lies far out drawn in, and what is crowded drawn apart: from 0 to 1 either way."""
    extent = np.maximum(np.ptp(places, axis=0), 1.0)
    order = np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0) / max(len(places) - 1, 1)
    found: Floats = (1 - EVEN) * (places - places.min(axis=0)) / extent + EVEN * order
    return np.asarray(found * extent, dtype=np.float64)


def _spread(places: Floats, sizes: Floats, aspect: float) -> Floats:
    """The same picture in the room that the names need."""
    wanted = min(max(aspect, NARROWEST), WIDEST)
    high = np.sqrt(float(np.prod(sizes + APART, axis=1).sum()) * (SPREAD + FEW / len(places)) / wanted)
    scale = np.array([high * wanted, high]) / np.maximum(np.ptp(places, axis=0), 1.0)
    found: Floats = places * np.clip(scale, scale.min(), scale.min() * 3)
    return found
