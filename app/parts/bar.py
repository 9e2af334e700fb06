"""The app bar: mark, tabs, search, and what concerns the whole page."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.links import Links
from app.parts.attributes import aria, data
from app.parts.glyph import glyph

TABS = "tabs"
SEARCH = "search-text"
ASKED = "search-asked"
"""The store of what to search for: the text, once the typing rests."""
FOUND = "search-found"
Found = tuple[str, str, str, str, str]


def bar(links: Links) -> html.Header:
    """The bar at the top of every page."""
    return html.Header(
        [
            html.A("Skip to the content", href="#content", className="skip"),
            dcc.Link(
                [html.Span(className="mark-drawing", **aria(hidden="true")), html.Span("Chokepoint")],
                href=links.to(""),
                className="mark",
            ),
            html.Button("Menu", id="menu", className="bar-button menu", **aria(expanded="false", controls=TABS)),
            html.Nav(id=TABS, className="tabs", **aria(label="Views")),
            _search(),
            html.Button("Share", id="share", className="bar-button", title="Copy the address of what is shown"),
            html.Button(
                "Theme: system", id="theme", className="bar-button", title="Light, dark, or as the system has it"
            ),
        ],
        className="app-bar",
    )


def _search() -> html.Div:
    return html.Div(
        [
            html.Label("Search by name, other name, id, ECCN or HS code", htmlFor=SEARCH, className="unseen"),
            dcc.Input(
                id=SEARCH,
                type="search",
                placeholder="Search: name, ECCN, id",
                maxLength=120,
                autoComplete="off",
            ),
            dcc.Store(id=ASKED),
            html.Kbd("/", **aria(hidden="true")),
            html.Div(id=FOUND, className="found", role="region", **aria(live="polite", label="Found")),
        ],
        className="search",
        role="search",
    )


def tabs(entries: Sequence[tuple[str, str, bool]]) -> list[Component]:
    """The tabs from label, address and whether it is the view shown."""
    return [
        dcc.Link(label, href=href, className="view-tab here" if here else "view-tab", title=label)
        for label, href, here in entries
    ]


def found(text: str, hits: Sequence[Found]) -> list[Component]:
    """The hits of a search as links: class, name, kind, why it was found. Says so when there are none."""
    if not text.strip():
        return []
    if not hits:
        return [
            html.P(f"Nothing found for {text[:60]!r}. Try fewer letters, an id or a number such as 3B001.", dir="auto")
        ]
    return [html.Ul([html.Li(_hit(*hit)) for hit in hits], **data(for_=text))]


def _hit(look: str, name: str, kind: str, reason: str, href: str) -> dcc.Link:
    return dcc.Link(
        [
            glyph(look),
            html.Span(name, className="hit-name", dir="auto"),
            html.Span(f"{kind} · {reason}" if reason else kind, className="hit-kind", dir="auto"),
        ],
        href=href,
    )
