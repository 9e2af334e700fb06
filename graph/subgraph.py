"""The part of the graph around an entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.connection import Reader
from graph.reads import ask
from graph.rows import Neighbour, NeighbourGroup, Neighbourhood

FOLD = 12
FIRST = 10
MOST = 1000


def neighbours(reader: Reader, id: str, *, without: Sequence[str] = (), whole: str = "") -> Neighbourhood:
    """The neighbours of an entity, grouped by relationship type and direction, most connected first.

    A group of more than 12 lists its first 10. `whole` is the `key` of one group to list further, up to 1,000.
    `without` are relationship types to leave out. An unknown entity has no neighbours.
    """
    kind, _, direction = whole.upper().rpartition("-")
    rows = ask(
        reader,
        "neighbours",
        id=id,
        without=list(without),
        whole=f"{kind} {direction.lower()}" if kind else "",
        fold=FOLD,
        first=FIRST,
        most=MOST,
    )
    return Neighbourhood(total=rows[0]["total"] if rows else 0, groups=tuple(_group(row) for row in rows))


def _group(row: Mapping[str, Any]) -> NeighbourGroup:
    return NeighbourGroup(
        type=row["type"],
        outgoing=row["direction"] == "out",
        neighbours=row["neighbours"],
        statements=row["statements"],
        shown=tuple(_neighbour(item) for item in row["shown"]),
    )


def _neighbour(item: Mapping[str, Any]) -> Neighbour:
    return Neighbour(
        id=item["id"],
        name=item["name"] or item["id"],
        labels=tuple(sorted(item["labels"])),
        properties=item["properties"],
        degree=item["degree"],
        statements=tuple(item["statements"]),
    )
