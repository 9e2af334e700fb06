"""What a source says and a load leaves out, in words."""

from __future__ import annotations

from itertools import groupby

from app.commands import output
from loaders.emit import LeftOut
from loaders.pipeline import Checked


def report(checked: Checked) -> None:
    """Say on stderr what is left out of a source and why: a count for each reason, then every row.

    Nothing is said of a source that is loaded whole, or of one with faults: that one is not loaded at all.
    """
    if not checked.left_out or checked.findings:
        return
    read = ", ".join(f"{count} rows of {file}" for file, count in sorted(checked.rows.items()))
    output.say(f"Read {read}.")
    for _, group in groupby(checked.left_out, key=lambda each: (each.reason, each.where.file)):
        _group(checked, list(group))


def _group(checked: Checked, rows: list[LeftOut]) -> None:
    file = rows[0].where.file
    output.say(f"Left out, {len(rows)} of the {checked.rows[file]} rows of {file}: {rows[0].reason}")
    for each in rows:
        output.say(f"  {each.where}: {each.what}")
