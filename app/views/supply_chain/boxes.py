"""The box of a technology: its fill and number, the strip of statuses below, and the counter of what is folded in."""

from __future__ import annotations

from collections.abc import Iterable

from app import supply, words
from app.drawing.shapes import Block, Outline, Part, Shape, Words
from app.layout.chain_shapes import Box
from app.statuses import STATUSES
from app.views.supply_chain.colours import Value
from app.views.supply_chain.figures import View

STRIP = 4.0
TIP = 7.0


def boxed(view: View, box: Box) -> list[Shape]:
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
