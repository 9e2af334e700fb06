"""The outlines of the entity shapes, as corners in a square from -1 to 1: for legends, cards, lists and exports.

Names and forms are those that the canvas draws.
"""

from __future__ import annotations

from urllib.parse import quote

OUTLINES: dict[str, str] = {
    "rectangle": "-1 -.75 1 -.75 1 .75 -1 .75",
    "round-rectangle": "-1 -.75 1 -.75 1 .75 -1 .75",
    "bottom-round-rectangle": "-1 -.75 1 -.75 1 .45 .7 .75 -.7 .75 -1 .45",
    "cut-rectangle": "-.6 -.75 .6 -.75 1 -.35 1 .35 .6 .75 -.6 .75 -1 .35 -1 -.35",
    "barrel": "-.8 -.75 0 -.9 .8 -.75 1 0 .8 .75 0 .9 -.8 .75 -1 0",
    "triangle": "0 -.9 1 .75 -1 .75",
    "diamond": "0 -1 1 0 0 1 -1 0",
    "round-diamond": "0 -1 1 0 0 1 -1 0",
    "rhomboid": "-1 -.75 .4 -.75 1 .75 -.4 .75",
    "tag": "-1 -.75 .4 -.75 1 0 .4 .75 -1 .75",
    "round-tag": "-1 -.75 .4 -.75 1 0 .4 .75 -1 .75",
    "vee": "-1 -.9 0 -.4 1 -.9 0 .9",
    "pentagon": "0 -1 .95 -.31 .59 .81 -.59 .81 -.95 -.31",
    "round-pentagon": "0 -1 .95 -.31 .59 .81 -.59 .81 -.95 -.31",
    "hexagon": "-.5 -.87 .5 -.87 1 0 .5 .87 -.5 .87 -1 0",
    "concave-hexagon": "-.9 -.87 .9 -.87 .6 0 .9 .87 -.9 .87 -.6 0",
    "heptagon": "0 -1 .78 -.62 .97 .22 .43 .9 -.43 .9 -.97 .22 -.78 -.62",
    "octagon": "-.41 -1 .41 -1 1 -.41 1 .41 .41 1 -.41 1 -1 .41 -1 -.41",
    "round-octagon": "-.41 -1 .41 -1 1 -.41 1 .41 .41 1 -.41 1 -1 .41 -1 -.41",
    "star": "0 -1 .25 -.3 .95 -.3 .4 .15 .6 .85 0 .45 -.6 .85 -.4 .15 -.95 -.3 -.25 -.3",
}
SIDE = 22


def outline(shape: str, points: str = "") -> str:
    """The corners of a shape; `points` are those of a `polygon`. A shape without corners gives the empty text."""
    return points if shape == "polygon" else OUTLINES.get(shape, "")


def corners(shape: str, points: str = "") -> tuple[tuple[float, float], ...]:
    """The corners of a shape as pairs from -1 to 1; none for one that is round."""
    values = [float(each) for each in outline(shape, points).split()]
    return tuple(zip(values[::2], values[1::2], strict=True))


def svg(shape: str, points: str, fill: str, stroke: str) -> str:
    """A small drawing of the shape."""
    corners, paint = outline(shape, points).split(), f'fill="{fill}" stroke="{stroke}" stroke-width="1.5"'
    if shape == "round-rectangle":
        body = f'<rect x="1.5" y="4" width="19" height="14" rx="4.5" {paint}/>'
    elif corners:
        body = f'<polygon points="{_pairs(corners)}" stroke-linejoin="round" {paint}/>'
    else:
        body = f'<circle cx="11" cy="11" r="8.5" {paint}/>'
    size = f'width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'


def _pairs(corners: list[str]) -> str:
    places = [f"{SIDE / 2 + 9.2 * float(value):.2f}" for value in corners]
    return " ".join(f"{x},{y}" for x, y in zip(places[::2], places[1::2], strict=True))


def data_address(drawing: str) -> str:
    """A drawing as an address that holds it whole."""
    return "data:image/svg+xml," + quote(drawing, safe=" =:/'")
