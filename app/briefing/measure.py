"""A note on a measure: what it is, whom it reaches, what it covers, what it catches, what is said for and against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app import facts, words
from app.briefing import changed, loopholes, spoken
from app.briefing.account import Subject
from app.briefing.caught import Caught
from app.briefing.controls import standing
from app.briefing.grounds import ground
from app.briefing.known_measure import Known
from app.briefing.note import Grid, Lines, Run, Section, Sentence
from app.briefing.telling import cell, dates, legal, no_data, nothing, sentence
from graph.timed import Around

FAMILY: Mapping[tuple[str, bool], str] = {
    ("AMENDS", True): "Amends",
    ("AMENDS", False): "Amended by",
    ("EXTENDS", True): "Extends",
    ("EXTENDS", False): "Extended by",
    ("BELONGS_TO", True): "Part of",
    ("BELONGS_TO", False): "Includes",
    ("REVOKES", True): "Revokes",
    ("REVOKES", False): "Revoked by",
    ("RETALIATES_FOR", True): "Answers",
    ("RETALIATES_FOR", False): "Answered by",
}
"""What ties a measure to another, from it and toward it."""


@dataclass(frozen=True)
class Account(Subject[Known]):
    """Tells what is known of one measure."""

    @property
    def over(self) -> str:
        return f"Measure · {facts.kind(self.asked.model, self.asked.subject.labels).label.lower()}"

    def lead(self) -> Lines:
        """How it stands on the day, whether it reaches the destination, and the largest shares it catches."""
        timed, teller = self.known.timed, self.teller
        if timed is None:
            return Lines(items=(sentence("The scenario leaves it out: ", teller.run(self.id), ".", of=[self.own]),))
        reach = f"reaches {teller.toward}" if timed.reaches else f"does not reach {teller.toward}"
        reach = f"{reach} through named parties only" if timed.reaches and timed.by_name else reach
        status = words.spaced(timed.status or "not known")
        first = sentence(
            "On ",
            teller.run(self.id, teller.day),
            ": ",
            Run(standing(timed), style="strong"),
            f"; it {reach}. Status in the record, at the state of knowledge: {status}.",
            of=[self.own],
        )
        largest = self.caught.largest()
        return Lines(items=(first, largest) if largest else (first,))

    @property
    def caught(self) -> Caught:
        """The shares it catches, in words."""
        return Caught(self.teller, self.known, self.own)

    def sections(self) -> tuple[Section, ...]:
        """In the order of reading."""
        return (
            Section(key="what", heading="What it is", blocks=self._what()),
            Section(key="reach", heading="Toward whom", blocks=self._whom()),
            Section(key="covers", heading="What it covers", blocks=self._covers()),
            Section(key="family", heading="What it amends, extends or answers", blocks=self._family()),
            Section(
                key="catches", heading=f"Shares it catches toward {self.teller.toward}", blocks=self.caught.table()
            ),
            *(
                [Section(key="requests", heading="Request and answers", blocks=self._requests())]
                if self.known.requests
                else []
            ),
            Section(key="gaps", heading="Gaps it leaves or closes", blocks=self._gaps()),
            Section(key="changes", heading=f"What changed since {self.teller.first}", blocks=self._changes()),
            Section(key="claims", heading="Statements for and against", blocks=self._claims()),
        )

    def _what(self) -> tuple[Lines | Grid, ...]:
        subject, teller = self.asked.subject, self.teller
        said, own = subject.properties, [self.own]
        kind = facts.kind(self.asked.model, subject.labels).label
        imposers = self.asked.ids("IMPOSED_BY", outgoing=True)
        homes = [id for id in (self.known.timed.homes if self.known.timed else ()) if id not in imposers]
        verb = " by " if "DiplomaticRequest" in subject.labels else " imposed by "
        by: list[str | Run] = [verb, *teller.several(imposers)] if imposers else [" of an actor who is not known"]
        by += [" (", *teller.several(homes), ")"] if homes else []
        found = [
            sentence(teller.run(self.id, subject.name), f": {kind.lower()}", *by, ".", of=own),
            sentence("Dates: ", teller.run(self.id, dates(said)), ".", of=own),
            sentence("Legal reference: ", teller.run(self.id, legal(said)), ".", of=own),
        ]
        found += (
            [sentence(teller.run(self.id, "Note in the record"), f": {said['note']}", of=own)]
            if said.get("note")
            else []
        )
        unsure = [words.spaced(str(each)) for each in said.get("unverified_fields") or ()]
        found += (
            [sentence("Not verified in it: ", teller.run(self.id, "; ".join(unsure)), ".", of=own)] if unsure else []
        )
        return (Lines(items=tuple(found)), *self._history())

    def _history(self) -> list[Lines]:
        said = [
            sentence(self.teller.run(self.id, words.dated(str(each))), ".", of=[self.own])
            for each in self.asked.subject.properties.get("status_history") or ()
        ]
        return [Lines(items=tuple(reversed(said)), listed=True, to=self.teller.view("explore"))] if said else []

    def _whom(self) -> tuple[Lines, ...]:
        teller, own = self.teller, [self.own]
        targets, parties = self.asked.ids("TARGETS", outgoing=True), self.asked.ids("AIMED_AT", outgoing=True)
        by_name = self.known.timed is not None and self.known.timed.by_name
        none = (
            "No destination named: it reaches named parties only."
            if by_name
            else "No destination named: it holds for every destination but its own."
        )
        found = [
            sentence("Destinations: ", teller.several(targets, 12), ".", of=own) if targets else sentence(none, of=own)
        ]
        if parties:
            found.append(sentence("Aimed at ", teller.several(parties, 12), ".", of=own))
        if self.known.firms:
            firms = [str(firm["firm"]) for firm in self.known.firms]
            found.append(sentence("Firms affected: ", teller.several(firms, 12), ".", of=own))
        return (Lines(items=(*found, *self._spared())),)

    def _spared(self) -> list[Sentence]:
        """Who or what is exempt or has it easier."""
        teller, own = self.teller, [self.own]
        said = [str(each) for each in self.asked.subject.properties.get("exempts") or ()]
        found = (
            [sentence("Exemptions in the record: ", teller.run(self.id, "; ".join(said)), ".", of=own)] if said else []
        )
        for type, words_ in (("EXEMPTS", "Exempt: "), ("SIMPLIFIES_FOR", "Simpler licences for: ")):
            groups = self.asked.ids(type, outgoing=True)
            treatment = "exempt" if type == "EXEMPTS" else "simplified"
            members = [
                str(row["destination"])
                for row in self.known.spared
                if row["treatment"] == treatment and row["destination"] not in groups
            ]
            if groups:
                known_ = (
                    [" (members known: ", teller.several(list(dict.fromkeys(members)), 8), ")"]
                    if members
                    else [" (no member known)"]
                )
                found.append(sentence(words_, teller.several(groups), *known_, ".", of=own))
        return found or [sentence("No exemption is recorded.", of=own)]

    def _covers(self) -> tuple[Lines | Grid, ...]:
        covers = sorted(
            self.asked.tied("COVERS", outgoing=True),
            key=lambda each: (not (each.properties.get("eccn") or each.properties.get("text")), each.name),
        )
        if not covers:
            return (Lines(items=(no_data("the record names no technology."),)),)
        rows = tuple(
            (
                cell(self.teller.run(each.id), of=[ground(each.properties)]),
                *(
                    cell(self.teller.run(each.id, str(each.properties[name]), to=str(each.properties["id"])))
                    if each.properties.get(name)
                    else cell("no data")
                    for name in ("eccn", "text")
                ),
            )
            for each in covers
        )
        return (
            Grid(
                name="Covered technologies",
                heads=("Technology", "Item number (ECCN)", "Wording"),
                widths=(0.34, 0.18, 0.48),
                rows=rows,
                to=self.teller.view("explore", rel="covers-out"),
            ),
        )

    def _family(self) -> tuple[Lines, ...]:
        ties = [each for each in self.asked.around if (each.type, each.outgoing) in FAMILY]
        ties += [each for each in self.asked.tied("RELATED_TO") if "Measure" in each.labels]
        if not ties:
            return (Lines(items=(sentence("None known: the record is tied to no other measure.", of=[self.own]),)),)
        return (
            Lines(
                items=tuple(self._tie(each) for each in ties),
                listed=True,
                to=self.teller.question("rule-history", measure=self.id),
            ),
        )

    def _tie(self, each: Around) -> Sentence:
        said = each.properties
        word = FAMILY.get((each.type, each.outgoing)) or words.capital(
            words.spaced(str(said.get("predicate") or each.type.lower()))
        )
        verb = Run(word, self.teller.run(each.id, "-", to=str(said["id"])).to)
        of = " (of it)" if each.type == "RELATED_TO" and not each.outgoing else ""
        basis = f" (by {said['basis']})" if said.get("basis") else ""
        return sentence(
            verb, f"{of} ", self.teller.run(each.id, self.teller.full(each.id)), f"{basis}.", of=[ground(said)]
        )

    def _requests(self) -> tuple[Lines | Grid, ...]:
        return (spoken.requests(self.teller, self.known.requests, self.known.said, self.teller.question("requests")),)

    def _gaps(self) -> tuple[Lines | Grid, ...]:
        teller, own = self.teller, [self.own]
        said = [sentence("Closes: ", teller.several(list(self.known.closed)), ".", of=own)] if self.known.closed else []
        said += (
            [sentence("Closes a part of: ", teller.several(list(self.known.partly)), ".", of=own)]
            if self.known.partly
            else []
        )
        if not self.known.loopholes:
            said.append(nothing(teller, "No loophole under it is recorded as open on", teller.day))
            return (Lines(items=tuple(said)),)
        to = teller.view("explore", rel="gap_under-in")
        table = loopholes.table(teller, self.known.loopholes, {}, to)
        narrow = replace(
            table, heads=table.heads[:3], widths=(0.3, 0.14, 0.56), rows=tuple(row[:3] for row in table.rows)
        )
        return (*([Lines(items=tuple(said))] if said else []), narrow)

    def _changes(self) -> tuple[Lines | Grid, ...]:
        return (
            changed.measures(
                self.teller,
                self.known.changes,
                self.known.records,
                self.teller.view("timeline"),
                "Neither it nor a measure of its family",
            ),
        )

    def _claims(self) -> tuple[Lines | Grid, ...]:
        table = None if self.known.requests else spoken.claims(self.teller, self.known.said)
        if table is None:
            above = sentence("Words for and against stand with the request above.")
            return (Lines(items=(above if self.known.requests else no_data("no position on it is recorded."),)),)
        bare = replace(
            table, heads=table.heads[1:], widths=(0.3, 0.35, 0.35), rows=tuple(row[1:] for row in table.rows)
        )
        return (bare,)
