"""How wide text is in the shipped font, and where its lines break.

No browser is asked, so positions are the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Advance widths of the characters from space to tilde, in thousandths of the font size.
REGULAR = (
    (236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383)
    + (600,) * 10
    + (292, 292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583, 559, 695, 707, 400, 510, 634, 501, 812, 707, 708)
    + (606, 708, 640, 581, 572, 678, 609, 891, 613, 593, 580, 317, 383, 317, 600, 565, 600, 534, 580, 503, 580, 549)
    + (324, 528, 568, 250, 250, 527, 272, 873, 568, 560, 580, 580, 367, 487, 351, 568, 492, 768, 507, 499, 464, 343)
    + (314, 343, 600)
)
MEDIUM = (
    (236, 299, 451, 678, 599, 947, 706, 253, 336, 336, 514, 600, 288, 401, 288, 416)
    + (600,) * 10
    + (308, 308, 600, 600, 600, 487, 896, 660, 659, 634, 682, 593, 570, 705, 714, 414, 531, 660, 513, 815, 714, 711)
    + (627, 711, 655, 599, 577, 685, 627, 926, 639, 617, 592, 324, 416, 324, 600, 561, 600, 549, 592, 509, 592, 555)
    + (340, 538, 580, 265, 265, 548, 285, 882, 580, 562, 592, 592, 383, 494, 365, 580, 512, 799, 530, 514, 487, 355)
    + (352, 355, 600)
)
WIDTHS = {400: REGULAR, 500: MEDIUM, 600: tuple(round(width * 1.02) for width in MEDIUM)}
OTHER = 640
FULL = 1000
ELLIPSIS = "…"
FIRM = "\u00a0"
_SPACE = re.compile(r"[ \t\r\n]+")


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of `text` in pixels. Letters outside the table are taken as wide ones: nothing is too narrow."""
    table = WIDTHS[weight]
    return sum(_advance(letter, table) for letter in text) * size / 1000


def _advance(letter: str, table: Sequence[int]) -> int:
    place = 0 if letter == FIRM else ord(letter) - 32
    if 0 <= place < len(table):
        return table[place]
    if unicodedata.combining(letter):
        return 0
    return FULL if unicodedata.east_asian_width(letter) in "WF" else OTHER


def wrap(text: str, room: float, size: float, weight: int = 400, *, most: int = 2) -> tuple[str, ...]:
    """`text` in at most `most` lines of `room` pixels; what does not fit ends in an ellipsis. Never empty.

    A no-break space holds its words together, and comes out as a plain one.
    """
    lines: list[str] = []
    rest = _SPACE.sub(" ", text).strip() or ELLIPSIS
    while rest and len(lines) < most - 1:
        line, rest = _first_line(rest, room, size, weight)
        lines.append(line)
    lines += [shorten(rest, room, size, weight)] if rest else []
    return tuple(line.replace(FIRM, " ") for line in lines)


def _first_line(text: str, room: float, size: float, weight: int) -> tuple[str, str]:
    """The longest beginning that fits, cut at a break if there is one, and what is left."""
    if width(text, size, weight) <= room:
        return text, ""
    fits = _fitting(text, room, size, weight)
    cut = max((place for place in range(1, fits + 1) if _breaks(text, place)), default=fits)
    return text[:cut].rstrip(), text[cut:].lstrip()


def _fitting(text: str, room: float, size: float, weight: int) -> int:
    """How many characters fit, at least one, and never half of a character made of several."""
    count, used = 0, 0.0
    while count < len(text):
        used += width(text[count], size, weight)
        if used > room:
            break
        count += 1
    while 0 < count < len(text) and unicodedata.combining(text[count]):
        count -= 1
    return max(count, 1)


def _breaks(text: str, place: int) -> bool:
    """Whether a line may end before `place`: at a space, or after a hyphen between parts of four letters or more."""
    if place < len(text) and text[place] == " ":
        return True
    if unicodedata.east_asian_width(text[place - 1]) in "WF":
        return True
    before, after = text[:place], text[place:]
    return (
        before.endswith("-") and before[-5:-1].isalpha() and len(before) > 4 and after[:4].isalpha() and len(after) > 3
    )


def shorten(text: str, room: float, size: float, weight: int = 400) -> str:
    """`text` in one line of `room` pixels, with an ellipsis where it is cut."""
    if width(text, size, weight) <= room:
        return text
    fits = _fitting(text, room - width(ELLIPSIS, size, weight), size, weight)
    return text[:fits].rstrip() + ELLIPSIS
