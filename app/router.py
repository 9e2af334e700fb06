"""Which view an address belongs to, and what the whole page does with an address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from app import address, errors, facts, lens, redraw, steering
from app.browser import in_browser
from app.exports.content import Content
from app.exports.shown import Shown
from app.ids import Ids
from app.links import Links
from app.parts import bar, controls, footer, notices
from app.parts.attributes import aria, data
from app.tabular import Table
from graph import reads
from graph.connection import Reader
from graph.search import search
from graph.templates import DEFAULT_BY
from ontology.model import Model

URL, AGAIN, LOST, OPENED = "url", "retry", "not-found", "opened"
PATH, SEARCH, RETRY = Input(URL, "pathname"), Input(URL, "search"), Input(AGAIN, "data")
HITS = 8
frame = Ids("view")


@dataclass(frozen=True)
class Early:
    """A picture that is drawn before the page: where it is asked for with the page's query string, the id of the place
    that it is drawn in, the module that draws it, what that is given as JSON, and which query strings have one."""

    path: str
    place: str
    script: str
    given: Callable[[Model, Links], str]
    when: Callable[[str], bool]


@dataclass(frozen=True)
class Room:
    """A view: its path and tab, how it starts, and its callbacks. `also` are other paths that lead to it.

    `page` gives what goes into its `parts` for a query string, in their order: a page comes drawn, and is drawn anew.
    `controls` are the shared controls that act in it; `any_destination` says that it can do without one; `by` are the
    jurisdictions it takes by default. `table` gives what it shows for a query string as rows; `foot` is what its footer
    says before the sources. A `measured` view is drawn for the size of the window, which its own script tells.
    A view without a `tab` is reached by links only.
    `shown` gives the ids of what it shows for a query string.
    `paper` gives it for a sheet, `None` where the graph holds nothing to show.
    `scripts` are the modules that its page imports, such as `cypher/page.js`; `early` is what is drawn before the page.
    """

    path: str
    label: str
    layout: Callable[[Model, Links], Component]
    register: Callable[[Dash, Reader, Model, Links], None]
    parts: redraw.Parts = ()
    page: Callable[[Reader, Model, Links, str], Sequence[Any]] | None = None
    also: tuple[str, ...] = ()
    controls: tuple[str, ...] = ("on", "toward", "by")
    any_destination: bool = False
    by: tuple[str, ...] = DEFAULT_BY
    table: Callable[[Reader, Model, str], Table] | None = None
    foot: str = ""
    measured: bool = False
    tab: bool = True
    shown: Callable[[Reader, Model, str], Shown] | None = None
    paper: Callable[[Reader, Model, str], Content | None] | None = None
    scripts: tuple[str, ...] = ()
    early: Early | None = None

    def holds(self, path: str) -> bool:
        """Whether a path of the app is this view's."""
        return path == self.path or path in self.also


def shell(rooms: Sequence[Room], model: Model, links: Links, opened: Sequence[Room]) -> html.Div:
    """The frame of every page. Of the views it has those that are opened; the others come when first gone to."""
    views = [
        html.Div(_view(room, model, links) if room in opened else [], id=frame(room.path), hidden=room not in opened)
        for room in rooms
    ]
    return html.Div(
        [
            dcc.Location(id=URL, refresh=False),
            dcc.Store(id=AGAIN),
            dcc.Store(id=OPENED, data=[room.path for room in opened]),
            bar.bar(links),
            html.Div(id=errors.STRIP, className="strip", role="alert", hidden=True),
            controls.controls(),
            html.Div(className="progress", **aria(hidden="true")),
            html.Div(id=errors.BANNER),
            html.Main([*views, html.Div(id=LOST, className="plain-page", hidden=True)], id="content", tabIndex=-1),
            html.Footer(id=footer.FOOTER, className="footer"),
            html.Div(id="said", className="said", role="status", **aria(live="polite")),
        ],
        className="frame",
        **data(health=links.to("health")),
    )


def still(rooms: Sequence[Room], model: Model, links: Links, room: Room, query: str) -> html.Div:
    """The page of a view before anything is asked for it: its frame, and the view as it starts."""
    page = shell(rooms, model, links, [room])
    redraw.fill(page, {(bar.TABS, "children"): _tabs(rooms, links, room.path, query)})
    return page


