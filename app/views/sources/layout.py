"""The parts of the page."""

from __future__ import annotations

from dash import dcc, html

from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria
from app.parts.drawing import drawing
from ontology.model import Model

ids = Ids("sources")


def layout(_model: Model, _links: Links) -> html.Div:
    """The view before anything is asked: the lists, and beside them the card of the publication that is open."""
    return html.Div(
        [
            html.Div(
                [
                    html.Div(id=ids("notice"), className="notice", role="status"),
                    html.Div(
                        [
                            html.H1("Sources", id=ids("title"), className="view-title"),
                            html.Div([_finder(), html.Div(id=ids("tools"), className="tools")], className="head-end"),
                        ],
                        className="view-head",
                    ),
                    drawing(ids, "lists"),
                ],
                className="stage",
            ),
            html.Aside(drawing(ids, "card"), className="card open", **aria(label="The publication that is open")),
        ],
        id=ids("page"),
        className="view sources-view",
    )


def _finder() -> html.Div:
    return html.Div(
        [
            html.Label("Find in the list", htmlFor=ids("find"), className="unseen"),
            dcc.Input(id=ids("find"), type="search", placeholder="Find in the list", maxLength=200, autoComplete="off"),
        ],
        className="finder",
    )
