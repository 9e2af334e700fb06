"""The parts of the page."""

from __future__ import annotations

from dash import html

from app.ids import Ids
from app.links import Links
from ontology.model import Model

ids = Ids("sources")


def layout(_model: Model, _links: Links) -> html.Div:
    """The view before anything is asked."""
    return html.Div(
        html.Div(
            [
                html.Div(id=ids("notice"), className="notice", role="status"),
                html.Div(
                    [
                        html.H1("Sources", id=ids("title"), className="view-title"),
                        html.Div(id=ids("tools"), className="tools"),
                    ],
                    className="view-head",
                ),
            ],
            className="stage",
        ),
        id=ids("page"),
        className="view",
    )
