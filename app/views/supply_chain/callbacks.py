"""The address in, the page out."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate
from markupsafe import Markup

from app import redraw
from app.browser import in_browser
from app.drawing.svg import svg
from app.drawing.world import holders_map
from app.layout.chain_sorting import places
from app.links import Links
from app.markup import tag
from app.parts import drawing, notices
from app.tabular import Table
from app.views.supply_chain import cards, head, layout, lists, picture, reading
from app.views.supply_chain.layout import ids
from app.views.supply_chain.reading import Read
from graph import chain, reads
from graph.chain_rows import Holders
from graph.connection import Reader
from ontology.model import Model

PARTS = (
    ("page", "className"),
    ("notice", "children"),
    ("tools", "children"),
    ("head-markup", "data"),
    ("picture-markup", "data"),
    ("card-markup", "data"),
)
MAP = 326


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever its address changes."""
    for name in ("head", "picture", "card"):
        drawing.register(app, ids, name)

    in_browser(app, "chain", "ask", Output(ids("asked"), "data"), Input(ids("address"), "data"))

    @app.callback([Output(ids(name), kind) for name, kind in PARTS], Input(ids("asked"), "data"), **redraw.LATER)
    def draw(asked: dict[str, Any] | None) -> tuple[Any, ...]:
        if asked is None:
            raise PreventUpdate
        return page(reader, model, links, asked["search"], narrow=bool(asked.get("narrow")))


def page(reader: Reader, model: Model, links: Links, query: str, *, narrow: bool = False) -> tuple[Any, ...]:
    """The parts of the page in the order of `PARTS`, for a query string; the list only where it will be seen."""
    known = reading.read(reader, model, links, query)
    view = known.view
    said = [part for each in known.notices for part in notices.notice(each)]
    names = reading.holders(known.held) if view.selection.colour == "share" else ({}, {})
    return (
        layout.page_class(view.selection.shown_as),
        said,
        layout.tools(view),
        drawing.picture(head.tools(view, *names), ids=ids, name="Colour by", at="head"),
        drawing.picture(
            _picture(reader, known, listed=narrow or view.selection.shown_as == "list"),
            ids=ids,
            name=f"{view.title}: {view.colouring.heading}",
            title="Supply chain",
        ),
        drawing.picture(_card(reader, model, known), ids=ids, name="Details", at="card"),
    )


def _picture(reader: Reader, known: Read, *, listed: bool) -> Markup:
    """Legend, picture and, if it is seen, the list; with the days that can be played."""
    view = known.view
    if not view.chain.things:
        return head.empty()
    found = places(known.chain, frozenset(id for id, row in known.rows.items() if row.known_share is not None))
    scroll = tag(
        "div",
        svg(picture.drawing(view)),
        class_="sc-scroll",
        id="sc-scroll",
        tabindex=0,
        role="group",
        aria_label="Picture of the supply chain",
    )
    days = tag(
        "div",
        id="sc-days",
        data_days=" ".join(chain.days(reader)),
        data_day=view.day,
        data_focus=view.focus or None,
        hidden=True,
    )
    return head.together(head.legend(view), scroll, lists.listing(view, found) if listed else Markup(""), days)


def _card(reader: Reader, model: Model, known: Read) -> Markup:
    """The card of the technology that is chosen."""
    view = known.view
    if not view.focus:
        return Markup("")
    row = known.rows[view.focus]
    held = known.held.get(view.focus)
    measures = {id: each for (_, id), each in reads.derivations(reader, [row], known.asked.scope).items()}
    newest = max((each.year for each in known.rows.values() if each.year), default=None)
    return cards.card(view, cards.Known(model=model, held=held, measures=measures, newest=newest, map=_world(held)))


def _world(held: Holders | None) -> Any:
    shares = {each.id: each.share for each in held.countries if each.share is not None} if held else {}
    names = {each.id: each.name for each in held.countries} if held else {}
    return holders_map(shares, names, width=MAP) if shares else None


def table(reader: Reader, model: Model, query: str) -> Table:
    """What the view shows for a query string, one row for each technology."""
    known = reading.read(reader, model, Links(), query)
    numbered = frozenset(id for id, row in known.rows.items() if row.known_share is not None)
    return Table(
        name=f"supply-chain-{known.view.day}",
        columns=lists.COLUMNS,
        rows=lists.rows(known.view, places(known.chain, numbered)),
    )
