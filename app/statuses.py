"""The statuses of a cell: their order, letters and short words. Order: INTERFACE, coverage; words: the design card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Status(NamedTuple):
    """How a status is written: one letter in a cell, a few words in a legend."""

    letter: str
    words: str


STATUSES: Mapping[str, Status] = {
    "in-force": Status("F", "in force"),
    "undated": Status("U", "in force, start unknown"),
    "partial": Status("P", "narrower item only"),
    "broad": Status("B", "wider heading only"),
    "end-use": Status("E", "end use or parties"),
    "suspended": Status("S", "suspended"),
    "announced": Status("A", "announced"),
    "ended": Status("X", "ended"),
    "requested": Status("R", "asked for"),
    "none": Status("–", "none known"),
}
"""Every status in the order in which bars, legends and lists give them."""


def rank(status: str) -> int:
    """The place of a status in the order, strongest first."""
    return tuple(STATUSES).index(status)
