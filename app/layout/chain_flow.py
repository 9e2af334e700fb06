"""Flows between nodes in an order: without circles, and one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

Link = tuple[str, str]


def grouped(pairs: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """The second of each pair by the first, each once and in order; nothing for what is not a first."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return defaultdict(tuple, {one: tuple(sorted(others)) for one, others in found.items()})


def turned(pairs: Iterable[Link]) -> list[Link]:
    """The pairs the other way round."""
    return [(other, one) for one, other in pairs]


def closing(nodes: Sequence[str], links: Iterable[Link], last: Collection[str] = ()) -> frozenset[Link]:
    """The links that lead back on a way begun where nothing flows in: without them there is no circle.

    From the nodes in `last`, where the flow ends, every link on a circle leads back.
    """
    flows = list(links)
    circle = grouped(flows)
    back = {link for link in flows if link[0] in last and link[0] in _reach(link[1], circle)}
    flows = [link for link in flows if link not in back]
    after = grouped(flows)
    fed = {target for _, target in flows}
    done: set[str] = set()
    for start in (*(node for node in nodes if node not in fed), *nodes):
        _walk(start, after, done, back)
    return frozenset(back)


def _walk(start: str, after: Mapping[str, Sequence[str]], done: set[str], back: set[Link]) -> None:
    """Walk everything after `start` that is not done yet; collects the links into a node that is still on the way."""
    if start in done:
        return
    way, path = [(start, iter(after[start]))], {start}
    while way:
        node, rest = way[-1]
        following = next((each for each in rest if each not in done), None)
        if following is None:
            way.pop()
            path.discard(node)
            done.add(node)
        elif following in path:
            back.add((node, following))
        else:
            path.add(following)
            way.append((following, iter(after[following])))


def ordered(nodes: Sequence[str], links: Iterable[Link]) -> list[str]:
    """The nodes each after all that flows into it, a way followed to its end first; starts with the shortest way."""
    flows = [link for link in links if link not in closing(nodes, links)]
    after, before = grouped(flows), grouped(turned(flows))
    first = sorted((node for node in nodes if not before[node]), reverse=True)
    ready = sorted(first, key=lambda node: -len(_reach(node, after)))  # taken from the end
    out: list[str] = []
    while ready:
        node = ready.pop()
        out.append(node)
        ready += [each for each in reversed(after[node]) if set(before[each]) <= set(out)]
    return out


def reach(start: str, links: Iterable[Link]) -> frozenset[str]:
    """Everything that can be reached along the links; `start` itself only on a circle."""
    return frozenset(_reach(start, grouped(links)))


def _reach(start: str, after: Mapping[str, Sequence[str]]) -> set[str]:
    found, todo = set[str](), [start]
    while todo:
        new = [each for each in after[todo.pop()] if each not in found]
        found.update(new)
        todo += new
    return found
