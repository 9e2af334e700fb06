"""Query strings read with care: whatever stands in one, something sensible comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode

LONGEST = 8_000
VALUE = 4_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(search: str | None, most: int = VALUE) -> dict[str, str]:
    """The values of a query string by name. Of a repeated name the first counts; what is too long is cut.

    `most` is the most characters that one value has.
    """
    pairs = parse_qsl((search or "").removeprefix("?")[:LONGEST], keep_blank_values=False, errors="replace")
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name, value[:most])
    return found


def write(values: Mapping[str, str | None]) -> str:
    """A query string with its question mark, in the order given, without the empty values; empty when all are."""
    kept = [(name, value) for name, value in values.items() if value]
    return "?" + urlencode(kept, safe=":,;~", quote_via=quote) if kept else ""


def changed(search: str | None, **values: str | None) -> str:
    """The query string with some values set, or taken out where they are `None`."""
    return write({**read(search), **values})


def day(text: str | None) -> date | None:
    """`text` as a day when it is one, written 2024-12-31; else `None`."""
    if not text or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
