"""The address in, the page out."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from app import redraw, words
from app.browser import in_browser
from app.links import Links
from app.parts import drawing, notices
from app.parts.card import card
from app.parts.export import export
from app.tabular import Table
from app.views.timeline import cards, filters, layout, lists, sheet, tables
from app.views.timeline.layout import ids
from app.views.timeline.plan import years
from app.views.timeline.view import LISTS, Shown, shown, unfiltered
from graph import reads
from graph.chronology import around
from graph.connection import Reader
from ontology.model import Model

PARTS = (
    ("page", "className"),
    ("notice", "children"),
    ("title", "children"),
    ("tools", "children"),
    ("picture-markup", "data"),
    ("card", "children"),
    ("technology", "options"),
    ("technology", "value"),
    ("actor", "options"),
    ("actor", "value"),
    ("kind", "options"),
    ("kind", "value"),
    ("first", "options"),
    ("first", "value"),
    ("last", "options"),
    ("last", "value"),
    ("effective", "data"),
)
CHOICES = ("technology", "actor", "kind", "first", "last")


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever its address changes; the page's script adds how wide the window is."""
    drawing.register(app, ids)
    in_browser(app, "timeline", "measured", Output(ids("asked"), "data"), Input(ids("address"), "data"))
    picked = [*(Input(ids(name), "value") for name in CHOICES), Input(ids("effective"), "data")]
    in_browser(app, "timeline", "picked", Output(ids("picked"), "data"), *picked)

    @app.callback(
        [Output(ids(name), kind) for name, kind in PARTS],
        Input(ids("asked"), "data"),
        State(ids("effective"), "data"),
        *(State(ids(name), "value") for name in CHOICES),
        **redraw.LATER,
    )
    def draw(asked: dict[str, Any] | None, drawn: dict[str, Any] | None, *values: Any) -> tuple[Any, ...]:
        if asked is None:
            raise PreventUpdate
        # What the controls show counts, not what was drawn: a choice can be overtaken by the next address.
        now = dict(zip(CHOICES, values, strict=True)) if drawn else None
        return page(reader, model, links, asked["search"], now, window=int(asked.get("width") or sheet.WIDE))


def page(
    reader: Reader,
    model: Model,
    links: Links,
    query: str | None,
    drawn: dict[str, Any] | None = None,
    *,
    window: int = sheet.WIDE,
) -> tuple[Any, ...]:
    """The parts of the page in the order of `PARTS`, for a window of a width.

    `drawn` is what the filters of a page that was drawn before show: what is so already is not sent again.
    """
    found = shown(reader, model, links, query)
    markup, name = sheet.sheet(found, window)
    first, last = years(found.view)
    span = f", {first} to {last}" if first < last else f" in {first}"
    now = _filters(found)
    return (
        "view timeline has-card" if found.card else "view timeline",
        _notice(found),
        f"Measures begun, ended and asked for{span}",
        [*layout.buttons(found.view), export("timeline")],
        drawing.picture(markup, ids=ids, name=f"{name}, {words.day(found.view.on)}", title="Timeline"),
        _card(reader, found),
        *_choices(model, found, now, drawn),
        now,
    )


def _filters(found: Shown) -> dict[str, Any]:
    """What the filters are set to, and the focus, which may be one of them."""
    first, last = years(found.view)
    return {
        "technology": found.asked.technology or None,
        "actor": found.asked.actor or None,
        "kind": found.view.selection.kind if found.asked.kind else None,
        "first": first,
        "last": last,
        "focus": found.view.selection.lens.focus,
    }


def _choices(model: Model, found: Shown, now: dict[str, Any], drawn: dict[str, Any] | None) -> list[Any]:
    """Options and value of each filter in the order of `CHOICES`, as far as they have changed."""
    options = {} if drawn else _options(model, found)
    before = drawn or {}
    if any(now[name] != before.get(name) for name in ("first", "last")):
        options |= dict.fromkeys(("first", "last"), layout.year_options(found.view))
    values = {name: now[name] for name in CHOICES if not drawn or now[name] != before.get(name)}
    return [each.get(name, no_update) for name in CHOICES for each in (options, values)]


def _options(model: Model, found: Shown) -> dict[str, list[Any]]:
    """What the filters offer."""
    return {
        "technology": [{"label": each.short or each.name, "value": each.id} for each in found.looked.technologies],
        "actor": [{"label": each.name, "value": each.id} for each in found.actors],
        "kind": [{"label": label, "value": word} for word, label in filters.options(model, [*found.all.values()])],
    }


def _notice(found: Shown) -> list[Any]:
    if found.empty:
        return notices.notice("The graph holds no measures yet. Load the bundled sources first: run chokepoint load.")
    said = [part for text in found.notices for part in notices.notice(text)]
    if not found.view.measures and not found.view.events:
        clear = [("Clear the filter", found.view.href(unfiltered(found.view)))]
        said += notices.notice("Nothing fits all of the filters together.", clear)
    return said


def _card(reader: Reader, found: Shown) -> list[Any]:
    """What stands on the card; nothing when nothing is chosen."""
    view, id = found.view, found.view.chosen
    if not id:
        return []
    if id.startswith(LISTS):
        return card(cards.list_card(view, *lists.listed(view, id)))
    entity, near = reads.entity(reader, id), around(reader, id)
    if id in found.happenings:
        event = found.happenings[id]
        return [*card(cards.event_card(view, event, entity, near)), layout.links(cards.ways(view, id, event.when))]
    measure = found.all[id]
    start = next((measure.dates[name] for name in ("effective", "announced") if name in measure.dates), None)
    return [*card(cards.measure_card(view, measure, entity, near)), layout.links(cards.ways(view, id, start))]


def table(reader: Reader, model: Model, query: str) -> Table:
    """What the view shows for a query string, as rows."""
    return tables.table(shown(reader, model, Links(), query).view)
