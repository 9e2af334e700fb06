"""What a card beside a picture holds: what is known of one entity or one statement, and where from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app import facts, words
from app.facts import Fact
from graph.rows import CitedSource
from ontology.model import NodeType


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
    """A source as a reader sees it; `marks` are words of caution. `href` only for addresses on the web."""

    title: str
    detail: str
    href: str | None
    marks: tuple[str, ...]
    entity_href: str | None


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere within the app."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card: of an entity, or of a statement when `ends` are given. `sources` is `None` where none are due."""

    kind: NodeType | None
    over: str
    name: str
    lead: str = ""
    ends: tuple[tuple[str, NodeType, Link], ...] = ()
    facts: tuple[Fact, ...] = ()
    trust: tuple[Fact, ...] = ()
    note: str = ""
    conflicts: tuple[Fact, ...] = ()
    identifiers: tuple[Fact, ...] = ()
    shares: tuple[Bars, ...] = ()
    counts: tuple[Count, ...] = ()
    sources: tuple[SourceLine, ...] | None = ()
    back: Link | None = None


def source_lines(sources: Sequence[CitedSource], to_entity: Callable[[str], str]) -> tuple[SourceLine, ...]:
    """The sources behind a record, as they are read. `to_entity` gives the address of a source that the graph has."""
    return tuple(_source_line(source, to_entity) for source in sources)


def _source_line(source: CitedSource, to_entity: Callable[[str], str]) -> SourceLine:
    dated = words.day(source.date, source.date_precision) if source.date else ""
    marks = ["secondary copy"] if source.access == "secondary" else []
    marks += ["no public address"] if source.known and not source.url else []
    marks += ["not in the graph"] if not source.known else []
    return SourceLine(
        title=source.name,
        detail=", ".join(part for part in (source.publisher or "", dated) if part),
        href=facts.web(source.url) if source.url else None,
        marks=tuple(marks),
        entity_href=to_entity(source.id) if source.known else None,
    )
