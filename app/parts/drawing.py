"""A place for a picture that the server writes as markup; assets/drawing.js puts it in and keeps focus and scroll."""

from __future__ import annotations

from dash import Dash, Input, Output, dcc, html
from markupsafe import Markup

from app.browser import in_browser
from app.ids import Ids

Picture = dict[str, str]


def drawing(ids: Ids, name: str = "picture") -> html.Div:
    """The place and its store; empty until a picture comes."""
    return html.Div(
        [
            dcc.Store(id=ids(f"{name}-markup")),
            dcc.Store(id=ids(f"{name}-drawn")),
            html.Div(id=ids(name), className="drawing"),
        ],
        className="drawing-box",
    )


def register(app: Dash, ids: Ids, name: str = "picture") -> None:
    """Let the page's script put in each picture that arrives in the store."""
    in_browser(app, "drawing", "draw", Output(ids(f"{name}-drawn"), "data"), Input(ids(f"{name}-markup"), "data"))


def picture(markup: Markup, *, ids: Ids, name: str, title: str = "", at: str = "picture") -> Picture:
    """What the store takes. `name` is what the picture shows, in words: tests and screen readers find it there.

    `title`, when given, becomes the title of the page.
    """
    return {"place": ids(at), "markup": str(markup), "name": name, "title": title}
