"""What hangs at a place of a supply chain: kinds inside what they are kinds of, parts inside what they feed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from app.layout.chain_places import Entry
from app.layout.chain_view import ChainView

DEEP = 3
"""How deep parts of parts are folded into each other; what is deeper has a place of its own in its stage."""


@dataclass(frozen=True)
class Hanging:
    """Makes the trees. `fixed` are on the line or headings and hang nowhere; `tied` have a place by their own flows."""

    view: ChainView
    fixed: Collection[str]
    tied: Collection[str]

    def tree(
        self, found: Iterable[str], *, parts: bool = True, path: frozenset[str] = frozenset()
    ) -> tuple[Entry, ...]:
        """Those found, each once, inside the nearest of them that it is a kind of; by name."""
        here = frozenset(found) - set(self.fixed) - path
        roots = [id for id in here if not self._inside(id, here)]
        return tuple(self._entry(id, here, parts, path | {id}) for id in self.view.by_name(roots))

    def _inside(self, id: str, here: frozenset[str]) -> bool:
        """Whether something here, no umbrella, stands above it, and would take it in."""
        return any(up in here and not self.view.things[up].umbrella for up in self.view.above(id))

    def _entry(self, id: str, here: frozenset[str], parts: bool, path: frozenset[str]) -> Entry:
        narrower = self.view.by_name(dict.fromkeys(self._kinds(id, here, path)))
        kinds = tuple(self._entry(kid, here, parts, path | {kid}) for kid in narrower)
        within = {each for kind in kinds for each in (kind.id, *kind.inside)}
        fed = [each for each in self.view.into[id] if each not in within] if parts and len(path) <= DEEP else []
        return Entry(id, kinds, self.tree(fed, path=path))

    def _kinds(self, id: str, here: frozenset[str], path: frozenset[str]) -> Iterator[str]:
        """The nearest below `id` that are here, or have no place by flows of their own."""
        for kid in self.view.children[id]:
            if kid in path or kid in self.fixed:
                continue
            if self._takes(id, kid, here):
                yield kid
            elif kid not in here:
                yield from (each for each in self._kinds(kid, here, path | {kid}) if each in here)

    def _takes(self, id: str, kid: str, here: frozenset[str]) -> bool:
        """An umbrella takes in only what has neither flows nor a stage, and so no other place."""
        if self.view.things[id].umbrella:
            return kid not in here and kid not in self.tied and not self.view.things[kid].stage
        return kid in here or kid not in self.tied
