"""What stands on a sheet of paper: painted shapes and text at their places, in points, and what the sheet rests on.

A view makes figures, the writers make files of them. Nothing here knows a view, a theme or a format of file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Family = Literal["sans", "condensed", "mono"]
Weight = Literal[400, 500, 600]
Pattern = Literal["", "hatch", "dots"]
Role = Literal[
    "ground", "title", "subtitle", "band", "box", "cell", "bar", "route", "label", "mark", "legend", "note", "footer"
]
"""What a thing is on the sheet. `label` is text that belongs to the figure itself."""


@dataclass(frozen=True, kw_only=True)
class Paint:
    """How a shape is drawn: `#rrggbb` or empty for none; width and dashes of its line in points.

    `pattern` lies over the fill, in the colour `ink`.
    """

    fill: str = ""
    stroke: str = ""
    width: float = 0.75
    dash: tuple[float, ...] = ()
    pattern: Pattern = ""
    ink: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Rectangle:
    """A rectangle by its upper left corner; `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Polygon:
    """One or more closed rings of corners, drawn as one thing; a ring within another is a hole (even-odd)."""

    rings: tuple[tuple[Point, ...], ...]
    paint: Paint


@dataclass(frozen=True, kw_only=True)
class Circle:
    """A circle by its middle."""

    x: float
    y: float
    radius: float
    paint: Paint


@dataclass(frozen=True, kw_only=True)
class Curve:
    """An open line: a start, then cubic pieces of (control, control, end). A straight piece repeats its ends."""

    start: Point
    pieces: tuple[tuple[Point, Point, Point], ...]
    paint: Paint


@dataclass(frozen=True, kw_only=True)
class Text:
    """One line of text by its baseline. `size` is in points; `full` is the whole text where `text` had to be cut.

    `anchor` says where `x` is on the line as it is seen: `start` is its left end, in every script.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    weight: Weight = 400
    family: Family = "sans"
    anchor: Anchor = "start"
    role: Role = "label"
    full: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture of pixels at its place, such as a logo: PNG bytes. `name` says in words what it shows."""

    x: float
    y: float
    width: float
    height: float
    png: bytes
    name: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Things that are one thing to a reader: a box with its label, a line with its arrowhead.

    `name` says it in words (the alternative text); `key` stays the same from one export to the next; `entity` is the
    id in the graph, where it stands for one.
    """

    items: tuple[Item, ...]
    role: Role
    name: str = ""
    key: str = ""
    entity: str = ""


Item = Rectangle | Polygon | Circle | Curve | Text | Picture | Group


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One page or slide: its size in points, everything on it in the order of drawing, and what it shows, in words."""

    width: float
    height: float
    items: tuple[Item, ...]
    name: str
    title: str

    def all(self) -> Iterator[Item]:
        """Every item at any depth, groups before what they hold, in the order of drawing."""
        yield from walk(self.items)

    def texts(self) -> Iterator[Text]:
        """Every line of text."""
        return (item for item in self.all() if isinstance(item, Text))


@dataclass(frozen=True, kw_only=True)
class Figure:
    """The sheets of an address, at least one, and what they rest on.

    `address` is the canonical address that rebuilds them; `digest` is of the queries asked; `day` is ISO; `sources`
    are lines of words: title, licence, credit; `notes` are what a speaker should know, one paragraph each;
    `warnings` what a reader should know of the file; `typeface` is a font of one's own, empty for the shipped ones.
    """

    name: str
    sheets: tuple[Sheet, ...]
    address: str
    digest: str
    day: str
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    typeface: bytes = field(default=b"", repr=False)

    @property
    def title(self) -> str:
        """The title of the first sheet."""
        return self.sheets[0].title


def walk(items: Sequence[Item]) -> Iterator[Item]:
    """Items at any depth, groups before what they hold."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)
