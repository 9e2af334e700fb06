"""The timeline for a narrow window: one lane, time runs down, one line for each thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app import words
from app.drawing.shapes import Block, Dot, Drawing, Outline, Part, Route, Shape, Words
from app.layout.text import shorten
from app.views.timeline import packing, pieces
from app.views.timeline.drawn_bars import LOOKS
from app.views.timeline.drawn_marks import GROUPS
from app.views.timeline.figures import EVENTS, View, happening, when_words
from app.views.timeline.plan import years
from app.views.timeline.signs import star
from graph.timed import Happening, TimedMeasure

ROW, HEADING, PAD = 46.0, 28.0, 10.0
COLUMN, LEAST, GUTTER = 9.0, 2.5, 130.0
WORDS_SIZE, SMALL = 13.0, 11.5


@dataclass(frozen=True)
class Line:
    """A thing at its height: the day at which it stands, and the day until which it goes on, `None` for one day."""

    thing: TimedMeasure | Happening
    begin: date
    end: date | None
    y: float


def upright(view: View, lane: str, wide: float) -> Drawing:
    """The things of one lane (or the events) by day, below each other, with bars that run down beside them."""
    found, headings, height = _lines(_things(view, lane))
    bottoms = [_down(line.end, found, view, height) if line.end else line.y + ROW - 2 for line in found]
    columns, pitch = _columns(found, bottoms)
    gutter = max(14.0, min(GUTTER, (max(columns, default=-1) + 1) * pitch + 6))
    shapes: list[Shape] = [_heading(y, text, wide) for y, text in headings]
    shapes += _day(view, found, height, wide)
    for line, column, bottom in zip(found, columns, bottoms, strict=True):
        box = Block(x=PAD + column * pitch, y=line.y + 8, width=max(pitch - 2, 1), height=bottom - line.y - 8, look="")
        shapes += _row(view, lane, line, box, gutter, wide)
    name = (
        f"Timeline of {view.place(lane) if lane != EVENTS else 'events'}: {words.count(len(found), 'entry', 'entries')}"
    )
    return Drawing(name=name, width=wide, height=height, shapes=tuple(shapes))


def _things(view: View, lane: str) -> Iterator[tuple[TimedMeasure | Happening, date, date | None]]:
    """What stands in the years asked for, with the days from and to which it stands."""
    first, last = years(view)
    low, high = date(first, 1, 1), date(last, 12, 31)
    if lane == EVENTS:
        yield from ((event, event.when.day, None) for event in view.events if low <= event.when.day <= high)
        return
    own = next((each for each in view.lanes if each.id == lane), None)
    for measure, when in (*own.marks, *own.requests) if own else ():
        if low <= view.counted(when) <= high:
            yield measure, view.counted(when), None
    for measure, run in own.bars if own else ():
        begin, end = run.first or low, run.last or max(view.known, low)
        if begin <= high and end >= low:
            yield measure, max(begin, low), end


def _lines(
    things: Iterator[tuple[TimedMeasure | Happening, date, date | None]],
) -> tuple[list[Line], list[tuple[float, str]], float]:
    """The things by day with their heights, the years between them, and the height of all."""
    found: list[Line] = []
    headings: list[tuple[float, str]] = []
    y = 4.0
    for thing, begin, end in sorted(things, key=lambda each: (each[1], each[0].id)):
        if not headings or headings[-1][1] != str(begin.year):
            headings.append((y, str(begin.year)))
            y += HEADING
        found.append(Line(thing, begin, end, y))
        y += ROW
    return found, headings, y + 22


def _columns(found: Sequence[Line], bottoms: Sequence[float]) -> tuple[list[int], float]:
    """A column for each thing, the first that is free, and how far columns are apart."""
    columns = packing.rows([(line.y, bottom) for line, bottom in zip(found, bottoms, strict=True)], 1.0)
    count = max(columns, default=0) + 1
    pitch = max(LEAST, min(COLUMN, (GUTTER - 6) / count))
    most = int((GUTTER - 6) / pitch)
    return [column % most for column in columns], pitch


def _down(day: date, found: Sequence[Line], view: View, height: float) -> float:
    """The height at which a day lies: above the first thing that comes after it."""
    if day >= view.known:
        return height - 20
    return next((line.y - 1 for line in found if line.begin > day), height - 20)


def _heading(y: float, text: str, wide: float) -> Part:
    rule = Block(x=0, y=y + HEADING - 6, width=wide, height=1, look="tl-grid")
    year = Words(x=wide - 4, y=y + HEADING - 10, text=text, look="tl-year", size=13, weight=600, anchor="end")
    return Part(shapes=(rule, year), key=f"tl-down-{text}")


def _day(view: View, found: Sequence[Line], height: float, wide: float) -> Iterator[Shape]:
    same = view.on >= view.known
    y = height - 20 if same else next((line.y - 1 for line in found if line.begin > view.on), height - 20)
    text = words.day(view.on) + (", the state of knowledge" if view.on == view.known else "")
    yield Part(
        key="tl-down-day",
        shapes=(Route(points=((0, y), (wide, y)), look="tl-day-line", arrow=False),),
        title=f"day shown: {text}",
    )
    if same:
        said = f"day shown: {text}"
        yield Words(x=wide - 4, y=height - 6, text=said, look="tl-day-text", size=11, weight=600, anchor="end")


def _row(view: View, lane: str, line: Line, box: Block, gutter: float, wide: float) -> Iterator[Shape]:
    thing, left, room = line.thing, PAD + gutter, wide - PAD - gutter - 4
    shapes: list[Shape] = [Block(x=left - 6, y=line.y, width=wide - left + 6, height=ROW - 2, look="tl-hit")]
    if isinstance(thing, Happening):
        shapes.append(Outline(points=star(box.x + 4, line.y + 14), look="tl-star"))
        label, detail, title = thing.name, when_words(thing.when), happening(thing)
    else:
        shapes += [_sign(view, thing, line, box)]
        label, detail, title = view.label(thing), _detail(view, thing), view.title(thing)
    shapes.append(_text(left, line.y + 18, label, room, WORDS_SIZE, 500, "tl-ink"))
    shapes.append(_text(left, line.y + 34, detail, room, SMALL, 400, "muted"))
    if thing.id == view.chosen:
        shapes.append(Block(x=2, y=line.y, width=wide - 4, height=ROW - 2, look="tl-halo", radius=4))
    yield Part(
        shapes=tuple(shapes),
        key=f"tl-down-{lane}-{thing.id}",
        look="tl-thing",
        href=view.to(thing.id),
        title=title,
    )


def _text(x: float, y: float, text: str, room: float, size: float, weight: int, look: str) -> Words:
    short = shorten(" ".join(text.split()), room, size, weight)
    return Words(x=x, y=y, text=short, look=look, size=size, weight=weight, full=text if short != text else "")


def _sign(view: View, thing: TimedMeasure, line: Line, box: Block) -> Shape:
    """The bar of a control within its box, or the symbol of what is marked at one day."""
    if line.end is None:
        return _symbol(view, thing, box.x + 4, line.y + 14)
    by_name = " by-name" if thing.by_name else ""
    return replace(box, look=f"tl-bar {LOOKS[pieces.look(thing)]}{by_name}", radius=min(2.0, box.width / 2))


def _symbol(view: View, thing: TimedMeasure, x: float, y: float) -> Shape:
    group = pieces.group(view.model, thing)
    look = f"{GROUPS[group]} {pieces.mark_look(thing)}"
    if group == "requests":
        return Dot(x=x, y=y, radius=4, look="tl-asker")
    if group == "licences":
        return Dot(x=x, y=y, radius=4, look=look)
    if group == "end-use":
        return Outline(points=((x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)), look=look)
    return Block(x=x - 3.75, y=y - 3.75, width=7.5, height=7.5, look=look)


def _detail(view: View, measure: TimedMeasure) -> str:
    """The dates of a measure in one line."""
    short = {"effective": "from", "announced": "announced", "suspended": "suspended", "ended": "ended"}
    names = [name for name in ("effective", "suspended", "resumed", "ended") if name in measure.dates]
    said = [
        f"{short.get(name, name)} {words.day(measure.dates[name].day, measure.dates[name].precision)}"
        for name in names or list(measure.dates)[:1]
    ]
    return ", ".join(said) or view.state_words(measure)
