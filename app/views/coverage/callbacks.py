"""The address in, the page out."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash, Input, Output, no_update
from markupsafe import Markup

from app import redraw
from app.browser import in_browser
from app.links import Links
from app.parts import drawing, notices
from app.parts.export import export
from app.tabular import Table
from app.views.coverage import figures, files, layout, panels, tables
from app.views.coverage.asking import view
from app.views.coverage.layout import ids
from app.views.coverage.view import View
from graph import reads
from graph.connection import Reader
from graph.nearest import nearest
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
    in_browser(app, "coverage_forms", "follow", Output(ids("gone"), "data"), Input(ids("go"), "data"))

    redraw.register(app, ids, PARTS, partial(page, reader, model, links))

    files.register(app, reader, model, links)


def page(reader: Reader, model: Model, links: Links, query: str | None) -> tuple[Any, ...]:
    """The parts of the page in the order of `PARTS`, for a query string."""
    found = view(reader, model, links, query)
    if found is None:
        nothing = drawing.picture(Markup(""), ids=ids, name="nothing", at="side")
        return "view coverage panel-none", layout.empty(), "Coverage", [], nothing, no_update, "", nothing
    shown, scope = found
    strip, side = panels.parts(reader, shown, scope)
    return (
        f"view coverage panel-{shown.panel}",
        [part for said in (*shown.notices, *missing(reader, shown)) for part in notices.notice(said)],
        figures.title(shown),
        [*layout.tools(shown.selection, links, shown.panel), export("coverage")],
        drawing.picture(strip, ids=ids, name="strip", at="strip"),
        figures.matrix(shown, ids("matrix")),
        figures.source_line(shown),
        drawing.picture(side, ids=ids, name=f"{shown.panel} {shown.on}", at="side"),
    )


def missing(reader: Reader, shown: View) -> list[str]:
    """What is in focus and cannot be shown, with the nearest that can."""
    focus, cell = shown.selection.lens.focus, shown.selection.cell
    said = []
    if focus and shown.chosen is None:
        other = reads.entity(reader, focus)
        known = {id: each.name for id, each in shown.technologies.items()}
        said.append(
            f"{other.name} is no technology: choose one from the rows."
            if other
            else f"The graph has no technology {focus[:80]!r}. {nearest(focus, known)}"
        )
    if cell and cell not in shown.by:
        said.append(f"There is no column {cell[:80]!r}: choose the jurisdiction in Controls of.")
    return said


def table(reader: Reader, model: Model, query: str) -> Table:
    """What the view shows for a query string, as rows; none of an empty graph."""
    found = view(reader, model, Links(), query)
    return tables.table(found[0]) if found else Table(name="coverage", columns=tables.PLAIN, rows=())
