"""What the looks of a drawing are painted with on paper: the print of assets/supply-chain.css and assets/timeline.css.

A look is one or more words. Later words beat earlier ones, as in a style sheet; some hold only within a part that has
a look of its own. A word that is not told here stops the export: nothing is drawn black by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.exports.scene import Paint
from app.exports.themes import Theme

Style = Callable[[Theme], dict[str, Any]]
HIDDEN = frozenset({"sc-target", "tl-hit"})
"""What only catches a pointer."""
FADED = 0.25
"""How much is left of what does not stand out."""


def _is(**fixed: Any) -> Style:
    """The same for all themes, but for names of colours."""

    def style(theme: Theme) -> dict[str, Any]:
        return {
            name: theme.colour(value) if name in ("fill", "stroke") and isinstance(value, str) and value else value
            for name, value in fixed.items()
        }

    return style


def _over(status: str, part: float) -> Style:
    return lambda theme: {"fill": theme.mixed(status, part, "card")}


SHAPES: Mapping[str, Style] = {
    "sc-panel": _is(fill="band"),
    "sc-body": _is(stroke="border", width=0.75),
    "sc-step": _is(fill="step"),
    "sc-blank": _is(fill="card"),
    "sc-none": _is(fill="card"),
    "sc-others": _is(fill="page"),
    "sc-mark": _is(fill="card", stroke="border", width=0.75),
    "sc-strip": _is(),
    "tl-ground": _is(fill="card"),
    "other": lambda theme: {"fill": theme.mixed("band", 0.62, "card")},
    "tl-grid": _is(fill="hairline"),
    "tl-known": _is(fill="border"),
    "tl-beyond": _is(fill="band"),
    "tl-bar": _is(stroke="ink", width=0.75),
    "tl-later": _is(fill="card", stroke="status-in-force", width=1.0),
    "tl-undated": _is(fill="card", stroke="status-undated", width=1.0, dash=(3.0, 2.0)),
    "tl-over": lambda theme: {
        "fill": theme.mixed("status-ended", 0.34, "card"), "stroke": theme.colour("status-ended"), "width": 1.0,
    },
    "by-name": _is(),
    "tl-vague": _is(opacity=0.4),
    "tl-lead": _is(fill="flow"),
    "tl-stop": _is(fill="mark"),
    "tl-tick": _is(fill="card", stroke="ink", width=0.9),
    "tl-span": lambda theme: {"fill": theme.mixed("border", 0.55, "card")},
    "tl-diamond": _is(fill="status-end-use", stroke="status-end-use", width=1.0),
    "tl-ring": _is(fill="card", stroke="ink", width=1.7),
    "tl-square": _is(fill="status-ended", stroke="flow", width=1.0),
    "tl-star": _is(fill="flow", stroke="flow", width=0.6),
    "tl-many": _is(fill="band", stroke="border", width=1.0),
    "tl-asker": _is(fill="asked", stroke="asked", width=1.2),
    "tl-head": _is(fill="asked", stroke="asked", width=1.2),
    "answered": _is(fill="card"),
    "tl-halo": _is(stroke="accent", width=2.0),
    "now": _is(),
    "later": _is(fill="card"),
}  # fmt: skip
TOGETHER: Mapping[frozenset[str], Style] = {
    frozenset({"tl-later", "by-name"}): _is(stroke="status-end-use"),
    frozenset({"tl-diamond", "over"}): lambda theme: {
        "fill": theme.mixed("status-ended", 0.45, "card"), "stroke": theme.colour("status-ended"),
    },
    frozenset({"tl-ring", "later"}): _is(stroke="border", width=1.1),
    frozenset({"tl-ring", "over"}): lambda theme: {
        "fill": theme.mixed("status-ended", 0.45, "card"), "stroke": theme.colour("status-ended"), "width": 1.2,
    },
    frozenset({"tl-square", "over"}): _is(fill="card", stroke="status-ended", dash=(2.0, 1.0)),
}  # fmt: skip
"""What holds only where several words stand together."""
WITHIN: Mapping[tuple[str, str], Style] = {
    ("sc-chevron", "sc-body"): _is(stroke="flow", width=1.0),
    ("sc-again", "sc-body"): _is(stroke="flow", width=1.0, dash=(3.0, 2.0)),
    ("sc-chosen", "sc-body"): _is(stroke="accent", width=3.0, dash=()),
}
"""What holds only within a part of the first look."""
LINES: Mapping[str, Style] = {
    "sc-flow": _is(),
    "sc-rail": _is(width=1.0),
    "sc-back": _is(stroke="mark", dash=(5.0, 3.0)),
    "sc-dim": _is(opacity=FADED),
    "tl-day-line": _is(stroke="accent", width=1.5, dash=(4.0, 3.0)),
    "tl-gap": _is(stroke="border", width=1.2, dash=(2.0, 2.0)),
    "tl-asked": _is(stroke="asked", width=1.2),
    "tl-against": _is(stroke="flow", width=1.1, dash=(1.5, 2.5)),
    "tl-amends": _is(stroke="accent", width=1.6),
    "chosen": _is(stroke="accent", width=1.6, dash=()),
}
TEXTS: Mapping[str, str] = {
    "sc-ink": "ink",
    "sc-name": "",
    "sc-figure": "",
    "sc-count": "",
    "sc-title": "muted",
    "sc-tall": "",
    "sc-with": "muted",
    "sc-rest": "muted",
    "muted": "muted",
    "tl-year": "ink",
    "tl-name": "ink",
    "tl-count": "accent",
    "tl-day-text": "accent",
    "tl-label": "ink",
    "tl-ink": "ink",
    "tl-beside": "ink",
    "tl-answer": "asked",
    "tl-undated": "ink",
    "tl-later": "ink",
    "tl-over": "ink",
}
"""The colour of text by its look; empty for one that leaves it as it is."""
ON_LINES = frozenset({"tl-beside", "tl-answer"})
"""Text that may lie on lines, and so gets a ground."""


@dataclass(frozen=True)
class Looks:
    """Paints in the colours of a theme. `within` are the looks of the parts around."""

    theme: Theme
    within: frozenset[str] = frozenset()

    def inside(self, look: str) -> Looks:
        """The same within a part of a look."""
        return replace(self, within=self.within | set(look.split()))

    @property
    def opacity(self) -> float:
        """How much is left of everything here."""
        return FADED if "sc-dim" in self.within else 1.0

    def shape(self, look: str, pattern: str = "") -> Paint | None:
        """The paint of a closed shape; `None` for one that is not seen. Raises `KeyError` for an unknown look."""
        names = look.split()
        if HIDDEN.intersection(names):
            return None
        said: dict[str, Any] = {"opacity": self.opacity}
        for name in names:
            said |= self._shape(name)
        for together, style in TOGETHER.items():
            said |= style(self.theme) if together <= set(names) else {}
        for (around, name), style in WITHIN.items():
            said |= style(self.theme) if around in self.within and name in names else {}
        ink = {"hatch": "hatch", "dots": "dots"}.get(pattern)
        said |= {"pattern": pattern, "ink": self.theme.colour(ink)} if ink else {}
        return Paint(**said)

    def _shape(self, name: str) -> dict[str, Any]:
        if name in self.theme.fills:
            return {"fill": self.theme.fill(name)}
        if name.startswith("place-"):
            return {"fill": self.theme.place(name.removeprefix("place-"))}
        if name == "over":
            return {}
        return SHAPES[name](self.theme)

    def line(self, look: str) -> Paint:
        """The paint of a line. Raises `KeyError` for an unknown look."""
        said: dict[str, Any] = {"stroke": self.theme.colour("flow"), "width": 1.4, "opacity": self.opacity}
        for name in look.split():
            said |= LINES[name](self.theme)
        return Paint(**said)

    def text(self, look: str) -> str:
        """The colour of text. Raises `KeyError` for an unknown look."""
        colour = self.theme.colour("ink")
        for name in look.split():
            if name in self.theme.fills:
                colour = self.theme.text_on(name)
            elif TEXTS[name]:
                colour = self.theme.colour(TEXTS[name])
        return colour


def grounded(look: str) -> bool:
    """Whether text of a look may lie on lines."""
    return not ON_LINES.isdisjoint(look.split())


def known(names: Collection[str]) -> set[str]:
    """Those of the names that some table here tells of; for tests."""
    told = {*SHAPES, *LINES, *TEXTS, *HIDDEN, "over"} | {name for pair in WITHIN for name in pair}
    return {name for name in names if name in told or name.startswith(("status-", "share-", "place-"))}
