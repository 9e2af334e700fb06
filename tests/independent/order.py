"""The order of rows."""

from __future__ import annotations


def ordered(rows, *keys):
    """ "Sort keys, '-' for largest first, null last." """
    rows = list(rows)
    for key in reversed(keys):
        name, largest_first = key.lstrip("-"), key.startswith("-")
        rows.sort(key=lambda row, n=name, d=largest_first: _rank(row[n], d))
    return rows


def _rank(value, largest_first):
    if value is None:
        return (1, 0)
    return (0, -value if largest_first else value)
