"""What if: measures dropped and measures added. A scenario changes answers, never the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ontology.errors import ExplorerError

KIND = "list-based-control"
"""The kind of an added measure that is like no other."""


class ContradictoryScenario(ExplorerError):
    """A scenario, or several together, cannot all hold."""

    title = "The scenario contradicts itself"


@dataclass(frozen=True, kw_only=True)
class Addition:
    """A measure that a scenario adds. `None` for `covers` or `targets`: as the measure that it is like."""

    imposed_by: tuple[str, ...]
    effective: date
    id: str | None = None
    like: str | None = None
    covers: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A scenario with its name: the measures it drops, by id, and those it adds."""

    name: str
    without: tuple[str, ...] = ()
    add: tuple[Addition, ...] = ()


@dataclass(frozen=True)
class Change:
    """Scenarios as queries take them: ids left out, and added measures as maps of plain values."""

    names: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    added: tuple[Mapping[str, Any], ...] = ()


NO_CHANGE = Change()
