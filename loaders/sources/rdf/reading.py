"""The facts of an RDF file, subject by subject. Nothing is fetched, nothing outside the file is opened.

The ending says the form: .ttl (Turtle), .nt (N-Triples), .jsonld (JSON-LD), .rdf, .xml or .owl (RDF/XML), each also
packed as .gz or .zip.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from loaders.record import SourceFault
from loaders.sources.rdf.json_watch import JsonWatch
from loaders.sources.rdf.xml_watch import XmlWatch
from loaders.streams import BLOCK, MARK, inner_name, opened

Term = NamedNode | BlankNode | Literal | Triple
Facts = dict[str, dict[Term, None]]
"""The values of each predicate, in the order of the file, each once."""
FORMS: Mapping[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
    "xml": RdfFormat.RDF_XML,
    "owl": RdfFormat.RDF_XML,
}
_PLACE = re.compile(r"^(?:Parser error )?(?:at|between) (?:line )?\d.*?: ")
_TOLD = re.compile(r" \(line \d+\)$")


@dataclass(frozen=True)
class Read:
    """What a file says of each subject (an IRI, or `_:` and a name), in its order, and a digest of its bytes."""

    facts: Mapping[str, Facts]
    prefixes: Mapping[str, str]
    digest: str
    lines: Mapping[str, int] | None = None
    """On which line each stands, where the form tells it."""


def read(path: Path) -> Read:
    """All facts of a file. Raises `SourceFault` for one that is no RDF of its form, empty, cut off or not safe."""
    form, facts = form_of(path), dict[str, Facts]()
    with opened(path) as stream:
        watched = _Watched(stream, form, path.name)
        prefixes = watched.parse(form, facts)
    if not facts:
        raise SourceFault(f"{path.name} holds no fact.", hint="Name a file that holds some.")
    return Read(facts, prefixes, watched.digest.hexdigest())


def form_of(path: Path) -> str:
    """The ending that says the form. Raises `SourceFault` for any other."""
    ending = Path(inner_name(path)).suffix.lower().removeprefix(".")
    if ending not in FORMS:
        raise SourceFault(
            f"{path.name} ends in {('.' + ending) if ending else 'nothing'}, which is no form of RDF.",
            hint=f"Known are .{', .'.join(FORMS)} and dumps in .ndjson, also packed as .gz or .zip.",
        )
    return ending


class _Watched:
    """A stream whose bytes are looked at before the parser gets them."""

    def __init__(self, stream: IO[bytes], form: str, file: str) -> None:
        self._stream, self._file = stream, file
        self._watch = JsonWatch(file) if form == "jsonld" else XmlWatch(file) if form in ("rdf", "xml", "owl") else None
        self._fault: SourceFault | None = None
        self._block, self._given, self._begun = b"", 0, False
        self.digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """The next bytes. A fault is kept, since the parser puts what is raised here into words of its own."""
        if self._given == len(self._block):
            self._block, self._given = self._next(), 0
        data = self._block[self._given : self._given + size]
        self._given += len(data)
        return data

    def _next(self) -> bytes:
        """A whole block: parsers ask for little at a time, which is slow to watch."""
        try:
            data = self._stream.read(BLOCK)
            if len(data) == BLOCK and data.isspace():
                raise SourceFault(f"{self._file} holds over {BLOCK >> 20} MiB of blanks.", hint="Write the file anew.")
            if self._watch:
                self._watch.feed(data)
        except SourceFault as fault:
            self._fault = fault
            raise OSError(fault.message) from fault
        first, self._begun = not self._begun, True
        self.digest.update(data)
        return data.removeprefix(MARK) if first else data

    def parse(self, form: str, facts: dict[str, Facts]) -> dict[str, str]:
        """Put all facts into `facts`; the prefixes that the file declares."""
        try:
            parser = parse(cast(IO[bytes], self), FORMS[form], without_named_graphs=True)
            for subject, predicate, value in _triples(parser):
                facts.setdefault(subject, {}).setdefault(predicate, {})[value] = None
            while self.read(BLOCK):  # the watch sees the end, where a file that is cut off shows
                pass
            return dict(parser.prefixes)
        except SyntaxError as error:
            raise self._fault or self._refused(error) from error
        except MemoryError as error:
            hint = "Is this an RDF file? N-Triples have a fact a line."
            raise SourceFault(f"{self._file} holds a text or name of over 16 MiB.", hint=hint) from error
        except OSError as error:
            if self._fault is None:
                raise
            raise self._fault from error

    def _refused(self, error: SyntaxError) -> SourceFault:
        said = _TOLD.sub("", _PLACE.sub("", str(error)))
        line = f" line {error.lineno}" if error.lineno else ""
        return SourceFault(f"{self._file}{line}: {said}.", hint="Correct it there, or write the file anew.")


def _triples(parser: Any) -> Iterator[tuple[str, str, Term]]:
    for quad in parser:
        subject = quad.subject
        name = subject.value if isinstance(subject, NamedNode) else f"_:{subject.value}"
        yield name, quad.predicate.value, quad.object
