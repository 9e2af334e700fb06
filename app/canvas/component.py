"""The canvas as a component: dash-cytoscape behind this one door, drawn by assets/graph.js.

It is mounted once and empty; every picture reaches it through a store, so that it is never rebuilt.
"""

from __future__ import annotations

import dash_cytoscape as cyto
from dash import Dash, Input, Output, dcc, html

from app.browser import in_browser
from app.canvas.elements import elements
from app.canvas.style import stylesheets
from app.ids import Ids
from app.layout.scene import Scene
from app.parts.attributes import aria, data
from ontology.model import Model

Picture = dict[str, object]


def canvas(ids: Ids, model: Model) -> html.Div:
    """The canvas with its store of pictures and its styles."""
    stores = [
        dcc.Store(id=ids("picture")),
        dcc.Store(id=ids("styles"), data=stylesheets(model)),
        dcc.Store(id=ids("drawn")),
    ]
    place = bare(ids, "Picture of the neighbours")
    place.children = cyto.Cytoscape(
        id=ids("cytoscape"),
        elements=[],
        stylesheet=[],
        layout={"name": "preset", "fit": False},
        autoRefreshLayout=False,
        autoungrabify=True,
        boxSelectionEnabled=False,
        minZoom=0.2,
        maxZoom=4,
        style={"width": "100%", "height": "100%"},
    )
    return html.Div([*stores, place], className="canvas-box")


def bare(ids: Ids, name: str) -> html.Div:
    """The place of a canvas that scripts put up themselves. `name` is what it is called before anything is drawn."""
    return html.Div(id=ids("canvas"), className="canvas", role="img", tabIndex=0, **aria(label=name))


def zooms(ids: Ids) -> html.Div:
    """The buttons for zoom, for any place on the page."""
    return html.Div(
        [
            html.Button("+", id=ids("zoom-in"), className="zoom", title="Zoom in (+)"),
            html.Button("−", id=ids("zoom-out"), className="zoom", title="Zoom out (-)"),
            html.Button("Fit", id=ids("zoom-fit"), className="zoom", title="Show all (0)"),
        ],
        className="zooms",
        **data(canvas=ids("cytoscape")),
    )


def register(app: Dash, ids: Ids) -> None:
    """Let the page's script draw each picture that arrives in the store."""
    inputs = Input(ids("picture"), "data"), Input(ids("styles"), "data")
    in_browser(app, "canvas", "draw", Output(ids("drawn"), "data"), *inputs)


def picture(scene: Scene, *, canvas_id: str, title: str, chosen: str = "") -> Picture:
    """What the store takes: elements, extent, the generated name, the title of the page, and the canvas it is for."""
    extent = scene.extent
    return {
        "canvas": canvas_id,
        "title": title,
        "name": scene.name,
        "elements": elements(scene, chosen=chosen),
        "extent": {"x1": extent.left, "y1": extent.top, "x2": extent.right, "y2": extent.bottom},
    }
