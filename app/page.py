"""The page that all views begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flask
from dash import Dash
from markupsafe import Markup

from app.markup import joined, tag
from app.still import still

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>PRELOAD{%metas%}<meta name="viewport" content="width=device-width, initial-scale=1"><title>{%title%}</title>
{%favicon%}{%css%}<style>STYLE</style></head>
<body>PATTERNS{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""
SCRIPT = re.compile(r'<script src="[^"]*"></script>')
AT_ONCE = re.compile(r"/((react|react-dom|prop-types|dash_cytoscape)[@.]|assets/(address|frame|start)\.js)")
"""What a canvas needs that is drawn before the page; the other scripts are Dash's, and its views'."""
POLYFILL = re.compile(r'<script src="[^"]*/polyfill@[^"]*"></script>')
"""Dash's stand-ins for browsers before 2018, which cannot read the rest of what it sends either."""
LAYOUT, CALLBACKS = "_dash-layout", "_dash-dependencies"
"""What Dash's scripts ask for once they run: asked for at once, so that it is there by then."""


@dataclass(frozen=True)
class Before:
    """What a browser shows before Dash begins: a `page`, and what the module `script` fetches from `first` and draws in
    the element with the id `place`; `given` is JSON for it. `later` are modules that the page needs then."""

    page: Any
    first: str
    place: str
    script: str
    given: str
    later: Sequence[str] = ()


@dataclass(frozen=True)
class Head:
    """What a page asks for as it is read: the addresses of `modules` and `fonts` that it will need, and what comes
    `before` it, if anything does."""

    modules: Sequence[str] = ()
    fonts: Sequence[str] = ()
    before: Before | None = None


class Page(Dash):
    """Dash without the script that every browser of today only loses time with, and with no wait for its layout.

    `head` tells what the page of a path and a query string begins with.
    """

    head: Callable[[str, str], Head] = staticmethod(lambda _path, _query: Head())

    def interpolate_index(  # type: ignore[no-untyped-def]  # as Dash leaves it
        self, metas="", title="", css="", config="", scripts="", app_entry="", favicon="", renderer=""
    ) -> str:
        """The page from its parts, as Dash names them."""
        base, asked = self.config.requests_pathname_prefix, flask.has_request_context()
        query = flask.request.query_string.decode(errors="replace") if asked else ""
        head = self.head(flask.request.path if asked else "", f"?{query}" if query else "")
        wanted = [_fetched(base + CALLBACKS), *(_font(each) for each in head.fonts)]
        wanted += map(_module, head.modules)
        first, before = base + LAYOUT, head.before
        if before:  # the layout is asked for once the server has made the picture
            first = before.first
            said = {
                "data-first": first,
                "data-place": before.place,
                "data-layout": base + LAYOUT,
                "data-begin": before.given,
            }
            scripts = _in_turn(scripts, before.later)
            app_entry = tag("div", still(before.page), id="before", **said) + Markup(app_entry)  # noqa: S704  # Dash's
            renderer = tag("script", "", id="_dash-renderer", type="module", src=before.script)  # see assets/start.js
        return str(
            super().interpolate_index(  # type: ignore[no-untyped-call]  # as above
                metas, title, css, config, POLYFILL.sub("", scripts), app_entry, favicon, renderer
            )
        ).replace("PRELOAD", joined([_fetched(first), *wanted]), 1)


def _in_turn(scripts: str, modules: Sequence[str]) -> str:
    """Dash's script elements: what a canvas needs first, then the others, which wait with the modules of the page for
    assets/start.js."""
    now, later = list[str](), list[str]()
    for each in SCRIPT.findall(POLYFILL.sub("", scripts)):
        (now if AT_ONCE.search(each) else later).append(each)
    waiting = "\n".join([*later, *map(_module, modules)])
    return "\n".join(now) + f'<template id="later">{waiting}</template>'


def _module(place: str) -> Markup:
    return tag("link", rel="modulepreload", href=place)


def _fetched(place: str) -> Markup:
    return tag("link", rel="preload", as_="fetch", crossorigin="anonymous", href=place)


def _font(place: str) -> Markup:
    return tag("link", rel="preload", as_="font", type="font/woff2", crossorigin="anonymous", href=place)
