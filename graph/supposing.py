"""What scenarios change, checked against the graph and written as queries take it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from graph.connection import Reader
from graph.named import ids
from graph.reads import ask
from graph.scenario import KIND, Addition, Change, ContradictoryScenario, Scenario
from ontology.model import Model


def change(reader: Reader, scenarios: Sequence[Scenario], model: Model) -> Change:
    """What several scenarios change together. `without` counts after `like` has been read.

    Raises `UnknownName` with the nearest for an id that the graph does not have, `ContradictoryScenario` for a measure
    added under an id in use, added twice, or dropped and added.
    """
    additions = [one for each in scenarios for one in each.add]
    numbers = count(1)
    names = [one.id or f"scenario-{next(numbers)}" for one in additions]
    _refuse_clashes(reader, names, [id for each in scenarios for id in each.without])
    dropped = ids(reader, [("measure", id, "without") for each in scenarios for id in each.without])
    added = [_added(reader, name, one, model) for name, one in zip(names, additions, strict=True)]
    return Change(tuple(each.name for each in scenarios), tuple(sorted(set(dropped))), tuple(added))


def _refuse_clashes(reader: Reader, names: Sequence[str], dropped: Sequence[str]) -> None:
    used = [row["id"] for row in ask(reader, "known", ids=list(names))]
    taken = used or [name for name, times in Counter(names).items() if times > 1]
    if taken:
        raise ContradictoryScenario(
            f"add: the id '{taken[0]}' is already in use.", hint="Give the added measure an id of its own."
        )
    both = sorted(set(names) & set(dropped))
    if both:
        raise ContradictoryScenario(
            f"without: '{both[0]}' is a measure that the scenario adds.", hint="Take it out of one of the two."
        )


def _added(reader: Reader, name: str, one: Addition, model: Model) -> Mapping[str, Any]:
    """The map that the queries take for one addition."""
    found = _like(reader, one)
    node = model.by_notation("Measure", found["kind"])
    return {
        "id": name,
        "item": node.item_control,
        "end_use": node.end_use,
        "by_party": node.by_party,
        "request": model.is_a(node.name, "DiplomaticRequest"),
        "effective": one.effective.isoformat(),
        "imposed_by": _named(reader, "actor", one.imposed_by, "imposed_by"),
        "targets": found["targets"] if one.targets is None else _named(reader, "destination", one.targets, "targets"),
        "parties": found["parties"],
        "exempt": found["exempt"],
        "covers": found["covers"] if one.covers is None else _named(reader, "technology", one.covers, "covers"),
    }


def _named(reader: Reader, type_: str, words: Sequence[str], name: str) -> list[str]:
    return sorted(set(ids(reader, [(type_, word, name) for word in words])))


def _like(reader: Reader, one: Addition) -> Mapping[str, Any]:
    """Kind, destinations, parties, exemptions and technologies of the measure that an addition is like."""
    if one.like is None:
        return {"kind": KIND, "targets": [], "parties": [], "exempt": [], "covers": []}
    [id] = ids(reader, [("measure", one.like, "like")])
    return ask(reader, "measure_pattern", id=id)[0]
