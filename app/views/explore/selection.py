"""What a link to the explorer remembers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app import address

SHOWN_AS = ("list", "canvas")
TRAVELLING = ("scenario", "without", "add")


@dataclass(frozen=True)
class Selection:
    """The entity in the middle, the statement on the card, the day, the opened group, and how it is shown.

    `on` is `None` for the state of knowledge; `shown_as` is empty for what suits the width of the window.
    `toward`, `by` and `others` (the rest of what all views share) act in other views and travel along.
    """

    focus: str = ""
    on: date | None = None
    statement: str = ""
    group: str = ""
    shown_as: str = ""
    toward: str = ""
    by: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_url(cls, search: str | None) -> Selection:
        """The selection that a query string stands for; what cannot be read is left out."""
        values = address.read(search)
        shown_as = values.get("as", "")
        return cls(
            focus=values.get("focus", "").strip(),
            on=address.day(values.get("on")),
            statement=values.get("statement", ""),
            group=values.get("group", ""),
            shown_as=shown_as if shown_as in SHOWN_AS else "",
            toward=values.get("toward", ""),
            by=values.get("by", ""),
            others=tuple((name, values[name]) for name in TRAVELLING if name in values),
        )

    def to_url(self) -> str:
        """The query string that stands for this selection."""
        return address.write(
            {
                "focus": self.focus,
                "on": self.on.isoformat() if self.on else None,
                "toward": self.toward,
                "by": self.by,
                **dict(self.others),
                "statement": self.statement,
                "group": self.group,
                "as": self.shown_as,
            }
        )

    def at(self, focus: str) -> Selection:
        """The same view with another entity in the middle."""
        return replace(self, focus=focus, statement="", group="")

    def but(self, **changes: Any) -> Selection:
        """The same view with something changed."""
        return replace(self, **changes)
