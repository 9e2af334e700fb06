"""An address of the app as a file: which view it belongs to, and what the ending of the file's name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any
from urllib.parse import unquote, urlsplit

from app import address, exported_data
from app.exported_data import DATA
from app.exports.compose import composed, sheets
from app.exports.content import Content
from app.exports.digest import Recorded
from app.exports.legible import Legibility, legibility
from app.exports.lettering import lettering
from app.exports.scene import Figure, Sheet
from app.exports.svg import svg
from app.exports.themes import Theme, named
from app.router import Room
from app.tabular import Table
from graph import reads
from graph.connection import Reader
from graph.errors import UnknownName, WrongValue
from graph.nearest import nearest
from ontology.errors import ExplorerError
from ontology.model import Model

EMBED, BRIEFING = "embed", "briefing"


def _late(module: str, name: str) -> Callable[..., bytes]:
    """A function of a module that is imported when it is called: who asks for SVG need not wait for PowerPoint."""

    def call(*given: Any) -> bytes:
        found: bytes = getattr(import_module(module), name)(*given)
        return found

    return call


BY_SHEET: Mapping[str, tuple[str, Callable[[Sheet, Figure], bytes]]] = {
    "svg": ("image/svg+xml", svg),
    "png": ("image/png", _late("app.exports.png", "png")),
}
WHOLE: Mapping[str, tuple[str, Callable[[Figure], bytes]]] = {
    "pdf": ("application/pdf", _late("app.exports.pdf", "pdf")),
    "pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _late("app.exports.pptx", "pptx"),
    ),
}
"""Formats with pages."""
DOCUMENTS: Mapping[str, tuple[str, Callable[[Figure, Table | None], bytes]]] = {
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _late("app.exports.documents", "docx"),
    ),
    "html": ("text/html", _late("app.exports.documents", "html")),
    "md": ("text/markdown", _late("app.exports.documents", "markdown")),
}
ENDINGS = (*BY_SHEET, *WHOLE, *DOCUMENTS, *DATA)
"""Every ending of a file that an address can be written to."""


class NothingToShow(ExplorerError):
    """An address leads to a view of which there is nothing to draw."""

    title = "There is nothing to export"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A view and the query string for it."""

    room: Room
    query: str


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A figure, what it was made from, and how well it can be read."""

    figure: Figure
    content: Content
    theme: Theme
    legibility: Legibility


@dataclass(frozen=True, kw_only=True)
class Made:
    """What an address came to: one file, or one for each sheet where sheets cannot share one.

    `name` is a name for it without an ending; `said` is what a reader should know, a sentence each.
    """

    name: str
    files: tuple[bytes, ...]
    mimetype: str
    said: tuple[str, ...] = ()


def place(reader: Reader, rooms: Sequence[Room], text: str) -> Place:
    """The view of an address: `/coverage?on=…`, with or without a host, also that of an embedded figure or an entity.

    Raises `UnknownName` for an address of no view.
    """
    asked = urlsplit(text.strip())
    path = unquote(asked.path).strip("/")
    path = path.removeprefix(EMBED).strip("/") if path.split("/")[0] == EMBED else path
    query = f"?{asked.query[: address.LONGEST]}" if asked.query else ""
    if path.startswith("entity/"):
        path, query = "explore", _entity(reader, path.removeprefix("entity/"), query)
    for room in rooms:
        if room.holds(path):
            return Place(room=room, query=query)
    known = {room.path: room.label for room in rooms}
    near = nearest(path, known) if path else ""
    views = ", ".join(f"/{each}" for each in known)
    raise UnknownName(f"There is no view at {('/' + path)[:80]!r}.", hint=f"{near} The views: {views}.".strip())


def _entity(reader: Reader, id: str, query: str) -> str:
    """The explorer's query string for a permanent address."""
    found = reads.entity(reader, id)
    at = None if found else reads.place(reader, id)
    if not found and not at:
        raise UnknownName(f"Nothing in the graph has the id {id[:80]!r}.", hint="Copy the address from the page.")
    return address.changed(query, **({"focus": at, "statement": id} if at else {"focus": id}))


def made(
    reader: Reader, model: Model, at: Place, ending: str, theme: Theme | None = None, *, most: int | None = None
) -> Made:
    """An address as a file of an ending. `theme` is one of one's own; `most` bounds the sheets of a figure.

    Raises `WrongValue` for an ending there is not, or that this view cannot be written to, and for too many sheets;
    `NothingToShow`, `MissingGlyph`, and what reading raises.
    """
    if ending not in ENDINGS:
        hint = nearest(ending, ENDINGS) if ending else ""
        raise WrongValue(
            f"There are no files that end in {('.' + ending)[:40]!r}.", hint=f"{hint} {_endings()}".strip()
        )
    if at.room.path == BRIEFING:
        return _note(reader, model, at, ending)
    if ending in DATA:
        return _data(reader, model, at, ending)
    found = drawn(reader, model, at, theme)
    return _document(reader, model, at, found, ending, most) if ending in DOCUMENTS else _figure(found, ending, most)


