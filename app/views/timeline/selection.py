"""What an address of the timeline remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app import address
from app.lens import Lens

ANY = "any"
LIST = "list"
FIRST, LAST = 1900, 2100


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The lens and what this view adds to it.

    `toward` is empty for any destination; `technology`, `actor` and `kind` are filters, empty for none; `first` and
    `last` are years, `None` for the default; `others`: lanes of further jurisdictions too; `lane`: the one that a
    narrow window shows; `show` is the measure or event on the card; `form` is empty for the picture.
    """

    lens: Lens = field(default_factory=Lens)
    technology: str = ""
    actor: str = ""
    kind: str = ""
    first: int | None = None
    last: int | None = None
    others: bool = False
    lane: str = ""
    show: str = ""
    form: str = ""

    @classmethod
    def from_values(cls, values: Mapping[str, str]) -> Selection:
        """The selection that the values of an address stand for; what cannot be read is left out."""
        lens = Lens.from_values(values)
        return cls(
            lens=replace(lens, toward="") if lens.toward.casefold() == ANY else lens,
            technology=values.get("technology", "").strip(),
            actor=values.get("actor", "").strip(),
            kind=values.get("kind", "").strip(),
            first=year(values.get("from")),
            last=year(values.get("to")),
            others=values.get("others") == "shown",
            lane=values.get("lane", "").strip(),
            show=values.get("show", "").strip(),
            form=LIST if values.get("as") == LIST else "",
        )

    @classmethod
    def from_url(cls, search: str | None) -> Selection:
        """The selection of a query string."""
        return cls.from_values(address.read(search))

    def values(self) -> dict[str, str | None]:
        """The values that stand for this selection, by their names in an address."""
        return {
            **self.lens.values(),
            "technology": self.technology or None,
            "actor": self.actor or None,
            "kind": self.kind or None,
            "from": str(self.first) if self.first else None,
            "to": str(self.last) if self.last else None,
            "others": "shown" if self.others else None,
            "lane": self.lane or None,
            "show": self.show or None,
            "as": self.form or None,
        }

    def to_url(self) -> str:
        """The query string for this selection."""
        return address.write(self.values())

    def lens_url(self, focus: str, **more: str) -> str:
        """The query string for another view: what all views understand, with a focus."""
        return address.write({**self.lens.values(), "focus": focus, **more})

    def but(self, **changes: Any) -> Selection:
        """This selection with some of its fields, or some of the lens's, changed."""
        of_lens = {name: changes.pop(name) for name in ("on", "toward", "by", "focus") if name in changes}
        return replace(self, lens=replace(self.lens, **of_lens), **changes)


def year(text: str | None) -> int | None:
    """`text` as a year that a timeline can begin or end with; else `None`."""
    if not text or not text.strip().isdecimal() or not text.isascii() or len(text) > 4:
        return None
    found = int(text)
    return found if FIRST <= found <= LAST else None


def complaints(values: Mapping[str, str]) -> list[str]:
    """What in an address of the timeline cannot be read, one sentence each."""
    return [
        f"{values[name][:40]!r} in the address is no year from {FIRST} to {LAST}. Write it as {name}=2019."
        for name in ("from", "to")
        if values.get(name) and year(values[name]) is None
    ]
