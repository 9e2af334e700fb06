"""What a view gives to be put on paper: words, a body that can be drawn into a room, a legend, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.drawing.shapes import Shape
from app.exports.options import Options
from app.exports.paper import Paper
from app.exports.scene import Item, Point
from app.exports.themes import Theme


@dataclass(frozen=True, kw_only=True)
class Room:
    """Where a body goes: upper left corner and size in points, the paper around it and the colours."""

    x: float
    y: float
    width: float
    height: float
    paper: Paper
    theme: Theme


class Body(Protocol):
    """The middle of a sheet."""

    def draw(self, room: Room) -> Sequence[Item]:
        """Everything within the room, as small as it must be for that."""
        ...


@dataclass(frozen=True, kw_only=True)
class Sample:
    """An entry of a legend. `look` is a status (`status-in-force`), a step of shares (`share-2`), `hatch` or `dots`.

    Without a look it is a shape by its `corners`, from -1 to 1, or a rectangle, in colours of its own; or `shapes` of a
    drawing of 24 by 14 pixels.
    """

    words: str
    look: str = ""
    corners: tuple[Point, ...] = ()
    fill: str = ""
    stroke: str = ""
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a view that can have a sheet of its own."""

    heading: str
    body: Body


@dataclass(frozen=True, kw_only=True)
class Content:
    """A view for paper.

    `whole` is all of it in one body; `folded` the same without what is a kind of something shown, where there is such;
    `parts` the same in several. `named` is what the parts are, one and many: `stage`, `stages`. `flows` says that the
    parts follow each other like the pages of a table: then `whole` is the first of them.
    `about` are the words of the footer between the day and the sources; `known` is the state of knowledge.
    `address_lines` is how many lines of the footer the address may take: a longer one stands in the file's own data.
    """

    name: str
    title: str
    subtitle: str
    whole: Body
    address: str
    day: str
    options: Options = field(default_factory=Options)
    folded: Body | None = None
    parts: tuple[Section, ...] = ()
    named: tuple[str, str] = ("stage", "stages")
    flows: bool = False
    legend: tuple[Sample, ...] = ()
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    known: str = ""
    address_lines: int = 6
    notes: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def bodies(self, options: Options) -> list[Section]:
        """What goes on each sheet under some options, without a heading where there is one sheet only."""
        if options.split and len(self.parts) > 1:
            return list(self.parts)
        return [Section(heading="", body=self.folded if options.fold and self.folded else self.whole)]
