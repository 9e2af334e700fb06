"""Small pieces of markup that several panels of the view share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from app import facts, words
from app.markup import Content, tag
from app.places import look
from app.statuses import STATUSES
from app.supply import parts
from graph.rows import CitedSource, Coverage

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")


def link(text: Content, href: str, class_: str | None = None, *, label: str | None = None) -> Markup:
    """A link within the app. `label` is its accessible name where the text alone does not say it."""
    return tag("a", text, href=href, class_=class_, aria_label=label)


def outside(text: str, href: str) -> Markup:
    """A link that leaves the app."""
    return tag("a", text, href=href, target="_blank", rel="noopener noreferrer")


def unbroken(text: str) -> list[Content]:
    """`text` with its ISO days in pieces that no line breaks within."""
    return [tag("span", piece, class_="day") if _DAY.fullmatch(piece) else piece for piece in _DAY.split(text)]


def form(asks: str, *content: Content, panel: str = "", joins: str = "", class_: str = "ask") -> Markup:
    """A form that sets one value of the address, or adds to it after `joins`; assets/coverage.js follows it."""
    return tag("form", *content, data_asks=asks, data_panel=panel or None, data_joins=joins or None, class_=class_)


def day_field(name: str, value: str, label: str | None = None) -> Markup:
    """A field for a day that must be given."""
    limits = {"min": "1900-01-01", "max": "2100-12-31"}
    return tag("input", type="date", name=name, value=value or None, required=True, aria_label=label, **limits)


def submit(text: str) -> Markup:
    """The button of a form."""
    return tag("button", text, class_="button", type="submit")


def tile(status: str) -> Markup:
    """The letter of a status on its colour; the words beside it say what it is."""
    return tag("span", STATUSES[status].letter, class_=f"tile key status-{status}", aria_hidden="true")


def state(id: str, name: str) -> Markup:
    """A jurisdiction: its coloured square and its name."""
    return tag("span", tag("span", class_=f"place place-{look(id)}", aria_hidden="true"), name, class_="state-name")


def bar(row: Coverage, class_: str = "") -> Markup:
    """A covered bar; hatched when no number is known. The words beside it say the same."""
    cut = [
        tag(
            "span",
            class_=f"{'look' if part.look in ('others', 'unknown') else 'status'}-{part.look}",
            style=f"width:{part.share:.2f}%",
        )
        for part in parts(row)
    ]
    return tag("span", cut, class_=f"strip-bar {class_} {'' if cut else 'no-number'}".strip(), aria_hidden="true")


def section(heading: str, *content: Content, class_: str | None = None) -> Markup:
    """A part of a panel under its heading."""
    return tag("section", tag("h3", heading), *content, class_=class_)


def panel(over: str, heading: str, close: str, *content: Content, aside: str = "") -> Markup:
    """A panel with its head and a way to close it; `aside` stands on the handle that opens it on a small screen."""
    handle = tag(
        "button",
        tag("span", heading, class_="handle-name", dir="auto"),
        tag("span", aside, class_="handle-figure"),
        tag("span", "Details", class_="handle-word"),
        class_="card-handle",
        aria_label=f"Show or hide: {heading}",
    )
    head = tag("div", tag("p", over, class_="over"), link("Close", close, "close"), class_="panel-head")
    return (
        handle
        + tag("div", head, tag("h2", heading, dir="auto"), class_="card-head")
        + tag("div", *content, class_="card-body")
    )


def sources(cited: Sequence[CitedSource]) -> Markup:
    """The sources of a record in one line: publisher and day, each a link where it has an address."""
    if not cited:
        return tag("span", "no source", class_="none")
    said: list[Content] = []
    for each in cited:
        said += ["; " if said else "", _source(each)]
    return tag("span", "Sources: " if len(cited) > 1 else "Source: ", *said, class_="measure-sources")


def _source(source: CitedSource) -> Content:
    dated = words.day(source.date, source.date_precision) if source.date else ""
    said = ", ".join(filter(None, (source.publisher or source.name, dated)))
    href = facts.web(source.url) if source.url else None
    return tag("a", said, href=href, title=source.name, target="_blank", rel="noopener noreferrer") if href else said
