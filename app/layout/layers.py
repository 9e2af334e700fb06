"""In which layer everything stands, and in which order within it, so that lines are short and cross little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from app.layout.rooms import Floats

SWEEPS = 16
ENOUGH = 80_000
"""How many nodes and bends are looked at in all; then it is good enough."""
PATIENCE = 5
"""How many sweeps may pass without fewer crossings."""
Layers = list[list[int]]


@dataclass(frozen=True)
class Graph:
    """So many nodes, numbered from 0, and links between them without a circle."""

    count: int
    links: Sequence[tuple[int, int]]

    @cached_property
    def after(self) -> list[list[int]]:
        """What each leads to."""
        found: list[list[int]] = [[] for _ in range(self.count)]
        for start, end in self.links:
            found[start].append(end)
        return found

    @cached_property
    def before(self) -> list[list[int]]:
        """What leads to each."""
        found: list[list[int]] = [[] for _ in range(self.count)]
        for start, end in self.links:
            found[end].append(start)
        return found


@dataclass(frozen=True)
class Layered:
    """The layers from left to right, each from top to bottom. Numbers from `graph.count` on are bends of long links."""

    layers: Layers
    graph: Graph


def ordered_layers(graph: Graph, level: Floats) -> Layered:
    """The layers, near the wanted levels, with the order of the fewest crossings that was found."""
    rank = ranks(graph, level)
    long, rank = _bent(graph, rank)
    layers: Layers = [[] for _ in range(max(rank) + 1)]
    for node in _walked(long):
        layers[rank[node]].append(node)
    return Layered(_untangled(long, layers), long)


def ranks(graph: Graph, level: Floats) -> list[int]:
    """The layer of each node: no link leads left or stays, links are short, no layer is empty."""
    found: list[int] = np.rint(level - level.min()).astype(int).tolist()
    order = _topological(graph)
    for node in order:
        found[node] = max([found[node], *(found[each] + 1 for each in graph.before[node])])
    for _ in range(4):
        for node in (*reversed(order), *order):
            found[node] = _shorter(graph, found, node)
    used = {layer: number for number, layer in enumerate(sorted(set(found)))}
    return [used[each] for each in found]


def _shorter(graph: Graph, rank: Sequence[int], node: int) -> int:
    """Where the node's links are shortest: next to those it has more links to."""
    before, after = graph.before[node], graph.after[node]
    low = max((rank[each] + 1 for each in before), default=None)
    high = min((rank[each] - 1 for each in after), default=None)
    if low is None or high is None:
        return next((each for each in (low, high) if each is not None), rank[node])
    if len(before) == len(after):
        return min(max(rank[node], low), high)
    return low if len(before) > len(after) else high


def _topological(graph: Graph) -> list[int]:
    missing = [len(each) for each in graph.before]
    order = [node for node in range(graph.count) if not missing[node]]
    for node in order:
        for each in graph.after[node]:
            missing[each] -= 1
            if not missing[each]:
                order.append(each)
    return order


def _bent(graph: Graph, rank: Sequence[int]) -> tuple[Graph, list[int]]:
    """The graph with a bend in every layer that a link passes, and the layers of all."""
    links: list[tuple[int, int]] = []
    all_ = list(rank)
    for start, end in graph.links:
        here = start
        for layer in range(rank[start] + 1, rank[end]):
            links.append((here, len(all_)))
            here = len(all_)
            all_.append(layer)
        links.append((here, end))
    return Graph(len(all_), links), all_


def _walked(graph: Graph) -> list[int]:
    """The nodes as a walk along the links finds them, both ways, so that what hangs together stands together."""
    done: dict[int, None] = {}
    for start in range(graph.count):
        todo = [start]
        while todo:
            node = todo.pop()
            if node not in done:
                done[node] = None
                todo += [
                    each for each in (*reversed(graph.before[node]), *reversed(graph.after[node])) if each not in done
                ]
    return list(done)


def _untangled(graph: Graph, layers: Layers) -> Layers:
    """The best order that sweeps to and fro find, each layer by the middle of its neighbours in the last."""
    best, least, idle = layers, crossings(graph, layers), 0
    for sweep in range(max(2, min(SWEEPS, ENOUGH // graph.count))):
        layers = _swept(graph, layers, forward=sweep % 2 == 0)
        found = crossings(graph, layers)
        best, least, idle = (layers, found, 0) if found < least else (best, least, idle + 1)
        if idle > PATIENCE or not least:
            break
    return best


def _swept(graph: Graph, layers: Layers, *, forward: bool) -> Layers:
    found = list(layers)
    near = graph.before if forward else graph.after
    numbers = range(1, len(layers)) if forward else range(len(layers) - 2, -1, -1)
    for at in numbers:
        place = {node: index for index, node in enumerate(found[at - 1 if forward else at + 1])}
        own = {node: _middle([place[each] for each in near[node]], index) for index, node in enumerate(found[at])}
        found[at] = sorted(found[at], key=own.__getitem__)
    return found


def _middle(places: Sequence[int], here: int) -> float:
    return sum(places) / len(places) if places else float(here)


def crossings(graph: Graph, layers: Layers) -> int:
    """How many pairs of links cross."""
    total = 0
    for left, right in pairwise(layers):
        place = {node: index for index, node in enumerate(right)}
        ends = [end for node in left for end in sorted(place[each] for each in graph.after[node])]
        total += _inversions(np.array(ends, dtype=float))
    return total


def _inversions(ends: Floats) -> int:
    """How many pairs stand in the wrong order, counted by halves."""
    if len(ends) < 2:
        return 0
    half = len(ends) // 2
    left, right = ends[:half], ends[half:]
    between = len(left) * len(right) - int(np.searchsorted(np.sort(left), np.sort(right), side="right").sum())
    return between + _inversions(left) + _inversions(right)
