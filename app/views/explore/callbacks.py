"""The explorer's one callback: the address in, the page out."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

from dash import Dash

from app import address, lens, redraw
from app.canvas import component as canvas
from app.links import Links
from app.parts import notices
from app.parts.card import card
from app.views.explore import figures, layout, lists
from app.views.explore.cards import entity_card, statement_card
from app.views.explore.layout import ids
from app.views.explore.selection import Selection
from graph import reads
from graph.connection import Reader
from graph.rows import Entity
from graph.search import search
from graph.subgraph import neighbours
from ontology.model import Model

PARTS = (
    ("page", "className"),
    ("notice", "children"),
    ("title", "children"),
    ("tools", "children"),
    ("picture", "data"),
    ("list", "children"),
    ("legend", "children"),
    ("card", "children"),
)


BRIEFED = frozenset({"Technology", "Jurisdiction", "Company", "Measure"})
"""The classes of which a note can be written: app.briefing."""


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever the address changes to one of the explorer's."""
    canvas.register(app, ids)
    redraw.register(app, ids, PARTS, partial(page, reader, model, links))


def page(reader: Reader, model: Model, links: Links, query: str | None) -> tuple[Any, ...]:
    """The parts of the page in the order of `PARTS`, for a query string."""
    selection = Selection.from_url(query)
    focus = _focus(reader, selection)
    if focus is None:
        return layout.page_class(selection, empty=True), notices.empty_graph(), "", [], {}, [], [], []
    view = _view(reader, model, links, selection, focus)
    statement = reads.statement(reader, focus.id, selection.statement) if selection.statement else None
    shown = statement_card(view, statement) if statement else entity_card(view, reads.shares(reader, focus.id))
    chosen = view.to_statement(selection.statement) if statement else ""
    return (
        layout.page_class(selection),
        _notice(reader, links, selection, focus, query, lost=bool(selection.statement) and statement is None),
        figures.title(view),
        layout.tools(view.selection, links, briefed=not BRIEFED.isdisjoint(focus.labels)),
        canvas.picture(figures.scene(view), canvas_id=ids("cytoscape"), title=focus.name, chosen=chosen),
        layout.listing(lists.sections(view)),
        layout.legend(lists.legend(view)),
        card(shown),
    )


def asked(reader: Reader, model: Model, links: Links, query: str | None) -> figures.View | None:
    """The view of a query string; `None` for an empty graph."""
    selection = Selection.from_url(query)
    focus = _focus(reader, selection)
    return _view(reader, model, links, selection, focus) if focus else None


def _focus(reader: Reader, selection: Selection) -> Entity | None:
    """The entity asked for; the useful beginning when none is asked for, or it is unknown; `None` in an empty graph."""
    asked = reads.entity(reader, selection.focus) if selection.focus else None
    first = None if asked else reads.start(reader)
    return asked or (reads.entity(reader, first) if first else None)


def _view(reader: Reader, model: Model, links: Links, selection: Selection, focus: Entity) -> figures.View:
    # Nearly everything cites sources; they stand on the card, and are drawn around a source only.
    without = () if "Source" in focus.labels else ("CITES",)
    around = neighbours(reader, focus.id, without=without, whole=selection.group)
    on = selection.on or reads.knowledge(reader).as_of or datetime.now(UTC).date()
    return figures.View(
        model=model, links=links, selection=selection.but(focus=focus.id), on=on, focus=focus, around=around
    )


def _notice(
    reader: Reader, links: Links, selection: Selection, focus: Entity, query: str | None, *, lost: bool
) -> list[Any]:
    """What the address asked for and cannot have, with the nearest that there is."""
    said = []
    if selection.focus and selection.focus != focus.id:
        near = [
            (hit.name, links.to("explore", selection.at(hit.id).to_url())) for hit in search(reader, selection.focus, 3)
        ]
        said += notices.notice(
            f"Nothing in the graph has the id {selection.focus[:80]!r}; this is {focus.name}. Nearest:", near
        )
    if lost:
        said += notices.notice(f"{focus.name} has no statement {selection.statement[:80]!r}.")
    for wrong in lens.complaints(address.read(query)):
        said += notices.notice(wrong)
    return said
