"""The fonts we ship: one face each for a weight of a family, loaded when first needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz

from app.exports.scene import Family
from app.exports.woff2 import unpacked

FOLDER = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class Face:
    """One font: the name of its family as drawings say it, its weight, and the family it was made from.

    It lies in a `file` of ours, or is `data`, TrueType or OpenType.
    """

    family: str
    weight: int
    file: str
    original: str
    data: bytes = field(default=b"", repr=False)

    @property
    def font(self) -> Any:
        """The font as HarfBuzz shapes with it."""
        return _font(self)

    @property
    def units(self) -> int:
        """How many units of the font make the size of the text."""
        return int(opened(self).upem)

    def has(self, character: str) -> bool:
        """Whether the font draws a character."""
        return _font(self).get_nominal_glyph(ord(character)) is not None


SANS, NARROW, MONO = "Chokepoint Sans", "Chokepoint Condensed Sans", "Chokepoint Mono"
# No name ends in a word for a weight or a width: typst takes such words off a family's name.
ARABIC = Face("Chokepoint Sans Arabic", 400, "sans-arabic-400.woff2", "IBM Plex Sans Arabic")
JAPANESE = Face("Chokepoint Sans JP", 400, "sans-jp-400.woff2", "IBM Plex Sans JP")
KOREAN = Face("Chokepoint Sans KR", 400, "sans-kr-400.woff2", "IBM Plex Sans KR")
SIMPLIFIED = Face("Chokepoint Sans SC", 400, "sans-sc-400.woff2", "IBM Plex Sans SC")
TRADITIONAL = Face("Chokepoint Sans TC", 400, "sans-tc-400.woff2", "IBM Plex Sans TC")
COMPANIONS = (ARABIC, JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL)
BASES: dict[tuple[Family, int], Face] = {
    **{("sans", w): Face(SANS, w, f"sans-{w}.woff2", "IBM Plex Sans") for w in (400, 500, 600)},
    **{("condensed", w): Face(NARROW, w, f"condensed-{w}.woff2", "IBM Plex Sans Condensed") for w in (400, 500, 600)},
    ("mono", 400): Face(MONO, 400, "mono-400.woff2", "IBM Plex Mono"),
}
FACES = (*BASES.values(), *COMPANIONS)


@cache
def opened(face: Face) -> Any:
    """A face as HarfBuzz holds it."""
    return uharfbuzz.Face(face.data or unpacked((FOLDER / face.file).read_bytes()))


@cache
def _font(face: Face) -> Any:
    return uharfbuzz.Font(opened(face))
