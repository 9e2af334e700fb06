"""What a card beside a picture holds: what is known of one entity or one statement, and where from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app import facts, words
from app.facts import Fact
from graph.rows import CitedSource
from ontology.model import NodeType

CHECKED: Mapping[bool | None, str] = {
    True: "Verified: a source that was read says the core of it.",
    False: "Not verified: no source that was read says the core of it.",
    None: "Whether it was verified is not stated.",
}
"""How far a record was checked against its sources. Source of the meaning: the ontology's `verified`."""


@dataclass(frozen=True)
class Bar:
    """A share of supply: of what or by whom, how much, in which year, counted how."""

    name: str
    href: str
    share: float
    detail: str
    statement_href: str


@dataclass(frozen=True)
class Bars:
    """Shares under a heading; `folded` are left out and found in the list."""

    heading: str
    bars: tuple[Bar, ...]
    folded: int
    more_href: str


@dataclass(frozen=True)
class Count:
    """A relationship seen from the entity, and how many statements of it there are."""

    label: str
    count: int
    href: str


@dataclass(frozen=True)
class SourceLine:
    """A source as a reader sees it; `marks` say how far it was checked. `href` only for addresses on the web.

    `says` names the facts that it is given for, where the record knows.
    """

    title: str
    detail: str
    href: str | None
    marks: tuple[str, ...]
    entity_href: str | None
    says: str = ""


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere within the app."""

    text: str
    href: str


@dataclass(frozen=True)
class Claim:
    """What is said, by whom (empty where its side says that), and where."""

    value: str
    sources: tuple[Link, ...] = ()
    who: str = ""


@dataclass(frozen=True)
class Side:
    """One side of a disagreement: a data set, an actor, or those of one mind."""

    name: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Conflict:
    """What is told differently, with all sides in their order."""

    label: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Sighted:
    """A measure, gap or event that the entity stands in: what it is, its dates in words, and by which statements."""

    kind: NodeType
    name: str
    href: str
    detail: str
    ties: tuple[Link, ...]


@dataclass(frozen=True)
class Sightings:
    """Those of one sort under a heading, the weightiest first; `left` are not listed and found elsewhere."""

    heading: str
    listed: tuple[Sighted, ...]
    left: int
    more_href: str


@dataclass(frozen=True)
class Reach:
    """How far a technology is covered: the number, `None` where nobody knows it, and what to know of it."""

    number: str | None
    said: tuple[str, ...]


@dataclass(frozen=True)
class Cite:
    """How the thing is cited: in words, at which permanent address, and as files to keep."""

    text: str
    address: str
    files: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card: of an entity, or of a statement when `ends` are given. `sources` is `None` where none are due.

    `ways` lead to the other views with the same thing in focus, `questions` to what can be asked about it.
    """

    kind: NodeType | None
    over: str
    name: str
    lead: str = ""
    ends: tuple[tuple[str, NodeType, Link], ...] = ()
    facts: tuple[Fact, ...] = ()
    trust: tuple[Fact, ...] = ()
    note: str = ""
    conflicts: tuple[Conflict, ...] = ()
    identifiers: tuple[Fact, ...] = ()
    shares: tuple[Bars, ...] = ()
    counts: tuple[Count, ...] = ()
    sources: tuple[SourceLine, ...] | None = ()
    checked: str = ""
    back: Link | None = None
    ways: tuple[Link, ...] = ()
    questions: tuple[Link, ...] = ()
    reach: Reach | None = None
    seen: tuple[Sightings, ...] = ()
    cite: Cite | None = None


def source_lines(
    sources: Sequence[CitedSource],
    to_entity: Callable[[str], str],
    *,
    says: Mapping[str, str] | None = None,
    verified: Mapping[str, bool] | None = None,
) -> tuple[SourceLine, ...]:
    """The sources behind a record, as they are read. `to_entity` gives the address of a source that the graph has.

    `says` names the facts of a source by its id; `verified` whether the record was found in it, where that is known.
    """
    return tuple(_source_line(source, to_entity, says or {}, verified or {}) for source in sources)


def _source_line(
    source: CitedSource,
    to_entity: Callable[[str], str],
    says: Mapping[str, str],
    verified: Mapping[str, bool],
) -> SourceLine:
    dated = words.day(source.date, source.date_precision) if source.date else ""
    marks = [("verified" if verified[source.id] else "not verified")] if source.id in verified else []
    marks += ["secondary copy"] if source.access == "secondary" else []
    marks += ["no public address"] if source.known and not source.url else []
    marks += ["not in the graph"] if not source.known else []
    return SourceLine(
        title=source.name,
        detail=", ".join(part for part in (source.publisher or "", dated) if part),
        href=facts.web(source.url) if source.url else None,
        marks=tuple(marks),
        entity_href=to_entity(source.id) if source.known else None,
        says=says.get(source.id, ""),
    )
