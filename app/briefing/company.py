"""A note on a firm: what it makes, which measures bear on it, whom it supplies, what it said, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import cells, words
from app.briefing import changed, controls, spoken
from app.briefing.account import Subject
from app.briefing.asking import Asked
from app.briefing.grounds import ground
from app.briefing.note import Grid, Lines, Run, Section, Sentence
from app.briefing.telling import and_, cell, no_data, sentence, shares_said
from app.statuses import STATUSES
from graph.asking import answered
from graph.rows import Coverage, Difference, Properties
from graph.spoken import Position, Record
from graph.timed import Around, TimedMeasure


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the graph says of the firm: its home, what it makes under which controls of that home, what bears on it."""

    home: str | None
    rows: Mapping[str, Coverage]
    roles: Mapping[str, Sequence[str]]
    timed: Mapping[str, TimedMeasure]
    records: Mapping[str, Record]
    said: Sequence[Position]
    changes: Sequence[Difference]


def known(asked: Asked) -> Known:
    """All of it, asked."""
    id = asked.subject.id
    roles = {row["measure"]: row["role"] for row in answered(asked.reader, "measures-against", {"firm": id}).rows}
    about = asked.ids("RESPONDED_TO", "STATED", outgoing=True)
    homes = asked.ids("LOCATED_IN", outgoing=True)
    made = tuple(sorted(set(asked.ids("PRODUCES", outgoing=True))))
    timed = asked.chronology()
    return Known(
        home=homes[0] if homes else None,
        rows=asked.coverage(technologies=made, by=(homes[0],)) if homes and made else {},
        roles=roles,
        timed={each: timed[each] for each in roles if each in timed and controls.known_by_now(timed[each])},
        records=asked.records(roles),
        said=[each for each in asked.positions(about) if each.actor == id],
        changes=[each for each in asked.changes() if each.id in roles and each.change != "share"],
    )


