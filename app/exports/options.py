"""How an address wants its figure: on which paper, in which colours, in how many parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.exports.paper import PAPERS, USUAL, Paper
from graph.errors import WrongValue
from graph.nearest import nearest

NAMES = ("paper", "theme", "split", "fold", "layout")
"""The names in an address that only figures understand."""
THEMES = ("default", "greyscale", "contrast")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "paper": tuple(PAPERS),
    "theme": THEMES,
    "split": ("stage",),
    "fold": ("variants",),
    "layout": ("canvas",),
}


@dataclass(frozen=True, kw_only=True)
class Options:
    """`split` makes a sheet for each part, `fold` leaves out what is a kind of something shown, `canvas` keeps the
    positions of the page instead of those made for paper. `format` is the name of the paper."""

    format: str = USUAL
    theme: str = THEMES[0]
    split: bool = False
    fold: bool = False
    canvas: bool = False

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return PAPERS[self.format]

    @classmethod
    def from_values(cls, values: Mapping[str, str]) -> Options:
        """What the values of an address ask for. Raises `WrongValue` for a word that stands for nothing."""
        for name in NAMES:
            given = values.get(name)
            if given and given not in CHOICES[name]:
                raise WrongValue(
                    f"{given[:60]!r} is no {name} of a figure.",
                    hint=nearest(given, {each: each for each in CHOICES[name]})
                    or f"Choose {', '.join(CHOICES[name])}.",
                )
        return cls(
            format=values.get("paper") or USUAL,
            theme=values.get("theme") or THEMES[0],
            split=bool(values.get("split")),
            fold=bool(values.get("fold")),
            canvas=bool(values.get("layout")),
        )

    def values(self) -> dict[str, str | None]:
        """The values that stand for this, by their names in an address; the usual ones are left out."""
        return {
            "paper": self.format if self.format != USUAL else None,
            "theme": self.theme if self.theme != THEMES[0] else None,
            "split": "stage" if self.split else None,
            "fold": "variants" if self.fold else None,
            "layout": "canvas" if self.canvas else None,
        }

    def but(self, **changes: Any) -> Options:
        """The same with something changed."""
        return replace(self, **changes)
