"""The bars of a lane as shapes, and on them the ticks of their amendments."""

from __future__ import annotations

from collections.abc import Iterator

from app.drawing.shapes import Block, Outline, Part, Route, Shape, Words
from app.views.timeline import pieces
from app.views.timeline.bars import BAR, Bar
from app.views.timeline.figures import View, when_words
from app.views.timeline.plan import Placed, Plan
from app.views.timeline.signs import halo, notch
from app.views.timeline.ticks import Tick, ticks

LOOKS = {
    "now": "status-in-force",
    "parties": "status-end-use",
    "undated": "tl-undated",
    "later": "tl-later",
    "over": "tl-over",
}
"""What bars look like by how their measure stands on the day."""


def bars(view: View, made: Plan, placed: Placed) -> Iterator[Part]:
    """The bars of a lane, then the ticks that lie on them."""
    yield from (_bar(view, made, placed, bar) for bar in placed.bars)
    yield from (each for bar in placed.bars for each in _ticks(view, made, placed, bar))


def _bar(view: View, made: Plan, placed: Placed, bar: Bar) -> Part:
    look = pieces.look(bar.measure)
    shapes: list[Shape] = []
    for piece in bar.pieces:
        shapes += _piece(made, bar, piece.kind, piece.x0, piece.x1, look)
    shapes += [Block(x=stop.x - 1, y=bar.y - 1.5, width=2.5, height=BAR + 3, look="tl-stop") for stop in bar.stops]
    shapes += [
        Block(x=stop.x - 5, y=bar.y - 1.5, width=2.5, height=BAR + 3, look="tl-stop")
        for stop in bar.stops
        if stop.word == "suspended"
    ]
    shapes.append(_label(bar, look))
    if bar.measure.id == view.chosen:
        shapes.insert(0, halo(bar.solid[0], bar.y, bar.solid[1] - bar.solid[0], BAR))
    return Part(
        shapes=tuple(shapes),
        key=f"tl-{placed.lane.id}-{bar.measure.id}",
        look=f"tl-thing {look}",
        href=view.to(bar.measure.id),
        title=view.title(bar.measure),
    )


def _piece(made: Plan, bar: Bar, kind: str, x0: float, x1: float, look: str) -> list[Shape]:
    middle = bar.y + BAR / 2
    if kind == "lead":
        line = Block(x=x0, y=middle - 0.5, width=max(x1 - x0, 0), height=1, look="tl-lead")
        tick = Block(x=x0, y=middle - 3, width=1.5, height=6, look="tl-lead")
        return [tick, line] if x0 > made.scale.left else [line]
    if kind == "gap":
        return [Route(points=((x0, middle), (max(x1, x0), middle)), look="tl-gap", arrow=False)]
    fill = f"tl-bar {LOOKS[look]}{' by-name' if bar.measure.by_name else ''}"
    if kind == "vague":
        return [Block(x=x0, y=bar.y, width=x1 - x0, height=BAR, look=f"{fill} tl-vague")]
    return [Block(x=x0, y=bar.y, width=x1 - x0, height=BAR, look=fill, radius=2, key=f"{bar.measure.id}:{look}")]


def _label(bar: Bar, look: str) -> Words:
    inside = LOOKS[look] if look in ("now", "parties") else "tl-ink"
    return Words(
        x=bar.label_x,
        y=bar.y + 9.2,
        text=bar.label,
        look=f"tl-label {inside}" if bar.inside else "tl-label tl-beside",
        size=11,
        anchor="end" if bar.anchored_end else "start",
        condensed=True,
    )


def _ticks(view: View, made: Plan, placed: Placed, bar: Bar) -> Iterator[Part]:
    """Where the measure was amended: a notch from below, which leads to what amends it."""
    for tick in ticks(view, made, bar):
        yield Part(
            shapes=(
                Block(x=tick.x - 4.5, y=bar.y + 1, width=9, height=BAR + 2, look="tl-hit"),
                Outline(points=notch(tick.x, bar.y + BAR), look="tl-tick"),
            ),
            key=f"tl-{placed.lane.id}-{bar.measure.id}-{tick.when.day.isoformat()}",
            look="tl-thing",
            href=view.to(tick.by or bar.measure.id),
            title=_tick_title(view, bar, tick),
        )


def _tick_title(view: View, bar: Bar, tick: Tick) -> str:
    by = view.by_id.get(tick.by or "")
    how = f"by {view.name(by)}" if by else "by a rule without a record of its own"
    return f"{view.name(bar.measure)}, amended {when_words(tick.when)} {how}."
