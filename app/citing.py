"""How an entity or a statement is cited: as a sentence, as BibTeX and as RIS.

The day on which somebody looked is not known here and is left out: the state of knowledge says what was to be read.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from app import words
from app.version import __version__
from graph.rows import CitedSource, Entity, Knowledge, LoadedSource, Properties, Statement
from ontology.model import NodeType

PUBLISHER = "Chokepoint"
LOADER = "load:"
TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""Signs that LaTeX reads otherwise. Braces by name: BibTeX counts them even behind a backslash."""
BREAKS = ("Cc", "Cs", "Zl", "Zp")
"""Kinds of characters that end a line, steer a device or cannot be written."""
KEPT_IN_PATH = "/:@,;=+~-._!"
"""Signs that stand as they are in the path of an address, beside letters and digits."""
LONGEST_KEY = 60


@dataclass(frozen=True, kw_only=True)
class Record:
    """What is cited. `what` says what it is, `known` up to which day the graph knows, `None` where it does not say.

    `releases` name the loaded data sets that hold it, `sources` the publications behind it; `version` is the app's.
    """

    id: str
    title: str
    what: str
    address: str
    known: date | None
    releases: tuple[str, ...]
    sources: tuple[str, ...]
    version: str = __version__


def path(id: str) -> str:
    """The permanent address of an entity or a statement within the app, such as `entity/asml`."""
    return f"entity/{quote(id, safe=KEPT_IN_PATH)}"


def of_entity(entity: Entity, kind: NodeType, knowledge: Knowledge, address: str) -> Record:
    """An entity as it is cited; a publication is its own source."""
    said = entity.properties
    sources = (_publication(entity),) if kind.name == "Source" else entity.sources
    return _record(entity.id, entity.name, kind.label.lower(), said, sources, knowledge, address)


def _publication(entity: Entity) -> CitedSource:
    said = entity.properties
    return CitedSource(
        id=entity.id,
        name=entity.name,
        publisher=said.get("publisher"),
        date=said.get("date"),
        date_precision=said.get("date_precision"),
        url=said.get("url"),
    )


def of_statement(statement: Statement, title: str, knowledge: Knowledge, address: str) -> Record:
    """A statement as it is cited, under the sentence that it is."""
    return _record(statement.id, title, "statement", statement.properties, statement.sources, knowledge, address)


def _record(
    id: str,
    title: str,
    what: str,
    said: Properties,
    sources: Sequence[CitedSource],
    knowledge: Knowledge,
    address: str,
) -> Record:
    held = {f"{LOADER}{name}" for name in said.get("loaded_by") or ()}
    return Record(
        id=id,
        title=title,
        what=what,
        address=address,
        known=knowledge.as_of,
        releases=tuple(_release(each) for each in knowledge.records if each.id in held),
        sources=tuple(_source(each) for each in sources),
    )


def _release(record: LoadedSource) -> str:
    return ", ".join(filter(None, (record.name, f"release {record.release}" if record.release else "", record.licence)))


def _source(source: CitedSource) -> str:
    """A publication in words: title, publisher and day as far as they are known, and where it is."""
    dated = words.day(source.date, source.date_precision) if source.date else ""
    found = [part for part in (source.publisher, dated, source.url) if part]
    return f"{source.name} ({', '.join(found)})" if found else source.name


def text(record: Record) -> str:
    """The citation as a few sentences in one line."""
    year = f" ({record.known.year})" if record.known else ""
    said = [f"{PUBLISHER}{year}: “{record.title}”, {record.what} {record.id}.", record.address, *_notes(record)]
    return " ".join(_flat(each) for each in said)


def _notes(record: Record) -> list[str]:
    """What stands beside title and address: state of knowledge, data, version, sources."""
    known = f"State of knowledge: {words.day(record.known)}." if record.known else "State of knowledge not stated."
    said = [known, *([f"Data: {'; '.join(record.releases)}."] if record.releases else [])]
    behind = f"Sources: {'; '.join(record.sources)}." if record.sources else "No source."
    return [*said, f"Chokepoint version {record.version}.", behind]


def bibtex(record: Record) -> str:
    """The citation as an entry of BibTeX, in UTF-8.

    The address is written as it is: packages that print addresses take it so.
    """
    fields = {
        "author": f"{{{PUBLISHER}}}",
        "title": f"{{{tex(record.title)}}}",
        "howpublished": tex(words.capital(f"{record.what} {record.id} of {PUBLISHER}")),
        "publisher": PUBLISHER,
        "year": str(record.known.year) if record.known else "",
        "month": str(record.known.month) if record.known else "",
        "version": tex(record.version),
        "url": _address(record.address),
        "note": tex(" ".join(_notes(record))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key(record.id)},", *lines, "}", ""])


def tex(text: str) -> str:
    """`text` so that LaTeX prints it as it stands: one line, every special sign written out."""
    return "".join(TEX.get(letter, letter) for letter in _flat(text))


def key(id: str) -> str:
    """The word under which a bibliography keeps an id: letters and digits of ASCII with hyphens, always the same.

    An id that does not survive this whole, or has capitals, gets a few digits of its hash: no two share a word, not
    even where capitals do not count.
    """
    plain = re.sub(r"[^A-Za-z0-9]+", "-", id).strip("-")[:LONGEST_KEY]
    mark = () if plain == id.lower() == id else (hashlib.sha256(id.encode("utf-8", "replace")).hexdigest()[:8],)
    return "-".join(filter(None, ("chokepoint", plain, *mark)))


def ris(record: Record) -> str:
    """The citation as a record of RIS, in UTF-8, its lines ending as that format wants them."""
    known = record.known
    fields = [
        ("TY", "ELEC"),
        ("ID", key(record.id)),
        ("AU", PUBLISHER),
        ("TI", record.title),
        ("PB", PUBLISHER),
        *([("PY", f"{known.year}"), ("DA", f"{known:%Y/%m/%d}/")] if known else []),
        ("ET", f"version {record.version}"),
        ("M3", f"{record.what} {record.id}"),
        ("UR", _address(record.address)),
        *(("N1", note) for note in _notes(record)),
    ]
    return "".join(f"{tag}  - {_flat(value)}\r\n" for tag, value in fields) + "ER  - \r\n"


def _flat(text: str) -> str:
    """`text` in one line, without characters that would end it or steer a device."""
    return " ".join("".join(" " if _breaks(letter) else letter for letter in text).split())


def _breaks(letter: str) -> bool:
    return unicodedata.category(letter) in BREAKS


def _address(address: str) -> str:
    """An address of letters that neither format takes for its own: what is left is percent-encoded."""
    return quote(address, safe="/:@,;=+~-._!?%[]")


FORMS: Mapping[str, tuple[str, Callable[[Record], str]]] = {
    "txt": ("text/plain", lambda record: text(record) + "\n"),
    "bib": ("application/x-bibtex", bibtex),
    "ris": ("application/x-research-info-systems", ris),
}
"""The endings of the files, with what kind of content they are and what writes them."""
