"""The lists that there are, and the addresses that the page of the sources writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app import address
from app.links import Links
from app.views.sources.selection import Selection

WORDS: Mapping[str, str] = {
    "": "Publications",
    "unverified": "Records and statements without a verified source",
    "unsourced": "Records and statements with no source at all",
    "low": "Records and statements of low confidence",
}
MEANT: Mapping[str, str] = {
    "": "What the records and statements of the graph rest on. A title opens what cites it.",
    "unverified": "No source that was read says the core of it.",
    "unsourced": "No source is named: plain facts such as a membership, or a link that is only reasoned.",
    "low": "The source is weak, or its wording is not reliable.",
}


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Writes the page of one selection."""

    selection: Selection
    links: Links

    def to(self, selection: Selection) -> str:
        """The address of another selection."""
        return self.links.to("sources", selection.to_url())

    def entity(self, id: str, statement: str = "") -> str:
        """The address of an entity in the explorer, or of a statement at it."""
        lens = self.selection.lens.values()
        return self.links.to("explore", address.write({**lens, "focus": id, "statement": statement or None}))

    def sort(self, word: str) -> str:
        return self.to(self.selection.but(sort=word))

    def turn(self, number: str) -> str:
        return self.to(self.selection.but(page=number))
