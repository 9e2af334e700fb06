"""The shares of supply that a measure catches, in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app import cells, words
from app.briefing.known_measure import Catch, Known
from app.briefing.note import Grid, Ground, Lines, Run, Sentence
from app.briefing.telling import Teller, and_, cell, no_data, sentence
from app.statuses import STATUSES

NAMED = 3
"""How many are named in a sentence."""


@dataclass(frozen=True)
class Caught:
    """What one measure catches; `own` is what its record rests on."""

    teller: Teller
    known: Known
    own: Ground

    def largest(self) -> Sentence | None:
        """The largest shares in a sentence; `None` where none is above nothing."""
        sized = [each for each in self.known.caught if each.cell.share]
        if not sized:
            return None
        count = words.count(len(sized), "technology", "technologies")
        return sentence(
            "It bears on known shares of ",
            self.teller.run(self.teller.asked.subject.id, count),
            ", at most: ",
            and_([self._part(each) for each in sized[:NAMED]]),
            " and others." if len(sized) > NAMED else ".",
            of=[self.own, *self._grounds(sized[:NAMED])],
        )

    def _part(self, each: Catch) -> Run:
        """A technology with the share of it that is caught, leading to the statement of the share."""
        what, who = self.teller.called(each.row.technology), self.teller.called(each.cell.jurisdiction)
        said = f"{what} {words.percent(each.cell.share or 0.0)} ({who})"
        return self.teller.run(each.row.technology, said, to=self._statement(each))

    def _statement(self, each: Catch) -> str:
        found = self.known.statements.get((each.row.technology, each.cell.jurisdiction))
        return found.id if found else ""

    def _grounds(self, found: Sequence[Catch]) -> list[Ground]:
        pairs = [(each.row.technology, each.cell.jurisdiction) for each in found]
        return [self.known.statements[pair] for pair in pairs if pair in self.known.statements]

    def table(self) -> tuple[Lines | Grid, ...]:
        """Every share it catches, the largest first; in words why there is none."""
        timed = self.known.timed
        if timed is None or not timed.item:
            return (Lines(items=(no_data("a measure of this kind restricts no items, so it catches no share."),)),)
        sized = [each for each in self.known.caught if each.cell.share is not None]
        unsized = sorted({each.row.technology for each in self.known.caught if each.row.known_share is None})
        tail = (
            [sentence("Also covered, without a number: ", self.teller.several(unsized, 6), ".", of=[self.own])]
            if unsized
            else []
        )
        if not sized:
            why = (
                "it does not hold for all buyers there on that day"
                if not self.known.caught
                else "no holder of what it covers has a number"
            )
            return (Lines(items=(no_data(f"no share is caught {self.teller.where}: {why}."), *tail)),)
        rows = tuple(
            (
                cell(self.teller.run(each.row.technology), of=self._grounds([each]) or [self.own]),
                cell(self.teller.run(each.cell.jurisdiction)),
                cell(self.teller.run(each.row.technology, cells.figure(each.cell.share), to=self._statement(each))),
                cell(STATUSES[each.cell.status].words),
                cell(f"{each.row.year or 'year not known'}, {each.row.basis}"),
            )
            for each in sized
        )
        grid = Grid(
            name="Shares caught",
            heads=("Technology", "Holder", "At most, %", "Status", "Year, basis"),
            widths=(0.36, 0.18, 0.12, 0.16, 0.18),
            numbers=frozenset({2}),
            rows=rows,
            to=self.teller.view("coverage", focus=sized[0].row.technology),
        )
        return (grid, *([Lines(items=tuple(tail))] if tail else []))
