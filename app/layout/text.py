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
CONDENSED = (
    (212, 258, 382, 637, 538, 837, 626, 220, 302, 302, 414, 540, 248, 360, 248, 349)
    + (540,) * 10
    + (258, 258, 540, 540, 540, 431, 803, 579, 589, 561, 607, 526, 505, 627, 637, 362, 462, 574, 453, 730, 637, 638)
    + (548, 638, 578, 525, 516, 611, 549, 808, 555, 534, 524, 286, 349, 286, 540, 508, 540, 483, 524, 454, 524, 495)
    + (294, 477, 513, 228, 228, 477, 247, 787, 513, 504, 524, 524, 332, 439, 318, 513, 445, 698, 459, 451, 421, 310)
    + (288, 310, 540)
)
CONDENSED_MEDIUM = (
    (212, 272, 411, 605, 537, 857, 637, 230, 303, 303, 475, 540, 263, 360, 264, 380)
    + (540,) * 10
    + (278, 278, 540, 540, 540, 440, 808, 596, 595, 573, 617, 536, 515, 635, 644, 377, 481, 598, 465, 735, 645, 640)
    + (568, 640, 592, 538, 521, 619, 570, 840, 578, 553, 534, 293, 380, 293, 540, 505, 540, 497, 535, 460, 535, 501)
    + (314, 486, 525, 244, 245, 497, 260, 796, 525, 506, 535, 535, 347, 446, 328, 525, 464, 723, 477, 470, 440, 322)
    + (323, 322, 540)
)
WIDTHS = {400: REGULAR, 500: MEDIUM, 600: tuple(round(width * 1.02) for width in MEDIUM)}
NARROW = {400: CONDENSED, 500: CONDENSED_MEDIUM}
OTHER = 640
FULL = 1000
ELLIPSIS = "…"
FIRM = "\u00a0"
_SPACE = re.compile(r"[ \t\r\n]+")


def width(text: str, size: float, weight: int = 400, *, condensed: bool = False) -> float:
    """The width of `text` in pixels. Letters outside the table are taken as wide ones: nothing is too narrow.

    `condensed` is for the narrow face, which has the weights 400 and 500.
    """
    table = (NARROW if condensed else WIDTHS)[weight]
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
    return fill(text, (room,) * most, size, weight)


def fill(
    text: str, rooms: Sequence[float], size: float, weight: int = 400, *, condensed: bool = False
) -> tuple[str, ...]:
    """`text` in lines of which each has a room of its own, in pixels; otherwise as `wrap`."""
    lines: list[str] = []
    rest = _SPACE.sub(" ", text).strip() or ELLIPSIS
    while rest and len(lines) < len(rooms) - 1:
        line, rest = _first_line(rest, rooms[len(lines)], size, weight, condensed)
        lines.append(line)
    lines += [shorten(rest, rooms[-1], size, weight, condensed=condensed)] if rest else []
    return tuple(line.replace(FIRM, " ") for line in lines)


def _first_line(text: str, room: float, size: float, weight: int, condensed: bool) -> tuple[str, str]:
    """The longest beginning that fits, cut at a break if there is one, and what is left."""
    if width(text, size, weight, condensed=condensed) <= room:
        return text, ""
    fits = _fitting(text, room, size, weight, condensed)
    cut = max((place for place in range(1, fits + 1) if _breaks(text, place)), default=fits)
    return text[:cut].rstrip(), text[cut:].lstrip()


def _fitting(text: str, room: float, size: float, weight: int, condensed: bool = False) -> int:
    """How many characters fit, at least one, and never half of a character made of several."""
    count, used = 0, 0.0
    while count < len(text):
        used += width(text[count], size, weight, condensed=condensed)
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


def shorten(text: str, room: float, size: float, weight: int = 400, *, condensed: bool = False) -> str:
    """`text` in one line of `room` pixels, with an ellipsis where it is cut."""
    if width(text, size, weight, condensed=condensed) <= room:
        return text
    fits = _fitting(text, room - width(ELLIPSIS, size, weight, condensed=condensed), size, weight, condensed)
    return text[:fits].rstrip() + ELLIPSIS
