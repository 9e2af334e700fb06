"""The list as JSON: an object whose `results` holds one object for each entry.

The file is read as one text, entry by entry, so that every entry knows the line on which it begins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.record import Item, Record, SourceFault, Where
from loaders.streams import LONGEST_LINE, MARK, whole

LARGEST = 128 << 20
"""Bytes of the list, several times what it is."""
DIGITS = 300
"""Of a number: the longest that means anything has far fewer."""
BESIDE = ("total", "offset", "sources", "sources_used", "search_performed_at")
"""What may stand beside `results`: the answer of a search has these."""
_SPACE = re.compile(r"[ \t\r\n]*")


def records(path: Path) -> Iterator[Record]:
    """One record for each entry, in the file's order.

    Raises `SourceFault` for a file that cannot be read, is cut off or is no such JSON.
    """
    return _Reader(path.name, _text(path)).records()


def _text(path: Path) -> str:
    data = whole(path, LARGEST).removeprefix(MARK)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceFault(f"{path.name} line {line} is not UTF-8.", hint="Save it as UTF-8.") from error


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self._file, self._text = file, text
        self._at = self._counted = 0
        self._line = 1
        self._decoder = json.JSONDecoder(object_pairs_hook=self._once, parse_int=_number, parse_constant=_constant)

    def records(self) -> Iterator[Record]:
        if not self._text.strip():
            raise SourceFault(f"{self._file} is empty.", hint="Fetch the file anew from its publisher.")
        self._need("{")
        found = False
        while not self._next("}"):
            name = self._value()
            self._need(":")
            if name == "results":
                found = True
                yield from self._results()
            elif name in BESIDE:
                self._value()
            else:
                raise self._fault(f"'{name}' stands beside 'results'", "Name the file as it is published.")
            self._separator("}")
        if not found:
            raise self._fault("there is no list 'results'", "Name the file as it is published, or its CSV form.")
        if self._space() < len(self._text):
            raise self._fault("something follows the end of the list", "Fetch the file anew from its publisher.")

    def _results(self) -> Iterator[Record]:
        self._need("[")
        while not self._next("]"):
            self._space()
            where = Where(self._file, self._here())
            entry = self._value()
            if not isinstance(entry, dict):
                raise self._fault(f"an entry is {entry!r:.40}, no object", "Correct the entry.")
            yield Record({name: _item(value, where) for name, value in entry.items()}, where)
            self._separator("]")

    def _value(self) -> Any:
        """The value that begins here."""
        try:
            value, self._at = self._decoder.raw_decode(self._text, self._space())
        except json.JSONDecodeError as error:
            self._at = error.pos
            whole = error.pos < len(self._text.rstrip())
            hint = "Correct the JSON there." if whole else "The file is cut off: fetch it anew from its publisher."
            raise self._fault(error.msg.removesuffix(" at").removesuffix(" starting"), hint) from error
        except (ValueError, RecursionError) as error:
            said = "values stand in each other too deep" if isinstance(error, RecursionError) else str(error)
            raise self._fault(said, "Correct the JSON there.") from error
        return value

    def _next(self, sign: str) -> bool:
        """Whether `sign` comes next; if so it is passed."""
        found = self._text.startswith(sign, self._space())
        self._at += found
        return found

    def _need(self, sign: str) -> None:
        if not self._next(sign):
            cut = self._at >= len(self._text)
            hint = (
                "The file is cut off: fetch it anew from its publisher." if cut else "Name the file as it is published."
            )
            raise self._fault(f"'{sign}' is expected", hint)

    def _separator(self, end: str) -> None:
        """A comma with something behind it, or the end, which is left to be read."""
        if not self._text.startswith(end, self._space()):
            self._need(",")
            if self._text.startswith(end, self._space()):
                raise self._fault(f"a comma stands before '{end}'", "Correct the JSON there.")

    def _space(self) -> int:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _here(self) -> int:
        """The line at which the reading is; counted on from the last one."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = max(self._counted, self._at)
        return self._line

    def _fault(self, what: str, hint: str) -> SourceFault:
        return SourceFault(f"{self._file} line {self._here()}: {what}.", hint=hint)

    def _once(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(pairs)
        if len(fields) < len(pairs):
            names = [name for name, _value in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise ValueError(f"field '{twice}' stands twice in one object")
        return fields


def _number(text: str) -> int:
    if len(text) > DIGITS:
        raise ValueError(f"a number has over {DIGITS} digits")
    return int(text)


def _constant(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")


def _item(value: Any, where: Where) -> Item:
    """A value with its line, as a record takes it; a text that no file can hold (half a character) is a fault."""
    if isinstance(value, list):
        return Item([_item(each, where) for each in value], where.line)
    if isinstance(value, dict):
        return Item({name: _item(each, where) for name, each in value.items()}, where.line)
    if isinstance(value, str) and not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise SourceFault(f"{where}: a text holds half a character.", hint="Correct the \\u escape there.")
    if isinstance(value, str) and len(value) > LONGEST_LINE:
        raise SourceFault(f"{where}: a text is over {LONGEST_LINE >> 20} MiB long.", hint="Shorten it.")
    return Item(value, where.line)
