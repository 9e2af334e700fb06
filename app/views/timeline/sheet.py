"""The page's picture as markup: legend, counts, the line of time, the lanes, and the table behind them."""

from __future__ import annotations

from markupsafe import Markup

from app import places, words
from app.drawing.svg import svg
from app.markup import joined, tag
from app.views.timeline.figures import EVENTS, View
from app.views.timeline.legend import legend
from app.views.timeline.lists import Entry, entries
from app.views.timeline.picture import picture
from app.views.timeline.selection import LIST
from app.views.timeline.upright import upright
from app.views.timeline.view import Shown, unfiltered

NARROW = 720
CARD, CARD_NARROW, BREAK = 360.0, 300.0, 1000
SIDES, LEAST = 32.0, 640.0
WIDE = 1440
"""The width of a window of which nothing is known."""


def sheet(shown: Shown, window: int) -> tuple[Markup, str]:
    """The markup for a window of a width, and what it shows in words."""
    view = shown.view
    if view.selection.form == LIST:
        return joined((_counts(shown), _table(entries(view)))), f"List: {counted(shown)}"
    if window <= NARROW:
        return _narrow(shown, window)
    made = picture(view, room(shown, window))
    scale = made.plan.scale
    place = tag(
        "div",
        tag("div", svg(made.axis), class_="tl-axis"),
        svg(made.lanes),
        _handle(view, scale.held(view.on), scale.holds(view.on)),
        class_="tl-picture",
        data_left=scale.left,
        data_right=scale.right,
        data_first=scale.first.isoformat(),
        data_last=scale.last.isoformat(),
        style=f"width:{made.axis.width:.0f}px",
    )
    scroll = tag("div", place, class_="tl-scroll", tabindex="-1")
    head = tag("div", legend(), _counts(shown), class_="tl-key")
    return joined((head, scroll)), made.lanes.name


def room(shown: Shown, window: int) -> float:
    """How wide the picture is: what the card leaves of the window."""
    card = (CARD if window > BREAK else CARD_NARROW) if shown.card else 0.0
    return max(window - card - SIDES, LEAST)


def _handle(view: View, x: float, there: bool) -> Markup | None:
    """What the day line is dragged by; also a slider for keys."""
    if not there:
        return None
    return tag(
        "div",
        tag("span", class_="tl-grip"),
        class_="tl-handle",
        role="slider",
        tabindex="0",
        aria_label="Day shown",
        aria_orientation="horizontal",
        aria_valuemin=0,
        aria_valuemax=view.known.toordinal(),
        aria_valuenow=view.on.toordinal(),
        aria_valuetext=words.day(view.on),
        data_on=view.on.isoformat(),
        style=f"left:{x:.1f}px",
    )


def counted(shown: Shown) -> str:
    """What is shown and what the filters hide, in words."""
    kept = shown.kept
    said = f"{words.count(len(kept.measures), 'measure')}, {words.count(len(kept.events), 'event')}"
    hidden = [
        words.count(number, one) for number, one in ((kept.hidden, "measure"), (kept.hidden_events, "event")) if number
    ]
    return f"{said}; the filter hides {' and '.join(hidden)}" if hidden else said


def _counts(shown: Shown) -> Markup:
    view = shown.view
    parts: list[Markup | str] = [counted(shown)]
    if shown.asked:
        parts += [" · ", tag("a", "clear the filter", href=view.href(unfiltered(view)))]
    if shown.asked.toward:
        parts.append(" · requests name no destination and stay")
    number = len(view.elsewhere)
    if number:
        jurisdictions = words.count(number, "other jurisdiction")
        text = (
            f"hide {jurisdictions}"
            if view.selection.others
            else f"{words.count(view.outside, 'measure')} of {jurisdictions}"
        )
        parts += [" · ", tag("a", text, href=view.href(view.selection.but(others=not view.selection.others)))]
    return tag("p", parts, class_="tl-counts")


def _table(rows: list[Entry]) -> Markup:
    """The same as the picture, as a table."""
    heads = ("Measure or event", "Kind", "Jurisdiction", "Dates", "On the day", "Linked with")
    body = [
        tag(
            "tr",
            tag("th", tag("a", row.name, href=row.href), scope="row", dir="auto"),
            tag("td", row.kind),
            tag("td", row.lane),
            tag("td", _lines(row.dates)),
            tag("td", row.state),
            tag("td", _lines(row.ties), dir="auto"),
            id=f"tl-row-{number}",
        )
        for number, row in enumerate(rows)
    ]
    head = tag("thead", tag("tr", [tag("th", each, scope="col") for each in heads]))
    table = tag("table", tag("caption", "All that the timeline shows", class_="unseen"), head, tag("tbody", body))
    return tag("div", table, class_="tl-list", tabindex="0", role="region", aria_label="Timeline as a list")


def _lines(texts: tuple[str, ...]) -> Markup:
    return joined(tag("div", text) for text in texts)


def _narrow(shown: Shown, window: int) -> tuple[Markup, str]:
    """One lane, with the way to the others."""
    view = shown.view
    lane = lane_of(view)
    drawing = upright(view, lane, max(window - 20, 300))
    listed = tag("details", tag("summary", "As list", class_="button"), _table(entries(view, lane)), class_="tl-below")
    return joined((_chips(view, lane), _counts(shown), svg(drawing), legend(), listed)), drawing.name


def lane_of(view: View) -> str:
    """The lane that a narrow window shows: that of the address, else that of what is chosen, else the first."""
    there = [*(lane.id for lane in view.lanes), *([EVENTS] if view.events else [])]
    if view.selection.lane in there:
        return view.selection.lane
    chosen = view.by_id.get(view.chosen)
    homes = [home for home in (chosen.homes if chosen else ()) if home in there]
    return next((id for id in (*homes, *there)), EVENTS)


def _chips(view: View, lane: str) -> Markup:
    """A link to each lane, with its name and how much it holds."""
    found = [(each.id, each.name, each.count) for each in view.lanes]
    found += [(EVENTS, "Events", len(view.events))] if view.events else []
    return tag(
        "nav", [_chip(view, *each, here=each[0] == lane) for each in found], class_="tl-chips", aria_label="Lane"
    )


def _chip(view: View, id: str, name: str, count: int, *, here: bool) -> Markup:
    square = tag("span", class_=f"place place-{places.look(id)}") if id != EVENTS else None
    return tag(
        "a",
        square,
        tag("span", name, class_="tl-chip-name", dir="auto"),
        tag("span", f"{count:,}", class_="count"),
        href=view.href(view.selection.but(lane=id)),
        class_="button tl-chip here" if here else "button tl-chip",
        aria_current="true" if here else None,
    )
