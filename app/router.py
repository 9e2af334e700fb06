"""Which view an address belongs to, and what the whole page does with an address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from app import address, errors, facts
from app.browser import in_browser
from app.ids import Ids
from app.links import Links
from app.parts import bar, controls, footer, notices
from app.parts.attributes import aria, data
from graph import reads
from graph.connection import Reader
from graph.search import search
from ontology.model import Model

URL, AGAIN, LOST = "url", "retry", "not-found"
PATH, SEARCH, RETRY = Input(URL, "pathname"), Input(URL, "search"), Input(AGAIN, "data")
HITS = 8
SHARED = ("on", "toward", "by")
frame = Ids("view")


@dataclass(frozen=True)
class Room:
    """A view: its path and tab, how it starts, and its callbacks. `also` are other paths that lead to it."""

    path: str
    label: str
    layout: Callable[[Model, Links], Component]
    register: Callable[[Dash, Reader, Model, Links], None]
    also: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether a path of the app is this view's."""
        return path == self.path or path in self.also


def shell(rooms: Sequence[Room], model: Model, links: Links) -> html.Div:
    """The frame of every page with all views in it; only one is shown."""
    views = [html.Div(room.layout(model, links), id=frame(room.path), hidden=True) for room in rooms]
    return html.Div(
        [
            dcc.Location(id=URL, refresh=False),
            dcc.Store(id=AGAIN),
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


def register(app: Dash, reader: Reader, model: Model, links: Links, rooms: Sequence[Room]) -> None:
    """The callbacks of the frame: route, search, day, footer, and clearing what went wrong before."""
    _route(app, links, rooms)
    _search(app, reader, model, links)
    _day(app, reader, links)

    @app.callback(Output(footer.FOOTER, "children"), PATH, RETRY)
    def foot(_pathname: str | None, _retry: int | None) -> list[Component]:
        return footer.footer(reads.knowledge(reader))

    in_browser(app, "frame", "clear", Output(errors.BANNER, "className"), SEARCH, RETRY)


def _route(app: Dash, links: Links, rooms: Sequence[Room]) -> None:
    outputs = [Output(bar.TABS, "children"), Output(LOST, "children"), Output(LOST, "hidden")]
    outputs += [Output(frame(room.path), "hidden") for room in rooms]

    @app.callback(outputs, PATH, SEARCH)
    def route(pathname: str | None, query: str | None) -> tuple[Any, ...]:
        path = links.path(pathname)
        entries = [(room.label, links.to(room.path, shared(query)), room.holds(path)) for room in rooms]
        lost = not any(here for _, _, here in entries)
        words = notices.not_found(path, [(label, href) for label, href, _ in entries]) if lost else []
        return bar.tabs(entries), words, not lost, *(not here for _, _, here in entries)


def shared(query: str | None) -> str:
    """The part of a query string that all views understand."""
    values = address.read(query)
    return address.write({name: values.get(name) for name in SHARED})


def _search(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    @app.callback(
        Output(bar.FOUND, "children"), Input(bar.SEARCH, "value"), State(URL, "search"), prevent_initial_call=True
    )
    def find(text: str | None, query: str | None) -> list[Component]:
        asked = text or ""
        return bar.found(asked, [_found(model, links, query, hit) for hit in search(reader, asked, HITS)])


def _found(model: Model, links: Links, query: str | None, hit: Any) -> bar.Found:
    kind = facts.kind(model, hit.labels)
    there = address.write({"focus": hit.id, **address.read(shared(query))})
    return kind.name, hit.name, kind.label, hit.reason or "", links.to("explore", there)


def _day(app: Dash, reader: Reader, links: Links) -> None:
    outputs = (Output(URL, "search"), Output(controls.DAY, "date"), Output(controls.STEPS, "children"))

    @app.callback(outputs, PATH, SEARCH, Input(controls.DAY, "date"))
    def sync(pathname: str | None, query: str | None, picked: str | None) -> tuple[Any, ...]:
        """The address bar and the control are one state; the one that changed wins."""
        default = reads.knowledge(reader).as_of or datetime.now(UTC).date()
        on = address.day((picked or "")[:10]) if ctx.triggered_id == controls.DAY else None
        if on is None:
            on = address.day(address.read(query).get("on")) or default
            return no_update, on.isoformat(), _steps(reader, links, pathname, query, on)
        new = address.changed(query, on=None if on == default else on.isoformat())
        return new, no_update, _steps(reader, links, pathname, new, on)


def _steps(reader: Reader, links: Links, pathname: str | None, query: str | None, on: date) -> list[Component]:
    before, after = reads.changes(reader, on)

    def step(day: date | None) -> tuple[date, str] | None:
        return (day, links.to(links.path(pathname), address.changed(query, on=day.isoformat()))) if day else None

    return controls.steps(step(before), step(after))
