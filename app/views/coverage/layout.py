"""The parts of the page as it starts, and the small ones that are filled as components."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria
from app.parts.drawing import drawing
from app.statuses import STATUSES
from app.views.coverage.selection import Selection
from ontology.model import Model

ids = Ids("coverage")


def layout(_model: Model, _links: Links) -> html.Div:
    """The view before anything is asked."""
    return html.Div(
        [
            dcc.Store(id=ids("values")),
            dcc.Store(id=ids("drawn")),
            dcc.Store(id=ids("file")),
            dcc.Store(id=ids("go")),
            dcc.Store(id=ids("gone")),
            html.Div(
                [
                    html.Div(id=ids("notice"), className="notice", role="status"),
                    _head(),
                    drawing(ids, "strip"),
                    legend(),
                    html.Div(id=ids("matrix"), className="matrix drawing", tabIndex=-1),
                    html.P(id=ids("source"), className="source-line"),
                ],
                className="stage",
            ),
            html.Aside(
                [drawing(ids, "side"), html.P(id=ids("file-said"), className="file-said", role="alert")],
                id=ids("card"),
                className="card",
                **aria(label="Details"),
            ),
        ],
        id=ids("page"),
        className="view coverage",
    )


def _head() -> html.Div:
    find = dcc.Input(
        id=ids("find"), type="search", placeholder="Filter: name or id", className="find", maxLength=200, debounce=True
    )
    return html.Div(
        [
            html.H1("Coverage", id=ids("title"), className="view-title"),
            html.Div(
                [
                    html.Label("Filter the technologies", htmlFor=ids("find"), className="unseen"),
                    find,
                    html.Div(id=ids("tools"), className="tools"),
                ],
                className="head-end",
            ),
        ],
        className="view-head",
    )


def legend() -> html.Div:
    """All statuses in their order, then how shares and missing numbers look."""
    entries = [
        html.Li([html.Span(said.letter, className=f"tile key status-{status}"), html.Span(said.words)])
        for status, said in STATUSES.items()
    ]
    how = [
        html.Li([html.Span(className="mark-square no-number"), html.Span("holder without number")]),
        html.Li([html.Span(className="mark-square look-others"), html.Span("held elsewhere")]),
        html.Li([html.Span(className="mark-square status-requested"), html.Span("square: also asked for")]),
    ]
    words = html.Li("Long cell: known share, %", className="how")
    return html.Div(html.Ul([*entries, words, *how]), className="statuses", **aria(label="Legend"))


def tools(selection: Selection, links: Links, panel: str) -> list[Component]:
    """The order of rows, what is folded, and the panels. Each is a link, so Back undoes it."""

    def link(words: str, to: Selection, *, here: bool) -> Component:
        current = aria(current="true") if here else {}
        there = dcc.Link(words, href=links.to("coverage", to.to_url()), className="button")
        return html.Span(there, className="here" if here else "", **current)

    by_gap = selection.sort == "gap"
    panels = (("gaps", "Ranked gaps"), ("changes", "Compare"), ("scenario", "Scenario"))
    return [
        html.Span(
            [
                link("By stage", selection.but(sort=""), here=not by_gap),
                link("By gap", selection.but(sort="gap"), here=by_gap),
            ],
            className="choices",
            role="group",
            **aria(label="Order of the rows"),
        ),
        html.Span(
            [link(words, selection.but(panel=name), here=panel == name) for name, words in panels],
            className="choices",
            role="group",
            **aria(label="Beside the matrix"),
        ),
    ]


def empty() -> list[Component]:
    """What to do with a graph that holds nothing."""
    return [
        html.H1("The graph is empty"),
        html.P(
            [
                "Coverage shows which controls cover which technology. Run ",
                html.Code("chokepoint load"),
                ", then reload this page.",
            ]
        ),
    ]
