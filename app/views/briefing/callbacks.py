"""The address in, the note out; and the note as files."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import flask
from dash import Dash
from markupsafe import Markup

from app import address, lens, redraw
from app.briefing.errors import NoBriefing
from app.briefing.html import article
from app.briefing.making import note
from app.briefing.writing import SCREEN, WRITERS, write
from app.links import Links
from app.parts import drawing, notices
from app.views.briefing import layout
from app.views.briefing.layout import EXAMPLES, ids
from graph import reads
from graph.connection import Reader
from graph.titles import titles
from ontology.model import Model

PARTS = (("notice", "children"), ("note-markup", "data"))
EMPTY = "The graph is empty. Load the bundled sources first: run chokepoint load, then reload this page."


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the note whenever its address changes, and serve its files."""
    drawing.register(app, ids, "note")
    redraw.register(app, ids, PARTS, partial(page, reader, model, links))
    _serve(app.server, reader, model, links)


def page(reader: Reader, model: Model, links: Links, query: str | None) -> tuple[Any, ...]:
    """The parts of the page in the order of `PARTS`, for a query string."""
    given = query or ""
    try:
        made = note(reader, model, given)
    except NoBriefing as error:
        return _without(reader, links, given, error)
    markup = layout.head(links, given, made.since) + article(made.shortened(SCREEN), ways(links))
    return [], _drawn(markup, f"Briefing: {made.title}")


def _drawn(markup: Markup, title: str) -> dict[str, str]:
    return drawing.picture(markup, ids=ids, name=title, title=title, at="note")


def _without(reader: Reader, links: Links, query: str, error: NoBriefing) -> tuple[Any, ...]:
    """The page where no note can be made: what is wrong with the subject, if one was named, and examples."""
    named = titles(reader, EXAMPLES)
    examples = [(id, named[id].name) for id in EXAMPLES if id in named]
    values = address.read(query)
    said = [EMPTY] if not reads.knowledge(reader).entities else [str(error)] if values.get("focus") else []
    said += lens.complaints(values)
    words = [part for each in said for part in notices.notice(each)]
    return words, _drawn(layout.start(links, query, examples), "Briefing")


def ways(links: Links) -> Callable[[str], dict[str, str | None]]:
    """From an address within the app, or of the web, to the attributes of a link.

    An entity's permanent address leads on by the server, so the page is left for it.
    """

    def way(to: str) -> dict[str, str | None]:
        if "://" in to:
            return {"href": to, "target": "_blank", "rel": "noopener noreferrer"}
        if to.startswith("#"):
            return {"href": to, "target": "_self"}
        path, mark, search = to.partition("?")
        return {"href": links.to(path, mark + search), "target": "_self" if path.startswith("entity/") else None}

    return way


def file_name(query: str) -> str:
    """What a file of the note is called, of letters that every file system takes."""
    kept = re.sub(r"[^A-Za-z0-9_-]+", "-", address.read(query).get("focus", "")).strip("-")
    return f"briefing-{kept[:80]}" if kept else "briefing"


def _serve(server: flask.Flask, reader: Reader, model: Model, links: Links) -> None:
    @server.get(links.to("briefing.<ending>"))
    def briefing_file(ending: str) -> flask.Response:
        """The note of the query string as a file, its links leading to where the app is served."""
        if ending not in WRITERS:
            flask.abort(404)
        query = flask.request.query_string.decode("utf-8", "replace")[: address.LONGEST]
        base = flask.request.host_url.rstrip("/") + links.to("")
        made = write(reader, model, "?" + query, ending, base)
        answer = flask.Response(made, mimetype=WRITERS[ending][0])
        answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(query)}.{ending}"'
        return answer
