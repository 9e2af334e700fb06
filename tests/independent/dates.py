"""Days that count, and what a measure is on a day.

A date is written as precisely as it is known (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) or is None.
"""

from __future__ import annotations

import calendar
from datetime import date

SAID_TO_BE_IN_FORCE = {"in-force", "amended"}


def day_of(text):
    """A day of the calendar from a parameter: a date, or its text `YYYY-MM-DD`."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def last_day(text):
    """ "An announcement or start known only to the month or year counts from its last day." """
    if text is None:
        return None
    parts = [int(part) for part in str(text).split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def first_day(text):
    """ "... an end or suspension from its first." """
    if text is None:
        return None
    parts = [int(part) for part in str(text).split("-")] + [1, 1]
    return date(parts[0], parts[1], parts[2])


def by_then(day, on):
    """Whether a day is known and not after `on`."""
    return day is not None and day <= on


def is_suspended(measure, on):
    """ "Not suspended on or before D", and "a suspension ends by `resumed`, never by an announced end".

    A measure that has ended is not suspended any more.
    """
    suspended, resumed = first_day(measure["suspended"]), last_day(measure["resumed"])
    over = by_then(resumed, on) and suspended is not None and resumed >= suspended
    return by_then(suspended, on) and not over and not is_ended(measure, on)


def is_ended(measure, on):
    """ "Not ended on or before D", turned round."""
    return by_then(first_day(measure["ended"]), on)


def is_in_force(measure, on):
    """ "In force on D: effective <= D, not suspended on or before D, not ended on or before D." """
    started = by_then(last_day(measure["effective"]), on)
    return started and not is_suspended(measure, on) and not is_ended(measure, on)


def is_undated(measure, on):
    """ "Undated: no start date, status `in-force` or `amended`, not suspended or ended; where its announcement is
    known, not before it."
    """
    return (
        measure["effective"] is None
        and measure["status"] in SAID_TO_BE_IN_FORCE
        and not is_suspended(measure, on)
        and not is_ended(measure, on)
        and (measure["announced"] is None or by_then(last_day(measure["announced"]), on))
    )


def is_announced(measure, on):
    """ "Announced: announced <= D, not yet in force."

    A control said to be in force without a start date (undated) is not one still to come, nor is one that was
    suspended or ended.
    """
    return (
        by_then(last_day(measure["announced"]), on)
        and not by_then(last_day(measure["effective"]), on)
        and not is_undated(measure, on)
        and not is_suspended(measure, on)
        and not is_ended(measure, on)
    )


def is_live(measure, on):
    """ "Live on a day: in force on it, or undated." """
    return is_in_force(measure, on) or is_undated(measure, on)


def live_status(measure, on):
    """`in-force` or `undated` of a live measure: "status is computed for the day"."""
    return "in-force" if is_in_force(measure, on) else "undated"
