"""The one-hop picture: an entity in the middle, its neighbours in a column at each side, grouped by relationship.

What points to the entity stands left, what it points to right. Each group runs together in one plate that carries
the relationship's name. Columns are as tall as they need to be, so nothing overlaps at any number of neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.layout.scene import Box, Branch, Bundle, More, Scene, Shape, Side
from app.layout.text import width, wrap

NAME, FACT, PLATE = 12.5, 11.5, 11.5
LINE, FACT_LINE, PLATE_LINE = 15.0, 14.0, 13.0
GLYPH = (26.0, 20.0)
CENTRE_WIDTH, CENTRE_LEAST = 140.0, 78.0
TITLE, TITLE_LINE = 15.0, 18.0
EMBLEM = (30.0, 23.0)
EMBLEM_ROOM = 30.0
LABEL_ROOM = 214.0
LABEL_GAP = 8.0
PLATE_ROOM = 84.0
PLATE_WIDTH = 94.0
FAN, REACH = 44.0, 54.0
ROW_GAP, GROUP_GAP = 9.0, 20.0
INNER = CENTRE_WIDTH / 2 + FAN
NAMES = ", "
"""Between the names of the relationships of one plate."""
PLATE_X = INNER + PLATE_WIDTH / 2
GLYPH_X = INNER + PLATE_WIDTH + REACH + GLYPH[0] / 2


@dataclass(frozen=True, kw_only=True)
class Item:
    """An entity to place. `framed` when its shape has no room for words, so that in the middle it stands in a frame."""

    id: str
    entity: str
    kind: str
    name: str
    fact: str
    href: str
    statement_href: str
    statement_title: str
    faded: bool = False
    framed: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    """The neighbours that stand in exactly the same relationships to the middle, in the order they stand in.

    `label` holds the names of all these relationships, joined by `NAMES`; `type` and `outgoing` are of the first one,
    which decides the side.
    """

    id: str
    type: str
    label: str
    outgoing: bool
    items: tuple[Item, ...]
    folded: int = 0
    href: str = ""
    title: str = ""


@dataclass(frozen=True)
class _Row:
    item: Item
    lines: tuple[str, ...]
    fact: tuple[str, ...]
    height: float


def one_hop(name: str, centre: Item, groups: Sequence[Group]) -> Scene:
    """The picture of an entity and its groups of neighbours, with the entity at 0, 0."""
    middle = _centre(centre)
    left = _column([group for group in groups if not group.outgoing], "left", middle.box)
    right = _column([group for group in groups if group.outgoing], "right", middle.box)
    scene = Scene(
        name=name,
        centre=middle,
        shapes=left.shapes + right.shapes,
        bundles=left.bundles + right.bundles,
        branches=left.branches + right.branches,
        more=left.more + right.more,
    )
    return Scene(**{**vars(scene), "extent": _extent(scene.boxes())})


@dataclass(frozen=True)
class _Column:
    shapes: tuple[Shape, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    branches: tuple[Branch, ...] = ()
    more: tuple[More, ...] = ()


def _column(groups: Sequence[Group], side: Side, centre: Box) -> _Column:
    """The groups of one side below each other, the whole column centred on the entity."""
    rows = [[_row(item) for item in group.items] for group in groups]
    heights = [_height(group, own) for group, own in zip(groups, rows, strict=True)]
    top = -(sum(heights) + GROUP_GAP * max(len(groups) - 1, 0)) / 2
    reach = -top or 1.0
    parts = []
    for group, own, height in zip(groups, rows, heights, strict=True):
        parts.append(_group(group, own, side, top, height, _Middle(centre, reach)))
        top += height + GROUP_GAP
    return _Column(
        shapes=tuple(shape for part in parts for shape in part.shapes),
        bundles=tuple(bundle for part in parts for bundle in part.bundles),
        branches=tuple(branch for part in parts for branch in part.branches),
        more=tuple(more for part in parts for more in part.more),
    )


def _row(item: Item) -> _Row:
    lines = wrap(item.name, LABEL_ROOM, NAME, 500)
    fact = wrap(item.fact, LABEL_ROOM, FACT) if item.fact else ()
    return _Row(item, lines, fact, max(GLYPH[1], len(lines) * LINE + len(fact) * FACT_LINE) + ROW_GAP)


def _height(group: Group, rows: Sequence[_Row]) -> float:
    plate = len(_names(group)) * PLATE_LINE + 6
    return max(sum(row.height for row in rows) + (LINE + ROW_GAP if group.folded else 0), plate)


def _group(group: Group, rows: Sequence[_Row], side: Side, top: float, height: float, middle: _Middle) -> _Column:
    sign = -1 if side == "left" else 1
    level = top + height / 2
    y = level - (sum(row.height for row in rows) + (LINE + ROW_GAP if group.folded else 0)) / 2
    shapes = []
    for row in rows:
        shapes.append(_shape(row, side, sign * GLYPH_X, y + row.height / 2))
        y += row.height
    more = (_more(group, side, sign, y + (LINE + ROW_GAP) / 2),) if group.folded else ()
    return _Column(
        shapes=tuple(shapes),
        bundles=(_bundle(group, side, sign, level, middle),),
        branches=tuple(_branch(group, row) for row in rows),
        more=more,
    )


def _shape(row: _Row, side: Side, x: float, y: float) -> Shape:
    wide = max([width(line, NAME, 500) for line in row.lines] + [width(line, FACT) for line in row.fact])
    middle = x + (GLYPH[0] / 2 + LABEL_GAP + wide / 2) * (-1 if side == "left" else 1)
    return Shape(
        id=row.item.id,
        entity=row.item.entity,
        kind=row.item.kind,
        box=Box(x, y, *GLYPH),
        side=side,
        lines=row.lines,
        fact=row.fact,
        label=Box(middle, y, wide, len(row.lines) * LINE + len(row.fact) * FACT_LINE),
        href=row.item.href,
        title=row.item.name,
        faded=row.item.faded,
    )


@dataclass(frozen=True)
class _Middle:
    """The box in the middle, and how far the column beside it reaches up and down."""

    box: Box
    reach: float

    def meets(self, sign: int, y: float) -> tuple[float, float]:
        """Where a line from a plate at `y` meets the box: in the plates' order, over four fifths of its side."""
        return (sign * self.box.width / 2, self.box.height * 0.4 * max(-1.0, min(1.0, y / self.reach)))


