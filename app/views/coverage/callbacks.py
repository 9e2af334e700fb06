"""The address in, the page out."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate

from app.browser import in_browser
from app.links import Links
from app.parts import drawing, notices
from app.parts.export import export
from app.tabular import Table
from app.views.coverage import figures, files, layout, panels, tables
from app.views.coverage.layout import ids
from app.views.coverage.view import View, view
from graph.connection import Reader
from ontology.model import Model

PARTS = (
    ("page", "className"),
    ("notice", "children"),
    ("title", "children"),
    ("tools", "children"),
    ("strip-markup", "data"),
    ("values", "data"),
    ("source", "children"),
    ("side-markup", "data"),
)


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever its address changes."""
    drawing.register(app, ids, "side")
    drawing.register(app, ids, "strip")
    in_browser(app, "coverage", "draw", Output(ids("drawn"), "data"), Input(ids("values"), "data"))
    in_browser(app, "coverage", "follow", Output(ids("gone"), "data"), Input(ids("go"), "data"))

    @app.callback([Output(ids(name), kind) for name, kind in PARTS], Input(ids("address"), "data"))
    def draw(at: dict[str, str] | None) -> tuple[Any, ...]:
        if at is None:
            raise PreventUpdate
        return page(reader, model, links, at["search"])

    files.register(app, reader, model, links)


def page(reader: Reader, model: Model, links: Links, query: str | None) -> tuple[Any, ...]:
    """The parts of the page in the order of `PARTS`, for a query string."""
    shown = view(reader, model, links, query)
    return (
        f"view coverage panel-{shown.panel}",
        _notice(shown),
        figures.title(shown),
        [*layout.tools(shown.selection, links, shown.panel), export(links, "coverage", query)],
        drawing.picture(panels.strip(reader, shown), ids=ids, name="strip", at="strip"),
        figures.matrix(shown, ids("matrix")),
        figures.source_line(shown),
        drawing.picture(panels.beside(reader, shown), ids=ids, name=f"{shown.panel} {shown.asked.day}", at="side"),
    )


def _notice(shown: View) -> list[Any]:
    return [part for words in shown.notices for part in notices.notice(words)]


def table(reader: Reader, model: Model, query: str) -> Table:
    """What the view shows for a query string, as rows."""
    return tables.table(view(reader, model, Links(), query))
