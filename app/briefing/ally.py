"""A note on an ally: what it supplies, what it controls since when, what was asked of it, what its controls leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app import cells, words
from app.briefing import changed, controls, loopholes, spoken
from app.briefing.account import Subject
from app.briefing.grounds import ground
from app.briefing.known_ally import Known
from app.briefing.note import Grid, Ground, Lines, Run, Section, Sentence
from app.briefing.telling import and_, cell, no_data, nothing, sentence, shares_said
from app.statuses import STATUSES
from graph.rows import Coverage, OpenSupply
from graph.technologies import CONTROLLED, open_supply


@dataclass(frozen=True)
class Account(Subject[Known]):
    """Tells what is known of one jurisdiction."""

    over: str = "Ally · jurisdiction"

    @property
    def held(self) -> list[Coverage]:
        """What it holds a known share of, the largest first."""
        found = [row for row in self.known.rows.values() if row.cells and row.cells[0].share]
        return sorted(found, key=lambda row: (-(row.cells[0].share or 0.0), row.technology))

    @property
    def gaps(self) -> list[OpenSupply]:
        """The rows of `chokepoint gaps` for its controls alone."""
        return open_supply(self.known.rows.values(), self.known.places)

    def lead(self) -> Lines:
        """How much it supplies, how much of that it controls, and where the largest part is open."""
        held, teller = self.held, self.teller
        if not held:
            return Lines(
                items=(
                    no_data(f"no source gives a share of {teller.called(self.id)} in any technology."),
                    *self._counted(),
                )
            )
        inside = [row for row in held if row.cells[0].status in CONTROLLED]
        count = words.count(len(held), "technology", "technologies")
        first = sentence(
            teller.run(self.id),
            " holds a known share of ",
            teller.run(self.id, count),
            "; the largest: ",
            and_([self._part(row) for row in held[:3]]),
            ".",
            of=self._grounds(held[:3]),
        )
        second = sentence(
            "Its own controls are in force, or said to be, on ",
            Run(f"{len(inside)} of these {len(held)}", teller.view("coverage"), "strong"),
            ", ",
            teller.run(self.id, teller.where),
            ".",
            of=self._grounds(held),
        )
        gap = self.gaps[:1]
        third = [
            sentence(
                "The gap with most behind it: ",
                self._open(each),
                f"; {words.count(each.reach, 'technology', 'technologies')} after it, "
                f"score {words.number(each.score)}.",
                of=self._grounds([self.known.rows[each.technology]]),
            )
            for each in gap
        ]
        return Lines(items=(first, second, *third))

    def _open(self, gap: OpenSupply) -> Run:
        said = f"{self.teller.called(gap.technology)} {words.percent(gap.uncovered_share)}"
        return self.teller.run(gap.technology, said, to=self._statement(gap.technology))

    def _part(self, row: Coverage) -> Run:
        said = f"{self.teller.called(row.technology)} {words.percent(row.cells[0].share or 0.0)}"
        return self.teller.run(row.technology, said, to=self._statement(row.technology))

    def _statement(self, technology: str) -> str:
        found = self.known.statements.get((technology, self.id))
        return found.id if found else ""

    def _grounds(self, rows: Sequence[Coverage]) -> list[Ground]:
        pairs = [(row.technology, self.id) for row in rows]
        return [self.known.statements[pair] for pair in pairs if pair in self.known.statements] or [self.own]

    def sections(self) -> tuple[Section, ...]:
        """In the order of reading."""
        toward = self.teller.toward
        return (
            Section(key="what", heading="What it is", blocks=self._what()),
            Section(key="suppliers", heading="What it supplies", blocks=self._supplies()),
            Section(
                key="controls",
                heading=f"What it controls, since when, and how that stands toward {toward}",
                blocks=self._controls(),
            ),
            Section(key="requests", heading="What was asked of it, and its answers", blocks=self._requests()),
            Section(key="gaps", heading=f"Gaps its controls leave toward {toward}", blocks=self._gaps()),
            Section(key="changes", heading=f"What changed since {self.teller.first}", blocks=self._changes()),
            Section(key="claims", heading="Open and conflicting claims", blocks=self._claims()),
        )

    def _what(self) -> tuple[Lines, ...]:
        subject, teller = self.asked.subject, self.teller
        found = [sentence(teller.run(self.id, subject.name), ": jurisdiction.", of=[self.own])]
        for type, said in (("MEMBER_OF", "Member of "), ("NOT_MEMBER_OF", "Not a member of ")):
            ties = self.asked.tied(type, outgoing=True)
            for sure in (True, False):
                here = [each for each in ties if (each.properties.get("verified") is not False) is sure]
                runs = and_([teller.run(each.id, to=str(each.properties["id"])) for each in here])
                found += [sentence(said, runs, ".", of=[ground(each.properties) for each in here])] if here else []
        if len(found) == 1:
            found.append(no_data("no membership in a group or regime is recorded."))
        note = subject.properties.get("note")
        found += [sentence(teller.run(self.id, "Note in the record"), f": {note}", of=[self.own])] if note else []
        return (Lines(items=tuple(found)),)

    def _supplies(self) -> tuple[Lines | Grid, ...]:
        others = self._other_numbers()
        if not self.held:
            return (Lines(items=(no_data("no source gives a share of it in any technology."), *others)),)
        rows = tuple(
            (
                cell(self.teller.run(row.technology), of=self._grounds([row])),
                cell(
                    self.teller.run(
                        row.technology, cells.figure(row.cells[0].share), to=self._statement(row.technology)
                    )
                ),
                cell(f"{row.year or 'year not known'}, {row.basis}"),
                cell(STATUSES[row.cells[0].status].words),
                cell(self.teller.several(row.cells[0].measures, 2) if row.cells[0].measures else "none known"),
            )
            for row in self.held
        )
        grid = Grid(
            name="Shares held",
            heads=("Technology", "% of supply", "Year, basis", f"Its control toward {self.teller.toward}", "Measures"),
            widths=(0.27, 0.1, 0.17, 0.19, 0.27),
            numbers=frozenset({1}),
            rows=rows,
            to=self.teller.view("coverage", sort="gap"),
        )
        return (*([Lines(items=tuple(others))] if others else []), grid)

    def _other_numbers(self) -> list[Sentence]:
        """Shares that statements name beside those that are counted."""
        found = [
            each
            for each in self.asked.tied("PRODUCES", outgoing=True)
            if each.properties.get("basis") is None and shares_said(each.properties)
        ]
        return [
            sentence(
                "Also said: ",
                self.teller.run(each.id),
                " ",
                self.teller.run(each.id, shares_said(each.properties), to=str(each.properties["id"])),
                ".",
                of=[ground(each.properties)],
            )
            for each in found
        ]

    def _counted(self) -> list[Sentence]:
        """How many item controls stand on the day: the row of `controls-by-jurisdiction`."""
        counts, teller = self.known.counts, self.teller
        if not counts:
            return [nothing(teller, "No item control of it for all buyers is in force, or said to be,", teller.where)]
        live = [
            id
            for id, each in self.known.timed.items()
            if each.state in CONTROLLED and each.item and each.reaches and not each.by_name
        ]
        grounds = [ground(self.known.records[id].properties) for id in live]
        return [
            sentence(
                f"Item controls for all buyers {teller.where}: ",
                teller.run(self.id, f"{counts['in_force']} in force"),
                f", {counts['undated']} said to be in force without a start date.",
                of=grounds or [self.own],
            )
        ]

    def _controls(self) -> tuple[Lines | Grid, ...]:
        known = self.known
        found = sorted(
            ((each, known.records[id]) for id, each in known.timed.items() if controls.known_by_now(each)),
            key=lambda pair: controls.strength(*pair),
        )
        found = [pair for pair in found if "DiplomaticRequest" not in pair[1].labels]
        if not found:
            return (Lines(items=(no_data("no measure imposed by it, or by a union that it is in, is recorded."),)),)
        table = controls.by_measure(self.teller, found, self.teller.question("union-or-national", jurisdiction=self.id))
        return (Lines(items=tuple(self._counted())), table)

    def _requests(self) -> tuple[Lines | Grid, ...]:
        if not self.known.requests:
            none = nothing(self.teller, "None known: no request to it is recorded by", self.teller.day)
            return (Lines(items=(none,)),)
        mine = [each for each in self.known.said if each.home == self.id]
        to = self.teller.question("requests", asked=self.id)
        table = spoken.requests(self.teller, self.known.requests, mine, to)
        return (table,)

    def _gaps(self) -> tuple[Lines | Grid, ...]:
        found: list[Lines | Grid] = []
        if self.gaps:
            rows = tuple(
                (
                    cell(self.teller.run(gap.technology), of=self._grounds([self.known.rows[gap.technology]])),
                    cell(
                        self.teller.run(
                            gap.technology, cells.figure(gap.uncovered_share), to=self._statement(gap.technology)
                        )
                    ),
                    cell(STATUSES[self.known.rows[gap.technology].cells[0].status].words),
                    cell(f"{gap.reach:,}"),
                    cell(words.number(gap.score)),
                )
                for gap in self.gaps
            )
            found.append(
                Grid(
                    name="Supply outside its controls",
                    heads=("Technology", "Open, %", "Its control", "Reach", "Score"),
                    widths=(0.42, 0.12, 0.22, 0.12, 0.12),
                    numbers=frozenset({1, 3, 4}),
                    rows=rows,
                    to=self.teller.view("coverage", panel="gaps"),
                )
            )
        else:
            known = (
                "No known share of it is outside its controls."
                if self.held
                else "without shares the uncovered part has no number."
            )
            found.append(Lines(items=(sentence(known, of=self._grounds(self.held)) if self.held else no_data(known),)))
        if self.known.loopholes:
            to = self.teller.question("open-loopholes", on=self.asked.scope.on)
            found.append(loopholes.table(self.teller, self.known.loopholes, self.known.partly, to))
        return tuple(found)

    def _changes(self) -> tuple[Lines | Grid, ...]:
        told = changed.measures(
            self.teller,
            self.known.changes,
            self.known.records,
            self.teller.question(
                "what-changed",
                **{"from": self.asked.since, "to": self.asked.scope.on, "toward": self.asked.scope.toward},
            ),
            "No measure of it that reaches the destination",
        )
        moved = [
            (id, self.known.before[id].covered_share, row.covered_share, self._grounds([row]))
            for id, row in self.known.rows.items()
            if id in self.known.before and row.covered_share != self.known.before[id].covered_share
        ]
        moved.sort(key=lambda each: (-abs((each[2] or 0) - (each[1] or 0)), each[0]))
        table = changed.shares(
            self.teller, moved, self._statement, self.teller.view("coverage", panel="changes", against=self.asked.since)
        )
        return (told, table) if moved else (told,)

    def _claims(self) -> tuple[Lines | Grid, ...]:
        asked_of = {each.id for each in self.known.requests}
        mine = {each.measure for each in self.known.said if each.home == self.id}
        found = [
            each
            for each in self.known.said
            if each.measure not in asked_of and (each.measure in self.known.levels or each.measure in mine)
        ]
        table = spoken.claims(self.teller, found, self.teller.question("disagreements"))
        if table is None:
            return (
                Lines(
                    items=(sentence("None known: no statement by it, or on its measures, is recorded.", of=[self.own]),)
                ),
            )
        return (table,)
