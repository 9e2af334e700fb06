"""The neighbours of an entity for paper: Graphviz dot places them in columns and routes the lines around them.

The canvas grows as tall as it must; a sheet has an end. So the groups are dealt out to both sides, and a side may have
several columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygraphviz

from app.layout.relations import GLYPH, LABEL_GAP
from app.layout.scene import Box, Bundle, Scene, Shape, Side

INCH = 72.0
BETWEEN, RANKS = 7.0, 38.0
"""Least room between boxes of a column, and between columns."""
MOST_COLUMNS = 4
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Spline:
    """A line in cubic pieces: its first point, then two controls and an end for each piece. It leads away from the
    middle."""

    bundle: str
    shape: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Dotted:
    """The places of everything: middles and sizes by id in pixels from the upper left corner, and the lines.

    A line without a `shape` joins the plate of a bundle with the middle.
    """

    width: float
    height: float
    boxes: Mapping[str, Box]
    sides: Mapping[str, Side]
    lines: tuple[Spline, ...]


def dotted(scene: Scene, aspect: float) -> Dotted:
    """The arrangement whose width comes nearest to `aspect` times its height; the same for the same scene."""
    found = [arranged(scene, columns) for columns in range(1, MOST_COLUMNS + 1)]
    return min(found, key=lambda each: max(each.width / aspect, each.height))


@lru_cache(maxsize=64)
def arranged(scene: Scene, columns: int) -> Dotted:
    """The arrangement with so many columns on each side."""
    sides = _sides(scene)
    graph = pygraphviz.AGraph(directed=True, rankdir="LR", splines="true", nodesep=BETWEEN / INCH, ranksep=RANKS / INCH)
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    graph.edge_attr.update(dir="none")
    keys = _Keys()
    far = _columns(scene, columns)
    sizes = {**_shapes(scene, sides, far), scene.centre.id: scene.centre.box}
    sizes |= {bundle.id: bundle.plate for bundle in scene.bundles} | {more.id: more.box for more in scene.more}
    for id, box in sizes.items():
        graph.add_node(keys.of(id), width=(box.width + 4) / INCH, height=(box.height + 2) / INCH)
    ends = [("", bundle.id, scene.centre.id, 1) for bundle in scene.bundles]
    ends += [(bundle, id, bundle, column) for id, (bundle, column) in far.items()]
    for bundle_id, outer, inner, away in ends:
        left = sides[bundle_id or outer] == "left"
        tail, head = (outer, inner) if left else (inner, outer)
        graph.add_edge(keys.of(tail), keys.of(head), key=f"{keys.of(outer)}", minlen=away, tailport="e", headport="w")
    graph.layout(prog="dot")
    return _read(graph, keys, sizes, ends, sides)


def _columns(scene: Scene, columns: int) -> dict[str, tuple[str, int]]:
    """For everything beyond a plate its bundle and its column, dealt out in turn."""
    found: dict[str, tuple[str, int]] = {}
    for bundle in scene.bundles:
        members = [branch.shape for branch in scene.branches if branch.bundle == bundle.id]
        members += [more.id for more in scene.more if more.bundle == bundle.id]
        found |= {id: (bundle.id, 1 + at % columns) for at, id in enumerate(members)}
    return found


def _shapes(scene: Scene, sides: Mapping[str, Side], far: Mapping[str, tuple[str, int]]) -> dict[str, Box]:
    """The size of each shape with its words; all of a column are equally wide, so that they stand in line."""
    own = {shape.id: _size(shape) for shape in scene.shapes}
    column = {id: (sides[far[id][0]], far[id][1]) for id in own}
    widest: dict[tuple[Side, int], float] = {}
    for id, box in own.items():
        widest[column[id]] = max(widest.get(column[id], 0.0), box.width)
    return {id: Box(0, 0, widest[column[id]], box.height) for id, box in own.items()}


def _size(shape: Shape) -> Box:
    """The shape with its words beside it."""
    return Box(0, 0, GLYPH[0] + LABEL_GAP + shape.label.width, max(GLYPH[1], shape.label.height))


def _sides(scene: Scene) -> dict[str, Side]:
    """Left or right for each bundle, so that both sides are about as tall; what points to the middle left if it can."""
    heights = {bundle.id: _height(scene, bundle) for bundle in scene.bundles}
    whole = sum(heights.values())
    found: dict[str, Side] = {}
    taken = {"left": 0.0, "right": 0.0}
    for bundle in sorted(scene.bundles, key=lambda each: -heights[each.id]):
        wanted: Side = "right" if bundle.outgoing else "left"
        other: Side = "left" if bundle.outgoing else "right"
        high = heights[bundle.id]
        side = other if taken[wanted] + high > max(whole * 0.6, taken[other] + high) else wanted
        found[bundle.id] = side
        taken[side] += high
    return found


def _height(scene: Scene, bundle: Bundle) -> float:
    of = {branch.shape for branch in scene.branches if branch.bundle == bundle.id}
    return sum(_size(shape).height + BETWEEN for shape in scene.shapes if shape.id in of)


class _Keys:
    """Short names for ids, which may hold anything."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def of(self, id: str) -> str:
        """The name of an id."""
        return self._keys.setdefault(id, f"n{len(self._keys)}")


def _read(
    graph: pygraphviz.AGraph,
    keys: _Keys,
    sizes: Mapping[str, Box],
    ends: Sequence[tuple[str, str, str, int]],
    sides: Mapping[str, Side],
) -> Dotted:
    """The places that Graphviz found, turned upside down: it counts upwards."""
    _, _, wide, high = (float(each) for each in graph.graph_attr["bb"].split(","))

    def point(text: str) -> Point:
        x, y = text.split(",")
        return float(x), high - float(y)

    boxes = {}
    for id, box in sizes.items():
        x, y = point(graph.get_node(keys.of(id)).attr["pos"])
        boxes[id] = Box(x, y, box.width, box.height)
    lines = []
    for bundle, outer, inner, _ in ends:
        left = sides[bundle or outer] == "left"
        tail, head = (outer, inner) if left else (inner, outer)
        said = graph.get_edge(keys.of(tail), keys.of(head), keys.of(outer)).attr["pos"]
        points = tuple(point(each) for each in said.split())
        lines.append(
            Spline(bundle=bundle or outer, shape=outer if bundle else "", points=points[::-1] if left else points)
        )
    return Dotted(width=wide, height=high, boxes=boxes, sides=sides, lines=tuple(lines))
