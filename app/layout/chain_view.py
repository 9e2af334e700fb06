"""A supply chain with what is asked of it again and again."""

from __future__ import annotations

from collections.abc import Iterable

from app.layout.chain_flow import Link, grouped, turned
from graph.chain_rows import Chain, Technology


class ChainView:
    """Technologies by id, what flows into and out of each, and what is above and below it."""

    def __init__(self, chain: Chain) -> None:
        self.things: dict[str, Technology] = {each.id: each for each in chain.technologies}
        self.flows: list[Link] = [
            (flow.source, flow.target)
            for flow in chain.flows
            if flow.source != flow.target and flow.source in self.things and flow.target in self.things
        ]
        kinds = [(up, each.id) for each in chain.technologies for up in each.parents if up in self.things]
        self.out, self.into = grouped(self.flows), grouped(turned(self.flows))
        self.children, self.parents = grouped(kinds), grouped(turned(kinds))

    def above(self, id: str) -> list[str]:
        """Everything it is a kind of, the nearest first."""
        found: list[str] = []
        todo = list(self.parents[id])
        while todo:
            up = todo.pop(0)
            if up not in found and up != id:
                found.append(up)
                todo += self.parents[up]
        return found

    def own(self, id: str) -> list[str]:
        """It, and everything above it that is no umbrella: what flows into or out of those holds for it too."""
        return [id, *(up for up in self.above(id) if not self.things[up].umbrella)]

    def upstream(self, ids: Iterable[str]) -> frozenset[str]:
        """Everything that reaches one of them, or what it is a kind of, along the flows."""
        return self._reach(ids, self.into)

    def downstream(self, ids: Iterable[str]) -> frozenset[str]:
        """Everything that one of them, or what it is a kind of, reaches along the flows. Rule: INTERFACE, reach."""
        return self._reach(ids, self.out)

    def _reach(self, ids: Iterable[str], following: dict[str, tuple[str, ...]]) -> frozenset[str]:
        given = list(ids)
        todo = [start for id in given if id in self.things for start in self.own(id)]
        found = set[str]()
        while todo:
            new = [each for each in following[todo.pop()] if each not in found]
            found.update(new)
            todo += new
        return frozenset(found - set(given))

    def by_name(self, ids: Iterable[str]) -> list[str]:
        """Ids in the order of their labels."""
        return sorted(ids, key=lambda each: (self.things[each].label.casefold(), each))
