"""The letters of a figure: in our fonts, or in one of its own where that has them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.exports.fonts import Face, Run, measure, plain, runs
from app.exports.scene import Figure, Sheet, Text

OWN = "Chokepoint Own Sans"
"""What a font of one's own is called in a file: renderers look for a family, and its real name may hide a weight."""
NAMED = (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)
"""The lines of a font's table of names that say what it is called."""


@dataclass(frozen=True)
class Lettering:
    """How the texts of a figure are written. `shrink` makes letters of `own` small enough for the places of ours."""

    own: Face | None = None
    shrink: float = 1.0

    def runs(self, text: Text) -> tuple[Run, ...]:
        """A line in parts that one face draws each. Raises `MissingGlyph`."""
        return runs(text.text, text.weight, text.family, self._own(text))

    def size(self, text: Text) -> float:
        """The size of the letters of a line, in points."""
        return text.size * (self.shrink if self._own(text) else 1.0)

    def width(self, text: Text) -> float:
        """How wide a line is, in points."""
        return measure(text.text, self.size(text), text.weight, text.family, self._own(text))

    def faces(self, sheets: Iterable[Sheet]) -> dict[Face, str]:
        """What each face draws on some sheets, all of it as one text. Raises `MissingGlyph`."""
        said: dict[Face, list[str]] = {}
        for text in (text for sheet in sheets for text in sheet.texts()):
            for run in self.runs(text):
                said.setdefault(run.face, []).append(run.text)
        return {face: "".join(parts) for face, parts in said.items()}

    def _own(self, text: Text) -> Face | None:
        return None if text.family == "mono" else self.own


def lettering(figure: Figure) -> Lettering:
    """How a figure is written: in our fonts, or in its own, made small enough for its widest line to keep its place.

    Places were found with our narrow letters; one measure for all keeps the sizes of a figure in step.
    """
    if not figure.typeface:
        return Lettering()
    own = _own(figure.typeface)
    texts = [text for sheet in figure.sheets for text in sheet.texts() if plain(text.text) and text.family != "mono"]
    ratios = (_width(text, None) / wide for text in texts if (wide := _width(text, own)))
    return Lettering(own, min((1.0, *ratios)))


def _width(text: Text, own: Face | None) -> float:
    return measure(text.text, text.size, text.weight, text.family, own)


@lru_cache(maxsize=4)
def _own(typeface: bytes) -> Face:
    """A font of one's own under our name for it, unpacked. All weights of a figure are drawn with it."""
    from fontTools.ttLib import TTFont  # takes longer to import than a whole figure to draw, and is rarely needed

    font = TTFont(io.BytesIO(typeface), recalcTimestamp=False)
    names = font["name"]
    original = re.sub(r"[^\w -]", "", names.getBestFamilyName() or "") or "sans-serif"
    names.names = [each for each in names.names if each.nameID not in NAMED]
    for number, words in {1: OWN, 2: "Regular", 3: OWN, 4: OWN, 6: OWN.replace(" ", "")}.items():
        names.setName(words, number, 3, 1, 0x409)
    if "OS/2" in font:
        font["OS/2"].usWeightClass, font["OS/2"].usWidthClass = 400, 5
    font.flavor = None
    whole = io.BytesIO()
    font.save(whole)
    return Face(OWN, 400, "", original, whole.getvalue())
