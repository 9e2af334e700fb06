"""Columns and lanes of the nodes of one band: dot gives the columns and the order, the snap to lanes is ours."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pygraphviz

from app.layout.chain_flow import Link, grouped, turned

POINTS = 72.0
PILE = 4
"""How many nodes without any flow between them stand in one column."""


@dataclass(frozen=True)
class Spot:
    """The column of a node from the left, and its height from the top of the band's nodes, in pixels."""

    column: int
    top: float


def spots(
    sizes: Mapping[str, float], links: Sequence[Link], *, width: float, gap: float, bent: float
) -> dict[str, Spot]:
    """Where each node stands that is as high as `sizes` says. `gap` is the room over a lane, `bent` over the first one
    when a line has to pass over it. `links` have no circle."""
    columns, order = _columns(sizes, links, width)
    main = _longest(columns, order, links) if links else []
    top = bent if _skips(columns, links, main) else 0.0
    lowest = dict.fromkeys(range(len(set(columns.values())) + 1), 0.0)
    found: dict[str, Spot] = {}
    for branch in ([main] if main else []) + _branches(set(sizes) - set(main), links, order):
        span = range(min(columns[id] for id in branch), max(columns[id] for id in branch) + 1)
        start = max(lowest[column] for column in span) if found else top
        between = gap if links else gap / 2  # no line has to pass between them
        for id in sorted(branch, key=lambda each: (columns[each], order[each])):
            taken = [
                spot.top + sizes[other]
                for other, spot in found.items()
                if other in branch and spot.column == columns[id]
            ]
            found[id] = Spot(columns[id], max([start, *(end + between for end in taken)]))
        for id in branch:
            lowest[columns[id]] = max(lowest[columns[id]], found[id].top + sizes[id] + between)
    return found


def _columns(
    sizes: Mapping[str, float], links: Sequence[Link], width: float
) -> tuple[dict[str, int], dict[str, float]]:
    """Column and order from the top of each node, as dot lays them out from left to right."""
    if not links:
        return {id: place // PILE for place, id in enumerate(sizes)}, {id: place for place, id in enumerate(sizes)}
    graph = pygraphviz.AGraph(directed=True, rankdir="LR", ranksep="0.1", nodesep="0.1")
    for id, height in sizes.items():
        graph.add_node(id, shape="box", fixedsize="true", width=width / POINTS, height=height / POINTS, label="")
    graph.add_edges_from(links)
    graph.layout(prog="dot")
    places = {id: tuple(map(float, graph.get_node(id).attr["pos"].split(","))) for id in sizes}
    ranks = sorted({round(x) for x, _ in places.values()})
    return {id: ranks.index(round(x)) for id, (x, _) in places.items()}, {id: -y for id, (_, y) in places.items()}


def _longest(columns: Mapping[str, int], order: Mapping[str, float], links: Sequence[Link]) -> list[str]:
    """The way through most nodes; of several the one that dot has highest."""
    after = grouped(links)
    best: dict[str, list[str]] = {}
    for id in sorted(columns, key=lambda each: -columns[each]):
        ways = [best[each] for each in after[id]]
        best[id] = [id, *max(ways, key=lambda way: (len(way), -order[way[0]], way[0]), default=[])]
    return max(best.values(), key=lambda way: (len(way), -order[way[0]], way[0]), default=[])


def _skips(columns: Mapping[str, int], links: Sequence[Link], main: Collection[str]) -> bool:
    """Whether a flow passes by a node of the first lane."""
    held = {columns[id] for id in main}
    return any(held & set(range(columns[a] + 1, columns[b])) for a, b in links)


def _branches(rest: set[str], links: Sequence[Link], order: Mapping[str, float]) -> list[list[str]]:
    """What is not on the main way, in pieces that hang together, the highest first."""
    after, before = grouped(links), grouped(turned(links))
    left, pieces = set(rest), list[list[str]]()
    for start in sorted(rest, key=lambda each: (order[each], each)):
        piece, todo = list[str](), [start]
        while todo:
            id = todo.pop()
            if id in left:
                left.discard(id)
                piece.append(id)
                todo += [*after[id], *before[id]]
        pieces += [piece] if piece else []
    return pieces
