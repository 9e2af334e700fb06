"""The picture of a supply chain: shelves on top, then bands of steps from left to right, and the lines of the flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app import stages
from app.layout.chain_lines import Lines, room
from app.layout.chain_places import Band, Entry, Places, Shelf
from app.layout.chain_rank import spots
from app.layout.chain_shapes import Box, ChainPicture, Fold, Item, Panel, Title, moved
from app.layout.chain_sorting import places
from app.layout.chain_stacks import PITCH, REST, WIDE, Placed, Stacks
from app.layout.text import fill, width
from graph.chain_rows import Chain

COLUMNS = 11
LEFT, EDGE = 12.0, 6.0
HEADING, FOOT = 21.0, 7.0
LANE, BENT = 16.0, 12.0
TITLE = 12.0


@lru_cache(maxsize=64)
def picture(chain: Chain, numbered: frozenset[str], opened: frozenset[str]) -> ChainPicture:
    """The places of everything: `numbered` have a number, `opened` are the keys of the folds that are open."""
    found = places(chain, numbered)
    return _Assembly(found, {each.id: each.label for each in chain.technologies}, numbered, opened).picture()


@dataclass(frozen=True)
class _Block:
    """A band or shelf made up, from its own corner: its things, and how many columns and pixels it takes."""

    key: str
    columns: int
    items: tuple[Item, ...]
    height: float


class _Assembly:
    """One picture while it is put together."""

    def __init__(
        self, found: Places, labels: Mapping[str, str], numbered: frozenset[str], opened: frozenset[str]
    ) -> None:
        self.found, self.labels = found, labels
        self.stacks = Stacks(labels, numbered, opened)
        self.panels: list[Panel] = []
        self.items: list[Item] = []

    def picture(self) -> ChainPicture:
        """Everything, row after row, and then the lines between."""
        hubs = [self._hub(shelf) for shelf in self.found.hubs]
        rows = _rows([self._band(band) for band in self.found.bands], hubs)
        wide = max([COLUMNS, *(sum(block.columns for block in row) for row in rows)])
        right = LEFT + wide * PITCH
        y = self._shelves(right)
        channels = []
        for row, passing in zip([*rows, []], self._passing(rows), strict=True):
            channels.append((y, y + room(passing)))
            y = self._row(row, channels[-1][1]) if row else channels[-1][1]
        boxes = [item for item in self.items if isinstance(item, Box)]
        ways = Lines(self.items, boxes, channels, wide).ways(self.found)
        return ChainPicture(width=right, height=y, panels=tuple(self.panels), items=tuple(self.items), ways=ways)

    def _passing(self, rows: Sequence[Sequence[_Block]]) -> list[int]:
        """How many sources have lines along each channel: over the first row, between rows, under the last."""
        row_of = {block.key: place for place, row in enumerate(rows) for block in row}
        at = {node.id: row_of[band.key] for band in self.found.bands for node in band.nodes}
        crossing = [
            {a for a, b in self.found.links if (at[a] < place) != (at[b] < place)} for place in range(len(rows) + 1)
        ]
        back = {a for a, _ in self.found.closing}
        return [len(each) + len(back) for each in crossing]

    def _row(self, row: Sequence[_Block], y: float) -> float:
        """Put a row of blocks in; gives back where it ends."""
        high = max(block.height for block in row)
        column = 0
        for block in row:
            x = LEFT + column * PITCH
            self.panels.append(Panel(key=block.key, x=x - EDGE, y=y, width=block.columns * PITCH - 3, height=high))
            self.items += moved(block.items, x, y)
            column += block.columns
        return y + high

    def _band(self, band: Band) -> _Block:
        stacks = {node.id: self.stacks.node(node) for node in band.nodes}
        sizes = {id: high for id, (_, high) in stacks.items()}
        found = spots(sizes, band.links, width=WIDE, gap=LANE, bent=BENT)
        columns = 1 + max(spot.column for spot in found.values())
        head, top = self._head(band.key, self._titles(band), band.whole, columns)
        items = [*head]
        for id, (placed, _) in stacks.items():
            items += moved(placed, found[id].column * PITCH, top + found[id].top)
        return _Block(band.key, columns, tuple(items), top + max(found[id].top + sizes[id] for id in found) + FOOT)

    def _titles(self, band: Band) -> list[tuple[str, str]]:
        """Id and words of what heads a band, the widest first."""
        named = [(id, self.labels[id]) for id in band.headings]
        return named or [("", stages.heading(band.stage or stages.OTHER))]

    def _hub(self, shelf: Shelf) -> _Block:
        head, top = self._head(shelf.key, [(shelf.heading, f"Into all: {self.labels[shelf.heading]}")], (), 1)
        placed, high = self.stacks.listed(shelf.entries, shelf.key + REST, WIDE, "without number")
        return _Block(shelf.key, 1, (*head, *moved(placed, 0.0, top)), top + high + FOOT)

    def _head(self, key: str, titles: Sequence[tuple[str, str]], whole: Sequence[Entry], columns: int) -> Placed:
        """The line over a block: its words, and what flows into the whole of it."""
        room = columns * PITCH - (PITCH - WIDE)
        words, end, high = self._words(key, titles, room)
        rest = f"{key}{REST}"
        if not whole:
            return words, high
        if self.stacks.is_tray(whole, rest):
            placed, more = self.stacks.tray(whole, rest, columns)
            return (*words, *moved(placed, 0.0, high)), high + more + 6
        if columns == 1:
            placed, more = self.stacks.listed(whole, rest, WIDE, "without number")
            return (*words, *moved(placed, 0.0, high)), high + more + 6
        label = Title(key=key, id="", x=0, y=0, width=66, height=HEADING - 5, lines=("Whole stage:",), minor=True)
        start = max(end + 24, min(4, columns - 1) * PITCH)
        if start + 66 > room:
            start, high = 0.0, high + HEADING
        placed, more = self.stacks.chips(whole, rest, room, start + 70, HEADING)
        return (
            *words,
            *moved((label,), start, high - HEADING),
            *moved(placed, 0.0, high - HEADING + 2),
        ), high + more - HEADING

    def _words(self, key: str, titles: Sequence[tuple[str, str]], room: float) -> tuple[tuple[Item, ...], float, float]:
        """Titles side by side; gives back them, where they end, and how high they are."""
        items: list[Item] = []
        x, high = 0.0, HEADING
        for place, (id, text) in enumerate(titles):
            said = text if not place else f"with {text[:1].lower()}{text[1:]}"
            size, weight = (TITLE, 600) if not place else (11.5, 400)
            lines = fill(said, (room - x,) * 4, size, weight)
            wide = max(width(line, size, weight) for line in lines)
            high = max(high, HEADING + 14 * (len(lines) - 1))
            items.append(
                Title(
                    key=key,
                    id=id,
                    x=x,
                    y=0,
                    width=wide,
                    height=16 + 14 * (len(lines) - 1),
                    lines=lines,
                    minor=bool(place),
                )
            )
            x += wide + 14
        return tuple(items), x - 14, high

    def _shelves(self, right: float) -> float:
        """The stages without steps, as many on a line as fit; one that is open takes the whole width."""
        x, y, high = LEFT, 0.0, 0.0
        for shelf in self.found.shelves:
            title = stages.heading(shelf.stage or stages.OTHER)
            wide_words = width(title, TITLE, 600) + 16
            opened = self.stacks.is_tray(shelf.entries, shelf.key + REST)
            block, wide, tall = self._shelf(shelf, title, wide_words, opened, right - LEFT)
            if x > LEFT and (opened or x + wide > right):
                x, y = LEFT, y + high + 6
            self.panels.append(Panel(key=shelf.key, x=x - EDGE, y=y, width=wide, height=tall))
            self.items += moved(block, x, y)
            x, high = x + wide + 3, tall
            if opened:
                x = right + 1
        return y + high if self.found.shelves else 0.0

    def _shelf(
        self, shelf: Shelf, title: str, words: float, opened: bool, room: float
    ) -> tuple[tuple[Item, ...], float, float]:
        """A shelf with its width and height."""
        head = Title(key=shelf.key, id="", x=0, y=0, width=words - 16, height=16, lines=(title,))
        key = shelf.key + REST
        if opened:
            placed, high = self.stacks.tray(shelf.entries, key, int(room // PITCH))
            return (head, *moved(placed, 0.0, HEADING)), room - 3, HEADING + high + 4
        placed, high = self.stacks.chips(shelf.entries, key, room - EDGE, words, HEADING)
        end = max(item.x + item.width for item in placed if isinstance(item, Box | Fold))
        return (head, *moved(placed, 0.0, 2.0)), min(end + 2 * EDGE, room - 3), high + 2


def _rows(bands: Sequence[_Block], hubs: Sequence[_Block]) -> list[list[_Block]]:
    """Blocks in rows of eleven columns, or as many as the widest takes; shelves of umbrellas where there is room."""
    most = max([COLUMNS, *(block.columns for block in bands)])
    rows: list[list[_Block]] = []
    for block in bands:
        if rows and sum(each.columns for each in rows[-1]) + block.columns <= most:
            rows[-1].append(block)
        else:
            rows.append([block])
    for hub in hubs:
        row = next((row for row in rows if sum(each.columns for each in row) < most), None)
        if row is None:
            rows.insert(0, [hub])
        else:
            row.append(hub)
    return rows
