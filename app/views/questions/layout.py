"""The parts of the page."""

from __future__ import annotations

from dash import dcc, html

from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria
from app.parts.drawing import drawing
from ontology.model import Model

ids = Ids("questions")


def layout(_model: Model, _links: Links) -> html.Div:
    """The view before anything is asked: the list of questions at the left, the one that is asked at the right."""
    return html.Div([_rail(), _stage()], id=ids("page"), className="view questions")


def _rail() -> html.Nav:
    return html.Nav(
        [
            html.Div(
                [
                    html.Label("Find a question", htmlFor=ids("find"), className="unseen"),
                    dcc.Input(
                        id=ids("find"), type="search", placeholder="Find a question", maxLength=100, autoComplete="off"
                    ),
                ],
                className="rail-find",
            ),
            drawing(ids, "rail"),
            html.P("No question has these words.", className="rail-none", hidden=True, id=ids("none"), role="status"),
        ],
        className="rail",
        **aria(label="Questions by theme"),
    )


def _stage() -> html.Div:
    return html.Div(
        [
            html.Div(id=ids("notice"), className="notice", role="status"),
            html.Div(
                [
                    html.H1("Questions", id=ids("title"), className="view-title"),
                    html.Div(id=ids("tools"), className="tools"),
                ],
                className="view-head",
            ),
            drawing(ids, "answer"),
        ],
        className="stage",
    )
