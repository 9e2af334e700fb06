"""What a view draws for an address: put into the page before it is sent, brought anew when the address changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import Dash, Input, Output, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.ids import Ids

Parts = Sequence[tuple[str, str]]
"""Components of a view, by their name in it, and the property of each that the address decides."""
LATER: dict[str, Any] = {"prevent_initial_call": True}
"""For callbacks whose first answer comes with the page."""


def register(app: Dash, ids: Ids, parts: Parts, page: Callable[[str], Sequence[Any]]) -> None:
    """Let `page` give the parts of a view, in their order, whenever its address changes."""

    @app.callback([Output(ids(name), kind) for name, kind in parts], Input(ids("address"), "data"), **LATER)
    def draw(at: dict[str, Any] | None) -> Sequence[Any]:
        if at is None:
            raise PreventUpdate
        return page(at["search"])


def fill(page: Component, values: Mapping[tuple[str, str], Any]) -> None:
    """Set properties within `page`, by the id of the component and the name of the property."""
    for (id, name), value in values.items():
        if value is not no_update:
            setattr(page[id], name, value)
