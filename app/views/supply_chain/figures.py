"""From rows to the picture: boxes with fill and number, what is lit, and the lines between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from app import supply, words
from app.drawing.shapes import Block, Drawing, Outline, Part, Route, Shape, Words
from app.layout.chain_shapes import Box, ChainPicture, Fold, Panel, Rail, Title, Way
from app.layout.chain_view import ChainView
from app.links import Links
from app.statuses import STATUSES
from app.views.supply_chain.colours import Colouring, Value
from app.views.supply_chain.selection import Selection
from graph.rows import Coverage

STRIP = 4.0
TIP = 7.0
PATH = "supply-chain"


@dataclass(frozen=True, kw_only=True)
class View:
    """All that the page shows. `focus` is a technology or empty; `lit` are the technologies that stand out, or `None`
    for all; `opened` are the folds that are open."""

    selection: Selection
    links: Links
    chain: ChainView
    picture: ChainPicture
    rows: Mapping[str, Coverage]
    colouring: Colouring
    day: str
    toward: str
    by: tuple[str, ...]
    names: Mapping[str, str]
    opened: frozenset[str]
    focus: str = ""
    lit: frozenset[str] | None = None
    upstream: frozenset[str] = frozenset()
    downstream: frozenset[str] = frozenset()

    def href(self, **changes: str | None) -> str:
        """The address of this view with something changed; what is open stays so."""
        return self.links.to(PATH, self.selection.to_url(**{"open": ",".join(sorted(self.opened)) or None, **changes}))

    def to(self, id: str) -> str:
        """The address of this view with a technology chosen."""
        return self._to + quote(id, safe=":,;~")

    @cached_property
    def _to(self) -> str:
        """All but the id: written once, for it stands in hundreds of links."""
        href = self.href(focus=None)
        return f"{href}{'&' if '?' in href else '?'}focus="

    def toggle(self, key: str) -> str:
        """The address with one fold opened or closed."""
        return self.links.to(PATH, self.selection.opening(key, self.opened))

    def elsewhere(self, path: str, focus: str) -> str:
        """The address of another view with the same lens, on an entity."""
        kept = Selection(self.selection.lens)
        return self.links.to(path, kept.to_url(focus=focus))

    def value(self, id: str) -> Value:
        """What the colour says of a technology."""
        return self.colouring.values.get(id) or Value("", "", "no number")

    def bright(self, ids: Iterable[str]) -> bool:
        """Whether one of them stands out; all do when nothing is chosen."""
        return self.lit is None or not self.lit.isdisjoint(ids)

    @cached_property
    def title(self) -> str:
        """What the page is, in words."""
        return f"Supply chain toward {self.toward} on {words.written_day(self.day)}"


def drawing(view: View) -> Drawing:
    """The whole picture."""
    picture = view.picture
    shapes: list[Shape] = [_panel(panel) for panel in picture.panels]
    shapes += [_rail(item) for item in picture.items if isinstance(item, Rail)]
    shapes += [_way(view, way) for way in sorted(picture.ways, key=lambda way: not way.back)]
    for item in picture.items:
        if isinstance(item, Title):
            shapes.append(_title(view, item))
        elif isinstance(item, Fold):
            shapes.append(_fold(view, item))
        elif isinstance(item, Box):
            shapes += _box(view, item)
    return Drawing(
        name=f"{view.title}, {view.colouring.heading.lower()}: {_many(len(view.rows))}",
        width=picture.width,
        height=picture.height,
        shapes=tuple(shapes),
    )


def _many(count: int) -> str:
    return words.count(count, "technology", "technologies")


def _panel(panel: Panel) -> Block:
    return Block(
        x=panel.x,
        y=panel.y,
        width=panel.width,
        height=panel.height,
        look="sc-panel",
        radius=4,
        key=f"panel-{panel.key}",
    )


def _rail(rail: Rail) -> Route:
    return Route(points=((rail.x, rail.y), (rail.x, rail.y + rail.height)), look="sc-rail", arrow=False)


def _way(view: View, way: Way) -> Route:
    source, target = (view.chain.things[id].label for id in (way.source, way.target))
    bright = view.lit is None or _along(view, way)
    look = f"sc-flow{' sc-back' * way.back}{'' if bright else ' sc-dim'}"
    said = f"{source} flows back into {target}" if way.back else f"{source} flows into {target}"
    return Route(points=way.points, look=look, ends=way.ends, title=said)


def _along(view: View, way: Way) -> bool:
    """Whether a line lies on the way to or from what is chosen."""
    if not view.focus:
        return view.bright([way.source]) and view.bright([way.target])
    own = {view.focus, *view.chain.own(view.focus)}
    above, below = view.upstream | own, view.downstream | own
    return {way.source, way.target} <= above or {way.source, way.target} <= below


def _title(view: View, title: Title) -> Shape:
    texts = tuple(
        Words(
            x=title.x,
            y=title.y + 14.5 + 14 * place,
            text=line,
            look="sc-with" if title.minor else "sc-title sc-tall" if len(title.lines) > 1 else "sc-title",
            size=11.5 if title.minor else 12,
            weight=400 if title.minor else 600,
        )
        for place, line in enumerate(title.lines)
    )
    if not title.id:
        return Part(shapes=texts)
    name = view.chain.things[title.id].name
    return Part(shapes=texts, key=f"sc-head-{title.id}", look="sc-head", href=view.to(title.id), title=name)


def _fold(view: View, fold: Fold) -> Part:
    """The hatched mark with the words beside it."""
    mark = Block(x=fold.x + 4, y=fold.y + 3, width=9, height=9, look="sc-mark", pattern="hatch")
    texts = tuple(
        Words(x=fold.x + 17, y=fold.y + 11.5 + 12 * place, text=line, look="sc-rest", condensed=True)
        for place, line in enumerate(fold.lines)
    )
    names = ", ".join(view.chain.things[id].label for id in fold.ids)
    bright = view.bright(fold.ids) and (len(fold.ids) == 1 or not fold.opened or view.bright(fold.ids))
    look = f"sc-fold{'' if bright else ' sc-dim'}{' sc-open' * fold.opened}"
    if not fold.opens:
        said = f"{view.chain.things[fold.ids[0]].name}: {view.value(fold.ids[0]).words}"
        chosen = " sc-chosen" * (fold.ids[0] == view.focus)
        return Part(
            shapes=(mark, *texts),
            key=f"sc-{fold.key}",
            look=look + chosen,
            href=view.to(fold.ids[0]),
            title=said,
        )
    verb = "Close" if fold.opened else "Open"
    return Part(
        shapes=(mark, *texts),
        key=f"sc-{fold.key}",
        look=look,
        href=view.toggle(fold.opens),
        title=f"{verb} {len(fold.ids)} without number: {names}",
    )


def _box(view: View, box: Box) -> list[Shape]:
    """A technology, and over it the counter of what is folded into it."""
    thing, value = view.chain.things[box.id], view.value(box.id)
    inside = () if box.opened else box.more
    bright = view.bright([box.id, *inside])
    look = "".join(
        (
            f"sc-box sc-{box.form}",
            "" if bright else " sc-dim",
            " sc-again" * box.again,
            " sc-chosen" * (box.id == view.focus),
        )
    )
    shapes = (*_ground(view, box, value), *_label(box, value))
    said = f"{thing.name}: {_said(view, box, value)}"
    parts: list[Shape] = [Part(shapes=shapes, key=f"sc-{box.key}", look=look, href=view.to(box.id), title=said)]
    if box.more:
        parts.append(_counter(view, box, value, bright=bright))
    return parts


def _said(view: View, box: Box, value: Value) -> str:
    if box.form == "chevron" and not value.look:
        return "process step, not traded"
    row = view.rows.get(box.id)
    known = row.known_share if row else None
    rest = f", shares known for {words.percent(known)} only" if known is not None and known < 99 else ""
    return value.words + rest + (", stands elsewhere too" if box.again else "")


def _ground(view: View, box: Box, value: Value) -> Iterable[Shape]:
    """The body in its colour; hatched at the edge without a number; the strip of statuses below."""
    row = view.rows.get(box.id)
    parts = supply.parts(row) if row else ()
    if box.form == "chevron":
        yield Outline(points=_chevron(box), look=f"sc-body {value.look or 'sc-step'}")
        return
    yield Block(
        x=box.x, y=box.y, width=box.width, height=box.height, look=f"sc-body {value.look or 'sc-blank'}", radius=2
    )
    if not box.numbered or not value.look:
        yield Block(x=box.x + 1, y=box.y + 1, width=7, height=box.height - 2, look="sc-none", pattern="hatch")
    high = STRIP if box.form == "box" else 3.0
    x, room = box.x + 1, box.width - 2
    for part in parts:
        wide = room * min(part.share, 100.0) / max(100.0, sum(each.share for each in parts))
        look, pattern = _strip(part.look)
        y = box.y + box.height - high - 0.5
        yield Block(x=x, y=y, width=wide, height=high, look=look, pattern=pattern)
        x += wide


def _strip(look: str) -> tuple[str, str]:
    """Look and pattern of a part of the supply."""
    if look in STATUSES:
        return f"sc-strip status-{look}", ""
    return ("sc-strip sc-others", "dots") if look == supply.OTHERS else ("sc-strip sc-none", "hatch")


def _chevron(box: Box) -> tuple[tuple[float, float], ...]:
    right, middle = box.x + box.width, box.middle
    return (
        (box.x, box.y),
        (right - TIP, box.y),
        (right, middle),
        (right - TIP, box.y + box.height),
        (box.x, box.y + box.height),
    )


def _label(box: Box, value: Value) -> Iterable[Words]:
    ink = value.look or "sc-ink"
    weight = 500 if box.form == "chevron" else 400
    left = 6 if box.form == "chevron" else 5 if box.numbered and value.look else 12
    if box.form == "chip":
        yield Words(x=box.x + left, y=box.y + 12, text=box.lines[0], look=f"sc-name {ink}", condensed=True)
        if value.figure:
            at = box.x + box.width - 5 - 18 * bool(box.more)
            yield Words(
                x=at, y=box.y + 12, text=value.figure, look=f"sc-figure {ink}", size=12, weight=600, anchor="end"
            )
        return
    strip = STRIP if box.numbered and box.form == "box" else 0.0
    base = box.y + (box.height - strip) / 2 - (len(box.lines) - 1) * 6 + 4
    for place, line in enumerate(box.lines):
        yield Words(
            x=box.x + left, y=base + 12 * place, text=line, look=f"sc-name {ink}", weight=weight, condensed=True
        )
    if value.figure:
        right = box.x + box.width - (TIP + 4 if box.form == "chevron" else 4)
        yield Words(
            x=right, y=box.y + 12, text=value.figure, look=f"sc-figure {ink}", size=12, weight=600, anchor="end"
        )


def _counter(view: View, box: Box, value: Value, *, bright: bool) -> Part:
    """How many are folded into a box, and the way to open or close it."""
    count = len(box.more)
    high = 16.0 if box.form == "chip" else 15.0
    low = 3.0 if box.form == "chip" else STRIP if box.numbered else 0.0
    x, y = box.x + box.width - 22, box.y + box.height - low - high
    if box.form == "chip":
        x, y = box.x + box.width - 20, box.y
    verb = "Close" if box.opened else "Open"
    look = f"sc-more{'' if bright else ' sc-dim'}{' sc-open' * box.opened}"
    text = Words(
        x=box.x + box.width - 4,
        y=y + 11.5,
        text="-" if box.opened else f"+{count}",
        look=f"sc-count {value.look or 'sc-ink'}",
        size=11,
        anchor="end",
        condensed=True,
    )
    return Part(
        shapes=(Block(x=x, y=y, width=20, height=high, look="sc-target", radius=2), text),
        key=f"sc-more-{box.key}",
        look=look,
        href=view.toggle(box.opens),
        title=f"{verb} what is inside {view.chain.things[box.id].label}: {count} kinds and parts",
    )
