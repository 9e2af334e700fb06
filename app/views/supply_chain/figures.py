"""What the page of the supply chain shows, and the addresses that lead on from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from app import words
from app.layout.chain_shapes import ChainPicture
from app.layout.chain_view import ChainView
from app.links import Links
from app.views.supply_chain.colours import Colouring, Value
from app.views.supply_chain.selection import ALL, Selection
from graph.rows import Coverage

PATH = "supply-chain"


@dataclass(frozen=True, kw_only=True)
class View:
    """All that the page shows. `focus` is a technology or empty; `lit` are the technologies that stand out, or `None`
    for all; `opened` are the folds that are open; `since` is the day that a change is counted from."""

    selection: Selection
    links: Links
    chain: ChainView
    picture: ChainPicture
    rows: Mapping[str, Coverage]
    colouring: Colouring
    day: str
    toward: str
    by: tuple[str, ...]
    names: Mapping[str, str]
    opened: frozenset[str]
    since: str = ""
    focus: str = ""
    lit: frozenset[str] | None = None
    upstream: frozenset[str] = frozenset()
    downstream: frozenset[str] = frozenset()

    def href(self, **changes: str | None) -> str:
        """The address of this view with something changed; what is open stays so."""
        kept = self.selection.opened if ALL in self.selection.opened else sorted(self.opened)
        return self.links.to(PATH, self.selection.to_url(**{"open": ",".join(kept) or None, **changes}))

    def to(self, id: str) -> str:
        """The address of this view with a technology chosen."""
        return self._to + quote(id, safe=":,;~")

    @cached_property
    def _to(self) -> str:
        """All but the id: written once, for it stands in hundreds of links."""
        href = self.href(focus=None)
        return f"{href}{'&' if '?' in href else '?'}focus="

    def toggle(self, key: str) -> str:
        """The address with one fold opened or closed."""
        return self.links.to(PATH, self.selection.opening(key, self.opened))

    def elsewhere(self, path: str, focus: str) -> str:
        """The address of another view with the same lens, on an entity."""
        kept = Selection(self.selection.lens)
        return self.links.to(path, kept.to_url(focus=focus))

    def value(self, id: str) -> Value:
        """What the colour says of a technology."""
        return self.colouring.values.get(id) or Value("", "", "no number")

    def bright(self, ids: Iterable[str]) -> bool:
        """Whether one of them stands out; all do when nothing is chosen."""
        return self.lit is None or not self.lit.isdisjoint(ids)

    @cached_property
    def title(self) -> str:
        """What the page is, in words."""
        return f"Supply chain toward {self.toward} on {words.written_day(self.day)}"
