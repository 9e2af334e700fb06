"""Which share rows count, and their sums."""

from __future__ import annotations

HOLDERS = {"jurisdiction", "collective-holder"}


def share_rows(world, technology, firms=False):
    """ "Shares come from PRODUCES of jurisdictions and collective holders with a `basis`, from one source and year for
    each technology: the newest year; on a tie the source with more rows." With `firms`, those of companies.
    """
    types = {"company"} if firms else HOLDERS
    rows = [
        row
        for row in world["shares"]
        if row["technology"] == technology and row["basis"] and world["actors"][row["holder"]]["type"] in types
    ]
    if not rows:
        return []
    newest = max(row["year"] or 0 for row in rows)
    rows = [row for row in rows if (row["year"] or 0) == newest]
    sources = [row["source"] for row in rows]
    chosen = min(set(sources), key=lambda source: (-sources.count(source), source))
    return [row for row in rows if row["source"] == chosen]


def is_jurisdiction(world, row):
    """Whether the holder of a share row is a jurisdiction, not a collective holder."""
    return world["actors"][row["holder"]]["type"] == "jurisdiction"


def total(numbers):
    """A sum of percents, rounded to four decimals."""
    return round(sum(numbers), 4) + 0.0