def _bundle(group: Group, side: Side, sign: int, y: float, middle: _Middle) -> Bundle:
    lines = _names(group)
    wide = max(width(line, PLATE, 500) for line in lines) + PLATE_WIDTH - PLATE_ROOM
    return Bundle(
        id=group.id,
        type=group.type,
        outgoing=group.outgoing,
        side=side,
        plate=Box(sign * PLATE_X, y, wide, len(lines) * PLATE_LINE + 6),
        lines=lines,
        meets=middle.meets(sign, y),
        href=group.href,
        title=group.title,
    )


def _names(group: Group) -> tuple[str, ...]:
    """The lines of a plate: every name begins on a line of its own, and all but the last end in a comma."""
    *others, last = group.label.split(NAMES)
    names = [*(f"{name}," for name in others), last]
    return tuple(line for name in names for line in wrap(name, PLATE_ROOM, PLATE, 500))


def _branch(group: Group, row: _Row) -> Branch:
    item = row.item
    return Branch(
        id=f"{item.id}|line",
        bundle=group.id,
        shape=item.id,
        href=item.statement_href,
        title=item.statement_title,
    )


def _more(group: Group, side: Side, sign: int, y: float) -> More:
    text = f"{group.folded:,} more"
    wide = width(text, NAME, 500)
    x = sign * (GLYPH_X + GLYPH[0] / 2 + LABEL_GAP + wide / 2)
    return More(
        id=f"{group.id}|more", bundle=group.id, side=side, box=Box(x, y, wide, LINE), text=text, href=group.href
    )


def _centre(item: Item) -> Shape:
    """The entity in the middle: a frame with its shape, its name and one line of fact."""
    lines = wrap(item.name, CENTRE_WIDTH - 16, TITLE, 600, most=4)
    fact = wrap(item.fact, CENTRE_WIDTH - 14, FACT, most=1) if item.fact else ()
    content = len(lines) * TITLE_LINE + len(fact) * FACT_LINE + (EMBLEM_ROOM if item.framed else 0)
    box = Box(0, 0, CENTRE_WIDTH, max(CENTRE_LEAST, content + 24))
    return Shape(
        id=item.id,
        entity=item.entity,
        kind=item.kind,
        box=box,
        side="centre",
        lines=lines,
        fact=fact,
        label=box,
        href=item.href,
        title=item.name,
        faded=item.faded,
        emblem=Box(0, (EMBLEM[1] - content) / 2, *EMBLEM) if item.framed else None,
    )


def _extent(boxes: Sequence[Box]) -> Box:
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
