"""The parts of the page."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria, data
from app.parts.drawing import drawing
from app.parts.export import export
from app.views.supply_chain.figures import PATH, View
from app.views.supply_chain.selection import ALL
from ontology.model import Model

ids = Ids(PATH)


def layout(_model: Model, _links: Links) -> html.Div:
    """The view before anything is asked."""
    return html.Div(
        [
            dcc.Store(id=ids("asked")),
            html.Div(
                [
                    html.Div(id=ids("notice"), className="notice", role="status"),
                    html.Div(
                        [
                            html.H1("Supply chain", id=ids("title"), className="view-title"),
                            drawing(ids, "head"),
                            _player(),
                            _zooms(),
                            html.Div(id=ids("tools"), className="tools"),
                        ],
                        className="view-head sc-head-row",
                    ),
                    drawing(ids),
                ],
                className="stage sc-stage",
            ),
            html.Aside(drawing(ids, "card"), id=ids("aside"), className="card sc-card", **aria(label="Details")),
        ],
        id=ids("page"),
        className="view sc",
    )


def _player() -> html.Div:
    """Play and the slider over the days of change; assets/supply-chain.js fills in the days."""
    return html.Div(
        [
            html.Button("Play", id=ids("play"), className="button", title="Play the days on which something changed"),
            html.Label("Days of change", htmlFor=ids("day"), className="unseen"),
            html.Div(id=ids("slider"), className="sc-slider"),
            html.Label("Speed", htmlFor=ids("speed"), className="unseen"),
            html.Div(id=ids("speeds"), className="sc-speeds"),
        ],
        id=ids("player"),
        className="sc-player",
        role="group",
        **aria(label="Play through time"),
    )


def _zooms() -> html.Div:
    buttons = [("-", "Smaller (key -)"), ("0", "As drawn (key 0)"), ("+", "Larger (key +)")]
    return html.Div(
        [
            html.Button(
                "100 %" if sign == "0" else sign,
                className="zoom",
                title=title,
                **aria(label=title),
                **data(zoom=sign),
            )
            for sign, title in buttons
        ],
        className="zooms sc-zooms",
        role="group",
        **aria(label="Zoom"),
    )


def tools(view: View) -> list[Component]:
    """All folds at once, the way to the list and back, and the export."""
    whole = ALL in view.selection.opened
    return [
        dcc.Link(
            "Close all" if whole else "Open all", href=view.href(open=None if whole else ALL), className="button to-all"
        ),
        dcc.Link("As list", href=view.href(**{"as": "list"}), className="button to-list"),
        dcc.Link("As picture", href=view.href(**{"as": "picture"}), className="button to-canvas"),
        export(PATH),
    ]


def page_class(shown_as: str) -> str:
    """The class that says whether list or picture is shown, or what suits the width."""
    return f"view sc as-{shown_as or 'fits'}"
