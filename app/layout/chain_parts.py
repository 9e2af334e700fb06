"""The picture of a supply chain cut into parts that can be read on paper: row by row, a wide row by its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.layout.chain_picture import LEFT
from app.layout.chain_shapes import ChainPicture, Item, Panel, Rail, Title, Way, moved
from app.layout.chain_stacks import PITCH

Point = tuple[float, float]
PAD, GAP = 6.0, 14.0
HEAD = 18.0
"""How far below the top of a band the things of its heading stand, which no cut parts."""


@dataclass(frozen=True, kw_only=True)
class ChainPart:
    """A piece of the picture with the words over its bands; `cut` counts the flows that lead out of it or into it."""

    heading: str
    picture: ChainPicture
    cut: int


@dataclass(frozen=True)
class _Frame:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left - 0.5 <= x < self.right - 0.5 and self.top - 0.5 <= y < self.bottom + 0.5


def parts(picture: ChainPicture, columns: int, height: float) -> list[ChainPart]:
    """The parts of a picture in reading order, of no more columns than given; low ones stand below each other as long
    as they are not higher than given together. No box is lost or drawn twice."""
    found: list[ChainPart] = []
    for part in _cut_up(picture, max(columns, 1)):
        if found and found[-1].picture.height + GAP + part.picture.height <= height:
            found[-1] = _below(found[-1], part)
        else:
            found.append(part)
    return found


def _below(upper: ChainPart, lower: ChainPart) -> ChainPart:
    """Two parts as one, the second below the first."""
    one, other = upper.picture, lower.picture
    down = one.height + GAP
    return ChainPart(
        heading="; ".join(filter(None, (upper.heading, lower.heading))),
        cut=upper.cut + lower.cut,
        picture=ChainPicture(
            width=max(one.width, other.width),
            height=down + other.height,
            panels=(*one.panels, *(replace(each, y=each.y + down) for each in other.panels)),
            items=(*one.items, *moved(other.items, 0.0, down)),
            ways=(*one.ways, *(_lowered(way, down) for way in other.ways)),
        ),
    )


def _lowered(way: Way, down: float) -> Way:
    return replace(way, points=tuple((x, y + down) for x, y in way.points))


def _cut_up(picture: ChainPicture, columns: int) -> Iterator[ChainPart]:
    for top, row in _rows(picture.panels):
        bottom = max(panel.y + panel.height for panel in row)
        if not any(item.form != "chip" and top <= item.y < bottom for item in picture.boxes()):
            yield _shelves(picture, row, columns * PITCH)
            continue
        for first, last in _spans(row, columns):
            yield _part(picture, _Frame(LEFT - PAD + first * PITCH, top, LEFT - PAD + last * PITCH, bottom))


def _shelves(picture: ChainPicture, row: Sequence[Panel], width: float) -> ChainPart:
    """Shelves, which no column holds, side by side as far as they fit."""
    x, y, high = LEFT - PAD, 0.0, 0.0
    panels: list[Panel] = []
    items: list[Item] = []
    for panel in row:
        if panels and x + panel.width > width:
            x, y, high = LEFT - PAD, y + high + 4, 0.0
        panels.append(replace(panel, x=x, y=y))
        own = tuple(item for item in picture.items if _holds(panel, item))
        items += moved(own, x - panel.x, y - panel.y)
        x, high = x + panel.width + 3, max(high, panel.height)
    right = max(panel.x + panel.width for panel in panels) + PAD
    made = ChainPicture(width=right, height=y + high, panels=tuple(panels), items=tuple(items))
    return ChainPart(heading=_words([title for title in made.titles() if not title.minor]), picture=made, cut=0)


def _rows(panels: Sequence[Panel]) -> list[tuple[float, list[Panel]]]:
    """Panels side by side, from the top."""
    found: dict[float, list[Panel]] = {}
    for panel in panels:
        found.setdefault(panel.y, []).append(panel)
    return [(top, sorted(row, key=lambda panel: panel.x)) for top, row in sorted(found.items())]


def _spans(row: Sequence[Panel], columns: int) -> Iterator[tuple[int, int]]:
    """From and to which column a row is cut: between panels where that can be, else within one, in even pieces."""
    start = end = 0
    for panel in row:
        last = _column(panel.x + panel.width + 3)
        if last - start <= columns:
            end = last
            continue
        if end > start:
            yield start, end
            start = end
        pieces = -(-(last - start) // columns)
        edges = [start + round((last - start) * at / pieces) for at in range(pieces + 1)]
        yield from pairwise(edges[:-1])
        start, end = edges[-2], last
    if end > start:
        yield start, end


def _column(x: float) -> int:
    return max(-(-int(x - LEFT) // int(PITCH)), 1)


def _part(picture: ChainPicture, frame: _Frame) -> ChainPart:
    right, down = LEFT - frame.left - PAD, -frame.top
    items = tuple(item for item in picture.items if _owned(item, picture, frame))
    widest = max([frame.right - PAD, *(item.x + item.width + PAD for item in items if not isinstance(item, Rail))])
    ways = [way for way in picture.ways if any(frame.holds(*point) for point in (way.points[0], way.points[-1]))]
    kept = [(way, _within(way, frame)) for way in ways]
    panels = (_cut(panel, frame, widest) for panel in picture.panels)
    return ChainPart(
        heading=_heading(items, picture, frame),
        picture=ChainPicture(
            width=widest - frame.left + LEFT,
            height=frame.bottom - frame.top,
            panels=tuple(replace(each, x=each.x + right, y=each.y + down) for each in panels if each),
            items=moved(items, right, down),
            ways=tuple(
                replace(way, points=tuple((x + right, y + down) for x, y in points))
                for way, points in kept
                if len(points) > 1
            ),
        ),
        cut=sum(points != way.points for way, points in kept),
    )


def _owned(item: Item, picture: ChainPicture, frame: _Frame) -> bool:
    """Whether a thing stands in a frame. The heading of a band stays whole, with the first piece of it."""
    if not frame.top - 0.5 <= item.y < frame.top + HEAD:
        return frame.holds(item.x, item.y)
    panel = next(each for each in picture.panels if _holds(each, item))
    return frame.holds(panel.x, item.y)


def _holds(panel: Panel, item: Item) -> bool:
    """Whether a thing stands on the ground of a panel."""
    inside = panel.x <= item.x <= panel.x + panel.width
    return inside and panel.y - 0.5 <= item.y < panel.y + panel.height


def _cut(panel: Panel, frame: _Frame, widest: float) -> Panel | None:
    end = panel.x + panel.width
    left, right = max(panel.x, frame.left), end if end <= frame.right else max(widest, frame.right - 3)
    inside = panel.y < frame.bottom and panel.y + panel.height > frame.top
    return replace(panel, x=left, width=right - left) if inside and right > left else None


def _within(way: Way, frame: _Frame) -> tuple[Point, ...]:
    """As much of a line as lies in the frame, counted from the end that does."""
    points = way.points if frame.holds(*way.points[0]) else way.points[::-1]
    found = [points[0]]
    for x, y in points[1:]:
        inside = (min(max(x, frame.left), frame.right - 4), min(max(y, frame.top), frame.bottom))
        if inside != found[-1]:
            found.append(inside)
        if inside != (x, y):
            break
    return tuple(found) if points is way.points else tuple(found[::-1])


def _heading(items: Sequence[Item], picture: ChainPicture, frame: _Frame) -> str:
    """The words over the bands in the frame; of a band cut in two those of its beginning."""
    own = [item for item in items if isinstance(item, Title) and not item.minor and item.y < frame.top + 4]
    if not own:
        before = [each for each in picture.titles() if not each.minor and abs(each.y - frame.top) < 4]
        own = sorted((each for each in before if each.x < frame.left), key=lambda each: each.x)[-1:]
        return f"{_words(own)} (continued)" if own else ""
    return _words(own)


def _words(titles: Sequence[Title]) -> str:
    return ", ".join(" ".join(each.lines) for each in titles)
