"""What is told differently, side by side."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from app.cards import Claim, Conflict, Side


def conflict(shown: Conflict) -> html.Figure:
    """All sides of one matter in columns, each with who says so and where."""
    sides = html.Div([_side(each) for each in shown.sides], className="claims-sides")
    return html.Figure([html.Figcaption(shown.label), sides], className="claims")


def _side(side: Side) -> html.Div:
    return html.Div(
        [html.P(side.name, className="claims-side", dir="auto"), *(_claim(each) for each in side.claims)], role="group"
    )


def _claim(claim: Claim) -> html.Div:
    who = [html.P(claim.who, className="claims-who", dir="auto")] if claim.who else []
    sources: list[Component] = [dcc.Link(link.text, href=link.href) for link in claim.sources]
    where = [html.Div(sources, className="detail")] if sources else []
    return html.Div([*who, html.P(claim.value, className="claims-value", dir="auto"), *where])
