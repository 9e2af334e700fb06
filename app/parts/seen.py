"""What an entity is seen in, as lists of a card."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.cards import Link, Sighted, Sightings
from app.parts.glyph import glyph

SHOWN = 12
TIES = 3
"""Statements named in a line; of more their number is told."""


def sightings(shown: Sightings) -> list[Component]:
    """The first twelve in sight, the others folded; what is not listed at all is a link away."""
    rest = shown.listed[SHOWN:]
    folded = [html.Details([html.Summary(f"{len(rest):,} more"), _list(rest)], className="seen-more")] if rest else []
    left = [dcc.Link(f"{shown.left:,} more elsewhere", href=shown.more_href, className="more")] if shown.left else []
    return [_list(shown.listed[:SHOWN]), *folded, *left]


def _list(lines: Sequence[Sighted]) -> html.Ul:
    return html.Ul([_line(line) for line in lines], className="seen")


def _line(line: Sighted) -> html.Li:
    return html.Li(
        [
            glyph(line.kind.name),
            html.Div(
                [
                    dcc.Link(line.name, href=line.href, className="seen-name", title=line.kind.label),
                    html.Div([html.Span(line.detail), *_ties(line.ties)], className="detail"),
                ]
            ),
        ],
        dir="auto",
    )


def _ties(ties: Sequence[Link]) -> list[Component]:
    links: list[Component] = [dcc.Link(tie.text, href=tie.href, title="The statement") for tie in ties[:TIES]]
    return [*links, *([html.Span(f"and {len(ties) - TIES} more")] if len(ties) > TIES else [])]
