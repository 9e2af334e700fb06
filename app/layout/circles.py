"""How far downstream everything stands, and which links lead back upstream, so that what is left has no circle.

Levels after MacKay, Johnson and Sansom (2020, "How directed is a directed network?"): each link wants to lead up by
one, and the least squares say where everything stands. On a circle the links that then lead down are turned. Walking
along the circles instead turns fewer links, but draws them out into chains that are several times as long.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.layout.rooms import Floats

Pair = tuple[int, int]
FAINT = 1e-6
"""Holds parts that nothing joins at level 0."""


def levels(count: int, links: Sequence[Pair], weights: Floats) -> Floats:
    """The level of each node, in steps of a link; as many as `count`."""
    if not len(links):
        return np.zeros(count)
    start, end = np.array(links).T
    pull = np.zeros((count, count))
    np.add.at(pull, (start, start), weights)
    np.add.at(pull, (end, end), weights)
    np.add.at(pull, (start, end), -weights)
    np.add.at(pull, (end, start), -weights)
    pull[np.arange(count), np.arange(count)] += FAINT
    wish = np.zeros(count)
    np.add.at(wish, end, weights)
    np.add.at(wish, start, -weights)
    return np.asarray(np.linalg.solve(pull, wish), dtype=np.float64)


def leading_back(links: Sequence[Pair], level: Floats) -> set[Pair]:
    """The links on circles that lead down, by level and then by number."""
    ring = rings(len(level), links)
    whole = np.round(level, 6).tolist()
    return {(a, b) for a, b in links if ring[a] == ring[b] and (whole[b], b) < (whole[a], a)}


def rings(count: int, links: Sequence[Pair]) -> list[int]:
    """For each node the number of the set in which every node can be reached from every other (after Kosaraju)."""
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for start, end in links:
        after[start].append(end)
        before[end].append(start)
    found = [-1] * count
    for node in reversed(_finished(after)):
        todo = [node] if found[node] < 0 else []
        while todo:
            here = todo.pop()
            if found[here] < 0:
                found[here] = node
                todo += [each for each in before[here] if found[each] < 0]
    return found


def _finished(after: Sequence[Sequence[int]]) -> list[int]:
    """All nodes in the order in which a walk in depth is done with them."""
    seen: set[int] = set()
    done: list[int] = []
    for start in range(len(after)):
        if start in seen:
            continue
        seen.add(start)
        way = [(start, iter(after[start]))]
        while way:
            node, rest = way[-1]
            following = next((each for each in rest if each not in seen), None)
            if following is None:
                done.append(node)
                way.pop()
            else:
                seen.add(following)
                way.append((following, iter(after[following])))
    return done
