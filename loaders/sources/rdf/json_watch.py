"""What must not be in a JSON-LD file, seen while it is read.

JSON-LD passes silently over keys that its context does not know, and over ids that are no IRIs. Here they are faults,
as are contexts that would have to be fetched.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from loaders.record import SourceFault

DEEPEST = 100
LONGEST = 16 << 20
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,"]', re.DOTALL)
"""A whole text, a sign, or the quotation mark of a text whose end is still to come."""
_IRI = re.compile(r"[A-Za-z_][\w+.-]*:[^\x00-\x20<>\"{}|\\^`]*")


@dataclass
class _Level:
    """An object or a list that is open: whether it is within a context, and the key whose value is read."""

    object: bool
    context: bool
    outermost: bool = False
    key: str = ""


@dataclass
class JsonWatch:
    """Sees keys, ids, classes and contexts go by. Where the text is no JSON the parser says so, not this."""

    file: str
    _tail: bytes = b""
    _text: bytes = b""
    _line: int = 1
    _levels: list[_Level] = field(default_factory=list)
    _terms: dict[str, str] = field(default_factory=dict)
    """What contexts say: each term, with the keyword that it stands for where it stands for one."""
    _met: dict[str, int] = field(default_factory=dict)
    """Keys and classes that need a context to mean something, with the line of the first."""

    def feed(self, data: bytes) -> None:
        """The next bytes; none at the end. Raises `SourceFault`."""
        if not data:
            return self._finish()
        if self._tail and b'"' not in data:
            return self._wait(data)
        text, end = self._tail + data, 0
        self._tail = b""
        for found in _TOKEN.finditer(text):
            self._line += text.count(b"\n", end, found.start())
            end = found.end()
            if found[0] == b'"':
                self._tail, end = text[found.start() :], len(text)
                break
            self._token(found[0])
        self._line += text.count(b"\n", end)
        return self._wait(b"")

    def _wait(self, data: bytes) -> None:
        """Keep more of a text whose end is still to come."""
        self._tail += data
        if len(self._tail) > LONGEST:
            raise self._fault(f"a text is over {LONGEST >> 20} MiB long", "Is this a JSON-LD file?")

    def _token(self, token: bytes) -> None:
        if token[:1] == b'"':
            self._text = token
        elif token == b":":
            self._key(_unquoted(self._text))
            self._text = b""
        else:
            self._value(_unquoted(self._text) if self._text else None)
            self._text = b""
            if token in b"{[":
                self._open(object=token == b"{")
            elif token in b"}]" and self._levels:
                self._levels.pop()

    def _open(self, *, object: bool) -> None:
        above = self._levels[-1] if self._levels else None
        starts = above is not None and above.key == "@context"
        inside = above is not None and (above.context or starts)
        level = _Level(object, inside, outermost=object and starts)
        if above is not None and not object:
            level.key = above.key
        self._levels.append(level)
        if len(self._levels) > DEEPEST:
            raise self._fault(f"objects stand more than {DEEPEST} deep in each other", "Write each as one of @graph.")

    def _key(self, key: str) -> None:
        level = self._levels[-1] if self._levels else None
        if level is None:
            return
        level.key = key
        if level.outermost:
            self._terms.setdefault(key, "")
            if key == "@import":
                raise self._remote(key)
        elif not level.context and not key.startswith("@") and ":" not in key:
            self._met.setdefault(key, self._line)

    def _value(self, value: str | None) -> None:
        level = self._levels[-1] if self._levels else None
        if value is None or level is None:
            return
        if level.key == "@context":
            raise self._remote(value)
        if level.outermost:
            self._terms[level.key] = value
        elif not level.context:
            self._name(self._terms.get(level.key) or level.key, value)

    def _name(self, keyword: str, value: str) -> None:
        if keyword == "@type" and ":" not in value:
            self._met.setdefault(value, self._line)
        elif keyword in ("@id", "@type") and not _IRI.fullmatch(value) and "@base" not in self._terms:
            raise self._fault(f"{value[:80]!r} is no IRI", "Write it whole, such as urn:chokepoint:entity:asml.")

    def _finish(self) -> None:
        unknown = {name: line for name, line in self._met.items() if name not in self._terms}
        if unknown and "@vocab" not in self._terms:
            name, self._line = min(unknown.items(), key=lambda each: each[1])
            hint = 'Write kg:… with "kg": "urn:chokepoint:terms#" in the @context, or name it there.'
            raise self._fault(f"{name[:80]!r} means nothing by the @context", hint)

    def _remote(self, what: str) -> SourceFault:
        hint = "Put what it holds into the file: nothing is fetched."
        return self._fault(f"the @context {what[:80]!r} stands elsewhere", hint)

    def _fault(self, what: str, hint: str) -> SourceFault:
        return SourceFault(f"{self.file} line {self._line}: {what}.", hint=hint)


def _unquoted(text: bytes) -> str:
    try:
        return str(json.loads(text))
    except ValueError:  # the parser will say what is wrong with it
        return ""
