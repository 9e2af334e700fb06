"""The address in, the page out."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import Dash
from markupsafe import Markup

from app import address, lens, redraw
from app.links import Links
from app.markup import joined, tag
from app.parts import drawing, notices
from app.parts.export import export
from app.tabular import Table
from app.views.sources import lists, loaded, opened
from app.views.sources import page as pages
from app.views.sources.layout import ids
from app.views.sources.lists import Entry
from app.views.sources.selection import Selection
from app.views.sources.shelf import WORDS, Shelf
from graph import publications, reads
from graph.connection import Reader
from graph.loads import Load, loads
from graph.published import GROUNDS
from graph.search import search
from ontology.model import Model

PARTS = (
    ("notice", "children"),
    ("tools", "children"),
    ("lists-markup", "data"),
    ("card-markup", "data"),
)
EMPTY = "The graph is empty. Load the bundled sources first: run chokepoint load, then reload this page."
COLUMNS = (
    *(
        "id",
        "title",
        "publisher",
        "date",
        "date_precision",
        "kind",
        "access",
        "licence",
        "records",
        "statements",
        "url",
    ),
)
WEAK = ("id", "what", "class", "verified", "confidence", "sources", "loaded_by")


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever its address changes."""
    drawing.register(app, ids, "lists")
    drawing.register(app, ids, "card")

    redraw.register(app, ids, PARTS, partial(page, reader, model, links))


def page(reader: Reader, model: Model, links: Links, query: str) -> tuple[Any, ...]:
    """The parts of the page in the order of `PARTS`, for a query string."""
    selection = Selection.from_url(query)
    shelf = Shelf(selection=selection, links=links)
    sets = loads(reader)
    every = entries(reader, sets)
    chosen = next((each for each in every if each.of.id == selection.lens.focus), None)
    card = (
        opened.card(shelf, chosen, lists.weak(model, publications.citing(reader, chosen.of.id)))
        if chosen
        else joined(())
    )
    made = _lists(reader, model, shelf, every, sets)
    return (
        _notices(reader, shelf, query, chosen),
        [export("sources")],
        drawing.picture(made, ids=ids, name="Sources", title="Sources", at="lists"),
        drawing.picture(card, ids=ids, name=chosen.of.name if chosen else "", at="card"),
    )


def entries(reader: Reader, found: list[Load]) -> list[Entry]:
    """Every publication as it is listed, most cited first; `found` are the loads, whose licences they may share."""
    known = {load.url: load.licence for load in found if load.url and load.licence}
    return lists.entries(publications.publications(reader), known)


def _lists(reader: Reader, model: Model, shelf: Shelf, entries: list[Entry], found: list[Load]) -> Markup:
    if not found:
        return tag("p", EMPTY, class_="lead")
    urls = {record.id: record.licence_url for record in reads.knowledge(reader).records}
    contents = publications.contents(reader)
    sets = [(load, urls.get(f"load:{load.source}"), lists.put(model, contents, load.source)) for load in found]
    records, statements = publications.trust(reader)
    return tag(
        "div",
        loaded.data_sets(sets),
        loaded.trust(shelf, records, statements),
        _asked(reader, model, shelf, entries),
        class_="shelf",
        data_find=shelf.selection.find,
    )


def _asked(reader: Reader, model: Model, shelf: Shelf, entries: list[Entry]) -> Markup:
    """The list that the address asks for."""
    if not shelf.selection.show:
        return pages.publications(shelf, lists.shown(entries, shelf.selection), entries)
    found = lists.weak(model, publications.weak(reader, shelf.selection.show))
    return pages.weak(shelf, lists.weak_shown(found, shelf.selection), len(found))


def _notices(reader: Reader, shelf: Shelf, query: str, chosen: Entry | None) -> list[Any]:
    """What the address asks for and cannot have, with the nearest that there is."""
    values = address.read(query)
    said = [part for text in lens.complaints(values) for part in notices.notice(text)]
    focus = shelf.selection.lens.focus
    if focus and chosen is None and reads.knowledge(reader).entities:
        said += _no_publication(reader, shelf, focus)
    if values.get("show") and not shelf.selection.show:
        ways = [(WORDS[each], shelf.to(shelf.selection.but(show=each))) for each in GROUNDS]
        said += notices.notice(f"There is no list {values['show'][:60]!r}. There are:", ways)
    return said


def _no_publication(reader: Reader, shelf: Shelf, focus: str) -> list[Any]:
    """Says what the focus is instead, and where its sources are."""
    found = reads.entity(reader, focus)
    if found:
        values = {**shelf.selection.lens.values(), "ask": "sources-of", "id": focus}
        way = ("where it comes from", shelf.links.to("questions", address.write(values)))
        return notices.notice(f"{found.name} is no publication. See", [way])
    near = [(hit.name, shelf.entity(hit.id)) for hit in search(reader, focus[:200], 3)]
    return notices.notice(
        f"Nothing in the graph has the id {focus[:80]!r}. Nearest:"
        if near
        else f"Nothing in the graph has the id {focus[:80]!r}.",
        near,
    )


def table(reader: Reader, model: Model, query: str) -> Table:
    """The rows of the list that is shown, all of them: the publications, else what stands on weak ground."""
    selection = Selection.from_url(query)
    if selection.show:
        found = lists.weak_shown(lists.weak(model, publications.weak(reader, selection.show)), selection)
        return Table(name=f"sources-{selection.show}", columns=WEAK, rows=tuple(map(_weak_row, found)))
    return Table(
        name="sources", columns=COLUMNS, rows=tuple(map(_row, lists.shown(entries(reader, loads(reader)), selection)))
    )


def _row(each: Entry) -> tuple[Any, ...]:
    of = each.of
    day = of.date.isoformat() if of.date else None
    first = (of.id, of.name, of.publisher, day, of.date_precision, of.kind, of.access)
    return (*first, each.licence or None, of.records, of.statements, of.url)


def _weak_row(each: lists.Weak) -> tuple[Any, ...]:
    of = each.of
    return (of.id, each.what, each.sort, of.verified, of.confidence, list(of.sources), list(of.loaded_by))
