"""Jurisdictions as people read them: in which order, and in which colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIRST = ("usa", "jpn", "nld", "kor", "twn", "deu", "eu", "chn")
"""Those with a colour of their own, in the order of columns and lanes; all others follow by name."""
SHORT: Mapping[str, str] = {
    "usa": "US", "jpn": "Japan", "nld": "Netherlands", "kor": "Korea", "twn": "Taiwan", "deu": "Germany",
    "eu": "EU", "gbr": "UK",
}  # fmt: skip


def ordered(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Each id once, in the order of columns and lanes. `names` gives the name for an id."""

    def place(id: str) -> tuple[int, str, str]:
        return FIRST.index(id) if id in FIRST else len(FIRST), names.get(id, id), id

    return sorted(set(ids), key=place)


def look(id: str) -> str:
    """The word in class names that stands for the colour of a jurisdiction."""
    return id if id in FIRST else "other"


def brief(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """A few jurisdictions in one line: `US, Japan, Netherlands`."""
    return ", ".join(SHORT.get(id, names.get(id, id)) for id in ids)
