"""What changed between two days."""

from __future__ import annotations

from . import dates, reach
from .coverage import STATUS_TABLE, coverage
from .order import ordered


def changes(world, start, end, toward=None):
    """ "Measures of all kinds, after `--from` up to and with `--to`"; with `toward` "only measures that reach it".

    Rows of {change, id, name, day}, by day, id, change.
    """
    start, end = dates.day_of(start), dates.day_of(end)
    toward = reach.jurisdiction(world, toward) if toward else None
    rows = []
    for measure in world["measures"].values():
        if toward and not reach.reaches(world, measure, toward):
            continue
        days = {
            "begun": dates.last_day(measure["effective"]),
            "ended": dates.first_day(measure["ended"]),
            "suspended": dates.first_day(measure["suspended"]),
        }
        for change, day in days.items():
            if day is not None and start < day <= end:
                rows.append({"change": change, "id": measure["id"], "name": measure["title"], "day": day.isoformat()})
    return ordered(rows, "day", "id", "change")


def diff(world, start, end, toward=None, table=STATUS_TABLE):
    """Rows of `change, id, name, date, before, after`; "with `--toward` [...] also `share` rows: technologies whose
    covered share for the default six changed, `date` null. Measures first; then the shares by technology."
    """
    rows = [
        {"change": c["change"], "id": c["id"], "name": c["name"], "date": c["day"], "before": None, "after": None}
        for c in changes(world, start, end, toward)
    ]
    if toward is None:
        return rows
    before = coverage(world, on=start, toward=toward, table=table)
    after = coverage(world, on=end, toward=toward, table=table)
    for old, new in zip(before, after, strict=True):
        if old["covered_share"] != new["covered_share"]:
            rows.append(
                {
                    "change": "share",
                    "id": old["technology"],
                    "name": world["technologies"][old["technology"]]["name"],
                    "date": None,
                    "before": old["covered_share"],
                    "after": new["covered_share"],
                }
            )
    return rows
