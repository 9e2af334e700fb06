"""What a note asks of the graph: few queries, each for all that is needed, none for single things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app import address, lens
from app.briefing.errors import NoBriefing
from app.briefing.grounds import ground
from app.briefing.note import Ground
from app.facts import kind
from app.scoped import Scoped, scoped
from graph import reads
from graph.chronology import around, chronology
from graph.connection import Reader
from graph.listing import technologies
from graph.nearest import nearest
from graph.rows import Coverage, Difference, Entity, Knowledge
from graph.scope import Scope, knowledge_notes
from graph.spoken import Position, Record, positions, records
from graph.technologies import Technology
from graph.timed import Around, TimedMeasure
from graph.titles import Title, titles
from ontology.model import Model

OWN = ("since",)
"""The name in an address that only a briefing understands."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whom a note is about and under what it holds. `since` is the day after which changes are told, ISO."""

    reader: Reader
    model: Model
    scoped: Scoped
    since: str
    subject: Entity
    around: tuple[Around, ...]
    knowledge: Knowledge
    notices: tuple[str, ...]

    @property
    def scope(self) -> Scope:
        return self.scoped.scope

    @property
    def day(self) -> date:
        return date.fromisoformat(self.scoped.day)

    @property
    def first(self) -> date:
        """The day with which it is compared."""
        return date.fromisoformat(self.since)

    def tied(self, *types: str, outgoing: bool | None = None) -> list[Around]:
        """What is tied to the subject by relationships of some types, in one direction or both."""
        return [each for each in self.around if each.type in types and outgoing in (None, each.outgoing)]

    def ids(self, *types: str, outgoing: bool | None = None) -> list[str]:
        """The ids of what is tied so, each once."""
        return list(dict.fromkeys(each.id for each in self.tied(*types, outgoing=outgoing)))

    def coverage(self, on: str | None = None, **changes: Any) -> dict[str, Coverage]:
        """The coverage of technologies by id, on the day or another, for the scope of the note or with changes."""
        given = replace(self.scope, on=on or self.scope.on, **changes)
        return {row.technology: row for row in reads.coverage(self.reader, given)}

    def chronology(self, technology: str | None = None) -> dict[str, TimedMeasure]:
        """Every measure by id, as it stands on the day."""
        found = chronology(
            self.reader, on=self.scope.on, toward=self.scope.toward, technology=technology, change=self.scope.change
        )
        return {each.id: each for each in found}

    def changes(self) -> list[Difference]:
        """The rows of `chokepoint diff` from the day compared with to the day of the note."""
        return reads.differences(self.reader, self.since, self.scope.on, self.scope.toward)

    def bearings(self, measures: Iterable[str], technology: str) -> dict[str, Sequence[Mapping[str, Any]]]:
        """Through which technologies measures bear on one, by the id of the measure; none for those that do not."""
        pairs = [{"technology": technology, "measure": id} for id in sorted(set(measures))]
        added = self.scope.parameters["added"]
        rows = reads.ask(self.reader, "derivation", pairs=pairs, toward=self.scope.toward, added=added)
        return {row["measure"]: row["through"] for row in rows}

    def records(self, ids: Iterable[str]) -> dict[str, Record]:
        return records(self.reader, ids)

    def positions(self, about: Iterable[str]) -> list[Position]:
        """What was asked, answered and said about some measures by the day."""
        return self._by_now(positions(self.reader, about=about))

    def positions_of(self, home: str) -> list[Position]:
        """The words of all who are or sit in a jurisdiction."""
        return self._by_now(positions(self.reader, home=home))

    def _by_now(self, found: Iterable[Position]) -> list[Position]:
        dates = ((each, each.properties.get("date")) for each in found)
        return [each for each, said in dates if not (isinstance(said, date) and said > self.day)]

    def shares(self, wanted: Iterable[tuple[Coverage, str]]) -> dict[tuple[str, str], Ground]:
        """The statements of the shares that count, by technology and holder; none for a holder without one."""
        pairs = [
            {
                "technology": row.technology,
                "holder": holder,
                "source": row.share_source,
                "year": row.year,
                "basis": row.basis,
            }
            for row, holder in wanted
            if row.basis is not None
        ]
        rows = reads.ask(self.reader, "share_statements", pairs=pairs) if pairs else []
        return {(row["technology"], row["holder"]): ground(row["properties"]) for row in rows}

    def technologies(self) -> dict[str, Technology]:
        return technologies(self.reader)

    def titles(self, ids: Iterable[str]) -> dict[str, Title]:
        return titles(self.reader, ids)


