"""The matrix for paper: rows, bars and cells at the size that a sheet has room for. No Dash, no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app import cells
from app.exports.content import Room
from app.exports.marks import cell
from app.exports.scene import Curve, Group, Item, Paint, Rectangle, Text, Weight
from app.layout.text import shorten, width
from app.statuses import STATUSES
from app.supply import OTHERS, UNKNOWN, parts
from app.views.coverage.figures import bar_words
from app.views.coverage.order import Group as Stage
from app.views.coverage.order import indent
from app.views.coverage.view import View
from graph.rows import Cell, Coverage


@dataclass(frozen=True, kw_only=True)
class Measures:
    """The columns of a matrix in points: where each begins, how wide; `row` is the pitch, `size` that of letters."""

    x: float
    row: float
    size: float
    number: float
    bar: float
    bar_width: float
    cells: float
    column: float

    def cell(self, place: int) -> float:
        """Where the column of a jurisdiction begins."""
        return self.cells + place * self.column


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """The body of the figure. `alone`: it holds one stage only, whose heading the sheet has already."""

    view: View
    stages: tuple[Stage, ...]
    alone: bool = False

    @cached_property
    def rows(self) -> tuple[Coverage, ...]:
        """The rows that are drawn."""
        return tuple(row for stage in self.stages for row in stage.shown)

    @cached_property
    def sized(self) -> tuple[Coverage, ...]:
        """Those of them with a number."""
        return tuple(row for row in self.rows if row.known_share is not None)

    def draw(self, room: Room) -> list[Item]:
        """The heads of the columns, then the stages with their rows."""
        lines = [line for stage in self.stages for line in self._lines(stage)]
        if not lines:
            return [_said(room, "No technology fits what the address asks for.")]
        made = self._measures(room, len(lines))
        items = list(self._heads(room, made))
        y = room.y + made.row
        for line in lines:
            if isinstance(line, Coverage):
                items += self._row(room, made, line, y)
            else:
                items += _heading(room, made, line[0], line[1], y)
            y += made.row
        return items

    def _lines(self, stage: Stage) -> Iterator[Coverage | tuple[str, str]]:
        """The heading of a stage with what is folded in it, and its rows."""
        hidden = len(stage.sized) + len(stage.unsized) - len(stage.shown)
        rest = len(stage.unsized) if not stage.folded else 0
        folded = f"{rest:,} without number" if hidden and rest == hidden else f"{hidden:,} folded" if hidden else ""
        if not self.alone or folded:
            yield (stage.heading if not self.alone else "", folded)
        yield from stage.shown

    def _measures(self, room: Room, lines: int) -> Measures:
        row = min(room.paper.row, room.height / (lines + 1))
        size = min(room.paper.text, row * 0.68)
        names = min(
            max([width(self._name(each), size) + self._indent(each) for each in self.rows], default=0.0) + 6,
            room.width * 0.27,
        )
        names = max(names, min(room.width * 0.18, 24 * size))
        number, bar = size * 3.2, room.width * 0.12
        cells_at = room.x + names + number + 8 + bar + 14
        column = (room.x + room.width - cells_at) / max(len(self.view.by), 1)
        return Measures(
            x=room.x,
            row=row,
            size=size,
            number=room.x + names + number,
            bar=room.x + names + number + 8,
            bar_width=bar,
            cells=cells_at,
            column=column,
        )

    def _name(self, row: Coverage) -> str:
        year = f"  {row.year}" if row.known_share is not None and row.year != self.view.newest else ""
        return self.view.label(row.technology) + year

    def _indent(self, row: Coverage) -> float:
        """How far a name stands to the right, under what it is narrower than."""
        return 8.0 * indent(row, self._drawn, self.view.technologies)

    @cached_property
    def _drawn(self) -> frozenset[str]:
        return frozenset(row.technology for row in self.rows)

    def _heads(self, room: Room, made: Measures) -> Iterator[Item]:
        y = room.y + made.row * 0.68
        ink, muted = room.theme.colour("ink"), room.theme.colour("muted")
        yield _text(made.number, y, "Covered at most, %", made.size, muted, weight=600, anchor="end")
        for place, id in enumerate(self.view.by):
            name = self.view.names[id]
            told = name if width(name, made.size, 600) < made.column - 4 else id.upper()
            yield _text(made.cell(place), y, told, made.size, ink, weight=600, full=name if told != name else "")

    def _row(self, room: Room, made: Measures, row: Coverage, y: float) -> Iterator[Item]:
        yield _rule(room, y)
        base = y + made.row / 2 + made.size * 0.35
        items = [*self._named(room, made, row, base), *self._number(room, made, row, base)]
        items += self._bars(room, made, row, y)
        yield Group(
            items=tuple(items),
            role="bar",
            name=f"{self.view.technologies[row.technology].name}: {bar_words(row)}",
            key=f"row-{row.technology}",
            entity=row.technology,
        )
        by_place = {each.jurisdiction: each for each in row.cells}
        for place, id in enumerate(self.view.by):
            yield self._cell(room, made, row, by_place[id], place, y)

    def _named(self, room: Room, made: Measures, row: Coverage, base: float) -> Iterator[Item]:
        chosen = self.view.chosen is row
        theme = room.theme
        place = self._indent(row)
        label, year = self.view.label(row.technology), self._name(row).removeprefix(self.view.label(row.technology))
        weight: Weight = 600 if chosen else 400
        space = made.number - made.size * 3.2 - made.x - place - width(year, made.size)
        told = shorten(label, space, made.size, 500 if chosen else 400)
        colour = theme.colour("accent" if chosen else "ink")
        full = self.view.technologies[row.technology].name if told != label else ""
        yield _text(made.x + place, base, told, made.size, colour, weight=weight, full=full)
        if year:
            x = made.x + place + width(told, made.size, 500 if chosen else 400) + made.size * 0.5
            yield _text(x, base, year.strip(), made.size, theme.colour("muted"))

    def _number(self, room: Room, made: Measures, row: Coverage, base: float) -> Iterator[Item]:
        text = cells.figure(row.covered_share)
        yield _text(made.number, base, text, made.size, room.theme.colour("ink"), weight=600, anchor="end")

    def _bars(self, room: Room, made: Measures, row: Coverage, y: float) -> Iterator[Item]:
        high, old = made.row * 0.52, self.view.before.rows.get(row.technology) if self.view.before else None
        top = y + (made.row - high) / 2
        if old is not None and old.covered_share != row.covered_share:
            yield from _bar(room, old, (made.bar, top - 2.2, made.bar_width, 1.8))
        yield from _bar(room, row, (made.bar, top, made.bar_width, high))

    def _cell(self, room: Room, made: Measures, row: Coverage, held: Cell, place: int, y: float) -> Group:
        high, x = made.row * 0.78, made.cell(place)
        top = y + (made.row - high) / 2
        unsized = held.jurisdiction in row.holders_without_number
        long = held.share is not None
        short = min(made.size * 2, made.column - 4)
        wide = made.column - 4 if long else short
        share = cells.figure(held.share) if held.share is not None else ""
        items = [*cell(held.status, room.theme, (x, top, wide, high), size=made.size, share=share)]
        items += _beside(room, held, unsized and not long, (x + wide, top, high), made.size)
        was = self._before(row, held)
        if was:
            frame = Paint(stroke=room.theme.colour("accent"), width=1.2)
            items.append(Rectangle(x=x, y=top, width=wide, height=high, paint=frame, radius=1.2))
        said = cells.cell_words(held, self.view.names[held.jurisdiction], unsized=unsized)
        name = f"{self.view.label(row.technology)}, {said}" + (f"; before: {STATUSES[was].words}" if was else "")
        return Group(items=tuple(items), role="cell", name=name, key=f"cell-{row.technology}-{held.jurisdiction}")

    def _before(self, row: Coverage, held: Cell) -> str:
        """The status of a cell before, where it was another."""
        old = self.view.before.rows.get(row.technology) if self.view.before else None
        was = next((each.status for each in old.cells if each.jurisdiction == held.jurisdiction), "") if old else ""
        return was if was != held.status else ""


def _bar(room: Room, row: Coverage, frame: tuple[float, float, float, float]) -> Iterator[Item]:
    """A covered bar: its parts in their order, then a line around all; hatched when no number is known."""
    x, y, wide, high = frame
    theme = room.theme
    found = parts(row)
    all_ = max(100.0, sum(part.share for part in found))
    at = x
    for part in found:
        part_wide = wide * part.share / all_
        yield Rectangle(x=at, y=y, width=part_wide, height=high, paint=_part_paint(room, part.look))
        at += part_wide
    if not found:
        hatch = Paint(fill=theme.colour("card"), pattern="hatch", ink=theme.colour("hatch"))
        yield Rectangle(x=x, y=y, width=wide, height=high, paint=hatch)
    edge = Paint(stroke=theme.colour("border"), width=theme.outline)
    yield Rectangle(x=x, y=y, width=wide, height=high, paint=edge)


def _part_paint(room: Room, look: str) -> Paint:
    theme = room.theme
    if look == OTHERS:
        return Paint(fill=theme.colour("page"), pattern="dots", ink=theme.colour("dots"))
    if look == UNKNOWN:
        return Paint(fill=theme.colour("card"), pattern="hatch", ink=theme.colour("hatch"))
    return Paint(fill=theme.fill(f"status-{look}"))


def _beside(room: Room, held: Cell, unsized: bool, at: tuple[float, float, float], size: float) -> Iterator[Item]:
    """What stands beside a short cell: a hatched square for a holder without number, then small letters of what else
    holds."""
    x, y, high = at
    theme = room.theme
    side = min(high * 0.5, 5.5)
    if unsized:
        paint = Paint(
            fill=theme.colour("card"), stroke=theme.colour("border"), pattern="hatch", ink=theme.colour("hatch")
        )
        yield Rectangle(x=x + 2, y=y + (high - side) / 2, width=side, height=side, paint=paint)
        x += side + 3
    if held.share is None:
        for status in cells.beside(held):
            letter = STATUSES[status].letter
            colour = theme.colour("asked" if status == "requested" else "muted")
            yield _text(x + 2, y + high / 2 + size * 0.35, letter, size, colour)
            x += width(letter, size) + 2


def _heading(room: Room, made: Measures, text: str, folded: str, y: float) -> Iterator[Item]:
    base = y + made.row / 2 + made.size * 0.35
    items: list[Item] = []
    x = room.x
    if text:
        items.append(_text(x, base, text, made.size, room.theme.colour("ink"), weight=600))
        x += width(text, made.size, 600) + made.size
    if folded:
        items.append(_text(x, base, folded, made.size, room.theme.colour("muted")))
    ground = Rectangle(
        x=room.x, y=y + 0.5, width=room.width, height=made.row - 1, paint=Paint(fill=room.theme.colour("band"))
    )
    said = ", ".join(filter(None, (text, folded)))
    yield Group(items=(ground, *items), role="band", name=said)


def _rule(room: Room, y: float) -> Curve:
    start, end = (room.x, y), (room.x + room.width, y)
    paint = Paint(stroke=room.theme.colour("hairline"), width=0.6)
    return Curve(start=start, pieces=((start, end, end),), paint=paint)


def _said(room: Room, text: str) -> Text:
    return _text(room.x, room.y + 30, text, room.paper.subtitle, room.theme.colour("ink"))


def _text(x: float, y: float, text: str, size: float, colour: str, **more: Any) -> Text:
    return Text(x=x, y=y, text=text, size=round(size, 2), colour=colour, **more)
