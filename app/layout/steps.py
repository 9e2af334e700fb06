"""Layers given places: each in one column or several, everything as high up as what it is linked to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.layout.layers import Layered
from app.layout.rooms import Floats

BEND, WEIGHT = 10.0, 3.0
"""How high the lane of a link is at most that passes a layer, and how much straighter than others it wants to be."""
PASSING = 0.5
"""How much of the height of the tallest layer the lanes in any layer may take up."""
GUTTER, NARROW = 56.0, 10.0
"""Between two layers, and between the columns of one."""
SWEEPS = 12


@dataclass(frozen=True)
class Column:
    """Nodes below each other: their numbers, their heights, and the left edge and width of the column."""

    nodes: list[int]
    heights: Floats
    weights: Floats
    left: float
    wide: float


def stepped(layered: Layered, sizes: Floats, aspect: float) -> Floats:
    """The middles of the real nodes, as many as there are sizes."""
    columns = _columns(layered, sizes, aspect)
    near = [(*before, *after) for before, after in zip(layered.graph.before, layered.graph.after, strict=True)]
    y = np.zeros(layered.graph.count)
    for column in columns:
        y[column.nodes] = _stacked(column.heights) - column.heights.sum() / 2
    free = sorted(set(range(layered.graph.count)) - {node for column in columns for node in column.nodes})
    for sweep in range(SWEEPS):
        for node in free:
            y[node] = np.mean(y[list(near[node])])
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = np.array([np.mean(y[list(near[node])]) if near[node] else y[node] for node in column.nodes])
            y[column.nodes] = aligned(wanted, column.heights, column.weights)
    found = np.zeros((len(sizes), 2))
    for column in columns:
        real = [node for node in column.nodes if node < len(sizes)]
        found[real, 0] = column.left + column.wide / 2
        found[real, 1] = y[real]
    return found


def _stacked(heights: Floats) -> Floats:
    found: Floats = np.cumsum(heights) - heights / 2
    return found


def aligned(wanted: Floats, heights: Floats, weights: Floats) -> Floats:
    """Places in this order, none on another, as near to the wanted ones as can be (least squares)."""
    offsets = _stacked(heights)
    runs: list[tuple[float, float, int]] = []
    for target, weight in zip((wanted - offsets).tolist(), weights.tolist(), strict=True):
        run = (target * weight, weight, 1)
        while runs and runs[-1][0] / runs[-1][1] >= run[0] / run[1]:
            last = runs.pop()
            run = (run[0] + last[0], run[1] + last[1], run[2] + last[2])
        runs.append(run)
    starts = np.repeat([total / weight for total, weight, _ in runs], [count for _, _, count in runs])
    found: Floats = starts + offsets
    return found


def _columns(layered: Layered, sizes: Floats, aspect: float) -> list[Column]:
    """The columns from left to right, so many that the picture has about this aspect."""
    real = [[node for node in layer if node < len(sizes)] for layer in layered.layers]
    heights = [float(sizes[nodes, 1].sum()) for nodes in real]
    widths = [float(sizes[nodes, 0].max()) for nodes in real if nodes]
    tried = sorted({height / parts for height in heights if height for parts in range(1, 40)})
    high = min(tried, key=lambda each: _cost(each, heights, widths, aspect), default=1.0)
    lane = min(
        BEND,
        PASSING
        * max(heights)
        / max(1, *(len(layer) - len(own) for layer, own in zip(layered.layers, real, strict=True))),
    )
    found: list[Column] = []
    left = 0.0
    for layer, nodes, height in zip(layered.layers, real, heights, strict=True):
        parts = max(1, math.ceil(height / high - 1e-6))
        dealt = [layer] if parts == 1 else [nodes[at::parts] for at in range(parts)]
        for members in dealt:
            found.append(_column(members, sizes, lane, left))
            left = found[-1].left + found[-1].wide + NARROW
        left += GUTTER - NARROW
    return found


def _cost(high: float, heights: Sequence[float], widths: Sequence[float], aspect: float) -> float:
    parts = [max(1, math.ceil(height / high - 1e-6)) for height in heights if height]
    wide = sum(count * (each + NARROW) + GUTTER for count, each in zip(parts, widths, strict=True))
    return max(wide / aspect, high)


def _column(members: list[int], sizes: Floats, lane: float, left: float) -> Column:
    real = np.array(members) < len(sizes)
    heights = np.array([sizes[node, 1] if node < len(sizes) else lane for node in members])
    wide = max((float(sizes[node, 0]) for node in members if node < len(sizes)), default=0.0)
    return Column(members, heights, np.where(real, 1.0, WEIGHT), left, wide)
