"""A page that does not move yet: components as HTML, for what a browser shows of a page before its scripts run."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup, escape

from app.markup import joined, tag

NAMES = {"className": "class_", "htmlFor": "for_"}
"""Attributes that Dash calls as React does; the others are only written in small letters."""
UNSAID = ("children", "style", "n_clicks", "disable_n_clicks", "key")
LINKS: dict[type[Component], str] = {dcc.Link: "a", dcc.Input: "input"}
"""Components of Dash that HTML has too. The rest keep their place with an empty element of their class."""
NOTHING = (dcc.Store, dcc.Location)


def still(content: Any) -> Markup:
    """The HTML of a component, of a text, or of several; `None` is nothing. All texts are escaped.

    What only works with scripts is empty; what holds data for them is left out.
    """
    if content is None or isinstance(content, NOTHING):
        return Markup()
    if isinstance(content, str | int | float):
        return escape(content)
    if not isinstance(content, Component):
        return joined(still(each) for each in content)
    return _element(content)


def _element(component: Component) -> Markup:
    values = component.to_plotly_json()["props"]  # type: ignore[no-untyped-call]  # Dash leaves it untyped
    own = type(component).__name__.lower() if type(component).__module__.startswith(html.__name__) else ""
    name = own or LINKS.get(type(component), "")
    if not name:
        return tag("div", id=values.get("id"), class_=values.get("className"))
    said = {NAMES.get(key, key.lower()): value for key, value in values.items() if key not in UNSAID}
    within = still(values.get("children"))
    return tag(name, *([within] if within else []), **said)
