"""The XML of slides as text: elements whose attributes and text can hold anything, and lengths in its unit."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from app.exports.plain import plain

POINT = 12700
"""EMU, the unit of lengths in the file, in a point."""


def emu(points: float) -> int:
    """A length in points as the file counts it, a whole number of EMU."""
    return round(points * POINT)


def written(text: str) -> str:
    """`text` as the content of an element: one line, without what XML cannot hold."""
    return escape(plain(text))


def tag(name: str, /, *inside: str, **attributes: object) -> str:
    """An element; `inside` is markup already, attributes are written as they are given."""
    head = name + "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    return f"<{head}>{''.join(inside)}</{name}>" if inside else f"<{head}/>"


def _quoted(value: object) -> str:
    """Most attributes are numbers and names of the format: these need no second look."""
    text = str(value)
    return f'"{text}"' if text.isascii() and text.isalnum() else quoteattr(plain(text))
