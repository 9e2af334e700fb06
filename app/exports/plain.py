"""Text made fit to stand in a file: the one place where control characters and line breaks go."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

KEPT = "\u200c\u200d"
"""The joiners: invisible, but Arabic and Indian letters take other shapes beside them."""
HARD_SPACE, WIDE_SPACE, REPLACEMENT = "\u00a0", "\u3000", "\ufffd"


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Text as one line, for drawing and for metadata of a file.

    Control characters, line breaks and every breaking space become one space. Marks that only steer direction,
    breaking or the form of a letter go, so that no name can turn a line round. Halves of characters and places that
    Unicode will never fill become U+FFFD, which no font of ours draws. Letters and accents are put together (NFC).
    """
    clean = "".join(_one(character) for character in unicodedata.normalize("NFC", text))
    return " ".join(part for part in clean.split(" ") if part)


def clean(text: str) -> str:
    """Text in one line without control characters, the blanks at both ends kept: a sentence is written in pieces."""
    inside = plain(text)
    if not inside:
        return " " if text else ""
    return f"{' ' if text[:1].isspace() else ''}{inside}{' ' if text[-1:].isspace() else ''}"


def _one(character: str) -> str:
    kind = unicodedata.category(character)
    if character in (HARD_SPACE, WIDE_SPACE) or character in KEPT:
        return character
    if kind in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    if kind == "Cs" or (ord(character) & 0xFFFE) == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF:
        return REPLACEMENT
    return "" if kind == "Cf" or _chooses_form(character) else character


def _chooses_form(character: str) -> bool:
    """Whether it is a variation selector: it asks for a form of the letter before it, and our fonts hold one each."""
    return 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
