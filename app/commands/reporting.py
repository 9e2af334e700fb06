"""What came of a load, in words on stderr: what is left out and joined, what changed in the graph, and how fast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.commands import joined, left_out, output
from loaders.outcome import Outcome

COLUMNS = ("source", "release", "entities", "relationships", "made", "changed", "removed")
"""Of a row of what is loaded: each data set is one."""


def outcome(found: Outcome) -> None:
    """What is left out of a source and what is joined, each with the reason."""
    left_out.report(found)
    joined.report(found)


def loaded(outcomes: Sequence[Outcome], rows: Sequence[Sequence[Any]], seconds: float) -> None:
    """All that is to be said after a load. `rows` are those of `COLUMNS`; `seconds` from the first read to the end."""
    for each in outcomes:
        outcome(each)
    for source, _release, entities, relationships, made, changed, removed in rows:
        output.say(
            f"Loaded {source}: {entities:,} entities, {relationships:,} relationships; "
            f"{made:,} made, {changed:,} changed, {removed:,} removed."
        )
    elements = sum(row[2] + row[3] for row in rows)
    output.say(
        f"Left out {_left_out(outcomes):,}, joined {sum(len(each.joined) for each in outcomes):,}. "
        f"In {seconds:.1f} s, {elements / max(seconds, 0.1):,.0f} entities and relationships a second."
    )
    for each in outcomes:
        joined.advise(each)


def _left_out(outcomes: Sequence[Outcome]) -> int:
    """How many rows, or parts of rows."""
    return sum(1 + each.more for found in outcomes for each in found.left_out)
