"""Which way a line is written."""

from __future__ import annotations

import unicodedata

RIGHT_TO_LEFT, STRONG = ("R", "AL"), ("L", "R", "AL")


def right_to_left(line: str) -> bool:
    """Whether the first letter that has a direction runs from right to left, as in Arabic (Unicode Annex 9, P2)."""
    kinds = (unicodedata.bidirectional(character) for character in line)
    return next((kind for kind in kinds if kind in STRONG), "L") in RIGHT_TO_LEFT


def both_ways(line: str) -> bool:
    """Whether a line that runs from right to left holds more than such letters and spaces: its order needs a rule."""
    return any(unicodedata.bidirectional(character) not in (*RIGHT_TO_LEFT, "NSM", "WS") for character in line)
