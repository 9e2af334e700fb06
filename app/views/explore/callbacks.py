"""The explorer's callbacks: the address in, the page out; and the card of what is chosen on the canvas."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app import address, redraw, words
from app.browser import in_browser
from app.canvas import reading
from app.canvas.shown import shown
from app.links import Links
from app.parts import notices
from app.views.explore import chosen, early, figures, layout, lists, pictures, served
from app.views.explore.layout import ids
from app.views.explore.selection import Selection
from app.views.explore.ways import BRIEFED
from graph import reads
from graph.connection import Reader
from graph.rows import Entity
from graph.scope import today
from graph.search import search
from graph.subgraph import neighbours
from ontology.model import Model

DRAWN = (
    ("page", "className"),
    ("notice", "children"),
    ("title", "children"),
    ("tools", "children"),
    ("picture", "data"),
    ("list", "children"),
)
CARD = ("card", "children")
PARTS = (*DRAWN, CARD)
Drawn = tuple[Any, ...]


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever the address changes to one of the explorer's, and the card when something is chosen."""
    given = Input(ids("picture"), "data"), State(ids("begin"), "data")
    in_browser(app, "explore", "open", Output(ids("opened"), "data"), *given)
    redraw.register(app, ids, DRAWN, partial(drawn, reader, model, links))
    served.register(app.server, reader, model, links)
    early.register(app.server, links, partial(first, reader, model, links))

    @app.callback(
        Output(ids("card"), "children"),
        Input(ids("address"), "data"),
        Input(ids("chosen"), "data"),
        **redraw.LATER,
    )
    def card(at: dict[str, Any] | None, picked: dict[str, Any] | None) -> list[Component]:
        """Of what was chosen last: an address, or something on the canvas."""
        if ctx.triggered_id == ids("chosen") and picked:
            selection = Selection.from_url(picked["search"])
            return chosen.card_of(
                reader, model, links, selection, entity=picked["entity"], statement=picked["statement"]
            )
        if at is None:
            raise PreventUpdate
        return carded(reader, model, links, at["search"])


def page(reader: Reader, model: Model, links: Links, query: str | None) -> Drawn:
    """The parts of the page in the order of `PARTS`, for a query string, without a picture that came before it."""
    return *drawn(reader, model, links, query, pictured=not early.when(query)), carded(reader, model, links, query)


def drawn(reader: Reader, model: Model, links: Links, query: str | None, *, pictured: bool = True) -> Drawn:
    """The parts of the page but the card, in the order of `DRAWN`; the picture only if it is wanted."""
    values = address.read(query, address.LONGEST)
    asked_for = reading.read(values)
    complaints = (*_too_long(query), *asked_for.complaints)
    selection = Selection.from_url(query)
    if "show" in values:
        made = pictures.picture(reader, model, links, asked_for.document)
        return (
            layout.page_class(selection),
            _complaints(complaints),
            _counted(made),
            layout.tools(selection, links, briefed=False),
            made.to_json() if pictured else no_update,
            [],
        )
    view = asked(reader, model, links, query)
    if view is None:
        return layout.page_class(selection, empty=True), notices.empty_graph(), "", [], {}, []
    return (
        layout.page_class(selection),
        _notice(reader, links, selection, view, complaints),
        figures.title(view),
        layout.tools(view.selection, links, briefed=not BRIEFED.isdisjoint(view.focus.labels)),
        pictures.of_focus(reader, view, asked_for.document).to_json() if pictured else no_update,
        layout.listing(lists.sections(view)),
    )


def carded(reader: Reader, model: Model, links: Links, query: str | None) -> list[Component]:
    """The card that an address asks for: of a statement, of an entity, else of what the page is about."""
    values, selection = address.read(query), Selection.from_url(query)
    entity = values.get("card", "")
    if not entity and "show" not in values:
        focus = _focus(reader, selection)
        entity = focus.id if focus else ""
    entity = entity or selection.focus
    if not entity:
        return []
    lost = selection.statement and chosen.stated(reader, entity, selection.statement) is None
    statement = "" if lost else selection.statement
    return chosen.card_of(reader, model, links, selection, entity=entity, statement=statement)


def asked(reader: Reader, model: Model, links: Links, query: str | None) -> figures.View | None:
    """The view of a query string; `None` for an empty graph."""
    selection = Selection.from_url(query)
    focus = _focus(reader, selection)
    return _view(reader, model, links, selection, focus) if focus else None


def first(reader: Reader, model: Model, links: Links, query: str | None) -> pictures.Picture | None:
    """The picture of a query string; `None` for an empty graph."""
    values = address.read(query, address.LONGEST)
    document = reading.read(values).document
    if "show" in values:
        return pictures.picture(reader, model, links, document)
    view = asked(reader, model, links, query)
    return pictures.of_focus(reader, view, document) if view else None


def _focus(reader: Reader, selection: Selection) -> Entity | None:
    """The entity asked for; the useful beginning when none is asked for, or it is unknown; `None` in an empty graph."""
    asked = reads.entity(reader, selection.focus) if selection.focus else None
    first = None if asked else reads.start(reader)
    return asked or (reads.entity(reader, first) if first else None)


def _view(reader: Reader, model: Model, links: Links, selection: Selection, focus: Entity) -> figures.View:
    # Nearly everything cites sources; they stand on the card, and are drawn around a source only.
    without = () if "Source" in focus.labels else ("CITES",)
    around = neighbours(reader, focus.id, without=without, whole=selection.group)
    known = reads.knowledge(reader)
    return figures.View(
        model=model,
        links=links,
        selection=replace(selection, focus=focus.id),
        on=selection.on or known.as_of or today(),
        focus=focus,
        around=around,
        loaders=known.titles,
    )


def _counted(made: pictures.Picture) -> str:
    """The line over the canvas, as the page's scripts keep it: what it is about, and how much is drawn."""
    entities, relationships = shown(made.document, made.entities, made.relationships)
    counted = f"{words.count(len(entities), 'entity', 'entities')}, {words.count(len(relationships), 'relationship')}"
    about = made.document.name or next((each.name for each in made.entities if each.id == made.document.focus), "")
    return f"{about}: {counted}" if about else counted


def _notice(
    reader: Reader, links: Links, selection: Selection, view: figures.View, complaints: tuple[str, ...]
) -> list[Any]:
    """What the address asked for and cannot have, with the nearest that there is."""
    said, focus = [], view.focus
    if selection.focus and selection.focus != focus.id:
        near = [
            (hit.name, links.to("explore", selection.at(hit.id).to_url())) for hit in search(reader, selection.focus, 3)
        ]
        said += notices.notice(
            f"Nothing in the graph has the id {selection.focus[:80]!r}; this is {focus.name}. Nearest:", near
        )
    if selection.statement and chosen.stated(reader, focus.id, selection.statement) is None:
        said += notices.notice(f"{focus.name} has no statement {selection.statement[:80]!r}.")
    return said + _complaints(complaints)


def _too_long(query: str | None) -> tuple[str, ...]:
    if len(query or "") <= address.LONGEST:
        return ()
    return (f"The address has {len(query or ''):,} characters; only the first {address.LONGEST:,} were read.",)


def _complaints(complaints: tuple[str, ...]) -> list[Any]:
    return [part for wrong in complaints for part in notices.notice(wrong)]
