"""Entities in layers from left to right: every link leads to the right, except those that close a circle.

After Sugiyama, Tagawa and Toda (1981): layers, then the order in each that crosses least, then places. A layer that is
too tall for the picture is dealt out to several columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from app.layout.circles import Pair, leading_back, levels
from app.layout.forced import BETWEEN, cornered, extent
from app.layout.layers import Graph, ordered_layers
from app.layout.packing import packed
from app.layout.rooms import Floats, Link, Room, components, joined, sizes_of
from app.layout.rows import columns_for, rowed
from app.layout.steps import stepped

APART = 12.0
FLOW = 4.0
"""How much more than another link one counts along which something flows."""


def layered(rooms: Sequence[Room], links: Sequence[Link], aspect: float) -> Floats:
    """The middles of the rooms; parts that nothing joins are packed side by side, what has no link stands in rows."""
    own = joined(rooms, links)
    parts = components(rooms, own)
    alone = [part[0] for part in parts if len(part) == 1]
    groups = [part for part in parts if len(part) > 1] + ([alone] if alone else [])
    drawn = [_drawn(group, own, aspect) for group in groups]
    numbers = {room.id: at for at, room in enumerate(rooms)}
    sizes = np.array([extent(each, sizes_of(group)) for each, group in zip(drawn, groups, strict=True)])
    found = np.zeros((len(rooms), 2))
    for group, middles, corner in zip(groups, drawn, packed(sizes + BETWEEN, aspect), strict=True):
        found[[numbers[room.id] for room in group]] = cornered(middles, sizes_of(group)) + corner
    return found


def _drawn(rooms: Sequence[Room], links: Sequence[Link], aspect: float) -> Floats:
    sizes = sizes_of(rooms) + APART
    numbers = {room.id: at for at, room in enumerate(rooms)}
    flows: dict[Pair, float] = {}
    for start, end, flow in links:
        if start in numbers:
            pair = (numbers[start], numbers[end])
            flows[pair] = max(flows.get(pair, 0.0), FLOW if flow else 1.0)
    if not flows:
        return rowed(sizes, columns_for(sizes, aspect))
    return stepped(ordered_layers(*straightened(len(rooms), flows)), sizes, aspect)


def straightened(count: int, flows: Mapping[Pair, float]) -> tuple[Graph, Floats]:
    """The links without a circle, those that close one turned, and the level of each node."""
    pairs = list(flows)
    level = levels(count, pairs, np.array(list(flows.values())))
    back = leading_back(pairs, level)
    return Graph(count, sorted({(b, a) if (a, b) in back else (a, b) for a, b in pairs})), level
