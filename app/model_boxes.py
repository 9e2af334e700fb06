"""The boxes in the picture of the data model: a root class with all below it, and what joins it to its own kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

from app import shapes
from app.drawing.shapes import Block, Dot, Outline, Shape, Words
from ontology.model import Model, NodeType

HEAD, LINE, EDGE = 34.0, 16.0, 14.0
LETTER = 6.0
"""Pixels that a letter takes at most, in whatever face the reader has."""
MARK = 6.0


@dataclass(frozen=True, kw_only=True)
class Box:
    """A class by its place, with the classes below it in `columns` and the types that join two of its kind."""

    node: NodeType
    below: tuple[NodeType, ...]
    own: tuple[str, ...]
    x: float
    y: float
    width: float
    columns: int = 1

    @property
    def said(self) -> tuple[str, ...]:
        """The lines below the name: which dates an entity of the class has."""
        inherited = ("id", "name", "sources", "loaded_by") if self.node.parent is None else ()
        dates = tuple(each.name for each in self.node.attributes if each.datatype == "partialDate")
        text = ("Dates: " + ", ".join(dates)) if dates else ("Has " + ", ".join(inherited)) if inherited else ""
        return tuple(wrap(text, int((self.width - 2 * EDGE) / LETTER)))

    @property
    def lines(self) -> int:
        """How many lines of text stand below the name."""
        rows = -(-len(self.below) // self.columns)
        return len(self.said) + rows + (1 + len(self.own) if self.own else 0)

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return HEAD + self.lines * LINE + EDGE / 2 * (bool(self.lines) + bool(self.own))

    @property
    def middle(self) -> float:
        """Where it is halved from left to right."""
        return self.x + self.width / 2

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


def box(model: Model, name: str, own: tuple[str, ...], *, x: float, y: float, width: float, columns: int = 1) -> Box:
    """The box of a class, with all classes below it unless it is the root of all."""
    node = model.node(name)
    below = tuple(model.nodes[each] for each in model.subclasses(name)[1:]) if node.parent else ()
    return Box(node=node, below=below, own=own, x=x, y=y, width=width, columns=columns)


def drawn(box: Box) -> Iterator[Shape]:
    """The shapes of a box: its frame, its sign and name, then its lines."""
    yield Block(x=box.x, y=box.y, width=box.width, height=box.height, look=f"box {box.node.family}", radius=4)
    yield _sign(box.node, box.x + EDGE + 4, box.y + 19)
    yield Words(x=box.x + EDGE + 18, y=box.y + 24, text=box.node.name, look="ink", size=14, weight=600)
    baseline = box.y + HEAD + 11
    for text in box.said:
        yield Words(x=box.x + EDGE, y=baseline, text=text, look="muted", condensed=True)
        baseline += LINE
    rows = -(-len(box.below) // box.columns)
    for column in range(box.columns):
        x = box.x + EDGE + column * (box.width - EDGE) / box.columns
        for row, node in enumerate(box.below[column * rows : (column + 1) * rows]):
            yield from _subclass(node, x, baseline + row * LINE)
    yield from _own(box, baseline + rows * LINE)


def _subclass(node: NodeType, x: float, y: float) -> Iterator[Shape]:
    yield Words(x=x + (MARK + 5 if node.parent == "Measure" else 0), y=y, text=node.name, look="ink", condensed=True)
    if node.item_control or node.end_use:
        yield Block(x=x, y=y - 7, width=MARK, height=MARK, look="item" if node.item_control else "use")


def _own(box: Box, y: float) -> Iterator[Shape]:
    if box.own:
        yield Block(x=box.x + EDGE, y=y - 9, width=box.width - 2 * EDGE, height=1, look="hairline")
        yield Words(x=box.x + EDGE, y=y + 6, text="From one to another:", look="muted", condensed=True)
    for row, name in enumerate(box.own, 1):
        yield Words(x=box.x + EDGE, y=y + 6 + row * LINE, text=name, look="type", size=11)


def _sign(node: NodeType, x: float, y: float) -> Shape:
    corners = [float(each) * 8 for each in shapes.outline(node.shape, node.points).split()]
    look = f"sign {node.family}"
    if not corners:
        return Dot(x=x, y=y, radius=7, look=look)
    points = tuple((x + a, y + b) for a, b in zip_longest(corners[::2], corners[1::2], fillvalue=0.0))
    return Outline(points=points, look=look)