def drawn(
    rooms: Sequence[Room], reader: Reader, model: Model, links: Links, room: Room, pathname: str, query: str
) -> html.Div:
    """The page of an address with all in it that its callbacks would bring, so that nothing is left to ask for.

    Raises what the callbacks would raise.
    """
    page = shell(rooms, model, links, [room])
    values: dict[tuple[str, str], Any] = {
        (URL, "pathname"): pathname,
        (URL, "search"): query,
        (bar.TABS, "children"): _tabs(rooms, links, room.path, query),
    }
    values |= steering.shown(reader, links, rooms, pathname, query)
    values[footer.FOOTER, "children"] = _foot(reader, links, room)
    if room.page:
        ids = Ids(room.path)
        made = room.page(reader, model, links, query)
        values |= {(ids(name), kind): value for (name, kind), value in zip(room.parts, made, strict=True)}
        values[address_of(room.path), "data"] = {"search": query, "retry": 0, "drawn": True, "measured": room.measured}
    redraw.fill(page, values)
    return page


def _view(room: Room, model: Model, links: Links) -> list[Component]:
    """A view with the stores it is told its address by: see `address_of`."""
    paths = [links.to(path) for path in (room.path, *room.also)]
    return [
        dcc.Store(id=address_of(room.path)),
        dcc.Store(id=Ids(room.path)("paths"), data=paths),
        room.layout(model, links),
    ]


def register(app: Dash, reader: Reader, model: Model, links: Links, rooms: Sequence[Room]) -> None:
    """The callbacks of the frame: route, search, day, footer, and clearing what went wrong before."""
    _route(app, model, links, rooms)
    _search(app, reader, model, links)
    steering.register(app, reader, links, rooms, URL)

    @app.callback(Output(footer.FOOTER, "children"), Input(URL, "pathname"), RETRY, **redraw.LATER)
    def foot(pathname: str | None, _retry: int | None) -> list[Component]:
        path = links.path(pathname)
        return _foot(reader, links, next((room for room in rooms if room.holds(path)), None))

    in_browser(app, "frame", "clear", Output(errors.BANNER, "className"), SEARCH, RETRY)
    for room in rooms:
        at = address_of(room.path)
        there = State(Ids(room.path)("paths"), "data"), State(at, "data")
        in_browser(app, "steering", "lead", Output(at, "data"), PATH, SEARCH, RETRY, *there)


def address_of(path: str) -> str:
    """The id of the store that holds the query string of a view while it is shown.

    Its data is `{"search": "?…"}`: a view that draws from it is asked only for addresses of its own. `drawn` beside it
    says that the page came with the picture of this address.
    """
    return Ids(path)("address")


def _foot(reader: Reader, links: Links, room: Room | None) -> list[Component]:
    return footer.footer(reads.knowledge(reader), room.foot if room else "", links.to("sources"))


def _tabs(rooms: Sequence[Room], links: Links, path: str, query: str | None) -> list[Component]:
    entries = [(room.label, links.to(room.path, lens.shared(query)), room.holds(path)) for room in rooms if room.tab]
    return bar.tabs(entries)


def _route(app: Dash, model: Model, links: Links, rooms: Sequence[Room]) -> None:
    outputs = [Output(bar.TABS, "children"), Output(LOST, "children"), Output(LOST, "hidden"), Output(OPENED, "data")]
    outputs += [Output(frame(room.path), part) for room in rooms for part in ("hidden", "children")]

    @app.callback(outputs, PATH, SEARCH, State(OPENED, "data"), **redraw.LATER)
    def route(pathname: str | None, query: str | None, before: list[str] | None) -> tuple[Any, ...]:
        path, opened = links.path(pathname), before or []
        here = [room for room in rooms if room.holds(path)]
        new = [room for room in here if room.path not in opened]
        ways = [(room.label, links.to(room.path, lens.shared(query))) for room in rooms if room.tab]
        words = [] if here else notices.not_found(path, ways)
        views = [
            part
            for room in rooms
            for part in (room not in here, _view(room, model, links) if room in new else no_update)
        ]
        return (
            _tabs(rooms, links, path, query),
            words,
            bool(here),
            [*opened, *(room.path for room in new)] if new else no_update,
            *views,
        )


def _search(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    in_browser(app, "frame", "rest", Output(bar.ASKED, "data"), Input(bar.SEARCH, "value"))

    @app.callback(
        Output(bar.FOUND, "children"), Input(bar.ASKED, "data"), State(URL, "search"), prevent_initial_call=True
    )
    def find(text: str | None, query: str | None) -> list[Component]:
        asked = text or ""
        return bar.found(asked, [_found(model, links, query, hit) for hit in search(reader, asked, HITS)])


def _found(model: Model, links: Links, query: str | None, hit: Any) -> bar.Found:
    kind = facts.kind(model, hit.labels)
    there = address.write({**address.read(lens.shared(query)), "focus": hit.id})
    return kind.name, hit.name, kind.label, hit.reason or "", links.to("explore", there)
