"""The parts of the timeline's page, and what stands in its head row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.ids import Ids
from app.links import Links
from app.parts.attributes import aria, data
from app.parts.drawing import drawing
from app.views.timeline.figures import View
from app.views.timeline.plan import years
from app.views.timeline.scale import Years
from app.views.timeline.selection import LIST
from app.views.timeline.sheet import WIDE
from ontology.model import Model

ids = Ids("timeline")
FILTERS = (
    ("technology", "Technology", "all technologies"),
    ("actor", "Actor", "anyone"),
    ("kind", "Kind", "all kinds"),
)
YEARS = (("first", "Years"), ("last", "to"))


def layout(_model: Model, _links: Links) -> html.Div:
    """The view before anything is asked."""
    return html.Div(
        [
            dcc.Store(id=ids("asked")),
            dcc.Store(id=ids("effective")),
            dcc.Store(id=ids("picked")),
            html.Div(
                [
                    html.Div(id=ids("notice"), className="notice", role="status"),
                    html.Div(
                        [
                            html.H1("Timeline", id=ids("title"), className="view-title"),
                            html.Div(
                                [
                                    html.Button("Filters", className="button tl-open", **aria(expanded="false")),
                                    *(_filter(*each) for each in FILTERS),
                                    html.Div([part for each in YEARS for part in _year(*each)], className="tl-years"),
                                    html.Div(id=ids("tools"), className="tl-buttons"),
                                ],
                                className="tools",
                            ),
                        ],
                        className="view-head",
                    ),
                    drawing(ids),
                ],
                className="stage",
            ),
            html.Aside(id=ids("card"), className="card", **aria(label="Details")),
        ],
        id=ids("page"),
        className="view timeline",
        **data(wide=str(WIDE)),
    )


def _filter(name: str, label: str, placeholder: str) -> html.Div:
    chooser = dcc.Dropdown(
        id=ids(name), searchable=True, clearable=True, placeholder=placeholder, maxHeight=420, className="choice"
    )
    return html.Div([html.Label(label, htmlFor=ids(name)), chooser], className=f"tl-filter tl-{name}")


def _year(name: str, label: str) -> list[Component]:
    box = dcc.Dropdown(id=ids(name), searchable=True, clearable=False, maxHeight=320, className="choice year")
    return [html.Label(label, htmlFor=ids(name)), box]


def year_options(view: View) -> list[int]:
    """The years that can be chosen: from the first date known to the state of knowledge, and those shown."""
    days = [when.day.year for measure in view.measures for when in measure.dates.values()]
    first, last = years(view)
    low = min([*days, first], default=first)
    return list(range(low, max(view.known.year, last) + 1))


def buttons(view: View) -> list[Any]:
    """Zoom, moving through the years, and the way to the list and back."""
    now = Years(*years(view), view.known.year)
    steps = (
        ("earlier", "‹", "Earlier years", now.moved(-1)),
        ("later", "›", "Later years", now.moved(1)),
        ("closer", "+", "Fewer years, closer", now.closer(view.on.year)),
        ("wider", "−", "More years, farther", now.wider()),
    )
    found: list[Any] = [_step(view, name, sign, title, to) for name, sign, title, to in steps]
    whole = view.href(view.selection.but(first=None, last=None))
    found.append(dcc.Link("Fit", href=whole, className="button tl-fit", title="The last eight years (key 0)"))
    as_list = view.selection.form == LIST
    other = view.href(view.selection.but(form="" if as_list else LIST))
    return [
        html.Div(found, className="zooms", role="group", **aria(label="Years shown")),
        dcc.Link("As picture" if as_list else "As list", href=other, className="button tl-form"),
    ]


def _step(view: View, name: str, sign: str, title: str, to: Years) -> dcc.Link:
    href = view.href(view.selection.but(first=to.first, last=to.last))
    return dcc.Link(sign, href=href, className=f"button tl-{name}", title=f"{title}: {to.first} to {to.last}")


def links(entries: Sequence[tuple[str, str]]) -> html.Nav:
    """The ways from the card to other views."""
    found = [dcc.Link(text, href=href, className="button") for text, href in entries]
    return html.Nav(found, className="tl-ways", **aria(label="Elsewhere"), **data(ways="timeline"))
