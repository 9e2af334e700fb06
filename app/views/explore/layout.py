"""The explorer's components: the page as it starts, and each part filled."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.canvas.component import canvas, zooms
from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria
from app.parts.export import export
from app.parts.glyph import glyph
from app.views.explore.lists import LegendEntry, Line, Section
from app.views.explore.selection import Selection
from ontology.model import Model

ids = Ids("explore")


def layout(model: Model, _links: Links) -> html.Div:
    """The view before anything is asked."""
    return html.Div(
        [
            html.Div(
                [
                    html.Div(id=ids("notice"), className="notice", role="status"),
                    html.Div(
                        [
                            html.H1(id=ids("title"), className="view-title", dir="auto"),
                            html.Div(
                                [
                                    html.Span("Scroll the picture for the rest", className="hint"),
                                    zooms(ids),
                                    html.Div(id=ids("tools"), className="tools"),
                                ],
                                className="head-end",
                            ),
                        ],
                        className="view-head",
                    ),
                    canvas(ids, model),
                    html.Div(id=ids("list"), className="listing"),
                    html.Div(id=ids("legend"), className="legend"),
                ],
                className="stage",
            ),
            html.Aside(id=ids("card"), className="card", **aria(label="Details")),
        ],
        id=ids("page"),
        className="explore",
    )


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
