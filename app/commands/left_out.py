"""What a source says and a load leaves out, in words."""

from __future__ import annotations

from itertools import groupby

from app.commands import output
from loaders.emit import LeftOut
from loaders.outcome import Outcome

EXAMPLES = 10


def report(checked: Outcome) -> None:
    """Say on stderr what is left out of a source and why: a count for each reason, then every row.

    Where some were only counted, the first `EXAMPLES` that were kept stand for all.

    Nothing is said of a source that is loaded whole, or of one with faults: that one is not loaded at all.
    """
    if not checked.left_out or checked.findings:
        return
    read = ", ".join(f"{count} rows of {file}" for file, count in sorted(checked.rows.items()))
    output.say(f"Read {read}.")
    for _, group in groupby(checked.left_out, key=lambda each: (each.reason, each.where.file)):
        _group(checked, list(group))


def _group(checked: Outcome, rows: list[LeftOut]) -> None:
    file, counted = rows[0].where.file, sum(each.more for each in rows)
    count = len(rows) + counted
    output.say(f"Left out, {count} of the {checked.rows[file]} rows of {file}: {rows[0].reason}")
    shown = rows[:EXAMPLES] if counted else rows
    for each in shown:
        output.say(f"  {each.where}: {each.what}")
    if count > len(shown):
        output.say(f"  and {count - len(shown)} more")
