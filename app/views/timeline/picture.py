"""The timeline as plain shapes: the page draws them as SVG, and files can be written from the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app import places, words
from app.drawing.shapes import Block, Drawing, Part, Shape, Words
from app.views.timeline import arrows, drawn_bars, drawn_marks, drawn_requests
from app.views.timeline.axis import AXIS, axis, day_line
from app.views.timeline.figures import EVENTS, View
from app.views.timeline.plan import COUNT_LINE, COUNT_SIZE, EDGE, NAME_LINE, NAME_SIZE, Placed, Plan, plan
from graph.timed import Happening, TimedMeasure


@dataclass(frozen=True)
class Picture:
    """The two parts of the picture, the line of time and the lanes below it, and where its things stand."""

    axis: Drawing
    lanes: Drawing
    plan: Plan


def picture(view: View, wide: float) -> Picture:
    """The picture in two parts, so that the line of time can stay in sight while the lanes are scrolled."""
    made = plan(view, wide)
    above = Drawing(name="", width=wide, height=AXIS, shapes=tuple(axis(view, made)))
    lanes = Drawing(name=name(view, made), width=wide, height=made.height, shapes=tuple(_shapes(view, made)))
    return Picture(above, lanes, made)


def whole(view: View, wide: float) -> Drawing:
    """The picture in one part, as a file takes it."""
    made = plan(view, wide, top=AXIS)
    shapes = (*axis(view, made), *_shapes(view, made))
    return Drawing(name=name(view, made), width=wide, height=made.height, shapes=shapes)


def name(view: View, made: Plan) -> str:
    """What the picture shows, in words."""
    drawn = {thing.id for placed in made.lanes for thing in _things(placed) if not isinstance(thing, Happening)}
    span = f"{made.scale.first.year} to {made.scale.last.year}"
    return f"Timeline {span}: {words.count(len(drawn), 'measure')} in {words.count(len(view.lanes), 'lane')}"


def _things(placed: Placed) -> Iterator[TimedMeasure | Happening]:
    yield from (bar.measure for bar in placed.bars)
    yield from (thing for mark in placed.marks for thing in mark.things)
    yield from (measure for measure, _ in placed.lane.requests)


def _shapes(view: View, made: Plan) -> Iterator[Shape]:
    """A plan as shapes: what lies below first."""
    found = arrows.arrows(view, made)
    linked = arrows.lines(view, made)
    yield from _grounds(made)
    yield from _grid(view, made)
    for arrow in found:
        yield from drawn_requests.way(arrow)
    yield from (drawn_requests.tie(view, line) for line in linked)
    if made.scale.holds(view.on):
        at = made.scale.at(view.on)
        yield Part(key="tl-day", shapes=(day_line(at, made.lanes[0].top if made.lanes else 0, made.height),))
    for placed in made.lanes:
        yield from _names(view, placed)
        yield from drawn_requests.arrivals(view, placed, found)
        yield from drawn_bars.bars(view, made, placed)
        yield from drawn_marks.marks(view, placed)
        yield from drawn_requests.askers(view, placed, found)
    yield from (drawn_requests.answer(each) for each in arrows.said(made, found))


def _grounds(made: Plan) -> Iterator[Shape]:
    for number, placed in enumerate(made.lanes):
        look = "tl-ground" if number % 2 else "tl-ground other"
        yield Block(x=0, y=placed.top, width=made.width, height=placed.height, look=look)
        if placed.lane.id != EVENTS:
            edge = f"place-{places.look(placed.lane.id)}"
            yield Block(x=0, y=placed.top + 1, width=EDGE, height=placed.height - 2, look=edge)


def _grid(view: View, made: Plan) -> Iterator[Shape]:
    top = made.lanes[0].top if made.lanes else 0.0
    height = made.height - top
    for x, _ in made.scale.years():
        yield Block(x=x, y=top, width=1, height=height, look="tl-grid")
    if made.scale.holds(view.known):
        x = made.scale.at(view.known)
        yield Block(x=x, y=top, width=1.5, height=height, look="tl-known")
        yield Block(x=x + 1.5, y=top, width=max(made.width - x - 1.5, 0), height=height, look="tl-beyond")


def _names(view: View, placed: Placed) -> Iterator[Shape]:
    cut = "".join(placed.name).endswith("…")
    for number, line in enumerate(placed.name):
        y = placed.top + 17 + number * NAME_LINE
        full = placed.lane.name if cut else ""
        yield Words(x=EDGE + 9, y=y, text=line, look="tl-name", size=NAME_SIZE, weight=600, full=full)
    y = placed.top + 17 + len(placed.name) * NAME_LINE - 1
    for number, (text, shown) in enumerate(placed.counts):
        count = Words(x=EDGE + 9, y=y + number * COUNT_LINE, text=text, look="tl-count", size=COUNT_SIZE)
        title = f"{placed.lane.name}: list {text}"
        yield Part(shapes=(count,), key=f"tl-{shown}", href=view.to(shown), title=title)
