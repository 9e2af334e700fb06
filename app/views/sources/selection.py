"""What a link to the sources remembers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from app import address
from app.lens import Lens
from graph.published import GROUNDS


@dataclass(frozen=True, kw_only=True)
class Selection:
    """`find` narrows by words, `publisher` and `kind` by exactly that; `show` is one of the weak grounds, empty for
    the publications. `sort` is a column, behind `-` the other way round. The publication that is open is the focus.
    """

    lens: Lens = field(default_factory=Lens)
    find: str = ""
    publisher: str = ""
    kind: str = ""
    show: str = ""
    sort: str = ""
    page: str = ""

    @classmethod
    def from_url(cls, search: str | None) -> Selection:
        """The selection that a query string stands for; what cannot be read is left out."""
        values = address.read(search)
        plain = {name: values.get(name, "").strip() for name in ("find", "publisher", "kind", "sort", "page")}
        show = values.get("show", "")
        return cls(lens=Lens.from_values(values), show=show if show in GROUNDS else "", **plain)

    def to_url(self) -> str:
        """The query string that stands for this selection."""
        own = {name: getattr(self, name) for name in ("show", "find", "publisher", "kind", "sort", "page")}
        return address.write({**self.lens.values(), **own})

    def but(self, **changes: Any) -> Selection:
        """The same list with something changed; another list begins at its first page."""
        return replace(self, **({"page": ""} | changes))

    def at(self, focus: str) -> Selection:
        """The same list with another publication open."""
        return replace(self, lens=replace(self.lens, focus=focus))
