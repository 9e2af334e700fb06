"""From an address to a note: what it is about decides which account is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from app import places, words
from app.briefing import ally, company, known_ally, known_measure, known_technology, measure, technology
from app.briefing.asking import Asked, asked, canonical
from app.briefing.note import Foot, Lines, Note, Section, Source
from app.briefing.telling import Teller, mentioned
from app.exports.digest import Recorded
from graph.connection import Reader
from graph.rows import LoadedSource
from ontology.model import Model


class Account(Protocol):
    """What each kind of note is made of."""

    @property
    def over(self) -> str: ...

    def lead(self) -> Lines: ...

    def sections(self) -> tuple[Section, ...]: ...


ACCOUNTS: Mapping[str, tuple[Callable[[Asked], Any], Callable[[Teller, Any], Account]]] = {
    "Technology": (known_technology.known, technology.Account),
    "Measure": (known_measure.known, measure.Account),
    "Jurisdiction": (known_ally.known, ally.Account),
    "Company": (company.known, company.Account),
}
"""For each class that a briefing is made for: what it asks of the graph, and what tells it."""


def note(reader: Reader, model: Model, query: str) -> Note:
    """The note of a query string. Raises `NoBriefing` for one that names nothing a note can be about."""
    recorded = Recorded(reader)
    found = asked(recorded, model, query)
    know, tell = next(made for label, made in ACCOUNTS.items() if label in found.subject.labels)
    known = know(found)
    teller = Teller(found, found.titles(mentioned(known, found.around, found.subject, found.scope.by)))
    account = tell(teller, known)
    return Note(
        subject=found.subject.id,
        over=account.over,
        title=found.subject.name,
        lead=account.lead(),
        sections=account.sections(),
        sources=Sources(teller.sources()),
        foot=foot(found, recorded.digest),
        since=found.since,
        notices=found.notices,
    )


class Sources(dict[str, Source]):
    """The publications by id; one that the graph does not have is said to be missing."""

    def __missing__(self, id: str) -> Source:
        return Source(id=id, publisher="", title=id, date="", marks=("not in the graph",), known=False)


def foot(found: Asked, digest: str) -> Foot:
    """Under what the note holds, what it was made from, and how to make it again."""
    scoped, names = found.scoped, found.scoped.names
    scenario = scoped.scope.change.names
    known = found.knowledge.as_of
    under = (
        f"As of {words.day(found.day)}",
        f"toward {names[scoped.scope.toward]}",
        f"controls of {', '.join(names[id] for id in places.ordered(scoped.by, names))}",
        f"scenario: {', '.join(scenario)}" if scenario else "no scenario",
        f"changes since {words.day(found.first)}",
        "covered shares are upper bounds",
    )
    return Foot(
        under=under,
        releases=tuple(release(record) for record in found.knowledge.records),
        digest=digest,
        address=canonical(found),
        known=f"state of knowledge {words.day(known)}" if known else "state of knowledge not known",
    )


def release(record: LoadedSource) -> str:
    """A data release with its licence and credit."""
    said = f"{record.name} {record.release or ''}".strip()
    return ", ".join(
        filter(None, (said, record.licence or "no licence given", record.credit and f"credit: {record.credit}"))
    )
