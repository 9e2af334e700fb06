"""What the looks of the timeline mean: one sample of each, with words."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from app.drawing.shapes import Block, Dot, Drawing, Outline, Route, Shape
from app.drawing.svg import svg
from app.markup import tag
from app.views.timeline.signs import star

WIDTH, HEIGHT, MIDDLE = 24.0, 14.0, 7.0


def _bar(look: str, x: float = 0.5, width: float = 23.0) -> Block:
    return Block(x=x, y=1.5, width=width, height=11, look=f"tl-bar {look}", radius=2)


def _stop(x: float) -> Block:
    return Block(x=x, y=0, width=2.5, height=HEIGHT, look="tl-stop")


SAMPLES: Mapping[str, tuple[Shape, ...]] = {
    "in force on the day": (_bar("status-in-force"),),
    "for named parties only": (_bar("status-end-use"),),
    "begins later": (_bar("tl-later"),),
    "over by then": (_bar("tl-over"),),
    "start not known": (_bar("tl-undated"),),
    "day not known": (_bar("status-in-force tl-vague", 0, 11), _bar("status-in-force", 11, 13)),
    "announced": (
        Block(x=2, y=4, width=1.5, height=6, look="tl-lead"),
        Block(x=2, y=6.5, width=20, height=1, look="tl-lead"),
    ),
    "ended": (_stop(11),),
    "suspended": (_stop(8), _stop(13)),
    "amended": (_bar("status-in-force"), Outline(points=((12, 9), (15.2, 14), (8.8, 14)), look="tl-tick")),
    "end-use rule, listing": (Outline(points=((12, 2), (17, 7), (12, 12), (7, 7)), look="tl-diamond now"),),
    "licence": (Dot(x=12, y=MIDDLE, radius=4, look="tl-ring now"),),
    "other": (Block(x=8.25, y=3.25, width=7.5, height=7.5, look="tl-square now"),),
    "event": (Outline(points=star(12, MIDDLE), look="tl-star"),),
    "request": (
        Dot(x=3.5, y=MIDDLE, radius=3, look="tl-asker"),
        Route(points=((3.5, MIDDLE), (15, MIDDLE)), look="tl-asked", arrow=False),
        Outline(points=((23, MIDDLE), (14, 2.8), (14, 11.2)), look="tl-head"),
    ),
    "answered": (Outline(points=((17, MIDDLE), (8, 2.8), (8, 11.2)), look="tl-head answered"),),
    "retaliates for": (Route(points=((1, MIDDLE), (23, MIDDLE)), look="tl-against"),),
}
"""One of each look by the words for it, in the order in which a legend has them."""


def legend() -> Markup:
    """The legend as a list."""
    return tag("ul", [tag("li", _sample(shapes), text) for text, shapes in SAMPLES.items()], class_="tl-legend")


def _sample(shapes: tuple[Shape, ...]) -> Markup:
    drawing = Drawing(name="", width=WIDTH, height=HEIGHT, shapes=shapes)
    return tag("span", svg(drawing), class_="tl-sample", aria_hidden="true")
