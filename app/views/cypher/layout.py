"""The parts of the page; the scripts under assets/cypher fill them."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from app import address, scripts
from app.canvas.component import canvas, zooms
from app.canvas.style import stylesheets
from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria, data
from app.parts.export import export
from app.views.cypher.figures import styles
from ontology.model import Model

ids = Ids("cypher")
READ_ONLY = "Only reading: what would change the graph, its users or the server is refused."
KEYS = (
    "Ctrl and Enter, or Command and Enter, runs the text. Escape stops what runs. Tab takes a suggestion or indents; "
    "to leave the editor with the keyboard, press Escape, then Tab."
)
FORMS = (("table", "Table"), ("graph", "Graph"), ("json", "JSON"), ("plan", "Plan"))
FILES = (
    ("csv", "CSV"),
    ("xlsx", "XLSX, for spreadsheets"),
    ("json", "JSON"),
    ("graphml", "GraphML, for graph tools"),
    ("ttl", "Turtle, RDF"),
)
SHELVES = (("examples", "Examples"), ("saved", "Saved"), ("history", "History"))


def layout(model: Model, links: Links) -> html.Div:
    """The view before anything is asked: examples, saved queries and history at the left, the editor at the right."""
    stage = html.Div([_head(), _editor(), _bar(), _below(model)], className="stage")
    begin = dcc.Store(id=ids("begin"), data=_begin(model, links))
    return html.Div([begin, dcc.Store(id=ids("opened")), _rail(), stage], id=ids("page"), className="view cypher")


def _begin(model: Model, links: Links) -> dict[str, object]:
    """What the scripts need to know: where they are, where they talk to, and how pictures look."""
    return {
        "script": scripts.place(links, "cypher/page.js"),
        "base": links.to("cypher"),
        "explore": links.to("explore"),
        "canvas": ids("cytoscape"),
        "styles": styles(stylesheets(model)),
        "longest": address.LONGEST,
    }


def _rail() -> html.Nav:
    tabs = [_tab(ids(f"shelf-{key}"), words, ids("shelf"), chosen=key == "examples") for key, words in SHELVES]
    return html.Nav(
        [
            html.Div(tabs, className="tabs-of", role="tablist", **aria(label="Queries to open")),
            html.Div(id=ids("shelf"), className="shelf", role="tabpanel"),
        ],
        className="rail",
        id=ids("rail"),
        **aria(label="Queries to open"),
    )


def _tab(id: str, words: str, panel: str, *, chosen: bool) -> html.Button:
    said = aria(controls=panel, selected="true" if chosen else "false")
    return html.Button(words, id=id, className="button", role="tab", tabIndex=0 if chosen else -1, **said)


def _head() -> html.Div:
    shelves = html.Button("Examples, saved, history", id=ids("to-rail"), className="button", **aria(expanded="false"))
    return html.Div(
        [html.H1("Cypher", className="view-title"), html.Div(shelves, className="tools")], className="view-head"
    )


def _editor() -> html.Div:
    return html.Div(
        [
            html.P(KEYS, id=ids("keys"), className="unseen"),
            html.Div("The editor is loading.", id=ids("editor"), className="editor"),
        ],
        className="editor-box",
    )


def _bar() -> html.Div:
    """Run and what goes with it, and the fields of the parameters."""
    buttons: list[Component] = [
        html.Button("Run", id=ids("run"), className="button run", title="Ctrl+Enter"),
        html.Button("Cancel", id=ids("cancel"), className="button", title="Escape", hidden=True),
        html.Button("Save", id=ids("save"), className="button"),
        html.Span(READ_ONLY, className="read-only"),
    ]
    return html.Div(
        [
            html.Form(id=ids("parameters"), className="parameters", hidden=True, **aria(label="Parameters")),
            html.Div(buttons, className="run-bar"),
            html.P(id=ids("address-said"), className="address-said", role="status"),
        ],
        className="under-editor",
    )


def _below(model: Model) -> html.Div:
    return html.Div(
        [
            html.Div(id=ids("running"), className="running", role="status", hidden=True),
            html.Div(id=ids("statements"), className="statements", hidden=True),
            html.Div(id=ids("errors"), className="errors"),
            html.Div(
                [_forms(), html.Div([_files(), export("cypher")], className="take")],
                id=ids("result-bar"),
                className="result-bar",
                hidden=True,
            ),
            html.Div(_beginning(), id=ids("result"), className="result"),
            _picture(model),
            html.Div(id=ids("status"), className="result-status"),
        ],
        className="below",
    )


def _beginning() -> html.Div:
    """What the page is for, before anything ran; the scripts put the first examples below."""
    said = (
        "Ask the graph anything that Cypher can say, and take the answer as a table, a picture, JSON or a file. "
        "Ctrl+Enter runs the text, Escape cancels. Begin with:"
    )
    return html.Div([html.P(said), html.Ul(id=ids("first"))], className="beginning")


def _forms() -> html.Div:
    tabs = [_tab(ids(f"as-{key}"), words, ids("result"), chosen=key == "table") for key, words in FORMS]
    return html.Div(tabs, className="tabs-of", role="tablist", **aria(label="Result as"))


def _files() -> html.Details:
    kinds = [html.Li(html.Button(words, className="file", **data(ending=key))) for key, words in FILES]
    return html.Details([html.Summary("Download", className="button"), html.Ul(kinds)], className="export")


def _picture(model: Model) -> html.Div:
    """The canvas. It is mounted once; hidden while another form is shown."""
    return html.Div(
        [
            html.Div([html.P(id=ids("picture-said")), zooms(ids)], className="picture-head"),
            canvas(ids, model),
            html.Div(id=ids("legend"), className="legend"),
        ],
        id=ids("graph"),
        className="graph-form away",
    )