def asked(reader: Reader, model: Model, query: str) -> Asked:
    """What an address asks for. Raises `NoBriefing` for one without a focus, or with one that no note is made for."""
    values = address.read(query)
    found = scoped(reader, model, values)
    focus = found.lens.focus
    if not focus:
        raise NoBriefing("No subject was named.", hint="Add focus= with the id of a technology, an ally or a measure.")
    subject = reads.entity(reader, focus) or reads.entity(reader, focus.lower())
    if subject is None:
        raise NoBriefing(f"The graph has no entity {focus[:80]!r}.", hint=_nearest(reader, focus))
    if not _written_for(subject):
        called = kind(model, subject.labels).label.lower()
        raise NoBriefing(
            f"There is no briefing on a record of the class {called} ({subject.id}).",
            hint="Choose a technology, a jurisdiction, a company or a measure.",
        )
    since, notes = _since(reader, values, found)
    return Asked(
        reader=reader,
        model=model,
        scoped=_own(subject, found),
        since=since,
        subject=subject,
        around=tuple(around(reader, subject.id)),
        knowledge=reads.knowledge(reader),
        notices=(*found.notices, *notes),
    )


BRIEFED = ("Technology", "Measure", "Jurisdiction", "Company")


def _written_for(subject: Entity) -> bool:
    return bool(set(BRIEFED) & set(subject.labels))


def _nearest(reader: Reader, focus: str) -> str:
    known: dict[str, str] = {}
    for label in BRIEFED:
        for row in reads.ask(reader, "names", label=label):
            known |= dict(zip(row["ids"], row["names"], strict=True))
    return nearest(focus, known) or "The graph is empty. Run: chokepoint load"


def _since(reader: Reader, values: Mapping[str, str], found: Scoped) -> tuple[str, tuple[str, ...]]:
    """The day to compare with: as given, else the first of the year; and what a reader should know of it."""
    given = values.get("since", "")
    usual = f"{found.day[:4]}-01-01"
    chosen = address.day(given)
    if chosen and chosen.isoformat() <= found.day:
        known = reads.span(reader)
        return chosen.isoformat(), knowledge_notes([chosen.isoformat()], *known)
    if chosen:
        return usual, (f"since: {given} is after the day of the note; changes are told since {usual}.",)
    wrong = (f"{given[:40]!r} in the address is no day to compare with. Write it as 2024-01-01.",) if given else ()
    return usual, wrong


def _own(subject: Entity, found: Scoped) -> Scoped:
    """The controls of an ally are its own, whatever the address says of others."""
    if "Jurisdiction" not in subject.labels:
        return found
    return replace(found, scope=replace(found.scope, by=(subject.id,)), by=(subject.id,))


def canonical(asked: Asked) -> str:
    """The address that rebuilds the note, with the day, destination, jurisdictions and first day written out."""
    said = asked.scoped.lens.values()
    given = {
        "focus": asked.subject.id,
        "on": asked.scope.on,
        "toward": asked.scope.toward,
        "by": ",".join(asked.scoped.by),
        "since": asked.since,
        **{name: said[name] for name in ("scenario", "without", "add")},
    }
    return "briefing" + address.write(given)


def beside(query: str) -> Iterator[str]:
    """What in an address cannot be read, for a page that has no note to show."""
    yield from lens.complaints(address.read(query))
