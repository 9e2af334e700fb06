"""Scenarios changed piece by piece: each change gives the scenario that its link stands for."""

from __future__ import annotations

from dataclasses import replace

from app.lens import UNNAMED
from graph.scenario import Scenario


def without(scenario: Scenario | None, id: str) -> Scenario | None:
    """The scenario with one measure dropped; one that it adds itself is taken out of it instead."""
    held = scenario or Scenario(name=UNNAMED)
    place = added_place(held, id)
    if place is not None:
        return less_added(held, place)
    return replace(held, without=tuple(dict.fromkeys((*held.without, id))))


def added_place(scenario: Scenario, id: str) -> int | None:
    """Where among the added measures the one with this id stands; without an id they are numbered from scenario-1."""
    unnamed = [place for place, one in enumerate(scenario.add) if one.id is None]
    by_id = {one.id: place for place, one in enumerate(scenario.add) if one.id}
    by_id |= {f"scenario-{number}": place for number, place in enumerate(unnamed, 1)}
    return by_id.get(id)


def with_again(scenario: Scenario, id: str) -> Scenario | None:
    """The scenario that no longer drops a measure; `None` when nothing is left of it."""
    return _kept(replace(scenario, without=tuple(each for each in scenario.without if each != id)))


def less_added(scenario: Scenario, place: int) -> Scenario | None:
    """The scenario without one of the measures it adds; `None` when nothing is left of it."""
    return _kept(replace(scenario, add=(*scenario.add[:place], *scenario.add[place + 1 :])))


def _kept(scenario: Scenario) -> Scenario | None:
    return scenario if scenario.without or scenario.add else None
