"""The card of what is chosen on the canvas, with all that it asks of the graph."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from app import address, citing, permanent
from app.cards import Card, Cite, Conflict, Link
from app.links import Links
from app.parts.card import card
from app.scoped import scoped
from app.views.explore import disputes, questions
from app.views.explore.cards import Known, entity_card, statement_card
from app.views.explore.covered import Row
from app.views.explore.figures import View
from app.views.explore.selection import Selection
from graph import reads
from graph.connection import Reader
from graph.rows import Entity, Knowledge, Statement
from graph.scope import today
from graph.seen import reach, seen_in
from graph.subgraph import neighbours
from ontology.model import Model

FILES = (("BibTeX", "bib"), ("RIS", "ris"), ("Text", "txt"))
SAYINGS = frozenset({"RESPONDED_TO", "STATED"})
"""Relationships by which actors take sides on a measure."""


def card_of(
    reader: Reader, model: Model, links: Links, selection: Selection, *, entity: str = "", statement: str = ""
) -> list[Component]:
    """The card of a statement, else of an entity, else of what the selection is about: as it stands beside the canvas.

    Its links keep the canvas of the selection. What the graph does not have is said in its place.
    """
    told = statement or ("" if entity else selection.statement)
    at = entity or selection.focus
    found = stated(reader, at, told) if told else None
    thing = reads.entity(reader, at or (found.source.id if found else ""))
    if thing is None and found:
        thing = reads.entity(reader, found.source.id)
    if thing is None or (told and found is None):
        return lost(told or at)
    knowledge = reads.knowledge(reader)
    view = view_of(reader, model, links, selection, thing, knowledge)
    told_of = of_statement(reader, view, found, knowledge) if found else of_entity(reader, view, knowledge)
    return card(told_of)


def stated(reader: Reader, at: str, id: str) -> Statement | None:
    """The statement with an id, at an entity where it may stand, else wherever it does; `None` when there is none."""
    found = reads.statement(reader, at, id) if at else None
    place = None if found else reads.place(reader, id)
    return reads.statement(reader, place, id) if place else found


def view_of(
    reader: Reader, model: Model, links: Links, selection: Selection, entity: Entity, knowledge: Knowledge
) -> View:
    """What the card of an entity is told from: what stands around it, and the day."""
    without = () if "Source" in entity.labels else ("CITES",)
    around = neighbours(reader, entity.id, without=without)
    on = selection.on or knowledge.as_of or today()
    return View(model=model, links=links, selection=selection, on=on, focus=entity, around=around)


def of_entity(reader: Reader, view: View, knowledge: Knowledge) -> Card:
    """The card of the entity that a view is about."""
    id, shares = view.focus.id, reads.shares(reader, view.focus.id)
    said = disputes.about(reader, view, id) if "Measure" in view.focus.labels else []
    known = Known(
        knowledge=knowledge,
        seen=seen_in(reader, id, on=view.on),
        row=_row(reader, view, knowledge) if "Technology" in view.focus.labels else None,
        disputes=(*said, *disputes.shares(view, shares)),
        questions=tuple(questions.about(view)),
        cite=_cite(view, view.focus, knowledge),
    )
    return entity_card(view, shares, known)


def of_statement(reader: Reader, view: View, statement: Statement, knowledge: Knowledge) -> Card:
    """The card of a statement, reached from the entity that a view is about."""
    known = Known(
        knowledge=knowledge,
        disputes=tuple(_against(reader, view, statement)),
        cite=_cite(view, statement, knowledge),
    )
    return statement_card(view, statement, known)


def _against(reader: Reader, view: View, statement: Statement) -> list[Conflict]:
    """What is said beside a statement: by others on the same measure, or another number for the same share."""
    if statement.type in SAYINGS and "Measure" in statement.target.labels:
        return disputes.about(reader, view, statement.target.id)
    if statement.properties.get("share") is None:
        return []
    alike = (statement.target.id, statement.properties.get("year"), statement.properties.get("basis"))
    listed = reads.shares(reader, statement.source.id)
    return list(disputes.shares(view, [each for each in listed if (each.id, each.year, each.basis) == alike]))


def _row(reader: Reader, view: View, knowledge: Knowledge) -> Row | None:
    """How far the technology is covered, for the day, destination, jurisdictions and scenario of the address."""
    asked = scoped(reader, view.model, address.read(view.selection.to_url()))
    rows = reads.coverage(reader, replace(asked.scope, technologies=(view.focus.id,)))
    if not rows:
        return None
    after = reach(reader, view.focus.id)
    return Row(coverage=rows[0], by=asked.by, names=asked.names, knowledge=knowledge, after=after)


def _cite(view: View, thing: Entity | Statement, knowledge: Knowledge) -> Cite:
    cited = permanent.record(view.model, thing, knowledge, permanent.root(view.links))
    at = view.links.to(citing.path(thing.id))
    return Cite(
        text=citing.text(cited),
        address=cited.address,
        files=tuple(Link(name, f"{at}.{ending}") for name, ending in FILES),
    )


def lost(id: str) -> list[Component]:
    """A card that says that the graph does not have what was chosen."""
    return [html.Div(html.P(f"The graph has nothing with the id {id[:80]!r}."), className="card-body")]
