"""What a link to the matrix remembers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from app import address
from app.lens import Lens, words

PANELS = ("technology", "gaps", "changes", "scenario", "none")
ALL = "all"
ALONE = "nothing"
"""The word in `against` for: compare with nothing, also under a scenario."""
LONGEST_FIND = 200
OWN = ("cell", "sort", "folded", "unsized", "find", "against", "panel")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The lens, the chosen cell, the order of rows, what is folded, the filter, the comparison, the panel.

    `cell` is a jurisdiction; `folded` are stages; `unsized` are the stages whose technologies without number are
    shown, or `all`; `against` is another day, or `nothing`; `panel` is empty for what suits the rest.
    """

    lens: Lens = field(default_factory=Lens)
    cell: str = ""
    sort: str = ""
    folded: tuple[str, ...] = ()
    unsized: tuple[str, ...] = ()
    find: str = ""
    against: str = ""
    panel: str = ""

    @classmethod
    def from_url(cls, search: str | None) -> Selection:
        """The selection that a query string stands for; what cannot be read is left out."""
        values = address.read(search)
        sort, panel = values.get("sort", ""), values.get("panel", "")
        return cls(
            lens=Lens.from_values(values),
            cell=values.get("cell", "").strip(),
            sort=sort if sort == "gap" else "",
            folded=words(values.get("folded", "")),
            unsized=words(values.get("unsized", "")),
            find=values.get("find", "").strip()[:LONGEST_FIND],
            against=_against(values.get("against", "")),
            panel=panel if panel in PANELS else "",
        )

    def to_url(self) -> str:
        """The query string that stands for this selection."""
        said = {name: getattr(self, name) for name in OWN}
        own = {name: ",".join(value) if isinstance(value, tuple) else value for name, value in said.items()}
        return address.write({**self.lens.values(), **own})

    def but(self, **changes: Any) -> Selection:
        """The same page with something changed, by the names of the fields here and of the lens."""
        own = {name: value for name, value in changes.items() if name in OWN}
        seen = {name: value for name, value in changes.items() if name not in OWN}
        return replace(self, lens=replace(self.lens, **seen), **own)

    def toggled(self, name: str, stage: str) -> Selection:
        """The same page with a stage put into, or taken out of, `folded` or `unsized`."""
        held: tuple[str, ...] = getattr(self, name)
        return self.but(**{name: tuple(each for each in held if each != stage) if stage in held else (*held, stage)})

    @property
    def closed(self) -> Selection:
        """The same page without the card."""
        return self.but(focus="", cell="", panel="")


def _against(text: str) -> str:
    """The other day, or `nothing`; empty for what is neither."""
    return text if text == ALONE or address.day(text) else ""
