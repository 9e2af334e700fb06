"""What a page says when it has nothing, or something else, to show."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

Links = Sequence[tuple[str, str]]


def notice(text: str, links: Links = ()) -> list[Component]:
    """One sentence, and links that lead on."""
    return [html.P([text, *_joined(links)], dir="auto")]


def empty_graph() -> list[Component]:
    """What to do with a graph that holds nothing."""
    return [
        html.H1("The graph is empty"),
        html.P(
            [
                "Explore shows an entity with everything it is linked to. Load the bundled sources first: run ",
                html.Code("chokepoint load"),
                ", then reload this page.",
            ]
        ),
    ]


def not_found(path: str, links: Links) -> list[Component]:
    """A page for an address that the app does not have."""
    return [
        html.H1("There is no such page"),
        html.P(["The app has no page ", html.Code("/" + path[:200]), "."], dir="auto"),
        html.P(["Go to", *_joined(links)]),
    ]


def _joined(links: Links) -> list[Component | str]:
    parts: list[Component | str] = []
    for text, href in links:
        parts += [" " if not parts else ", ", dcc.Link(text, href=href)]
    return [*parts, "."] if parts else []
