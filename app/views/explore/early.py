"""What the page's canvas needs before the page: the picture of its address, and how it is drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import flask

from app import address
from app.links import Links
from app.posted import Answer, told
from app.views.explore.layout import begin
from app.views.explore.pictures import Picture
from ontology.model import Model

PATH = "explore/first"


def when(query: str | None) -> bool:
    """Whether the canvas of a query string comes before its page: not one kept in the browser, nor one cut short."""
    return len(query or "") <= address.LONGEST and "kept" not in address.read(query)


def given(model: Model, links: Links) -> str:
    """What the scripts need to know before they have a picture: see `app.views.explore.layout.begin`."""
    return _text(begin(model, links))


def register(server: flask.Flask, links: Links, picture: Callable[[str], Picture | None]) -> None:
    """Serve the pictures. The page's own head asks for its picture as it is read: see `app.page`."""

    @server.get(links.to(PATH), endpoint="explore-first")
    @told
    def first() -> Answer:
        made = picture("?" + flask.request.query_string.decode(errors="replace"))
        said = flask.Response(_text(made.to_json() if made else None), mimetype="application/json")
        said.headers["Cache-Control"] = "no-store"
        return said


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
