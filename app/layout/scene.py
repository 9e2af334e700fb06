"""A picture as boxes, labels and lines with places on it: what the canvas draws and what an export will."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["left", "centre", "right"]


@dataclass(frozen=True)
class Box:
    """A rectangle by its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height / 2

    def touches(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, kw_only=True)
class Shape:
    """An entity as drawn: its shape, the lines of its name and of one fact, and where a click leads.

    The one in the middle is a frame around its words; `emblem` is its shape in that frame, when the frame is not it.
    """

    id: str
    entity: str
    kind: str
    box: Box
    side: Side
    lines: tuple[str, ...]
    fact: tuple[str, ...]
    label: Box
    href: str
    title: str
    faded: bool = False
    emblem: Box | None = None


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """The lines of the same relationships run together: their names on a plate, and the way from there to the middle.

    `type` and `outgoing` are of the first of them.
    """

    id: str
    type: str
    outgoing: bool
    side: Side
    plate: Box
    lines: tuple[str, ...]
    meets: tuple[float, float]
    href: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A line from a bundle's plate to one shape: the statement between the middle and that entity."""

    id: str
    bundle: str
    shape: str
    href: str
    title: str


@dataclass(frozen=True, kw_only=True)
class More:
    """The words that stand for neighbours not drawn, and where they are listed."""

    id: str
    bundle: str
    side: Side
    box: Box
    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Everything on the canvas, and its extent."""

    name: str
    centre: Shape
    shapes: tuple[Shape, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    branches: tuple[Branch, ...] = ()
    more: tuple[More, ...] = ()
    extent: Box = Box(0, 0, 0, 0)

    def boxes(self) -> list[Box]:
        """Every area that must stay clear of every other: shapes, labels, plates and the words for the rest."""
        drawn = (self.centre, *self.shapes)
        own = [shape.box for shape in drawn]
        labels = [shape.label for shape in self.shapes]
        return [*own, *labels, *(bundle.plate for bundle in self.bundles), *(more.box for more in self.more)]
