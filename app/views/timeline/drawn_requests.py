"""What leads from lane to lane, as shapes: requests with their answers, retaliation and amendments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.drawing.shapes import Block, Dot, Outline, Part, Route, Shape, Words
from app.views.timeline.arrows import Arrow, Line, Said
from app.views.timeline.figures import View
from app.views.timeline.plan import STRIP, Placed
from app.views.timeline.signs import halo
from app.views.timeline.signs import head as head_of


def way(arrow: Arrow) -> Iterator[Shape]:
    """The lines of a request, from each lane that asks."""
    for begin, end in arrow.lines():
        yield Route(points=(begin, end), look="tl-asked", arrow=False)


def arrivals(view: View, placed: Placed, found: Sequence[Arrow]) -> list[Shape]:
    """The heads of requests in the strip of a lane; hollow where the lane answered."""
    shapes: list[Shape] = []
    for arrow in found:
        for head in (head for head in arrow.heads if head.lane == placed.lane.id):
            from_below = all(y > head.y for _, y in arrow.dots) and bool(arrow.dots)
            look = "tl-head answered" if head.answers else "tl-head"
            shape: Shape = Dot(x=head.x, y=head.y - 4, radius=3, look=look)
            if head.asked:
                shape = Outline(points=head_of(head.x, head.y, up=from_below), look=look)
            hit = Block(x=head.x - 4.5, y=head.y - STRIP + 3, width=9, height=STRIP, look="tl-hit")
            shapes.append(_request(view, placed, arrow, "head", (hit, shape)))
    return shapes


def askers(view: View, placed: Placed, found: Sequence[Arrow]) -> Iterator[Part]:
    """The dots of requests in a lane that asks."""
    for arrow in found:
        if any(lane == placed.lane.id for lane, _ in arrow.dots):
            hit = Block(x=arrow.x - 4.5, y=placed.asks - 6, width=9, height=12, look="tl-hit")
            dot = Dot(x=arrow.x, y=placed.asks, radius=3, look="tl-asker")
            yield _request(view, placed, arrow, "dot", (hit, dot))


def _request(view: View, placed: Placed, arrow: Arrow, end: str, shapes: tuple[Shape, ...]) -> Part:
    answers = "; ".join(
        f"{view.place(head.lane)} answered: {', '.join(a.word.replace('_', ' ') for a in head.answers)}"
        for head in arrow.heads
        if head.answers
    )
    if arrow.measure.id == view.chosen:
        hit = shapes[0]
        assert isinstance(hit, Block)  # a request begins with what catches the pointer
        shapes = (*shapes, halo(hit.x, hit.y, hit.width, hit.height))
    asked = ", ".join(view.place(head.lane) for head in arrow.heads if head.asked)
    title = f"{view.title(arrow.measure)} Asked: {asked or 'no lane shown'}. {answers}".strip()
    return Part(
        shapes=shapes,
        key=f"tl-{placed.lane.id}-{arrow.measure.id}-{end}",
        look="tl-thing tl-request",
        href=view.to(arrow.measure.id),
        title=title,
    )


def answer(said: Said) -> Part:
    """The words of answers beside the heads of a lane."""
    words_ = Words(x=said.x, y=said.y, text=said.text, look="tl-answer", size=11, condensed=True)
    return Part(shapes=(words_,), key=f"tl-said-{said.measure}-{said.y:.0f}", look="tl-said")


def tie(view: View, line: Line) -> Part:
    """The line from a measure to the one that it retaliates for, amends, revokes or extends."""
    start, end = view.by_id[line.tie.start], view.by_id[line.tie.end]
    against = line.tie.type == "RETALIATES_FOR"
    verb = "retaliates for" if against else {"AMENDS": "amends", "REVOKES": "revokes"}.get(line.tie.type, "extends")
    chosen = " chosen" if view.chosen in (start.id, end.id) else ""
    route = Route(points=line.points, look=f"tl-against{chosen}" if against else "tl-amends")
    title = f"{view.name(start)} {verb}: {view.name(end)}."
    href = view.to(start.id)
    return Part(shapes=(route,), key=f"tl-{line.tie.id}", look="tl-thing tl-link", href=href, title=title)
