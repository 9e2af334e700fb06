"""The line of time above the lanes: years, the chosen day, the state of knowledge."""

from __future__ import annotations

from collections.abc import Iterator

from app import words
from app.drawing.shapes import Block, Part, Route, Shape, Words
from app.layout.text import width
from app.views.timeline.figures import View
from app.views.timeline.plan import Plan

AXIS = 38.0
"""How high it is."""


def axis(view: View, made: Plan) -> Iterator[Shape]:
    """Years, and above them the chosen day and the state of knowledge."""
    scale = made.scale
    for x, text in scale.years():
        yield Block(x=x, y=AXIS - 16, width=1, height=16, look="tl-grid")
        if x + 5 + width(text, 12, 600) <= scale.right:
            yield Words(x=x + 5, y=AXIS - 5, text=text, look="tl-year", size=12, weight=600)
    for x, text in scale.months():
        yield Block(x=x, y=AXIS - 8, width=1, height=8, look="tl-grid")
        if x + 4 + width(text, 11) <= scale.right:
            yield Words(x=x + 4, y=AXIS - 5, text=text, look="muted", size=11)
    yield from _days(view, made)


def _days(view: View, made: Plan) -> Iterator[Shape]:
    scale, y = made.scale, 13.0
    same = view.on == view.known
    known = f"known to {words.day(view.known)}"
    left = scale.right + 6
    if not same and scale.holds(view.known):
        at = min(scale.at(view.known), scale.right)
        left = at - width(known, 11) - 16
        yield Part(key="tl-known-words", shapes=(Words(x=at, y=y, text=known, look="muted", size=11, anchor="end"),))
    side = "" if scale.holds(view.on) else "earlier than shown: " if view.on < scale.first else "later than shown: "
    text = f"{side}{words.day(view.on)}" if side else f"day shown: {words.day(view.on)}"
    text += ", the state of knowledge" if same and not side else ""
    wide, at = width(text, 11, 600) + 2, scale.held(view.on)
    after = at + 9 + wide <= left
    x = at + 9 if after else max(min(at - 9, left) - wide, 6.0)
    yield Part(key="tl-day-words", shapes=(Words(x=x, y=y, text=text, look="tl-day-text", size=11, weight=600),))
    if not side:
        yield Part(key="tl-day-head", shapes=(day_line(scale.at(view.on), 2, AXIS),))


def day_line(x: float, top: float, bottom: float) -> Route:
    """The line of the chosen day."""
    return Route(points=((x, top), (x, bottom)), look="tl-day-line", arrow=False)
