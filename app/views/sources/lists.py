"""From what the graph says of its sources to the rows that are listed: plain values, filtered and in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app import words
from app.facts import kind, relation, web
from app.parts.table import Key, Order, ordered
from app.views.sources.selection import Selection
from graph.published import Content, Grounded, Publication
from ontology.model import Model

KINDS: Mapping[str, str] = {"page": "page", "seed": "news text"}
COLUMNS = ("title", "publisher", "date", "kind", "licence", "read", "records", "statements")
"""The columns of the publications, which can be sorted by."""
WEAK_COLUMNS = ("what", "class", "verified", "confidence", "sources", "loaded_by")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A publication as it is listed. `licence` is empty where nobody says it."""

    of: Publication
    licence: str

    @property
    def kind(self) -> str:
        """What sort of publication it is."""
        return KINDS.get(self.of.kind or "", words.spaced(self.of.kind or "not known"))

    @property
    def read(self) -> str:
        """Whether the publication itself was read, or a copy."""
        return "a copy or quotation" if self.of.access == "secondary" else "the publication itself"

    @property
    def day(self) -> str:
        """When it was published, as exactly as it is known; empty when it is not."""
        return words.day(self.of.date, self.of.date_precision) if self.of.date else ""

    @property
    def host(self) -> str:
        """The host of its address; empty when it has none on the web."""
        return (urlsplit(self.of.url).hostname or "").removeprefix("www.") if self.of.url and web(self.of.url) else ""

    def key(self, column: str) -> Key:
        """What it is ordered by."""
        keys: dict[str, Key] = {
            "title": self.of.name.lstrip("("),
            "publisher": self.of.publisher,
            "date": self.of.date.isoformat() if self.of.date else None,
            "kind": self.kind,
            "licence": self.licence or None,
            "read": self.read,
            "records": self.of.records,
            "statements": self.of.statements,
        }
        return keys[column]


def entries(publications: Iterable[Publication], licences: Mapping[str, str]) -> list[Entry]:
    """The publications, most cited first. `licences` are those of the loaded data sets, by their address."""
    made = [Entry(of=each, licence=licences.get(each.url or "", "")) for each in publications]
    return sorted(made, key=lambda each: (-each.of.records - each.of.statements, each.of.id))


def shown(found: Sequence[Entry], selection: Selection) -> list[Entry]:
    """Those that a selection lets through, in its order."""
    kept = [each for each in found if _fits(each, selection)]
    return ordered(kept, Order.read(selection.sort, COLUMNS), Entry.key)


def _fits(each: Entry, selection: Selection) -> bool:
    of = each.of
    said = " ".join((of.id, of.name, of.publisher or "", of.url or "", each.day, each.kind, each.read)).casefold()
    return (
        holds(said, selection.find)
        and (not selection.publisher or of.publisher == selection.publisher)
        and (not selection.kind or of.kind == selection.kind)
    )


def holds(text: str, asked: str) -> bool:
    """Whether a text has every word that is asked for, in any order and case."""
    return all(word in text for word in asked.casefold().split())


def publishers(found: Iterable[Entry]) -> list[tuple[str, int]]:
    """Every publisher with the number of its publications, by name."""
    counted = Counter(each.of.publisher for each in found if each.of.publisher)
    return sorted(counted.items(), key=lambda item: item[0].casefold())


def kinds(found: Iterable[Entry]) -> list[tuple[str, str, int]]:
    """Every kind of publication: its word in the records, how it is called, how many there are."""
    counted = Counter(each.of.kind for each in found if each.of.kind)
    return [(kind, KINDS.get(kind, words.spaced(kind)), number) for kind, number in sorted(counted.items())]


@dataclass(frozen=True, kw_only=True)
class Weak:
    """A record or statement as it is listed: what it says, its class or relationship, and how far it is verified."""

    of: Grounded
    what: str
    sort: str

    @property
    def verified(self) -> str:
        """Whether a source that was read says so, in a word."""
        return {True: "verified", False: "not verified", None: "not stated"}[self.of.verified]

    def key(self, column: str) -> Key:
        """What it is ordered by."""
        keys: dict[str, Key] = {
            "what": self.what,
            "class": self.sort,
            "verified": self.verified,
            "confidence": self.of.confidence,
            "sources": len(self.of.sources),
            "loaded_by": ", ".join(self.of.loaded_by),
        }
        return keys[column]


def weak(model: Model, found: Iterable[Grounded]) -> list[Weak]:
    """Records and statements in words, in the order given."""
    return [Weak(of=each, what=sentence(model, each), sort=_sort(model, each)) for each in found]


def weak_shown(found: Sequence[Weak], selection: Selection) -> list[Weak]:
    """Those that the words of a selection let through, in its order."""
    kept = [each for each in found if holds(f"{each.of.id} {each.what} {each.sort}".casefold(), selection.find)]
    return ordered(kept, Order.read(selection.sort, WEAK_COLUMNS), Weak.key)


def sentence(model: Model, each: Grounded) -> str:
    """A record by its name, a statement as subject, verb and object."""
    if each.type is None or each.start is None or each.end is None:
        return each.name or each.id
    return f"{each.start.name} {_verb(model, each.type)} {each.end.name}"


def _verb(model: Model, type: str) -> str:
    found = relation(model, type)
    return found.label if found else words.spaced(type.lower())


def _sort(model: Model, each: Grounded) -> str:
    return f"statement: {_verb(model, each.type)}" if each.type else kind(model, each.labels).label


@dataclass(frozen=True, kw_only=True)
class Put:
    """What a data set put into the graph: how many of each class and of each relationship, most first."""

    classes: tuple[tuple[str, int], ...]
    relationships: tuple[tuple[str, int], ...]


def put(model: Model, found: Iterable[Content], source: str) -> Put:
    """The counts of one data set. An entity counts once, for the most special of its classes."""
    classes, relationships = Counter[str](), Counter[str]()
    for each in found:
        if each.source == source and each.type:
            relationships[_verb(model, each.type)] += each.count
        elif each.source == source:
            classes[kind(model, each.labels).label] += each.count
    return Put(classes=_most(classes), relationships=_most(relationships))


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
