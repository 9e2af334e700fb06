"""How alike two texts are, typing errors forgiven."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA


def likeness(asked: str, name: str) -> float:
    """How alike two texts are, from 0 to 100: as a whole, as a beginning, and word by word."""
    if not name:
        return 0.0
    if asked == name:
        return 100.0
    whole = 100.0 * OSA.normalized_similarity(asked, name)
    start = 94.0 * OSA.normalized_similarity(asked, name[: len(asked)]) if len(asked) > 2 else 0.0
    loose = OSA.normalized_similarity(asked.replace(" ", ""), name.replace(" ", "")) * 97.0
    return max(whole, start, loose, 0.9 * fuzz.token_sort_ratio(asked, name), _within(asked, name))


def _within(asked: str, name: str) -> float:
    """The likeness of what was typed to the best part of a longer name."""
    return 0.86 * fuzz.partial_ratio(asked, name) if 3 < len(asked) < len(name) else 0.0
