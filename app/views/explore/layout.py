"""The explorer's components: the page as it starts, and each part filled."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app import address, lens, shapes
from app.canvas.component import bare, zooms
from app.canvas.data import look
from app.canvas.explorer_style import explorer_stylesheets
from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria
from app.parts.export import export
from app.parts.glyph import glyph
from app.scripts import place
from app.theme import fill_and_stroke
from app.views.explore.lists import LegendEntry, Line, Section
from app.views.explore.selection import Selection
from ontology.model import Model, NodeType, RelationType

MOST = 2_000
"""So many entities the canvas holds at most."""
STEP = 100
"""So many new neighbours an expansion brings at most."""
OWN_POINTS = ("cut-rectangle", "barrel")
"""Forms that the canvas is given by their corners."""
ids = Ids("explore")


def layout(model: Model, links: Links) -> html.Div:
    """The view before anything is asked. The scripts under assets/explore fill what stands around the canvas."""
    return html.Div(
        [
            dcc.Store(id=ids("begin"), data=begin(model, links)),
            dcc.Store(id=ids("picture")),
            dcc.Store(id=ids("opened")),
            dcc.Store(id=ids("chosen")),
            html.Div([*_head(), _body(), *_foot()], className="stage"),
            html.Aside(id=ids("card"), className="card", **aria(label="Details")),
        ],
        id=ids("page"),
        className="explore",
    )


def _head() -> list[Component]:
    view = html.Div(id=ids("view-bar"), className="explore-bar", role="toolbar", **aria(label="The view as a whole"))
    end = html.Div([zooms(ids), view, html.Div(id=ids("tools"), className="tools")], className="head-end")
    return [
        html.Div(id=ids("notice"), className="notice", role="status"),
        html.Div(id=ids("said"), className="explore-said"),
        html.Div([html.H1(id=ids("title"), className="view-title", dir="auto"), end], className="view-head"),
        html.Div(id=ids("bar"), className="explore-bar", role="toolbar", **aria(label="What can be done")),
    ]


def _body() -> html.Div:
    """The canvas between a panel of settings at its left and a table at its right; both are shown on request."""
    over = html.Div(id=ids("over"), className="over-canvas")
    return html.Div(
        [
            html.Div(id=ids("panel"), className="explore-panel", hidden=True),
            html.Div([bare(ids, "Picture of entities"), over], className="canvas-box"),
            html.Div(id=ids("table"), className="explore-table", hidden=True),
        ],
        className="explore-body",
    )


def _foot() -> list[Component]:
    return [
        html.Div(id=ids("progress"), className="explore-progress", hidden=True),
        html.Div(id=ids("list"), className="listing"),
        html.Div(id=ids("legend"), className="legend"),
        html.Div(id=ids("live"), className="unseen", role="status", **aria(live="polite")),
    ]


def begin(model: Model, links: Links) -> dict[str, object]:
    """What the scripts need to know: where they talk to, how it looks, what the ontology has."""
    return {
        "script": place(links, "explore/page.js"),
        "base": links.to("explore"),
        "root": links.to(""),
        "canvas": ids("cytoscape"),
        "place": ids("canvas"),
        "longest": address.LONGEST,
        "shared": list(lens.SHARED),
        "step": STEP,
        "most": MOST,
        "styles": explorer_stylesheets(model),
        "classes": {name: _class(model, name, node) for name, node in model.nodes.items()},
        "relations": {each.cypher_type: _relation(each) for each in model.relations.values()},
        "shapes": {name: points for name, points in shapes.OUTLINES.items() if name in OWN_POINTS},
        "forms": sorted(shapes.OUTLINES),
    }


def _class(model: Model, name: str, node: NodeType) -> dict[str, object]:
    return {
        "label": node.label,
        "look": look(model, name),
        "shape": node.shape,
        "fill": {"light": fill_and_stroke(node, dark=False)[0], "dark": fill_and_stroke(node, dark=True)[0]},
        "ancestors": list(node.ancestors),
        "attributes": {each.name: each.label for each in node.attributes},
    }


def _relation(relation: RelationType) -> dict[str, object]:
    return {"label": relation.label, "inverse": relation.inverse_label, "line": relation.line}


def tools(selection: Selection, links: Links, *, briefed: bool) -> list[Component]:
    """The buttons over the canvas: the way to the list and back as links, so that Back undoes them, the note on what is
    in the middle where there can be one, and the export."""
    note = links.to("briefing", selection.but(statement="", group="", shown_as="").to_url())
    to = {shown: links.to("explore", selection.but(shown_as=shown).to_url()) for shown in ("list", "canvas")}
    return [
        dcc.Link("As list", href=to["list"], className="button to-list"),
        dcc.Link("As picture", href=to["canvas"], className="button to-canvas"),
        *([dcc.Link("Briefing", href=note, className="button to-briefing")] if briefed else []),
        export("explore"),
    ]


def page_class(selection: Selection, *, empty: bool = False) -> str:
    """The class that says whether list or canvas is shown, or what suits the width."""
    return f"explore as-{selection.shown_as or 'fits'}{' is-empty' if empty else ''}"


def legend(entries: Sequence[LegendEntry]) -> list[Component]:
    """The classes on the canvas with their counts, and how to read it."""
    items = [
        html.Li([glyph(entry.look), html.Span(entry.label), html.Span(f"{entry.count:,}", className="count")])
        for entry in entries
    ]
    how = html.P(
        [
            html.Span("Shape: class. Colour: family. Arrow: from subject to object."),
            html.Span(" Dashed outline: measure not in force on the day.") if _has_measures(entries) else "",
        ],
        className="how",
    )
    return [html.Ul(items), how] if items else []


def _has_measures(entries: Sequence[LegendEntry]) -> bool:
    return any(entry.look == "Measure" for entry in entries)


def listing(sections: Sequence[Section]) -> list[Component]:
    """The statements as lists under the name of their relationship."""
    if not sections:
        return [html.P("Nothing in the graph leads to it or from it.")]
    return [_section(section) for section in sections]


def _section(section: Section) -> html.Section:
    more = [dcc.Link(f"{section.folded:,} more", href=section.more_href, className="more")] if section.folded else []
    return html.Section(
        [
            html.H2(
                [section.label, html.Span(f"{section.neighbours:,}", className="count")], id=f"group-{section.key}"
            ),
            html.Ul([_line(line) for line in section.lines]),
            *more,
        ]
    )


def _line(line: Line) -> html.Li:
    sources = f"{line.sources} source{'s' if line.sources != 1 else ''}" if line.sources else "no source"
    return html.Li(
        [
            glyph(line.kind.name),
            html.Span(
                [
                    dcc.Link(line.name, href=line.href, className="line-name"),
                    html.Span(line.fact + (", not in force on the day" if line.faded else ""), className="line-fact"),
                ],
                dir="auto",
            ),
            dcc.Link(sources, href=line.statement_href, className="line-sources", title="What is said, and where"),
        ]
    )
