"""How a measure stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app import words

UNDATED = ("in-force", "amended")


def in_force(measure: Mapping[str, Any], on: date) -> bool:
    """Whether a measure applies on a day: begun, neither suspended nor ended by then.

    One without a start counts when its status says that it is in force, but not before its announcement.
    """
    begun = measure.get("effective")
    if begun is None:
        announced = measure.get("announced")
        running = measure.get("status") in UNDATED and (announced is None or announced <= on)
    else:
        running = begun <= on
    return running and not _stopped(measure, on)


def _stopped(measure: Mapping[str, Any], on: date) -> bool:
    suspended, ended, resumed = (measure.get(name) for name in ("suspended", "ended", "resumed"))
    paused = suspended is not None and suspended <= on and not (resumed is not None and suspended <= resumed <= on)
    return paused or (ended is not None and ended <= on)


def since(measure: Mapping[str, Any]) -> str:
    """When a measure began, in a few words: `since 1 Sep 2024`, `announced Mar 2024` or `start not known`."""
    for name, phrase in (("effective", "since"), ("announced", "announced"), ("published", "published")):
        if measure.get(name):
            return f"{phrase} {words.day(measure[name], measure.get(f'{name}_precision'))}"
    return "start not known"