def _endings() -> str:
    return f"There are {', '.join(ENDINGS)}."


def _note(reader: Reader, model: Model, at: Place, ending: str) -> Made:
    briefing = import_module("app.briefing")
    content = briefing.write(reader, model, at.query, ending)
    name = f"briefing-{address.read(at.query).get('focus', '')}".rstrip("-")
    return Made(name=name, files=(content,), mimetype=briefing.WRITERS[ending][0])


def _data(reader: Reader, model: Model, at: Place, ending: str) -> Made:
    recorded = Recorded(reader)
    content = _content(recorded, model, at)
    name, file = exported_data.written(reader, model, at.room, at.query, ending, about(content, recorded.digest))
    return Made(name=name, files=(file,), mimetype=DATA[ending], said=content.notices)


def about(content: Content, digest: str) -> tuple[tuple[str, str], ...]:
    """What stands beside data: what they show, the address that gives them again, and what they rest on."""
    said = (
        ("title", content.title),
        ("address", content.address),
        ("day", content.day),
        ("known", content.known),
        ("query", digest),
        *(("holds for", each) for each in content.about),
        *(("source", each) for each in content.sources),
        *(("note", each) for each in content.notes),
    )
    return tuple((name, value) for name, value in said if value)


def _content(reader: Reader, model: Model, at: Place) -> Content:
    """A view for paper. Raises `NothingToShow`, and what reading raises."""
    found = at.room.paper(reader, model, at.query) if at.room.paper else None
    if found is None:
        raise NothingToShow(
            f"The graph holds nothing that {at.room.label} could show.",
            hint="Load the bundled sources: run chokepoint load.",
        )
    return found


def drawn(reader: Reader, model: Model, at: Place, theme: Theme | None = None) -> Drawn:
    """The figure of a view. Raises `NothingToShow`, and what reading raises."""
    recorded = Recorded(reader)
    content = _content(recorded, model, at)
    colours = theme or named(content.options.theme)
    figure = composed(content, colours, recorded.digest)
    return Drawn(figure=figure, content=content, theme=colours, legibility=legibility(content, colours, figure.sheets))


def bounded(figure: Figure, most: int | None) -> Figure:
    """A figure of at most so many sheets. Raises `WrongValue` for one of more."""
    if most is not None and len(figure.sheets) > most:
        raise WrongValue(
            f"The figure has {len(figure.sheets):,} sheets; at most {most:,} are made for one request.",
            hint="Choose a larger paper or less to show, or write it with chokepoint export.",
        )
    return figure


def _figure(found: Drawn, ending: str, most: int | None) -> Made:
    said = [*found.figure.warnings, found.legibility.said]
    lettering(found.figure).faces(found.figure.sheets)  # a letter no font has stops PPTX too, which only names fonts
    if ending in BY_SHEET:
        mimetype, one = BY_SHEET[ending]
        files = tuple(one(sheet, found.figure) for sheet in bounded(found.figure, most).sheets)
        said.append(_more(found.content))
    else:
        mimetype, whole = WHOLE[ending]
        files = (whole(bounded(_with_pages(found), most)),)
    return Made(name=found.figure.name, files=files, mimetype=mimetype, said=tuple(each for each in said if each))


def _document(reader: Reader, model: Model, at: Place, found: Drawn, ending: str, most: int | None) -> Made:
    """A figure within a document, with the rows of the view."""
    table = at.room.table(reader, model, at.query) if at.room.table else None
    mimetype, write = DOCUMENTS[ending]
    said = [*found.figure.warnings, found.legibility.said]
    file = write(bounded(_with_pages(found), most), table)
    return Made(name=found.figure.name, files=(file,), mimetype=mimetype, said=tuple(each for each in said if each))


def _more(content: Content) -> str:
    """That a long table has more sheets than the first, where only that is written."""
    if not content.flows or content.options.split or len(content.parts) < 2:
        return ""
    return (
        f"This is the first of {len(content.parts)} sheets. --split stage writes all of them; PDF and PPTX do anyway."
    )


def _with_pages(found: Drawn) -> Figure:
    """The figure with all sheets of a long table, for a format that has pages."""
    content = found.content
    if not content.flows or content.options.split:
        return found.figure
    every = sheets(content, found.theme, found.figure.digest, content.options.but(split=True))
    return replace(found.figure, sheets=every)
