"""A table as the body of a sheet, and a long one as several: every row stands on one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app import words
from app.exports.content import Room, Section
from app.exports.paper import Paper, body_height
from app.exports.scene import Curve, Group, Item, Paint, Text, Weight
from app.layout.text import ELLIPSIS, fill, width

LINE = 1.2
PAD = 0.75
"""Room above and below the lines of a row together, in sizes of letters."""
BETWEEN = 12.0
MOST_LINES = 4
"""Lines that a cell may take; what is longer stands whole in the data exports."""
NARROWEST = 5.0
"""How narrow a column of text may become, in sizes of letters."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A table of texts. `numbers` are the places of the columns whose values stand at the right; `offset` is how many
    rows stand on the sheets before; `of` how many there are in all."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    offset: int = 0
    of: int = 0

    def draw(self, room: Room) -> list[Item]:
        """The heads, a line, the rows; letters grow smaller where all would not fit."""
        size = room.paper.text
        laid = _Laid(self, room.width, size)
        while laid.height > room.height and size > 1.0:
            size *= 0.96
            laid = _Laid(self, room.width, size)
        return list(_Drawing(laid, room).items())


def paged(table: Rows, paper: Paper) -> tuple[Section, ...]:
    """The same rows on as many sheets as they need with letters of the usual size; one sheet for no rows."""
    laid, height = _Laid(table, paper.room, paper.text), body_height(paper)
    pages: list[list[int]] = [[]]
    used = laid.head
    for at, high in enumerate(laid.heights):
        if pages[-1] and used + high > height:
            pages.append([])
            used = laid.head
        pages[-1].append(at)
        used += high
    count = len(table.rows)
    return tuple(
        Section(
            heading=f"Rows {page[0] + 1:,} to {page[-1] + 1:,} of {count:,}" if len(pages) > 1 else "",
            body=Rows(
                heads=table.heads,
                rows=tuple(table.rows[at] for at in page),
                numbers=table.numbers,
                offset=page[0] if page else 0,
                of=count,
            ),
        )
        for page in pages
    )


class _Laid:
    """A table in letters of a size: the columns, the lines of every cell, the heights of the rows."""

    def __init__(self, table: Rows, width: float, size: float) -> None:
        self.table, self.size = table, size
        self.widths = _widths(table, width, size)
        self.lines = [self._cells(row) for row in table.rows]
        self.heads = self._cells(table.heads, 600)
        self.head = self._height(self.heads)
        self.heights = [self._height(row) for row in self.lines]

    @property
    def height(self) -> float:
        """Of the whole table."""
        return self.head + sum(self.heights)

    def _cells(self, row: Sequence[str], weight: Weight = 400) -> list[tuple[str, ...]]:
        return [
            fill(text, (wide,) * MOST_LINES, self.size, weight) if text else ()
            for text, wide in zip(row, self.widths, strict=True)
        ]

    def _height(self, cells: Sequence[tuple[str, ...]]) -> float:
        return self.size * (LINE * max([1, *map(len, cells)]) + PAD)


class _Drawing:
    """A table that is laid out while it is drawn into a room."""

    def __init__(self, laid: _Laid, room: Room) -> None:
        self.laid, self.room = laid, room
        self.table, self.size, self.widths = laid.table, laid.size, laid.widths

    def items(self) -> Iterator[Item]:
        """Everything, from the top."""
        y = self.room.y
        yield Group(
            items=tuple(self._row(self.table.heads, self.laid.heads, y, "muted", 600)), role="band", name="Columns"
        )
        y += self.laid.head
        for row, lines, high in zip(self.table.rows, self.laid.lines, self.laid.heights, strict=True):
            yield self._rule(y)
            name = "; ".join(f"{head}: {text}" for head, text in zip(self.table.heads, row, strict=True) if text)
            yield Group(items=tuple(self._row(row, lines, y, "ink", 400)), role="cell", name=name)
            y += high
        rest = self.table.of - self.table.offset - len(self.table.rows)
        if not self.table.rows:
            yield self._said("No row.", y)
        elif rest > 0 and not self.table.offset and y + self.size * 2 < self.room.y + self.room.height:
            yield self._said(f"{words.count(rest, 'more row')}: on the next sheets, or in the data", y)

    def _row(
        self, row: Sequence[str], cells: Sequence[tuple[str, ...]], y: float, colour: str, weight: Weight
    ) -> Iterator[Text]:
        x = self.room.x
        for place, (text, lines, wide) in enumerate(zip(row, cells, self.widths, strict=True)):
            right = place in self.table.numbers
            for at, line in enumerate(lines):
                cut = line.endswith(ELLIPSIS) and not text.endswith(ELLIPSIS)
                yield Text(
                    x=x + (wide if right else 0),
                    y=y + self.size * (LINE * (at + 0.8) + PAD / 2),
                    text=line,
                    size=round(self.size, 2),
                    colour=self.room.theme.colour(colour),
                    weight=weight,
                    anchor="end" if right else "start",
                    full=text if cut else "",
                )
            x += wide + BETWEEN

    def _said(self, text: str, y: float) -> Text:
        return Text(
            x=self.room.x, y=y + self.size * 1.5, text=text, size=self.size, colour=self.room.theme.colour("muted")
        )

    def _rule(self, y: float) -> Curve:
        start, end = (self.room.x, y), (self.room.x + self.room.width, y)
        return Curve(
            start=start,
            pieces=((start, end, end),),
            paint=Paint(stroke=self.room.theme.colour("hairline"), width=0.6),
        )


def _widths(table: Rows, room: float, size: float) -> list[float]:
    """The width of each column: what it would like, or its part of what there is."""
    count = len(table.heads)
    free = room - BETWEEN * (count - 1)
    wanted = [
        max([width(table.heads[at], size, 600), *(width(row[at], size) for row in table.rows)]) + 1
        for at in range(count)
    ]
    least = [min(each, size * NARROWEST) for each in wanted]
    if sum(wanted) <= free:
        return wanted
    found, rest = list(wanted), sorted(range(count), key=lambda at: wanted[at])
    while rest:
        share = free / len(rest)
        at = rest.pop(0)
        found[at] = max(min(wanted[at], share), min(least[at], share))
        free -= found[at]
    return found
