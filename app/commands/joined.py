"""Which parties of a source a load takes for entities of other sources, in words."""

from __future__ import annotations

from collections import Counter

from app.commands import output
from loaders.outcome import Outcome

SHOWN = 20
ALL = "MATCH (n:Actor) WHERE '{by}' IN n.loaded_by AND size(n.loaded_by) > 1 RETURN n.id, n.name, n.loaded_by"
"""Finds every entity of another source to which this one adds."""


def report(checked: Outcome) -> None:
    """Say on stderr how many parties are joined to entities of other sources and on what evidence, then the first few.

    Nothing is said where nothing is joined, or of a source with faults: that one is not loaded at all.
    """
    if not checked.joined or checked.findings:
        return
    counts = Counter(each.evidence for each in checked.joined)
    evidence = ", ".join(f"{count} by {name}" for name, count in sorted(counts.items()))
    many = len(checked.joined)
    output.say(f"Joined {many} {'party' if many == 1 else 'parties'} with entities of other sources: {evidence}.")
    for each in checked.joined[:SHOWN]:
        output.say(f"  {each.where}: {each.what}")
    if many > SHOWN:
        query = ALL.format(by=checked.name)
        output.say(f'  and {many - SHOWN} more. All of them, once they are loaded: chokepoint query "{query}"')


def advise(checked: Outcome) -> None:
    """Say on stderr what is to be done after the load, where it alone does not bring about what its data say."""
    for each in checked.advice:
        output.say(each)
