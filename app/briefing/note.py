"""A note as its parts: sections of sentences and tables, each sentence with what it rests on, and the sources.

Nothing here knows the graph or a format of file. An address within the app stands without its first slash, such as
`entity/asml`; the writers put what leads there before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal
from urllib.parse import quote

Style = Literal["", "name", "strong", "quiet"]
"""`name` is the name of an entity that leads to it; on paper it looks like the words around it."""


@dataclass(frozen=True)
class Run:
    """Some words of a sentence, and the address within the app that they lead to, if any."""

    text: str
    to: str = ""
    style: Style = ""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A statement or record that a sentence rests on: its id, its sources, and how far it can be relied on."""

    id: str
    sources: tuple[str, ...] = ()
    verified: bool | None = None
    confidence: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence, or the words of a cell. `shown` is how many of its sources are cited; `None` for all."""

    runs: tuple[Run, ...] = ()
    grounds: tuple[Ground, ...] = ()
    shown: int | None = None

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources, each once, in the order of the grounds."""
        return tuple(dict.fromkeys(source for ground in self.grounds for source in ground.sources))

    @property
    def marks(self) -> tuple[str, ...]:
        """Words of caution."""
        unsure = any(ground.verified is False for ground in self.grounds)
        low = any(ground.confidence == "low" for ground in self.grounds)
        bare = bool(self.grounds) and not self.sources
        said = ((unsure, "not verified"), (low, "low confidence"), (bare, "no source"))
        return tuple(words for holds, words in said if holds)


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Sentences that stand one after the other, or as a list. `left` more of them stand at the address `to`."""

    items: tuple[Sentence, ...]
    listed: bool = False
    left: int = 0
    to: str = ""

    def shortened(self, limits: Limits) -> Lines:
        """The first of a list, the rest counted; a text as it is."""
        kept = self.items[: limits.items] if self.listed and self.to else self.items
        return replace(
            self, items=tuple(limits.citing(each) for each in kept), left=self.left + len(self.items) - len(kept)
        )


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table. `numbers` are the places of columns that hold numbers; `widths` are parts of the whole width.

    `left` more rows stand at the address `to`.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Lines, ...], ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    left: int = 0
    to: str = ""
    name: str = ""

    def shortened(self, limits: Limits) -> Grid:
        """The first rows, the rest counted."""
        kept = self.rows[: limits.rows] if self.to else self.rows
        rows = tuple(tuple(cell.shortened(limits) for cell in row) for row in kept)
        return replace(self, rows=rows, left=self.left + len(self.rows) - len(kept))


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading and what stands under it."""

    key: str
    heading: str
    blocks: tuple[Lines | Grid, ...]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of a long list is shown: rows of a table, items of a list, sources of a sentence."""

    rows: int
    items: int
    sources: int

    def citing(self, sentence: Sentence) -> Sentence:
        """The sentence with at most so many sources cited."""
        return replace(sentence, shown=self.sources)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A publication as a reference names it. `href` only for an address on the web; `marks` are words of caution."""

    id: str
    publisher: str
    title: str
    date: str
    href: str = ""
    marks: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A numbered source, and whether what rests on it here is verified, in words."""

    number: int
    source: Source
    verified: str


@dataclass(frozen=True, kw_only=True)
class Foot:
    """What the note rests on as a whole, in words; `address` is the one that rebuilds it, without its first slash."""

    under: tuple[str, ...]
    releases: tuple[str, ...]
    digest: str
    address: str
    known: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """A briefing. `since` is the day with which it is compared, ISO.

    `notices` are what the address asked for and could not have.
    """

    subject: str
    over: str
    title: str
    lead: Lines
    sections: tuple[Section, ...]
    sources: Mapping[str, Source]
    foot: Foot
    since: str = ""
    notices: tuple[str, ...] = ()
    lang: str = field(default="en-GB")

    def shortened(self, limits: Limits) -> Note:
        """The same note with its long lists cut by rank, what is left out counted."""
        sections = tuple(
            replace(each, blocks=tuple(block.shortened(limits) for block in each.blocks)) for each in self.sections
        )
        return replace(self, lead=self.lead.shortened(limits), sections=sections)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence and cell in the order of reading."""
        yield from self.lead.items
        for section in self.sections:
            yield from in_section(section)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The sources that are cited, numbered in the order of reading."""
        ids = dict.fromkeys(id for sentence in self.sentences() for id in self.cited(sentence))
        return tuple(
            Reference(number=place, source=self.sources[id], verified=self._verified(id))
            for place, id in enumerate(ids, start=1)
        )

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each cited source, by its id."""
        return {each.source.id: each.number for each in self.references}

    def cited(self, sentence: Sentence) -> tuple[str, ...]:
        """The sources cited at a sentence: those that can be looked up first, then in their order."""
        ranked = sorted(sentence.sources, key=lambda source: not self.sources[source].href)
        return tuple(ranked[: sentence.shown])

    def _verified(self, id: str) -> str:
        """Of the statements and records of this note that cite a source."""
        said = {ground.verified for each in self.sentences() for ground in each.grounds if id in ground.sources}
        if {True, False} <= said:
            return "verified in part"
        return "verified" if True in said else "not verified" if False in said else "verification not stated"


def in_section(section: Section) -> Iterator[Sentence]:
    """The sentences and cells of a section in the order of reading."""
    for block in section.blocks:
        if isinstance(block, Lines):
            yield from block.items
        else:
            yield from (sentence for row in block.rows for cell in row for sentence in cell.items)


def entity(id: str) -> str:
    """The permanent address of an entity or statement."""
    return "entity/" + quote(id, safe=":~-._")
