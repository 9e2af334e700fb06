"""A note on a technology: what it is, who supplies it, who controls it, what was asked, what is open, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import cells, facts, words
from app.briefing import changed, controls, loopholes, spoken
from app.briefing.asking import Asked
from app.briefing.note import Grid, Ground, Lines, Run, Section, Sentence
from app.briefing.spoken import Request
from app.briefing.telling import Teller, and_, cell, ground, no_data, sentence, shares_said
from graph.answers import in_part
from graph.asking import answered
from graph.rows import Coverage, Difference, OpenSupply, Properties
from graph.spoken import Position, Record
from graph.technologies import Technology, open_supply
from graph.timed import Around


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the graph says of the technology: its coverage on both days and what stands behind it."""

    row: Coverage
    before: Coverage
    place: Technology
    through: controls.Through
    records: Mapping[str, Record]
    requests: Sequence[Request]
    said: Sequence[Position]
    firms: Sequence[Mapping[str, object]]
    loopholes: Sequence[Record]
    partly: Mapping[str, Sequence[str]]
    changes: Sequence[Difference]


def known(asked: Asked) -> Known:
    """All of it, asked."""
    id = asked.subject.id
    only = {"technologies": (id,)}
    row, before = asked.coverage(**only)[id], asked.coverage(asked.since, **only)[id]
    asked_of = answered(asked.reader, "requests", {}).rows
    behind = {
        each for one in row.cells for name in ("measures", *controls.BESIDE, "requests") for each in getattr(one, name)
    }
    timed = asked.chronology(id)
    changes = [each for each in asked.changes() if each.change != "share" and timed[each.id].bears]
    gaps = answered(asked.reader, "open-loopholes", {"technology": id, "on": asked.scope.on}).rows
    wanted = {*behind, *(each["measure"] for each in asked_of), *(each.id for each in changes)}
    records = asked.records({*wanted, *(gap["gap"] for gap in gaps)})
    through = asked.bearings(wanted, id)
    requests = [
        Request(each.record, each.asked_by, each.asked, tuple((x["id"], x["how"]) for x in through[each.id]))
        for each in spoken.by_day(asked_of, records, asked.day)
        if each.id in through and each.id not in asked.scope.change.without
    ]
    said = asked.positions({*behind, *(each.id for each in requests)})
    return Known(
        row=row,
        before=before,
        place=asked.technologies()[id],
        through=through,
        records=records,
        requests=requests,
        said=said,
        firms=answered(asked.reader, "firms-by-share", {"technology": id}).rows,
        loopholes=loopholes.open_on((records[gap["gap"]] for gap in gaps), asked.day),
        partly=loopholes.partly(gaps, timed),
        changes=changes,
    )