@dataclass(frozen=True)
class Account(Subject[Known]):
    """Tells what is known of one firm."""

    over: str = "Company"

    @property
    def made(self) -> list[Around]:
        """Its statements of shares that count, the largest first."""
        found = [
            each for each in self.asked.tied("PRODUCES", outgoing=True) if each.properties.get("share") is not None
        ]
        return sorted(found, key=lambda each: (-each.properties["share"], -(each.properties.get("year") or 0), each.id))

    def lead(self) -> Lines:
        """Where it sits, its largest shares, and how many measures bear on it."""
        teller, made = self.teller, self.made
        home: list[str | Run] = [" (", teller.run(self.known.home), ")"] if self.known.home else []
        if made:
            parts = and_([self._part(each) for each in made[:3]])
            first = sentence(
                teller.run(self.id),
                *home,
                " has a known share of the supply of ",
                parts,
                ".",
                of=[ground(each.properties) for each in made[:3]],
            )
        else:
            first = no_data(f"no source gives a share of {teller.called(self.id)} in any technology.")
        live = [id for id, each in self.known.timed.items() if each.state in ("in-force", "undated")]
        count = words.count(len(live), "measure")
        said = "that names it or bears on it is" if len(live) == 1 else "that name it or bear on it are"
        second = sentence(
            teller.run(self.id, count),
            f" {said} in force on {teller.day}.",
            of=[ground(self.known.records[id].properties) for id in live] or [self.own],
        )
        return Lines(items=(first, second))

    def _part(self, each: Around) -> Run:
        said = f"{self.teller.called(each.id)} {words.percent(each.properties['share'])}"
        return self.teller.run(each.id, said, to=str(each.properties["id"]))

    def sections(self) -> tuple[Section, ...]:
        """In the order of reading."""
        return (
            Section(key="what", heading="What it is", blocks=self._what()),
            Section(key="suppliers", heading="What it makes", blocks=self._makes()),
            Section(key="controls", heading="Measures that name it or bear on it", blocks=self._measures()),
            Section(key="supplies", heading="Whom it supplies, and who supplies it", blocks=self._supplies()),
            Section(key="changes", heading=f"What changed since {self.teller.first}", blocks=self._changes()),
            Section(key="claims", heading="What it said", blocks=self._claims()),
        )

    def _what(self) -> tuple[Lines, ...]:
        subject, teller = self.asked.subject, self.teller
        said = subject.properties
        also = [str(each) for each in said.get("aliases") or ()]
        home: list[str | Run] = [", ", teller.run(self.known.home)] if self.known.home else []
        found = [
            sentence(
                teller.run(self.id, subject.name),
                *home,
                f"; also called {', '.join(also)}." if also else ".",
                of=[self.own],
            )
        ]
        for type, before in (("PART_OF", "Part of "), ("MEMBER_OF", "Member of ")):
            ties = self.asked.ids(type, outgoing=True)
            found += [sentence(before, teller.several(ties), ".", of=[self.own])] if ties else []
        found += (
            [sentence(teller.run(self.id, "Note in the record"), f": {said['note']}", of=[self.own])]
            if said.get("note")
            else []
        )
        return (Lines(items=tuple(found)),)

    def _makes(self) -> tuple[Lines | Grid, ...]:
        others = [
            self._other(each)
            for each in self.asked.tied("PRODUCES", outgoing=True)
            if each.properties.get("share") is None
        ]
        if not self.made:
            return (Lines(items=(*others, no_data("no source gives a share of it in any technology."))),)
        rows = tuple(
            (
                cell(self.teller.run(each.id), of=[ground(each.properties)]),
                cell(self.teller.run(each.id, cells.figure(each.properties["share"]), to=str(each.properties["id"]))),
                cell(_counted(each.properties)),
                cell(self._control(each.id)),
            )
            for each in self.made
        )
        grid = Grid(
            name="Shares held",
            heads=("Technology", "% of supply", "Year, basis", f"Control of its home toward {self.teller.toward}"),
            widths=(0.36, 0.14, 0.22, 0.28),
            numbers=frozenset({1}),
            rows=rows,
            to=self.teller.view("explore", rel="produces-out"),
        )
        return (*([Lines(items=tuple(others))] if others else []), grid)

    def _control(self, technology: str) -> str:
        row = self.known.rows.get(technology)
        return STATUSES[row.cells[0].status].words if row and row.cells else "no home known"

    def _other(self, each: Around) -> Sentence:
        """What it is said to make without a share that counts."""
        said = shares_said(each.properties) or str(each.properties.get("status") or "no number")
        to = str(each.properties["id"])
        return sentence(
            "Also said to make ",
            self.teller.run(each.id),
            ": ",
            self.teller.run(each.id, said, to=to),
            ".",
            of=[ground(each.properties)],
        )

    def _measures(self) -> tuple[Lines | Grid, ...]:
        found = sorted(
            ((each, self.known.records[id]) for id, each in self.known.timed.items()),
            key=lambda pair: controls.strength(*pair),
        )
        if not found:
            return (
                Lines(
                    items=(sentence("None known: no measure names it or is recorded to bear on it.", of=[self.own]),)
                ),
            )
        return (controls.by_measure(self.teller, found, self.teller.question("measures-against", firm=self.id)),)

    def _supplies(self) -> tuple[Lines, ...]:
        others = [each for each in self.asked.tied("RELATED_TO") if "Measure" not in each.labels]
        ties = [*self.asked.tied("SUPPLIES"), *others]
        if not ties:
            return (Lines(items=(no_data("no statement on whom it supplies or who supplies it is recorded."),)),)
        return (Lines(items=tuple(self._tie(each) for each in ties), listed=True, to=self.teller.view("explore")),)

    def _tie(self, each: Around) -> Sentence:
        said = each.properties
        verb = self.teller.run(
            each.id, words.spaced(str(said.get("predicate") or each.type.lower())), to=str(said["id"])
        )
        ends = (self.teller.run(self.id), self.teller.run(each.id))
        first, last = ends if each.outgoing else reversed(ends)
        what = said.get("what") or said.get("product")
        return sentence(first, " ", verb, " ", last, f": {what}." if what else ".", of=[ground(said)])

    def _changes(self) -> tuple[Lines, ...]:
        to = self.teller.question("measures-against", firm=self.id)
        return (
            changed.measures(
                self.teller, self.known.changes, self.known.records, to, "No measure that names it or bears on it"
            ),
        )

    def _claims(self) -> tuple[Lines | Grid, ...]:
        if not self.known.said:
            return (Lines(items=(no_data("no statement by it is recorded."),)),)
        found = [spoken.position(self.teller, each, named=True) for each in self.known.said]
        return (Lines(items=tuple(found), listed=True, to=self.teller.view("explore")),)


def _counted(share: Properties) -> str:
    """The year and the basis of a share."""
    return f"{share.get('year') or 'year not known'}, {share.get('basis') or 'basis not known'}"
