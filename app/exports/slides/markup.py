"""The XML of slides as text: elements whose attributes and text can hold anything, and lengths in its unit."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

POINT = 12700
"""EMU, the unit of lengths in the file, in a point."""
_SPACE = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_ILLEGAL = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


def emu(points: float) -> int:
    """A length in points as the file counts it, a whole number of EMU."""
    return round(points * POINT)


def clean(text: str) -> str:
    """`text` in one line and without what XML cannot hold: controls, halves of characters, non-characters."""
    return _ILLEGAL.sub("", _SPACE.sub(" ", text))


def written(text: str) -> str:
    """`text` as the content of an element."""
    return escape(clean(text))


def tag(name: str, /, *inside: str, **attributes: object) -> str:
    """An element; `inside` is markup already, attributes are written as they are given."""
    head = name + "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    return f"<{head}>{''.join(inside)}</{name}>" if inside else f"<{head}/>"


def _quoted(value: object) -> str:
    """Most attributes are numbers and names of the format: these need no second look."""
    text = str(value)
    return f'"{text}"' if text.isascii() and text.isalnum() else quoteattr(clean(text))