@dataclass(frozen=True)
class Account:
    """Tells what is known of one technology."""

    teller: Teller
    known: Known

    @property
    def asked(self) -> Asked:
        return self.teller.asked

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
            sentence(f"{note} ", Run("Covered shares are upper bounds.", style="quiet"), of=self._all())
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
            return [sentence(f"No control for all buyers is in force {self.teller.where}.", of=[self._own()])]
        return [
            sentence(
                "In force ", self.teller.run(self.asked.subject.id, self.teller.where), ": controls of ",
                self.teller.several([each.jurisdiction for each in held]), ".",
                of=[ground(self.known.records[id].properties) for each in held for id in each.measures[:1] if id in self.known.records],
            )
        ]  # fmt: skip

    def _covered(self) -> Sentence:
        row = self.known.row
        held = [each for each in row.cells if each.status == "in-force" and each.share]
        figure = Run(words.percent(row.covered_share or 0.0), self.teller.view("coverage"), "strong")
        parts = and_([self._part(each.jurisdiction) for each in held])
        own = self.teller.run(self.asked.subject.id)
        return sentence(
            "Covered at most: ", figure, " of the world supply of ", own, f", {self.teller.where}",
            *([" (", *parts, ")"] if held else [": no holder among the chosen jurisdictions has a control in force"]),
            ".", of=self._grounds([each.jurisdiction for each in held]) or self._all(),
        )  # fmt: skip

    def _share_line(self, before: str, share: float, after: str, status: str) -> Sentence:
        ids = [each.jurisdiction for each in self.known.row.cells if each.status == status and each.share]
        parts = and_([self._part(id) for id in ids])
        return sentence(
            before,
            Run(words.percent(share), self.teller.view("coverage"), "strong"),
            after,
            " (",
            parts,
            ").",
            of=self._grounds(ids),
        )

    def _uncovered(self, gap: OpenSupply) -> Sentence:
        parts = and_([self._part(id) for id in sorted(gap.holders, key=lambda id: -(self._share(id) or 0))])
        figure = Run(words.percent(gap.uncovered_share), self.teller.view("coverage", panel="gaps"), "strong")
        more = words.count(gap.reach, "technology", "technologies")
        depends = "depends" if gap.reach == 1 else "depend"
        return sentence(
            "Held outside any control of its holders: ", figure, " (", parts, f"); {more} {depends} on it, "
            f"score {words.number(gap.score)}.", of=self._grounds(gap.holders),
        )  # fmt: skip

    def _part(self, holder: str) -> Run:
        """A holder with its share, leading to the statement of the share."""
        found = self._statement(holder)
        share = self._share(holder)
        said = (
            f"{self.teller.called(holder)} {words.percent(share)}" if share is not None else self.teller.called(holder)
        )
        return self.teller.run(holder, said, to=str(found["id"]) if found else "")

    def _share(self, holder: str) -> float | None:
        found = self._statement(holder)
        return found.get("share") if found else None

    def _statement(self, holder: str) -> Properties | None:
        """The statement that gives the share of a holder."""
        return next((each.properties for each in self.holders() if each.id == holder), None)

    def holders(self) -> list[Around]:
        """The statements that are counted, the largest share first, those without a number last."""
        row = self.known.row
        found = [
            each
            for each in self.asked.tied("PRODUCES", outgoing=False)
            if each.properties.get("basis") == row.basis and each.properties.get("basis") is not None
            and each.properties.get("year") == row.year
            and row.share_source in (each.properties.get("loaded_by") or [None])
            and {"Jurisdiction", "CollectiveHolder"} & set(each.labels)
        ]  # fmt: skip
        return sorted(
            found,
            key=lambda each: (each.properties.get("share") is None, -(each.properties.get("share") or 0), each.id),
        )

    def _grounds(self, holders: Sequence[str]) -> list[Ground]:
        return [ground(found) for id in holders if (found := self._statement(id))]

    def _all(self) -> list[Ground]:
        return [ground(each.properties) for each in self.holders()]

    def _own(self) -> Ground:
        return ground(self.asked.subject.properties)

    def sections(self) -> tuple[Section, ...]:
        """In the order of reading."""
        return (
            Section(key="what", heading="What it is", blocks=self._what()),
            Section(key="suppliers", heading="Who supplies it", blocks=self._suppliers()),
            Section(key="controls", heading=f"Who controls it toward {self.teller.toward}, since when", blocks=self._controls()),
            Section(key="requests", heading="Requests and answers", blocks=self._requests()),
            Section(key="gaps", heading="Gaps", blocks=self._gaps()),
            Section(key="changes", heading=f"What changed since {self.teller.first}", blocks=self._changes()),
            Section(key="claims", heading="Open and conflicting claims", blocks=self._claims()),
        )  # fmt: skip

    def _what(self) -> tuple[Lines, ...]:
        subject, teller = self.asked.subject, self.teller
        said = subject.properties
        kind = facts.kind(self.asked.model, subject.labels).label
        above = self.asked.ids("NARROWER_THAN", outgoing=True)
        below = self.asked.ids("NARROWER_THAN", outgoing=False)
        also = [str(each) for each in said.get("aliases") or ()]
        own = [self._own()]
        first: list[object] = [teller.run(subject.id, subject.name), f": {kind.lower()}"]
        first += [", a kind of ", teller.several(above)] if above else []
        first += [f"; also called {', '.join(also)}"] if also else []
        found = [sentence(*first, ".", of=own)]  # type: ignore[arg-type]  # runs and words
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
        out = self.asked.tied("FLOWS_TO", outgoing=True)
        reach = self.known.place.reach
        own = self.asked.subject.id
        if not out and not reach:
            return [no_data("no flow out of it is recorded.")]
        said = [Run("Goes into "), *self.teller.several([each.id for each in out], 4), Run("; ")] if out else []
        count = words.count(reach, "technology", "technologies")
        return [
            sentence(
                said, self.teller.run(own, count), f" {'comes' if reach == 1 else 'come'} after it in the chain.",
                of=[ground(each.properties) for each in out] or [self._own()],
            )
        ]  # fmt: skip

    def _suppliers(self) -> tuple[Lines | Grid, ...]:
        row, holders = self.known.row, self.holders()
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
            self.teller.run(row.technology, whole), f"{known}{' only' if in_part([row]) else ''}.", of=self._all()
        )
        table = Grid(
            name="Holders", heads=("Holder", "%", "Year, basis", "Firms with a known share, %"), widths=(0.24, 0.09, 0.2, 0.47),
            numbers=frozenset({1}), rows=tuple(self._holder(each) for each in holders), to=self.teller.view("coverage"),
        )  # fmt: skip
        return (Lines(items=(caption, *self._makers())), table)

    def _holder(self, each: Around) -> tuple[Lines, ...]:
        said = each.properties
        share = cells.figure(said["share"]) if said.get("share") is not None else "no number"
        firms = [self._firm(firm) for firm in self.known.firms if firm["jurisdiction"] == each.id]
        return (
            cell(self.teller.run(each.id), of=[ground(said)]),
            cell(self.teller.run(each.id, share, to=str(said["id"]))),
            cell(f"{said.get('year') or 'year not known'}, {said['basis']}"),
            cell(and_(firms) if firms else "none known"),
        )

    def _firm(self, firm: Mapping[str, object]) -> Run:
        id, share = str(firm["firm"]), firm["share"]
        said = next(
            (each.properties for each in self.asked.tied("PRODUCES", outgoing=False)
             if each.id == id and each.properties.get("share") == share and each.properties.get("year") == firm["year"]), {},
        )  # fmt: skip
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
            return (
                Lines(
                    items=(
                        sentence(
                            f"None known: no request that concerns it is recorded by {self.teller.day}.",
                            of=[self._own()],
                        ),
                    )
                ),
            )
        return (spoken.requests(self.teller, self.known.requests, self.known.said, self.teller.question("requests")),)

    def _gaps(self) -> tuple[Lines | Grid, ...]:
        row, gap = self.known.row, self.gap
        if gap:
            said = self._uncovered(gap)
        elif row.known_share is None:
            said = no_data("without shares the uncovered part has no number.")
        else:
            said = sentence(
                f"No known share of the chosen jurisdictions is outside their controls {self.teller.where}.",
                of=self._all(),
            )
        if not self.known.loopholes:
            none = sentence(f"No loophole in it is recorded as open on {self.teller.day}.", of=[self._own()])
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
            "Covered at most: ", Run(words.percent(row.covered_share), to, "strong"), " of ",
            teller.run(row.technology), f" on {teller.day}{then}.", of=self._all(),
        )  # fmt: skip
        return (Lines(items=(share,)), told)

    def _claims(self) -> tuple[Lines | Grid, ...]:
        told = spoken.conflicting(self.known.said)
        asked_of = {each.id for each in self.known.requests}
        own = [each for each in self.known.said if each.measure not in asked_of or each.measure in told]
        found: list[Lines | Grid] = []
        other = self._other_numbers()
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

    def _other_numbers(self) -> Grid | None:
        """Shares that statements name beside those that are counted."""
        counted = {str(each.properties["id"]) for each in self.holders()}
        firms = {
            each.id for each in self.asked.tied("PRODUCES", outgoing=False) if each.properties.get("basis") is not None
        }
        found = [
            each for each in self.asked.tied("PRODUCES", outgoing=False)
            if str(each.properties["id"]) not in counted and shares_said(each.properties)
            and (each.properties.get("basis") is None or {"Jurisdiction", "CollectiveHolder"} & set(each.labels)) and each.id not in firms - {x.id for x in self.holders()}
        ]  # fmt: skip
        if not found:
            return None
        rows = tuple(
            (
                cell(self.teller.run(each.id)),
                cell(self._part(each.id)) if self._statement(each.id) else cell("no number"),
                cell(self.teller.run(each.id, shares_said(each.properties), to=str(each.properties["id"])), of=[ground(each.properties)]),
                cell(str(each.properties.get("note") or "")),
            )
            for each in found
        )  # fmt: skip
        return Grid(
            name="Other numbers",
            heads=("Holder", "Counted above", "Also said", "Note in the record"),
            widths=(0.18, 0.2, 0.27, 0.35),
            rows=rows,
        )
