"""A note on a technology: what it is, who supplies it, who controls it, what was asked, what is open, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from app import facts, words
from app.briefing import changed, controls, loopholes, spoken
from app.briefing.account import Subject
from app.briefing.grounds import ground
from app.briefing.known_technology import Known
from app.briefing.note import Grid, Ground, Lines, Run, Section, Sentence
from app.briefing.supply import Supply
from app.briefing.telling import and_, no_data, nothing, sentence
from graph.answers import in_part
from graph.rows import OpenSupply
from graph.technologies import open_supply


@dataclass(frozen=True)
class Account(Subject[Known]):
    """Tells what is known of one technology."""

    @property
    def supply(self) -> Supply:
        """Who holds which share of it."""
        return Supply(self.teller, self.known.row, self.known.firms)

    @property
    def gap(self) -> OpenSupply | None:
        """Its row of `chokepoint gaps`."""
        return next(iter(open_supply([self.known.row], {self.asked.subject.id: self.known.place})), None)

    @property
    def over(self) -> str:
        kind = facts.kind(self.asked.model, self.asked.subject.labels).label
        stage = self.known.place.stage
        return f"Technology · {kind.lower()}" + (f" · {words.spaced(stage)}" if stage else "")

    def lead(self) -> Lines:
        """The number, what of it nobody controls, and what it rests on."""
        row = self.known.row
        if row.covered_share is None:
            return Lines(items=(no_data(self._why()), *self._status_in_short()))
        said = [self._covered()]
        if row.undated_share:
            said.append(
                self._share_line("A further ", row.undated_share, " is under controls without a known start", "undated")
            )
        if self.gap:
            said.append(self._uncovered(self.gap))
        said += [
            sentence(f"{note} ", Run("Covered shares are upper bounds.", style="quiet"), of=self.supply.all())
            for note in in_part([row])
        ]
        return Lines(items=tuple(said))

    def _why(self) -> str:
        row = self.known.row
        named = [self.teller.called(id) for id in row.holders_without_number]
        if named:
            return f"the source names {', '.join(named)} as holders without a number."
        return f"no source gives a number for who supplies {self.teller.called(row.technology)}."

    def _status_in_short(self) -> list[Sentence]:
        """Which of the jurisdictions control it, where no share can say so."""
        held = [each for each in self.known.row.cells if each.status == "in-force"]
        if not held:
            return [nothing(self.teller, "No control for all buyers is in force", self.teller.where)]
        return [
            sentence(
                "In force ",
                self.teller.run(self.asked.subject.id, self.teller.where),
                ": controls of ",
                self.teller.several([each.jurisdiction for each in held]),
                ".",
                of=[
                    ground(self.known.records[id].properties)
                    for each in held
                    for id in each.measures[:1]
                    if id in self.known.records
                ],
            )
        ]

    def _covered(self) -> Sentence:
        row = self.known.row
        held = [each for each in row.cells if each.status == "in-force" and each.share]
        figure = Run(words.percent(row.covered_share or 0.0), self.teller.view("coverage"), "strong")
        parts = and_([self.supply.part(each.jurisdiction) for each in held])
        own = self.teller.run(self.asked.subject.id)
        return sentence(
            "Covered at most: ",
            figure,
            " of the world supply of ",
            own,
            f", {self.teller.where}",
            *([" (", *parts, ")"] if held else [": no holder among the chosen jurisdictions has a control in force"]),
            ".",
            of=self.supply.grounds([each.jurisdiction for each in held]) or self.supply.all(),
        )

    def _share_line(self, before: str, share: float, after: str, status: str) -> Sentence:
        ids = [each.jurisdiction for each in self.known.row.cells if each.status == status and each.share]
        parts = and_([self.supply.part(id) for id in ids])
        return sentence(
            before,
            Run(words.percent(share), self.teller.view("coverage"), "strong"),
            after,
            " (",
            parts,
            ").",
            of=self.supply.grounds(ids),
        )

    def _uncovered(self, gap: OpenSupply) -> Sentence:
        parts = and_(
            [self.supply.part(id) for id in sorted(gap.holders, key=lambda holder: -(self.supply.share(holder) or 0))]
        )
        figure = Run(words.percent(gap.uncovered_share), self.teller.view("coverage", panel="gaps"), "strong")
        more = words.count(gap.reach, "technology", "technologies")
        depends = "depends" if gap.reach == 1 else "depend"
        return sentence(
            "Held outside any control of its holders: ",
            figure,
            " (",
            parts,
            f"); {more} {depends} on it, score {words.number(gap.score)}.",
            of=self.supply.grounds(gap.holders),
        )

    def _own(self) -> Ground:
        return ground(self.asked.subject.properties)

    def sections(self) -> tuple[Section, ...]:
        """In the order of reading."""
        return (
            Section(key="what", heading="What it is", blocks=self._what()),
            Section(key="suppliers", heading="Who supplies it", blocks=self.supply.blocks()),
            Section(
                key="controls",
                heading=f"Who controls it toward {self.teller.toward}, since when",
                blocks=self._controls(),
            ),
            Section(key="requests", heading="Requests and answers", blocks=self._requests()),
            Section(key="gaps", heading="Gaps", blocks=self._gaps()),
            Section(key="changes", heading=f"What changed since {self.teller.first}", blocks=self._changes()),
            Section(key="claims", heading="Open and conflicting claims", blocks=self._claims()),
        )

    def _what(self) -> tuple[Lines, ...]:
        subject, teller = self.asked.subject, self.teller
        said = subject.properties
        kind = facts.kind(self.asked.model, subject.labels).label
        above = self.asked.ids("NARROWER_THAN", outgoing=True)
        below = self.asked.ids("NARROWER_THAN", outgoing=False)
        also = [str(each) for each in said.get("aliases") or ()]
        own = [self._own()]
        first: list[str | Run] = [teller.run(subject.id, subject.name), f": {kind.lower()}"]
        first += [", a kind of ", *teller.several(above)] if above else []
        first += [f"; also called {', '.join(also)}"] if also else []
        found = [sentence(*first, ".", of=own)]
        if said.get("eccn"):
            check = "" if said.get("eccn_verified") else " (unverified)"
            numbers = said["eccn"] if isinstance(said["eccn"], list) else [said["eccn"]]
            found.append(
                sentence(
                    "Item number (ECCN): ", teller.run(subject.id, ", ".join(map(str, numbers))), f"{check}.", of=own
                )
            )
        if said.get("market_size"):
            year = f" ({said['market_size_year']})" if said.get("market_size_year") else ""
            found.append(
                sentence(
                    "Market size: ",
                    teller.run(subject.id, str(said["market_size"])),
                    f"{year}.",
                    of=[ground(said, "market_size")],
                )
            )
        if below:
            found.append(sentence("Narrower: ", teller.several(below, 5), ".", of=own))
        found += self._flows()
        found += (
            [sentence(teller.run(subject.id, "Note in the record"), f": {said['note']}", of=[ground(said, "note")])]
            if said.get("note")
            else []
        )
        return (Lines(items=tuple(found)),)

    def _flows(self) -> list[Sentence]:
        out = self.asked.tied(*self.asked.model.flows, outgoing=True)
        reach = self.known.place.reach
        own = self.asked.subject.id
        if not out and not reach:
            return [no_data("no flow out of it is recorded.")]
        said = [Run("Goes into "), *self.teller.several([each.id for each in out], 4), Run("; ")] if out else []
        count = words.count(reach, "technology", "technologies")
        return [
            sentence(
                said,
                self.teller.run(own, count),
                f" {'comes' if reach == 1 else 'come'} after it in the chain.",
                of=[ground(each.properties) for each in out] or [self._own()],
            )
        ]

    def _controls(self) -> tuple[Lines | Grid, ...]:
        row = self.known.row
        table = controls.by_cell(self.teller, row, self.known.records, self.known.through)
        silent = controls.silent(row)
        none = [sentence("No control known: ", self.teller.several(silent), ".")] if silent else []
        note = [Lines(items=tuple(none))] if none else []
        return (
            (table, *note) if table.rows else (Lines(items=tuple(none) or (no_data("no jurisdiction was chosen."),)),)
        )

    def _requests(self) -> tuple[Lines | Grid, ...]:
        if not self.known.requests:
            none = nothing(self.teller, "None known: no request that concerns it is recorded by", self.teller.day)
            return (Lines(items=(none,)),)
        return (spoken.requests(self.teller, self.known.requests, self.known.said, self.teller.question("requests")),)

    def _gaps(self) -> tuple[Lines | Grid, ...]:
        row, gap = self.known.row, self.gap
        if gap:
            said = self._uncovered(gap)
        elif row.known_share is None:
            said = no_data("without shares the uncovered part has no number.")
        else:
            before = "No known share of the chosen jurisdictions is outside their controls"
            said = nothing(self.teller, before, self.teller.where)
        if not self.known.loopholes:
            none = nothing(self.teller, "No loophole in it is recorded as open on", self.teller.day)
            return (Lines(items=(said, none)),)
        to = self.teller.question("open-loopholes", technology=row.technology, on=self.asked.scope.on)
        return (Lines(items=(said,)), loopholes.table(self.teller, self.known.loopholes, self.known.partly, to))

    def _changes(self) -> tuple[Lines | Grid, ...]:
        row, before, teller = self.known.row, self.known.before, self.teller
        to = teller.view("coverage", panel="changes", against=self.asked.since)
        told = changed.measures(teller, self.known.changes, self.known.records, to)
        if row.covered_share is None or before.covered_share is None:
            return (told,)
        same = row.covered_share == before.covered_share
        then = f", as on {teller.first}" if same else f"; {words.percent(before.covered_share)} on {teller.first}"
        share = sentence(
            "Covered at most: ",
            Run(words.percent(row.covered_share), to, "strong"),
            " of ",
            teller.run(row.technology),
            f" on {teller.day}{then}.",
            of=self.supply.all(),
        )
        return (Lines(items=(share,)), told)

    def _claims(self) -> tuple[Lines | Grid, ...]:
        told = spoken.conflicting(self.known.said)
        asked_of = {each.id for each in self.known.requests}
        own = [each for each in self.known.said if each.measure not in asked_of or each.measure in told]
        found: list[Lines | Grid] = []
        other = self.supply.other_numbers()
        found += [other] if other else []
        disputes = facts.conflicts(
            facts.kind(self.asked.model, self.asked.subject.labels).attributes, self.asked.subject.properties
        )
        if disputes:
            id = self.asked.subject.id
            found.append(
                Lines(
                    items=tuple(
                        sentence(
                            self.teller.run(id, each.label),
                            f", as the data sets have it: {each.value}.",
                            of=[self._own()],
                        )
                        for each in disputes
                    ),
                    listed=True,
                )
            )
        table = spoken.claims(self.teller, own, self.teller.question("disagreements"))
        found += [table] if table else []
        return tuple(found) or (
            Lines(
                items=(
                    sentence(
                        "None known: no statement for or against the measures above is recorded.", of=[self._own()]
                    ),
                )
            ),
        )
