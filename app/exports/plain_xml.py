"""Text as XML can hold it."""

from __future__ import annotations

import re
from html import escape

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400
"""Where Unicode has a picture of each control character: U+0000 is shown as U+2400."""


def legal(text: str) -> str:
    """A text with what XML forbids replaced: control characters by their pictures (`␀`), the rest by `�` (U+FFFD).

    XML 1.0 has no way to write them, not even escaped.
    """
    return _ILLEGAL.sub(lambda found: _shown(ord(found[0])), text)


def written(text: str) -> str:
    """A text within an element or an attribute, escaped. Line ends and tabs stay what they are in either."""
    safe = escape(legal(text), quote=True)
    return safe.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def _shown(code: int) -> str:
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"
