"""Rings in what should be a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter


def rings(pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """One ring for each tangle of pairs (narrower, wider), its first member repeated at the end; none in a tree."""
    above: dict[str, set[str]] = {}
    for below, wider in pairs:
        above.setdefault(below, set()).add(wider)
    try:
        TopologicalSorter(above).prepare()
    except CycleError:
        yield from _named(above)


def _named(above: dict[str, set[str]]) -> Iterator[list[str]]:
    import networkx as nx  # here, because it is slow to import and rings are rare

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((below, wider) for below, all_wider in above.items() for wider in all_wider)
    tangles = [part for part in nx.strongly_connected_components(graph) if len(part) > 1 or _own(part, above)]
    for part in sorted(tangles, key=min):
        found = nx.find_cycle(graph.subgraph(part), min(part))
        yield [*(start for start, _ in found), found[0][0]]


def _own(part: set[str], above: dict[str, set[str]]) -> bool:
    (only,) = part
    return only in above.get(only, ())
