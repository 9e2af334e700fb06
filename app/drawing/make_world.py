"""Makes world.json: the outlines of countries in the Equal Earth projection, from the `world-atlas` package.

Run with its two files and a list of ISO 3166 codes as JSON, `{"392": "jpn", …}` by number:
`python -m app.drawing.make_world countries-110m.json countries-50m.json codes.json`.
The outlines are those of Natural Earth, which is in the public domain. Countries too small for the coarse file have
only a middle, taken from the finer one.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

WIDTH = 1000.0
SMALLEST = 1.5
"""The least area of an outline that is kept, where the world is 1,000 wide."""
LEFT_OUT = ("ata",)
FINEST = 0.7
"""How far a corner must stand out to be kept: under a quarter of a pixel on a map 330 pixels wide."""
# The constants of the projection. Source: Savric, Patterson, Jenny, "The Equal Earth map projection", 2018.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2
Point = tuple[float, float]
Ring = list[Point]


def equal_earth(longitude: float, latitude: float) -> Point:
    """The place of a point, given in degrees, on a world 1,000 wide; y runs down from the pole."""
    theta = math.asin(M * math.sin(math.radians(latitude)))
    square = theta * theta
    slope = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
    x = math.radians(longitude) * math.cos(theta) / (M * slope)
    y = theta * (A1 + A2 * square + square**3 * (A3 + A4 * square))
    scale = WIDTH / (2 * math.pi / (M * A1))
    return x * scale + WIDTH / 2, (1.3173627591574 - y) * scale


def countries(path: Path, codes: Mapping[str, str]) -> dict[str, list[Ring]]:
    """The outer rings of every country of a TopoJSON file that has a code, largest first."""
    topology = json.loads(path.read_text("utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(shape.get("id")))
        if code and code not in LEFT_OUT:
            rings = [half for polygon in _polygons(shape) for half in _halves(_ring(polygon[0], arcs))]
            found.setdefault(code, []).extend([equal_earth(*point) for point in ring] for ring in rings)
    return {code: sorted(rings, key=area, reverse=True) for code, rings in found.items()}


def _polygons(shape: Mapping[str, Any]) -> Iterator[list[list[int]]]:
    yield from [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])


def _decoded(arc: list[list[int]], transform: Mapping[str, list[float]]) -> Ring:
    (across, up), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * across + left, y * up + bottom))
    return points


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _halves(ring: Ring) -> list[Ring]:
    """A ring in degrees as it lies on a map from 180 west to 180 east: in two when it crosses that line."""
    whole, turn = [ring[0]], 0.0
    for before, point in pairwise(ring):
        turn += 360.0 if point[0] - before[0] < -180 else -360.0 if point[0] - before[0] > 180 else 0.0
        whole.append((point[0] + turn, point[1]))
    sides = [(shift, [(x + shift, y) for x, y in whole]) for shift in (-360.0, 0.0, 360.0)]
    return [cut for _, side in sides if len(cut := _cut(_cut(side, 180.0, 1), -180.0, -1)) > 3]


def _cut(ring: Ring, edge: float, sign: int) -> Ring:
    """The part of a ring on one side of a meridian: west of it for 1, east of it for -1."""
    kept: Ring = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside, was = ((each[0] - edge) * sign <= 0 for each in (point, before))
        if inside != was:
            part = (edge - before[0]) / (point[0] - before[0])
            kept.append((edge, before[1] + part * (point[1] - before[1])))
        if inside:
            kept.append(point)
    return [*kept, kept[0]] if kept and kept[0] != kept[-1] else kept


def area(ring: Ring) -> float:
    """The area within a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def plainer(line: Ring) -> Ring:
    """The line without the corners that stand out by less than `FINEST` (the method of Douglas and Peucker)."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:
        turn = max(range(len(line)), key=lambda place: math.dist(line[0], line[place]))
        return plainer(line[: turn + 1])[:-1] + plainer(line[turn:]) if 0 < turn < len(line) - 1 else line
    out, at = max((_off(line[place], line[0], line[-1]), place) for place in range(1, len(line) - 1))
    return plainer(line[: at + 1])[:-1] + plainer(line[at:]) if out > FINEST else [line[0], line[-1]]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    long = math.dist(start, end)
    across = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(across) / long if long else math.dist(point, start)


def middle(ring: Ring) -> Point:
    """The centre of mass of a ring; the mean of its corners when it has no area."""
    whole = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
    if abs(whole) < 1e-9:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
    return (
        sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (6 * whole),
        sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (6 * whole),
    )


def made(coarse: Path, fine: Path, codes: Mapping[str, str]) -> dict[str, Any]:
    """The content of world.json: for each code its outlines as flat lists x, y, x, y … and its middle."""
    outlines, small = countries(coarse, codes), countries(fine, codes)
    found = {}
    for code in sorted({*outlines, *small}):
        rings = [ring for ring in outlines.get(code, []) if area(ring) >= SMALLEST]
        centre = middle((rings or small.get(code) or outlines[code])[0])
        flat = [[round(value) for point in plainer(ring)[:-1] for value in point] for ring in rings]
        found[code] = {"outlines": flat, "middle": [round(value, 1) for value in centre]}
    return {"width": WIDTH, "countries": found}


if __name__ == "__main__":
    first, second, listed = map(Path, sys.argv[1:4])
    world = made(first, second, json.loads(listed.read_text("utf-8")))
    target = Path(__file__).with_name("world.json")
    target.write_text(json.dumps(world, separators=(",", ":")) + "\n", "utf-8")
