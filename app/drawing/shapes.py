"""What a picture is made of. Every look is a word that a theme gives colours to; no colour stands here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A rectangle by its upper left corner. `pattern`: `hatch` or `dots` over the fill. `slot` names it for tests."""

    x: float
    y: float
    width: float
    height: float
    look: str
    radius: float = 0.0
    pattern: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """One line of text by its baseline. `full` is the whole text when `text` had to be cut."""

    x: float
    y: float
    text: str
    look: str
    size: float = 11.5
    weight: int = 400
    anchor: Anchor = "start"
    condensed: bool = False
    full: str = ""


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A closed shape by its corners."""

    points: tuple[Point, ...]
    look: str
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Area:
    """Several closed shapes that are one thing, such as the islands of a country."""

    rings: tuple[tuple[Point, ...], ...]
    look: str
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A circle by its middle."""

    x: float
    y: float
    radius: float
    look: str


@dataclass(frozen=True, kw_only=True)
class Route:
    """A line through corners, rounded by `bend`, with an arrowhead at its end unless `arrow` is false.

    `ends` are the keys of what it joins; `title` says the same in words.
    """

    points: tuple[Point, ...]
    look: str
    bend: float = 4.0
    arrow: bool = True
    ends: tuple[str, str] = ("", "")
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """Shapes that belong together: what a reader can point at, choose (`href`) and hear (`title`).

    `key` stays the same as long as it is the same thing, so that a new picture only recolours it.
    """

    shapes: tuple[Shape, ...]
    key: str = ""
    look: str = ""
    href: str = ""
    title: str = ""


Shape = Block | Words | Outline | Area | Dot | Route | Part


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A whole picture with its generated name, in pixels."""

    name: str
    width: float
    height: float
    shapes: tuple[Shape, ...]

    def all(self) -> Iterator[Shape]:
        """Every shape at any depth, parts before what they hold, in the order of drawing."""
        yield from _all(self.shapes)


def _all(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Part):
            yield from _all(shape.shapes)
