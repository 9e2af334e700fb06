"""Scenarios of a few measures, and what the matrix says under them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from graph.library import Graph
from graph.scenario import Addition, Scenario
from tests.graph.tiny import DAY, START, measure

PATTERN = measure(
    "pattern",
    kind="technology-protection",
    covers=["lithography", "wafers"],
    targets=["chn", "gbr", "kor"],
    exempts=["friends"],
    status="in-force",
    announced="2023-01-01",
    effective="2023-02-01",
    suspended="2023-06-01",
    ended="2023-12-01",
)


def added(by: str = "jpn", on: str = START, **fields: Any) -> Addition:
    """A measure that a scenario adds."""
    several = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return Addition(imposed_by=(by,), effective=date.fromisoformat(on), **several)


def what_if(*additions: Addition, without: Sequence[str] = (), name: str = "What if") -> Scenario:
    """A scenario of these additions."""
    return Scenario(name=name, without=tuple(without), add=additions)


def cells(graph: Graph, *scenarios: Scenario, technology: str = "lithography", by: str = "jpn") -> list[Any]:
    """The cells of one technology under scenarios."""
    cells_: list[Any] = graph.coverage(technology, on=DAY, by=[by], scenarios=scenarios).rows[0]["cells"]
    return cells_
