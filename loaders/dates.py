"""Dates as sources write them: a day, a month or a year."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=1 << 15)  # the dates of a list are a few thousand days, each said many times
def day_that_counts(text: str, counts: str) -> tuple[date, str]:
    """The day that counts for `text` and its precision: `day`, `month` or `year`.

    `counts` is "last" (an announcement or a start: it is known only once the month or year is over) or "first"
    (an end or a suspension). Source of the rule: INTERFACE, coverage, "In force on D".
    Raises `ValueError` for a text that is no date, such as 2023-02-30.
    """
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return _counting(year or 0, month, day, counts)
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar") from None


def _counting(year: int, month: int | None, day: int | None, counts: str) -> tuple[date, str]:
    if month is None:
        return (date(year, 12, 31) if counts == "last" else date(year, 1, 1)), "year"
    if day is None:
        first = date(year, month, 1)
        return (first.replace(day=calendar.monthrange(year, month)[1]) if counts == "last" else first), "month"
    return date(year, month, day), "day"


def as_written(day: date, precision: str | None) -> str:
    """The text that a day with this precision came from: `2024-09` for a month."""
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision or "day", 10)]
