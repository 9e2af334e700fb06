"""What must not be in an RDF/XML file, seen while it is read."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from loaders.record import SourceFault

DEEPEST = 100
"""Elements within elements: RDF/XML nests a thing within what points at it, some ten deep at most."""

LONGEST = 16 << 20


class XmlWatch:
    """Refuses a document type, since entities can be declared there, and a file that is not well-formed or cut off."""

    def __init__(self, file: str) -> None:
        self._file, self._depth, self._fed = file, 0, 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, data: bytes) -> None:
        """The next bytes; none at the end. Raises `SourceFault`."""
        self._fed += len(data)
        try:
            self._parser.Parse(data, not data)
        except expat.ExpatError as error:
            if "finished" in str(error):  # the end is told more than once
                return
            said = expat.errors.messages.get(error.code, str(error))
            where = f"{self._file} line {error.lineno}"
            hint = "Is the file cut off? Fetch it anew." if not data or "unclosed" in said else "Correct the XML there."
            raise SourceFault(f"{where}: this is no XML: {said}.", hint=hint) from error
        except (LookupError, ValueError) as error:  # an encoding that Python does not know, or of several bytes
            said = f"{self._here()}: its encoding is not read: {error}."
            raise SourceFault(said, hint="Save it as UTF-8.") from error
        if self._fed - self._parser.CurrentByteIndex > LONGEST:
            raise SourceFault(f"{self._here()}: a tag or text is over {LONGEST >> 20} MiB.", hint="Is this RDF/XML?")

    def _doctype(self, *_said: Any) -> None:
        hint = "Take the <!DOCTYPE …> away and write its entities out."
        raise SourceFault(f"{self._here()}: a document type is not read, for its entities can be a trap.", hint=hint)

    def _start(self, *_said: Any) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            hint = "Give each thing an element of its own below rdf:RDF."
            raise SourceFault(f"{self._here()}: elements stand more than {DEEPEST} deep in each other.", hint=hint)

    def _end(self, *_said: Any) -> None:
        self._depth -= 1

    def _here(self) -> str:
        return f"{self._file} line {self._parser.CurrentLineNumber}"
