"""A node with what hangs on it as one stack, and rows of such stacks: places relative to their own corner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.layout.chain_places import Entry, Node
from app.layout.chain_shapes import HEAD, Box, Fold, Item, Rail, moved
from app.layout.text import fill, width

PITCH, WIDE, GAP = 127.0, 113.0, 3.0
LINE, SIZE = 12.0, 11.5
BOX, FOLD, CHIP = 32.0, 15.0, 18.0
NUMBER, LETTER, COUNTER = 27.0, 16.0, 20.0
INDENT = 8.0
REST, PARTS = ".rest", ".parts"
WITHOUT = "without number"
Placed = tuple[tuple[Item, ...], float]
"""Things with places from their own corner, and how high they are together."""


@dataclass
class Stacks:
    """Makes the stacks. `labels` by id, `numbered` have a number, `opened` are the folds that are open.

    What was drawn before is drawn as standing there again: one of these serves one picture.
    """

    labels: Mapping[str, str]
    numbered: frozenset[str]
    opened: frozenset[str]
    drawn: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def node(self, node: Node) -> Placed:
        """A node with its inputs below it."""
        head = self._head(node)
        items: list[Item] = [head]
        at = head.height + GAP
        if head.opened:
            items, at = self._below(items, at, node.folded, node.id + REST, INDENT, "kinds, no number")
        items, at = self._below(items, at, node.inputs, f"{node.id}.inputs{REST}", 0.0, WITHOUT)
        if at > head.height + GAP:
            items.append(Rail(x=0.5, y=head.height, height=at - GAP - head.height))
        return tuple(items), at - GAP

    def _head(self, node: Node) -> Box:
        more = frozenset(id for each in node.folded for id in (each.id, *each.inside))
        if node.role != "step":
            return self._box(node.id, 0.0, 0.0, WIDE, more)
        lines = fill(self.labels[node.id], (WIDE - 10 - LETTER,) * 4, SIZE, 500, condensed=True)
        return Box(
            id=node.id,
            key=self._key(node.id),
            form="chevron",
            x=0.0,
            y=0.0,
            width=WIDE,
            height=HEAD + LINE * max(len(lines) - 2, 0),
            lines=lines,
            numbered=node.id in self.numbered,
            more=more,
            opens=node.id if more else "",
            opened=node.id in self.opened and bool(more),
        )

    def _below(
        self, items: list[Item], at: float, entries: Sequence[Entry], key: str, indent: float, words: str
    ) -> tuple[list[Item], float]:
        """`items` with the entries below: those with a number, then the line for the rest."""
        placed, high = self.listed(entries, key, WIDE - indent, words)
        return [*items, *moved(placed, indent, at)], at + (high + GAP if high else 0.0)

    def listed(self, entries: Sequence[Entry], key: str, room: float, words: str) -> Placed:
        """Entries one below the other; those without a number as one line, and one by one when it is open."""
        items: list[Item] = []
        at = 0.0
        for entry in self.shown(entries):
            placed, high = self.entry(entry, room)
            items += moved(placed, 0.0, at)
            at += high + GAP
        rest = self.rest(entries)
        if rest:
            fold = self.fold(rest, key, room, words)
            items.append(moved((fold,), 0.0, at)[0])
            at += fold.height + GAP
            for entry in rest if fold.opened else ():
                placed, high = self.entry(entry, room)
                items += moved(placed, 0.0, at)
                at += high + GAP
        return tuple(items), max(at - GAP, 0.0)

    def shown(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those with a number, or with one folded into them."""
        return [each for each in entries if each.id in self.numbered or each.inside & self.numbered]

    def rest(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those without."""
        return [each for each in entries if each.id not in self.numbered and not each.inside & self.numbered]

    def entry(self, entry: Entry, room: float = WIDE) -> Placed:
        """A box and, when it is open, its kinds and parts below it."""
        box = self._box(entry.id, 0.0, 0.0, room, entry.inside)
        items: list[Item] = [box]
        at = box.height + GAP
        for entries, ending, words in (
            (entry.kinds, REST, "kinds, no number"),
            (entry.parts, PARTS, "parts, no number"),
        ):
            if box.opened and entries:
                placed, high = self.listed(entries, entry.id + ending, room - INDENT, words)
                items += moved(placed, INDENT, at)
                at += high + GAP
        if at > box.height + GAP:
            items.append(Rail(x=INDENT - 3.5, y=box.height, height=at - 2 * GAP - box.height))
        return tuple(items), at - GAP

    def _box(self, id: str, x: float, y: float, room: float, more: frozenset[str]) -> Box:
        numbered = id in self.numbered
        counter = COUNTER * bool(more)
        if numbered:
            rooms = (room - 5 - NUMBER, room - 10 - counter, room - 10, room - 10)
        else:
            rooms = (room - 12 - LETTER, room - 14 - max(counter, 3.0), room - 14, room - 14)
        lines = fill(self.labels[id], rooms, SIZE, condensed=True)
        again = id in self.drawn
        return Box(
            id=id,
            key=self._key(id),
            form="box",
            x=x,
            y=y,
            width=room,
            height=BOX + LINE * max(len(lines) - 2, 0),
            lines=lines,
            numbered=numbered,
            more=more,
            opens=id if more else "",
            opened=id in self.opened and bool(more),
            again=again,
        )

    def _key(self, id: str) -> str:
        """A name for this one in the picture; the first time its id, later with the number of the time."""
        self.drawn.add(id)
        key, time = id, 1
        while key in self.used:
            time += 1
            key = f"{id}~{time}"
        self.used.add(key)
        return key

    def fold(self, rest: Sequence[Entry], key: str, room: float, words: str) -> Fold:
        """The line that stands for several; a single one with nothing inside is named."""
        single = len(rest) == 1 and not rest[0].inside
        ids = tuple(each.id for each in rest)
        lines = fill(self._said(rest, words), (room - 18,) * 4, SIZE, condensed=True)
        self.drawn.update(ids if single else ())
        return Fold(
            ids=ids,
            key=self._key(key),
            x=0.0,
            y=0.0,
            width=room,
            height=FOLD + LINE * (len(lines) - 1),
            lines=lines,
            opens="" if single else key,
            opened=not single and key in self.opened,
        )

    def chip(self, entry: Entry) -> Box:
        """An entry in one line, as wide as its label."""
        wide = 6 + width(self.labels[entry.id], SIZE, condensed=True) + NUMBER + COUNTER * bool(entry.inside)
        again = entry.id in self.drawn
        return Box(
            id=entry.id,
            key=self._key(entry.id),
            form="chip",
            x=0.0,
            y=0.0,
            width=wide,
            height=CHIP,
            lines=(self.labels[entry.id],),
            numbered=entry.id in self.numbered,
            more=entry.inside,
            opens=entry.id if entry.inside else "",
            again=again,
        )

    def chips(self, entries: Sequence[Entry], key: str, room: float, indent: float, step: float) -> Placed:
        """Entries side by side on lines of `step`, the first beginning at `indent`; the rest as one line of text."""
        pieces: list[Box | Fold] = [self.chip(entry) for entry in self.shown(entries)]
        rest = self.rest(entries)
        if rest:
            wide = 24 + width(self._said(rest, WITHOUT), SIZE, condensed=True)
            pieces.append(self.fold(rest, key, wide, WITHOUT))
        items: list[Item] = []
        x, y = indent, 0.0
        for piece in pieces:
            if x > 0 and x + piece.width > room:
                x, y = 0.0, y + step
            items += moved((piece,), x, y + (1.5 if isinstance(piece, Fold) else 0.0))
            x += piece.width + 6
        return tuple(items), y + step if pieces else 0.0

    def _said(self, rest: Sequence[Entry], words: str) -> str:
        """How many there are; of a single one its label, and how many are folded into it."""
        inside = len(rest[0].inside)
        return f"{len(rest)} {words}" if len(rest) > 1 else self.labels[rest[0].id] + f" +{inside}" * bool(inside)

    def tray(self, entries: Sequence[Entry], key: str, columns: int) -> Placed:
        """Entries in columns, each below the shortest; first the line for the rest, and those too when it is open."""
        items: list[Item] = []
        rest = self.rest(entries)
        ends = [0.0] * max(columns, 1)
        listed = self.shown(entries)
        if rest:
            fold = self.fold(rest, key, WIDE, WITHOUT)
            items.append(fold)
            ends[0] = fold.height + GAP
            listed = [*listed, *(rest if fold.opened else ())]
        for entry in listed:
            column = min(range(len(ends)), key=lambda each: (ends[each], each))
            placed, high = self.entry(entry)
            items += moved(placed, column * PITCH, ends[column])
            ends[column] += high + GAP
        return tuple(items), max(ends)

    def is_tray(self, entries: Sequence[Entry], key: str) -> bool:
        """Whether something among these entries is open."""
        return key in self.opened or any(each.id in self.opened and each.inside for each in entries)
