"""The timeline as plain shapes: the page draws them as SVG, and files can be written from the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app import places, words
from app.drawing.shapes import Block, Dot, Drawing, Outline, Part, Route, Shape, Words
from app.views.timeline import arrows, pieces
from app.views.timeline.arrows import Arrow, Line, Said
from app.views.timeline.axis import AXIS, axis, day_line
from app.views.timeline.figures import EVENTS, View, happening, label_width, when_words
from app.views.timeline.plan import (
    BAR,
    COUNT_LINE,
    COUNT_SIZE,
    EDGE,
    MARK,
    NAME_LINE,
    NAME_SIZE,
    STRIP,
    Bar,
    Mark,
    Placed,
    Plan,
    plan,
)
from app.views.timeline.signs import halo, notch, star
from app.views.timeline.signs import head as head_of
from app.views.timeline.ticks import Tick, ticks
from graph.timed import Happening, TimedMeasure

LOOKS = {
    "now": "status-in-force",
    "parties": "status-end-use",
    "undated": "tl-undated",
    "later": "tl-later",
    "over": "tl-over",
}
"""What bars look like by how their measure stands on the day."""
GROUPS = {"end-use": "tl-diamond", "licences": "tl-ring", "other": "tl-square", "requests": "tl-square"}


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
    lanes = Drawing(name=name(view, made), width=wide, height=made.height, shapes=tuple(_Painter(view, made).all()))
    return Picture(above, lanes, made)


def whole(view: View, wide: float) -> Drawing:
    """The picture in one part, as a file takes it."""
    made = plan(view, wide, top=AXIS)
    shapes = (*axis(view, made), *_Painter(view, made).all())
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


@dataclass(frozen=True)
class _Painter:
    """Draws a plan: what lies below first."""

    view: View
    plan: Plan

    def all(self) -> Iterator[Shape]:
        found = arrows.arrows(self.view, self.plan)
        linked = arrows.lines(self.view, self.plan)
        yield from self._grounds()
        yield from self._grid()
        for arrow in found:
            yield from self._request_line(arrow)
        yield from (self._line(line) for line in linked)
        if self.plan.scale.holds(self.view.on):
            at = self.plan.scale.at(self.view.on)
            yield Part(
                key="tl-day",
                shapes=(day_line(at, self.plan.lanes[0].top if self.plan.lanes else 0, self.plan.height),),
            )
        heads = {placed.lane.id: self._arrivals(placed, found) for placed in self.plan.lanes}
        for placed in self.plan.lanes:
            yield from self._names(placed)
            yield from heads[placed.lane.id]
            yield from (self._bar(placed, bar) for bar in placed.bars)
            yield from (each for bar in placed.bars for each in self._ticks(placed, bar))
            yield from (self._mark(placed, mark) for mark in placed.marks)
            yield from self._askers(placed, found)
        yield from (self._said(each) for each in arrows.said(self.plan, found))

    def _grounds(self) -> Iterator[Shape]:
        for number, placed in enumerate(self.plan.lanes):
            look = "tl-ground" if number % 2 else "tl-ground other"
            yield Block(x=0, y=placed.top, width=self.plan.width, height=placed.height, look=look)
            if placed.lane.id != EVENTS:
                edge = f"place-{places.look(placed.lane.id)}"
                yield Block(x=0, y=placed.top + 1, width=EDGE, height=placed.height - 2, look=edge)

    def _grid(self) -> Iterator[Shape]:
        top = self.plan.lanes[0].top if self.plan.lanes else 0.0
        height = self.plan.height - top
        for x, _ in self.plan.scale.years():
            yield Block(x=x, y=top, width=1, height=height, look="tl-grid")
        if self.plan.scale.holds(self.view.known):
            x = self.plan.scale.at(self.view.known)
            yield Block(x=x, y=top, width=1.5, height=height, look="tl-known")
            yield Block(x=x + 1.5, y=top, width=max(self.plan.width - x - 1.5, 0), height=height, look="tl-beyond")

    def _names(self, placed: Placed) -> Iterator[Shape]:
        cut = "".join(placed.name).endswith("…")
        for number, line in enumerate(placed.name):
            y = placed.top + 17 + number * NAME_LINE
            full = placed.lane.name if cut else ""
            yield Words(x=EDGE + 9, y=y, text=line, look="tl-name", size=NAME_SIZE, weight=600, full=full)
        y = placed.top + 17 + len(placed.name) * NAME_LINE - 1
        for number, (text, shown) in enumerate(placed.counts):
            count = Words(x=EDGE + 9, y=y + number * COUNT_LINE, text=text, look="tl-count", size=COUNT_SIZE)
            title = f"{placed.lane.name}: list {text}"
            yield Part(shapes=(count,), key=f"tl-{shown}", href=self.view.to(shown), title=title)

    def _bar(self, placed: Placed, bar: Bar) -> Part:
        look = pieces.look(bar.measure)
        shapes: list[Shape] = []
        for piece in bar.pieces:
            shapes += self._piece(bar, piece.kind, piece.x0, piece.x1, look)
        shapes += [Block(x=stop.x - 1, y=bar.y - 1.5, width=2.5, height=BAR + 3, look="tl-stop") for stop in bar.stops]
        shapes += [
            Block(x=stop.x - 5, y=bar.y - 1.5, width=2.5, height=BAR + 3, look="tl-stop")
            for stop in bar.stops
            if stop.word == "suspended"
        ]
        shapes.append(self._label(bar, look))
        if bar.measure.id == self.view.chosen:
            shapes.insert(0, halo(bar.solid[0], bar.y, bar.solid[1] - bar.solid[0], BAR))
        return Part(
            shapes=tuple(shapes),
            key=f"tl-{placed.lane.id}-{bar.measure.id}",
            look=f"tl-thing {look}",
            href=self.view.to(bar.measure.id),
            title=self.view.title(bar.measure),
        )

    def _piece(self, bar: Bar, kind: str, x0: float, x1: float, look: str) -> list[Shape]:
        middle = bar.y + BAR / 2
        if kind == "lead":
            line = Block(x=x0, y=middle - 0.5, width=max(x1 - x0, 0), height=1, look="tl-lead")
            tick = Block(x=x0, y=middle - 3, width=1.5, height=6, look="tl-lead")
            return [tick, line] if x0 > self.plan.scale.left else [line]
        if kind == "gap":
            return [Route(points=((x0, middle), (max(x1, x0), middle)), look="tl-gap", arrow=False)]
        fill = f"tl-bar {LOOKS[look]}{' by-name' if bar.measure.by_name else ''}"
        if kind == "vague":
            return [Block(x=x0, y=bar.y, width=x1 - x0, height=BAR, look=f"{fill} tl-vague")]
        return [Block(x=x0, y=bar.y, width=x1 - x0, height=BAR, look=fill, radius=2, key=f"{bar.measure.id}:{look}")]

    def _label(self, bar: Bar, look: str) -> Words:
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

    def _ticks(self, placed: Placed, bar: Bar) -> Iterator[Part]:
        """Where the measure was amended: a notch from below, which leads to what amends it."""
        for tick in ticks(self.view, self.plan, bar):
            yield Part(
                shapes=(
                    Block(x=tick.x - 4.5, y=bar.y + 1, width=9, height=BAR + 2, look="tl-hit"),
                    Outline(points=notch(tick.x, bar.y + BAR), look="tl-tick"),
                ),
                key=f"tl-{placed.lane.id}-{bar.measure.id}-{tick.when.day.isoformat()}",
                look="tl-thing",
                href=self.view.to(tick.by or bar.measure.id),
                title=_tick_title(self.view, bar, tick),
            )

    def _mark(self, placed: Placed, mark: Mark) -> Part:
        if len(mark.things) > 1:
            return self._counted(placed, mark)
        [thing] = mark.things
        shapes: list[Shape] = []
        if mark.vague:
            x0, x1 = mark.vague
            shapes.append(Block(x=x0, y=mark.y - 1, width=max(x1 - x0, 1), height=2, look="tl-span"))
        shapes.append(self._symbol(thing, mark.x, mark.y))
        if thing.id == self.view.chosen:
            shapes.append(halo(mark.x - MARK / 2, mark.y - MARK / 2, MARK, MARK))
        title = happening(thing) if isinstance(thing, Happening) else self.view.title(thing)
        return Part(
            shapes=tuple(shapes),
            key=f"tl-{placed.lane.id}-{thing.id}",
            look="tl-thing",
            href=self.view.to(thing.id),
            title=title,
        )

    def _symbol(self, thing: TimedMeasure | Happening, x: float, y: float) -> Shape:
        if isinstance(thing, Happening):
            look = "tl-star later" if thing.when.day > self.view.on else "tl-star"
            return Outline(points=star(x, y), look=look, key=thing.id)
        group = pieces.group(self.view.model, thing)
        look = f"{GROUPS[group]} {pieces.mark_look(thing)}"
        if group == "licences":
            return Dot(x=x, y=y, radius=4, look=look)
        if group == "end-use":
            half = MARK / 2 + 0.5
            points = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
            return Outline(points=points, look=look, key=thing.id)
        return Block(x=x - 3.75, y=y - 3.75, width=7.5, height=7.5, look=look, key=thing.id)

    def _counted(self, placed: Placed, mark: Mark) -> Part:
        days = sorted(_day(thing) for thing in mark.things)
        shown = f"list:{placed.lane.id}:{days[0].isoformat()}:{days[-1].isoformat()}"
        text = f"+{len(mark.things):,}"
        wide = label_width(text) + 6
        box = Block(x=mark.x - wide / 2, y=mark.y - 5.5, width=wide, height=11, look="tl-many", radius=5)
        label = Words(x=mark.x, y=mark.y + 3.8, text=text, look="tl-label", size=11, anchor="middle", condensed=True)
        title = f"{placed.lane.name}: {len(mark.things)} from {words.day(days[0])} to {words.day(days[-1])}"
        return Part(shapes=(box, label), key=f"tl-{shown}", look="tl-thing", href=self.view.to(shown), title=title)

    def _request_line(self, arrow: Arrow) -> Iterator[Shape]:
        for begin, end in arrow.lines():
            yield Route(points=(begin, end), look="tl-asked", arrow=False)

    def _arrivals(self, placed: Placed, found: list[Arrow]) -> list[Shape]:
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
                shapes.append(self._request(placed, arrow, "head", (hit, shape)))
        return shapes

    def _askers(self, placed: Placed, found: list[Arrow]) -> Iterator[Part]:
        for arrow in found:
            if any(lane == placed.lane.id for lane, _ in arrow.dots):
                hit = Block(x=arrow.x - 4.5, y=placed.asks - 6, width=9, height=12, look="tl-hit")
                dot = Dot(x=arrow.x, y=placed.asks, radius=3, look="tl-asker")
                yield self._request(placed, arrow, "dot", (hit, dot))

    def _request(self, placed: Placed, arrow: Arrow, end: str, shapes: tuple[Shape, ...]) -> Part:
        answers = "; ".join(
            f"{self.view.place(head.lane)} answered: {', '.join(a.word.replace('_', ' ') for a in head.answers)}"
            for head in arrow.heads
            if head.answers
        )
        if arrow.measure.id == self.view.chosen:
            hit = shapes[0]
            assert isinstance(hit, Block)  # a request begins with what catches the pointer
            shapes = (*shapes, halo(hit.x, hit.y, hit.width, hit.height))
        asked = ", ".join(self.view.place(head.lane) for head in arrow.heads if head.asked)
        title = f"{self.view.title(arrow.measure)} Asked: {asked or 'no lane shown'}. {answers}".strip()
        return Part(
            shapes=shapes,
            key=f"tl-{placed.lane.id}-{arrow.measure.id}-{end}",
            look="tl-thing tl-request",
            href=self.view.to(arrow.measure.id),
            title=title,
        )

    def _said(self, said: Said) -> Part:
        words_ = Words(x=said.x, y=said.y, text=said.text, look="tl-answer", size=11, condensed=True)
        return Part(shapes=(words_,), key=f"tl-said-{said.measure}-{said.y:.0f}", look="tl-said")

    def _line(self, line: Line) -> Part:
        start, end = self.view.by_id[line.tie.start], self.view.by_id[line.tie.end]
        against = line.tie.type == "RETALIATES_FOR"
        verb = "retaliates for" if against else {"AMENDS": "amends", "REVOKES": "revokes"}.get(line.tie.type, "extends")
        chosen = " chosen" if self.view.chosen in (start.id, end.id) else ""
        route = Route(points=line.points, look=f"tl-against{chosen}" if against else "tl-amends")
        title = f"{self.view.name(start)} {verb}: {self.view.name(end)}."
        href = self.view.to(start.id)
        return Part(shapes=(route,), key=f"tl-{line.tie.id}", look="tl-thing tl-link", href=href, title=title)


def _day(thing: TimedMeasure | Happening) -> date:
    when = thing.when if isinstance(thing, Happening) else pieces.moment(thing)
    assert when is not None  # only what has a day is marked
    return when.day


def _tick_title(view: View, bar: Bar, tick: Tick) -> str:
    by = view.by_id.get(tick.by or "")
    how = f"by {view.name(by)}" if by else "by a rule without a record of its own"
    return f"{view.name(bar.measure)}, amended {when_words(tick.when)} {how}."
