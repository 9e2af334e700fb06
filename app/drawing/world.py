"""A map of the world that shows who holds how much. Outlines: Natural Earth (public domain), Equal Earth projection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app import words
from app.drawing.shapes import Area, Dot, Drawing, Part, Point, Shape, Words
from app.layout import text
from app.layout.scene import Box
from app.supply import step

FILE = Path(__file__).with_name("world.json")
TOP, BOTTOM = 0.0, 434.0
"""The part of the world that is shown, where it is 1,000 wide: what lies south of the inhabited lands is left out."""
SMALL = 14.0
"""Countries of less area, in square pixels, get a dot as well."""
SIZE = 11.0
NAMED = 5
"""At most so many holders are named on the map, the largest first, where there is room."""


@dataclass(frozen=True)
class Country:
    """The outlines of a country and its middle, where the world is 1,000 wide."""

    outlines: tuple[tuple[Point, ...], ...]
    middle: Point


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its ISO 3166 code of three letters, in lower case."""
    read = json.loads(FILE.read_text("utf-8"))["countries"]
    return {
        code: Country(tuple(_pairs(flat) for flat in said["outlines"]), tuple(said["middle"]))
        for code, said in read.items()
    }


def _pairs(flat: Sequence[float]) -> tuple[Point, ...]:
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def holders_map(shares: Mapping[str, float], names: Mapping[str, str], *, width: float) -> Drawing:
    """The world with each holder filled by its share in percent; small countries also as a dot.

    Ids that are no country, such as a union or "various countries", are not drawn; the picture's name lists them too.
    """
    scale = width / 1000
    drawn = {id: share for id, share in shares.items() if id in countries()}
    largest = _by_size(drawn)
    rest = tuple(ring for id, land in countries().items() if id not in drawn for ring in _rings(land, scale))
    lands = [_land(id, drawn[id], names.get(id, id), scale) for id in reversed(largest)]
    labels = _labels([(id, names.get(id, id)) for id in largest[:NAMED]], width, scale)
    return Drawing(
        name=_said(shares, names),
        width=width,
        height=(BOTTOM - TOP) * scale,
        shapes=(Area(rings=rest, look="land"), *lands, *labels),
    )


def _by_size(shares: Mapping[str, float]) -> list[str]:
    return [id for _, id in sorted((-share, id) for id, share in shares.items())]


def _said(shares: Mapping[str, float], names: Mapping[str, str]) -> str:
    listed = ", ".join(f"{names.get(id, id)} {words.percent(shares[id])}" for id in _by_size(shares))
    return f"Map of holders: {listed or 'no number known'}"


def _land(id: str, share: float, name: str, scale: float) -> Part:
    land = countries()[id]
    rings, look = tuple(_rings(land, scale)), f"held share-{step(share)}"
    shapes: list[Shape] = [Area(rings=rings, look=look)] if rings else []
    if sum(map(_area, rings)) < SMALL:
        x, y = _place(land.middle, scale)
        shapes.append(Dot(x=x, y=y, radius=3.5, look=look))
    return Part(shapes=tuple(shapes), key=f"map-{id}", title=f"{name}: {words.percent(share)}")


def _rings(land: Country, scale: float) -> Iterable[tuple[Point, ...]]:
    return (tuple(_place(point, scale) for point in ring) for ring in land.outlines)


def _place(point: Point, scale: float) -> Point:
    return point[0] * scale, (point[1] - TOP) * scale


def _area(ring: tuple[Point, ...]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _labels(holders: Sequence[tuple[str, str]], width: float, scale: float) -> list[Words]:
    """The names of holders beside their lands, each where it covers no other; one without room is left to the list."""
    lands = {id: _extent(id, scale) for id, _ in holders}
    taken = list(lands.values())
    found = []
    for id, name in holders:
        wide = text.width(name, SIZE, 500)
        for box in _around(lands[id], wide):
            if box.left >= 0 and box.right <= width and box.top >= 0 and not any(box.touches(other) for other in taken):
                taken.append(box)
                found.append(Words(x=box.left, y=box.y + 4, text=name, look="map-name", size=SIZE, weight=500))
                break
    return found


def _extent(id: str, scale: float) -> Box:
    """The room that the main land of a country takes, or its dot."""
    land = countries()[id]
    x, y = _place(land.middle, scale)
    ring = [_place(point, scale) for point in land.outlines[0]] if land.outlines else [(x, y)]
    left, right = min(x - 4, *(point[0] for point in ring)), max(x + 4, *(point[0] for point in ring))
    top, bottom = min(y - 4, *(point[1] for point in ring)), max(y + 4, *(point[1] for point in ring))
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


def _around(land: Box, wide: float) -> Iterator[Box]:
    """Where a name can stand: right, left, below and above of a land, then the corners."""
    across, down = (land.width + wide) / 2 + 2, (land.height + SIZE) / 2 + 1
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.6, 1), (-0.6, 1), (0.6, -1), (-0.6, -1), (1, 1), (-1, -1)):
        yield Box(land.x + x * across, land.y + y * down, wide, SIZE)
