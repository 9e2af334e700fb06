"""Where the text of a sheet stands: what leaves the page, and what covers other text."""

from __future__ import annotations

from itertools import combinations

from app.exports.fonts import measure, plain
from app.exports.scene import Sheet, Text

UP, DOWN = 0.78, 0.22
"""How far letters reach over and under their line, as part of their size: the tallest of ours, l and p."""
SLACK = 0.5
"""Points that a box may reach over a border or into another: less than the white of a letter's own sides."""
Box = tuple[float, float, float, float]


def box(text: Text) -> Box:
    """The box around a line of text: left, top, right, bottom, in points."""
    width = measure(text.text, text.size, text.weight, text.family)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, text.y - UP * text.size, left + width, text.y + DOWN * text.size


def outside(sheet: Sheet) -> list[str]:
    """The texts that leave the page, each with its box."""
    boxes = [(text, box(text)) for text in _texts(sheet)]
    return [f"{text.text!r} at {_said(place)}" for text, place in boxes if not _within(place, sheet)]


def overlaps(sheet: Sheet) -> list[str]:
    """The pairs of texts that cover each other, each with their boxes."""
    boxes = [(text, box(text)) for text in _texts(sheet)]
    return [
        f"{first.text!r} at {_said(one)} and {second.text!r} at {_said(other)}"
        for (first, one), (second, other) in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > SLACK
        and min(one[3], other[3]) - max(one[1], other[1]) > SLACK
    ]


def _texts(sheet: Sheet) -> list[Text]:
    return [text for text in sheet.texts() if plain(text.text)]


def _within(place: Box, sheet: Sheet) -> bool:
    left, top, right, bottom = place
    return left >= -SLACK and top >= -SLACK and right <= sheet.width + SLACK and bottom <= sheet.height + SLACK


def _said(place: Box) -> str:
    return "({:.0f}, {:.0f}) to ({:.0f}, {:.0f})".format(*place)
