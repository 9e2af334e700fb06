"""The marks of a lane as shapes: a sign for one measure or event, a number for several on days too close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app import words
from app.drawing.shapes import Block, Dot, Outline, Part, Shape, Words
from app.views.timeline import pieces
from app.views.timeline.figures import View, happening, label_width
from app.views.timeline.plan import MARK, Mark, Placed
from app.views.timeline.signs import halo, star
from graph.timed import Happening, TimedMeasure

GROUPS = {"end-use": "tl-diamond", "licences": "tl-ring", "other": "tl-square", "requests": "tl-square"}


def marks(view: View, placed: Placed) -> Iterator[Part]:
    """The marks of a lane."""
    yield from (_mark(view, placed, mark) for mark in placed.marks)


def _mark(view: View, placed: Placed, mark: Mark) -> Part:
    if len(mark.things) > 1:
        return _counted(view, placed, mark)
    [thing] = mark.things
    shapes: list[Shape] = []
    if mark.vague:
        x0, x1 = mark.vague
        shapes.append(Block(x=x0, y=mark.y - 1, width=max(x1 - x0, 1), height=2, look="tl-span"))
    shapes.append(_symbol(view, thing, mark.x, mark.y))
    if thing.id == view.chosen:
        shapes.append(halo(mark.x - MARK / 2, mark.y - MARK / 2, MARK, MARK))
    title = happening(thing) if isinstance(thing, Happening) else view.title(thing)
    return Part(
        shapes=tuple(shapes),
        key=f"tl-{placed.lane.id}-{thing.id}",
        look="tl-thing",
        href=view.to(thing.id),
        title=title,
    )


def _symbol(view: View, thing: TimedMeasure | Happening, x: float, y: float) -> Shape:
    if isinstance(thing, Happening):
        look = "tl-star later" if thing.when.day > view.on else "tl-star"
        return Outline(points=star(x, y), look=look, key=thing.id)
    group = pieces.group(view.model, thing)
    look = f"{GROUPS[group]} {pieces.mark_look(thing)}"
    if group == "licences":
        return Dot(x=x, y=y, radius=4, look=look)
    if group == "end-use":
        half = MARK / 2 + 0.5
        points = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        return Outline(points=points, look=look, key=thing.id)
    return Block(x=x - 3.75, y=y - 3.75, width=7.5, height=7.5, look=look, key=thing.id)


def _counted(view: View, placed: Placed, mark: Mark) -> Part:
    days = sorted(_day(thing) for thing in mark.things)
    shown = f"list:{placed.lane.id}:{days[0].isoformat()}:{days[-1].isoformat()}"
    text = f"+{len(mark.things):,}"
    wide = label_width(text) + 6
    box = Block(x=mark.x - wide / 2, y=mark.y - 5.5, width=wide, height=11, look="tl-many", radius=5)
    label = Words(x=mark.x, y=mark.y + 3.8, text=text, look="tl-label", size=11, anchor="middle", condensed=True)
    title = f"{placed.lane.name}: {len(mark.things)} from {words.day(days[0])} to {words.day(days[-1])}"
    return Part(shapes=(box, label), key=f"tl-{shown}", look="tl-thing", href=view.to(shown), title=title)


def _day(thing: TimedMeasure | Happening) -> date:
    when = thing.when if isinstance(thing, Happening) else pieces.moment(thing)
    assert when is not None  # only what has a day is marked
    return when.day
