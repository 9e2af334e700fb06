"""What a link to the supply chain remembers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app import address
from app.lens import Lens, words

COLOURS = ("covered", "uncovered", "change", "status", "share", "concentration", "reach")
SHOWN_AS = ("list", "picture")
ALL = "all"
"""Stands for every fold there is."""
COUNTED = ("countries", "companies")
"""What the concentration counts: the holders of one kind that together reach the threshold."""


@dataclass(frozen=True)
class Selection:
    """The lens, what the colour says (`of`: of whom, or since when), the folds that are open, and picture or list.

    `shown_as` is empty for what suits the width of the window; `opened` are keys of folds, or `ALL`
    with those that are shut behind a minus.
    """

    lens: Lens
    colour: str = "covered"
    of: str = ""
    opened: tuple[str, ...] = ()
    shown_as: str = ""

    @classmethod
    def from_url(cls, search: str | None) -> Selection:
        """The selection that a query string stands for; what cannot be read is left out."""
        values = address.read(search)
        colour, shown_as = values.get("colour", ""), values.get("as", "")
        return cls(
            lens=Lens.from_values(values),
            colour=colour if colour in COLOURS else COLOURS[0],
            of=values.get("of", "").strip(),
            opened=words(values.get("open", "")),
            shown_as=shown_as if shown_as in SHOWN_AS else "",
        )

    def to_url(self, **changes: str | None) -> str:
        """The query string that stands for this selection, with values set or, where `None`, taken out."""
        own = {
            "colour": self.colour if self.colour != COLOURS[0] else None,
            "of": self.of,
            "open": ",".join(self.opened),
            "as": self.shown_as,
        }
        return address.write({**self.lens.values(), **own, **changes})

    def opening(self, key: str, opened: Collection[str]) -> str:
        """The query string with one fold opened, or closed when it is open already. `opened` are those open now.

        Where all are open, those that are closed are named, behind a minus.
        """
        if ALL in self.opened:
            shut = [each for each in self.opened if each not in (ALL, f"-{key}")]
            return self.to_url(open=",".join([ALL, *shut, *([f"-{key}"] if key in opened else [])]))
        kept = [each for each in opened if each != key]
        return self.to_url(open=",".join(sorted(kept if key in opened else [*kept, key])) or None)
