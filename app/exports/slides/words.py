"""Text on slides: faces, languages and directions, and paragraphs whose baselines stand where the sheet says.

Slides name fonts; they do not hold them. Where IBM Plex is not installed, another face stands in for it, so nothing
here relies on its weights: 400 and 500 are regular, 600 is bold, as names such as "IBM Plex Sans SmBld" would fall back
to regular letters. A box is as high as a line of Plex and its text stands in its middle: there the baselines of most
faces agree to a few hundredths of their size, which they do neither from the top nor from the bottom.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from fontTools.ttLib import TTFont

from app.exports.plain import plain
from app.exports.scene import Text
from app.exports.slides.markup import tag, written
from app.exports.slides.paint import solid
from app.exports.writing import right_to_left
from app.layout import text as measure

ASCENT, DESCENT = 1.025, 0.275
"""How far a line of Plex reaches above and below its baseline, in sizes of its letters: the font's own table hhea."""
MONO = 0.6
FACES = {"sans": "IBM Plex Sans", "condensed": "IBM Plex Sans Condensed", "mono": "IBM Plex Mono"}
KINDS = {
    "sans": {"panose": "020B0503050203000203", "pitchFamily": 34},
    "condensed": {"panose": "020B0506050203000203", "pitchFamily": 34},
    "mono": {"panose": "020B0509050203000203", "pitchFamily": 49},
}
"""What a program goes by that has to choose another face: sans serif, its width, fixed or not."""
ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


class Tongue(NamedTuple):
    """What a text is written in: its language, and the faces for East Asian and for right-to-left letters.

    Faces are those that come with office programs: no shipped font reaches the reader's machine.
    """

    language: str
    eastern: str = ""
    other: str = ""


def tongue(text: str) -> Tongue:
    """The language of a text as far as its letters tell it; British English where they do not."""
    if _KANA.search(text):
        return Tongue("ja-JP", eastern="Yu Gothic")
    if _HANGUL.search(text):
        return Tongue("ko-KR", eastern="Malgun Gothic")
    if han := "".join(_HAN.findall(text)):
        return Tongue("zh-CN", eastern="Microsoft YaHei") if _simple(han) else Tongue("zh-TW", "Microsoft JhengHei")
    return Tongue("ar-SA", other="Arial") if _ARABIC.search(text) else Tongue("en-GB")


def _simple(han: str) -> bool:
    """Whether characters are not only those of Taiwan: what both have counts as simplified Chinese."""
    for coding, simple in (("gb2312", True), ("big5", False)):
        try:
            han.encode(coding)
        except UnicodeEncodeError:
            continue
        return simple
    return True


def width(text: Text) -> float:
    """The width of a line of text in points, as the page measures it."""
    said = plain(text.text)
    if text.family == "mono":
        wide = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in said)
        return wide * text.size * MONO
    condensed = text.family == "condensed"
    return measure.width(said, text.size, min(text.weight, 500) if condensed else text.weight, condensed=condensed)


def own_face(typeface: bytes) -> str:
    """The family that a font of one's own belongs to; empty without one."""
    if not typeface:
        return ""
    with TTFont(io.BytesIO(typeface), lazy=True) as font:
        return font["name"].getDebugName(1) or ""


def body(lines: Sequence[Text], face: str, *, step: float = 0.0) -> str:
    """The text of a shape: `lines` in one paragraph, `step` points apart. `face` is a family of one's own, or empty.

    Several lines stand on the foot of their box: programs do not agree on the height of a first line of fixed spacing.
    """
    first = lines[0]
    spacing = (tag("a:lnSpc", tag("a:spcPts", val=round(step * 100))),) if step else ()
    before = tag("a:spcBef", tag("a:spcPts", val=0))
    aligned = {"marL": 0, "indent": 0, "algn": ALIGNED[first.anchor], "rtl": int(right_to_left(first.text))}
    shape = tag("a:pPr", *spacing, before, tag("a:buNone"), **aligned)
    breaks = tag("a:br", look(first, face))
    runs = (tag("a:r", look(each, face), tag("a:t", written(each.text))) for each in lines)
    return tag("p:txBody", _frame("b" if step else "ctr"), tag("a:lstStyle"), tag("a:p", shape, breaks.join(runs)))


def _frame(upright: str) -> str:
    sides = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    return tag("a:bodyPr", tag("a:noAutofit"), wrap="none", **sides, rtlCol=0, anchor=upright, anchorCtr=0)


def look(text: Text, face: str) -> str:
    """The look of the letters of a text. A family of one's own stands for all but letters of fixed width."""
    named = face if text.family != "mono" else ""
    own = named or FACES[text.family]
    spoken = tongue(text.text)
    kind = {} if named else KINDS[text.family]
    return tag(
        "a:rPr",
        solid(text.colour, text.opacity),
        tag("a:latin", typeface=own, **kind),
        tag("a:ea", typeface=spoken.eastern or own),
        tag("a:cs", typeface=spoken.other or own),
        lang=spoken.language,
        sz=max(round(text.size * 100), 100),
        b=int(text.weight == 600),
        i=0,
        dirty=0,
    )
