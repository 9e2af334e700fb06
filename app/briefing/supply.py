"""Who supplies a technology: the shares that count, the firms behind them, and what else is said of its makers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import cells, words
from app.briefing.asking import Asked
from app.briefing.grounds import ground
from app.briefing.note import Grid, Ground, Lines, Run, Sentence
from app.briefing.telling import Teller, and_, cell, no_data, sentence, shares_said
from graph.answers import in_part
from graph.rows import Coverage, Properties
from graph.timed import Around

HOLDERS = frozenset({"Jurisdiction", "CollectiveHolder"})
"""The classes whose shares count. Source: INTERFACE, coverage."""


@dataclass(frozen=True)
class Supply:
    """The shares of one technology, and how they are told. `firms` are the rows of `firms-by-share`."""

    teller: Teller
    row: Coverage
    firms: Sequence[Mapping[str, object]]

    @property
    def asked(self) -> Asked:
        return self.teller.asked

    def holders(self) -> list[Around]:
        """The statements that are counted, the largest share first, those without a number last."""
        row = self.row
        found = [
            each
            for each in self.asked.tied("PRODUCES", outgoing=False)
            if each.properties.get("basis") == row.basis
            and each.properties.get("basis") is not None
            and each.properties.get("year") == row.year
            and row.share_source in (each.properties.get("loaded_by") or [None])
            and HOLDERS & set(each.labels)
        ]
        return sorted(
            found,
            key=lambda each: (each.properties.get("share") is None, -(each.properties.get("share") or 0), each.id),
        )

    def blocks(self) -> tuple[Lines | Grid, ...]:
        row, holders = self.row, self.holders()
        if not holders:
            return (
                Lines(
                    items=(no_data(f"no source gives shares of {self.teller.called(row.technology)}."), *self._makers())
                ),
            )
        whole = f"Shares in percent of world supply by {row.basis}, {row.year or 'year not known'}"
        known = (
            f"; shares known for {words.percent(row.known_share)}"
            if row.known_share is not None
            else "; no holder has a number"
        )
        caption = sentence(
            self.teller.run(row.technology, whole), f"{known}{' only' if in_part([row]) else ''}.", of=self.all()
        )
        table = Grid(
            name="Holders",
            heads=("Holder", "%", "Year, basis", "Firms with a known share, %"),
            widths=(0.24, 0.09, 0.2, 0.47),
            numbers=frozenset({1}),
            rows=tuple(self._holder(each) for each in holders),
            to=self.teller.view("coverage"),
        )
        return (Lines(items=(caption, *self._makers())), table)

    def _holder(self, each: Around) -> tuple[Lines, ...]:
        said = each.properties
        share = cells.figure(said["share"]) if said.get("share") is not None else "no number"
        firms = [self._firm(firm) for firm in self.firms if firm["jurisdiction"] == each.id]
        return (
            cell(self.teller.run(each.id), of=[ground(said)]),
            cell(self.teller.run(each.id, share, to=str(said["id"]))),
            cell(f"{said.get('year') or 'year not known'}, {said['basis']}"),
            cell(and_(firms) if firms else "none known"),
        )

    def _firm(self, firm: Mapping[str, object]) -> Run:
        id, share = str(firm["firm"]), firm["share"]
        said = next(
            (
                each.properties
                for each in self.asked.tied("PRODUCES", outgoing=False)
                if each.id == id
                and each.properties.get("share") == share
                and each.properties.get("year") == firm["year"]
            ),
            {},
        )
        figure = cells.figure(share if isinstance(share, float | int) else None)
        return self.teller.run(id, f"{self.teller.called(id)} {figure}", to=str(said.get("id", "")))

    def _makers(self) -> list[Sentence]:
        """Who is said to make it without a number that counts."""
        found = [
            each
            for each in self.asked.tied("PRODUCES", outgoing=False)
            if each.properties.get("basis") is None and not shares_said(each.properties)
        ]
        if not found:
            return []
        runs = [self.teller.run(each.id, to=str(each.properties["id"])) for each in found]
        return [
            sentence(
                "Named as makers without a number: ", and_(runs), ".", of=[ground(each.properties) for each in found]
            )
        ]

    def other_numbers(self) -> Grid | None:
        """Shares that statements name beside those that are counted."""
        counted = {str(each.properties["id"]) for each in self.holders()}
        firms = {
            each.id for each in self.asked.tied("PRODUCES", outgoing=False) if each.properties.get("basis") is not None
        }
        found = [
            each
            for each in self.asked.tied("PRODUCES", outgoing=False)
            if str(each.properties["id"]) not in counted
            and shares_said(each.properties)
            and (each.properties.get("basis") is None or HOLDERS & set(each.labels))
            and each.id not in firms - {x.id for x in self.holders()}
        ]
        if not found:
            return None
        rows = tuple(
            (
                cell(self.teller.run(each.id)),
                cell(self.part(each.id)) if self.statement(each.id) else cell("no number"),
                cell(
                    self.teller.run(each.id, shares_said(each.properties), to=str(each.properties["id"])),
                    of=[ground(each.properties)],
                ),
                cell(str(each.properties.get("note") or "")),
            )
            for each in found
        )
        return Grid(
            name="Other numbers",
            heads=("Holder", "Counted above", "Also said", "Note in the record"),
            widths=(0.18, 0.2, 0.27, 0.35),
            rows=rows,
        )

    def part(self, holder: str) -> Run:
        """A holder with its share, leading to the statement of the share."""
        found = self.statement(holder)
        share = self.share(holder)
        said = (
            f"{self.teller.called(holder)} {words.percent(share)}" if share is not None else self.teller.called(holder)
        )
        return self.teller.run(holder, said, to=str(found["id"]) if found else "")

    def share(self, holder: str) -> float | None:
        found = self.statement(holder)
        return found.get("share") if found else None

    def statement(self, holder: str) -> Properties | None:
        """The statement that gives the share of a holder."""
        return next((each.properties for each in self.holders() if each.id == holder), None)

    def grounds(self, holders: Sequence[str]) -> list[Ground]:
        return [ground(found) for id in holders if (found := self.statement(id))]

    def all(self) -> list[Ground]:
        return [ground(each.properties) for each in self.holders()]
