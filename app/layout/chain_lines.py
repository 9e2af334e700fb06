"""The lines between the nodes of a supply chain, once everything has its place."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout.chain_flow import Link
from app.layout.chain_places import Places
from app.layout.chain_shapes import Box, Item, Rail, Way
from app.layout.chain_stacks import PITCH, WIDE
from app.layout.chain_ways import Area, Ask, Point, Tracks

LEFT = 12.0
OFFSETS = (3.0, 6.0)
PASSING = (5.0, 9.0)
SPACE = 5.0
LEAST, MOST = 12.0, 5


def room(passing: int) -> float:
    """How high a channel has to be for so many lines along it."""
    return LEAST + SPACE * min(passing, MOST)


class Lines:
    """Finds the ways. `channels` are the free strips between rows, from where to where."""

    def __init__(
        self, items: Sequence[Item], boxes: Sequence[Box], channels: Sequence[tuple[float, float]], columns: int
    ) -> None:
        self.nodes: dict[str, Box] = {}
        for box in boxes:
            if box.key == box.id or box.form == "chevron":
                self.nodes.setdefault(box.id, box)
        self.areas: list[Area] = [
            (item.x - 1, item.y - 1, item.x + item.width + 1, item.y + item.height + 1)
            for item in items
            if not isinstance(item, Rail)
        ]
        self.channels, self.columns = channels, columns

    def ways(self, found: Places) -> tuple[Way, ...]:
        """A way for every flow, short ones first; those that lead back last."""
        ends = {id for link in found.links for id in link}
        nodes = {id: box for id, box in self.nodes.items() if id in ends}
        tracks = Tracks(self._xs(), self._ys(nodes), self.areas)
        order = sorted(
            found.links, key=lambda link: (link in found.closing, _far(nodes[link[0]], nodes[link[1]]), link)
        )
        return tuple(
            Way(source=a, target=b, ends=(nodes[a].key, nodes[b].key), points=points, back=(a, b) in found.closing)
            for a, b in order
            if (points := self._way(tracks, nodes[a], nodes[b], (a, b)))
        )

    def _way(self, tracks: Tracks, source: Box, target: Box, link: Link) -> tuple[Point, ...]:
        before, after = (source.x + source.width, source.middle), (target.x - 1, target.middle)
        if before[1] == after[1] and 0 < after[0] - before[0] < PITCH - WIDE + 1:
            return before, after
        starts = tuple((before[0] + offset, before[1]) for offset in OFFSETS)
        goals = tuple((target.x - (PITCH - WIDE) + offset, after[1]) for offset in OFFSETS)
        return tracks.way(Ask(link, starts, goals, before, after)) or ()

    def _xs(self) -> list[float]:
        gutters = [LEFT + column * PITCH - (PITCH - WIDE) for column in range(self.columns + 1)]
        return [gutter + offset for gutter in gutters for offset in OFFSETS]

    def _ys(self, nodes: dict[str, Box]) -> list[float]:
        middles = [box.middle for box in nodes.values()]
        passing = [box.y - offset for box in nodes.values() for offset in PASSING]
        between = [
            start + 4 + SPACE * place
            for start, end in self.channels
            for place in range(max(1, int((end - start - 6) / SPACE)))
        ]
        return [*middles, *passing, *between]


def _far(source: Box, target: Box) -> float:
    return abs(source.x - target.x) + 3 * abs(source.y - target.y)
