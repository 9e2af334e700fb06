"""Text in the fonts we ship: how wide it is, which font draws which part of it, and fonts of only what is needed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz

from app.exports.faces import ARABIC, BASES, JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL, Face, opened
from app.exports.plain import REPLACEMENT, plain
from app.exports.scene import Family
from ontology.errors import ExplorerError

__all__ = ["Face", "MissingGlyph", "Run", "measure", "plain", "runs", "subset"]
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)
"""The lines of a font's table of names that stay: its own names, copyright and licence."""
FLAGS = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE | uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DOWNGRADE_CFF2


class MissingGlyph(ExplorerError):
    """A character that none of our fonts draws."""

    title = "A character cannot be drawn"

    def __init__(self, character: str, text: str) -> None:
        name = unicodedata.name(character, "a character without a name")
        super().__init__(
            f"No font of ours draws “{character}” (U+{ord(character):04X}, {name}) in “{text}”.",
            hint="Give the name in Latin, Greek, Cyrillic, Arabic, Chinese, Japanese or Korean letters, without emoji, "
            "or leave it out of the figure.",
        )
        self.character = character


@dataclass(frozen=True)
class Run:
    """Part of a line that one face draws."""

    text: str
    face: Face


def measure(text: str, size: float, weight: int = 400, family: Family = "sans", own: Face | None = None) -> float:
    """How wide a line is, in points, as the writers draw it. Raises `MissingGlyph`."""
    return sum(_width(run) for run in runs(text, weight, family, own)) * size


@lru_cache(maxsize=65536)
def runs(text: str, weight: int = 400, family: Family = "sans", own: Face | None = None) -> tuple[Run, ...]:
    """A line, made plain, in parts that one face draws each, in the order of reading; nothing for an empty line.

    `own` is a face of one's own, which is asked before ours. Raises `MissingGlyph` where no face has a character.
    """
    line = plain(text)
    asked = ((own,) if own else ()) + _order(line, weight, family)
    chosen = _joined(line, [_face(character, line, asked) for character in line])
    parts = groupby(zip(line, chosen, strict=True), key=lambda each: each[1])
    return tuple(Run("".join(character for character, _ in part), face) for face, part in parts)


def _face(character: str, line: str, asked: Sequence[Face]) -> Face | None:
    """The face of a character; `None` for those that go with what stands before them."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return None
    for face in asked:
        if character != REPLACEMENT and face.has(character):
            return face
    raise MissingGlyph(character, line)


def _joined(line: str, chosen: list[Face | None]) -> list[Face]:
    """A face for every character: marks and the spaces between two words of one face go with the face before them."""
    found: list[Face] = []
    for place, face in enumerate(chosen):
        before = found[-1] if found else None
        if face is None or (line[place] == " " and before and chosen[place + 1] is before):
            face = before or next((each for each in chosen if each), None)
        if face is None or not (face.has(line[place]) or unicodedata.category(line[place]) == "Cf"):
            raise MissingGlyph(line[place], line)
        found.append(face)
    return found


def _order(line: str, weight: int, family: Family) -> tuple[Face, ...]:
    """The faces to ask, the wanted one first, then our letters in the other width, then the companions."""
    base = BASES.get((family, weight)) or BASES[family, 400]
    return (base, BASES["sans", weight], ARABIC, *_eastern(line))


def _eastern(line: str) -> tuple[Face, ...]:
    """The faces for Chinese, Japanese and Korean, the likeliest language of a line first.

    Kana and Hangul decide. A line of Chinese characters alone is taken for the language whose own set of characters
    holds it: GB 2312 for simplified Chinese, then Big5 for traditional Chinese, then Shift JIS for Japanese.
    """
    if any("\u3040" <= c <= "\u30ff" for c in line):
        return (JAPANESE, TRADITIONAL, SIMPLIFIED, KOREAN)
    if any("\u1100" <= c <= "\u11ff" or "\uac00" <= c <= "\ud7a3" for c in line):
        return (KOREAN, TRADITIONAL, JAPANESE, SIMPLIFIED)
    if _within(line, "gb2312"):
        return (SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN)
    if _within(line, "big5") or not _within(line, "shift_jis"):
        return (TRADITIONAL, SIMPLIFIED, JAPANESE, KOREAN)
    return (JAPANESE, TRADITIONAL, SIMPLIFIED, KOREAN)


def _within(line: str, characters: str) -> bool:
    han = "".join(each for each in line if unicodedata.name(each, "").startswith("CJK UNIFIED"))
    return han.encode(characters, "ignore").decode(characters) == han


@lru_cache(maxsize=65536)
def _width(run: Run) -> float:
    """How wide a run is where the text has size 1."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(run.face.font, buffer)
    return float(sum(position.x_advance for position in buffer.glyph_positions)) / run.face.units


def subset(texts: Mapping[Face, str]) -> dict[Face, bytes]:
    """For each face a font as TrueType that draws its text: the letters needed, all forms they join in, kerning.

    The same letters give the same bytes.
    """
    return {face: _only(face, "".join(sorted(set(text)))) for face, text in texts.items()}


@lru_cache(maxsize=64)
def _only(face: Face, characters: str) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(NAMES)
    wanted.flags = FLAGS
    wanted.pin_all_axes_to_default(opened(face))
    return bytes(uharfbuzz.subset(opened(face), wanted).blob.data)
