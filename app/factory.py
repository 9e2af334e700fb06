"""The app, built from its parts. Nothing here runs at import."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

import flask
from dash import Dash, html

from app import embedding, errors, files, permanent, previewing, refusals, router, scripts, theme
from app.drawing.patterns import patterns
from app.links import Links
from app.page import PAGE, Before, Head, Page
from app.parts import export
from app.requested import Desk
from app.router import Room
from app.version import __version__
from app.views import briefing, coverage, cypher, explore, questions, sources, supply_chain, timeline
from graph import reads, warming
from graph.connection import Reader
from ontology.errors import ExplorerError
from ontology.model import Model

FONTS = tuple(f"ibm-plex-sans-latin-{weight}-normal.woff2" for weight in (400, 500, 600))
"""What a canvas waits for before it is drawn."""
log = logging.getLogger(__name__)


def rooms() -> tuple[Room, ...]:
    """The views there are, in the order of their tabs."""
    return (
        explore.ROOM,
        supply_chain.ROOM,
        coverage.ROOM,
        timeline.ROOM,
        questions.ROOM,
        cypher.ROOM,
        sources.ROOM,
        briefing.ROOM,
    )


def first_pages(reader: Reader, model: Model) -> Iterator[Callable[[], object]]:
    """What the first page of each view asks, one call each, for a server that has not planned its queries yet."""
    yield from warming.steps(reader)
    yield from (partial(room.table, reader, model, "") for room in rooms() if room.table)


def create_app(reader: Reader, model: Model, *, base_path: str = "/") -> Dash:
    """The app over a graph, ready to serve as `app.server`. `base_path` is the path it is served below."""
    links = Links(base_path)
    app = Page(
        "app",
        title="Chokepoint",
        update_title=None,  # type: ignore[arg-type]  # None is how Dash is told to leave the title alone
        url_base_pathname=base_path,
        on_error=errors.show,
        index_string=PAGE.replace("STYLE", theme.css(model)).replace("PATTERNS", patterns() + export.dialog(links)),
        serve_locally=True,
        compress=False,
        assets_ignore=r"^codemirror",  # what /cypher needs is fetched when it is shown: app.scripts
        assets_path_ignore=[f"^{folder}$" for folder in scripts.FOLDERS],
        suppress_callback_exceptions=True,  # a page begins with one view; the others come later
    )
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    app.layout = partial(_first, reader, model, links)
    app.head = partial(_head, model, links)
    router.register(app, reader, model, links, rooms())
    for room in rooms():
        room.register(app, reader, model, links)
    _serve_beside(app, reader, model, links)
    scripts.serve(app.server, links)
    desk = Desk(reader=reader, model=model, rooms=rooms())
    for made in (previewing, embedding, files):
        made.serve(app.server, links, desk)
    _secure(app, links.to("assets") + "/")
    return app


def _first(reader: Reader, model: Model, links: Links) -> html.Div:
    """The page as it begins: drawn for the address of the page that asks.

    Without that address the view comes one answer later. So it does when it cannot be drawn: the callbacks then ask
    once more and say what is wrong.
    """
    asked = urlsplit((flask.request.referrer if flask.has_request_context() else None) or "")
    path, query = links.path(asked.path), f"?{asked.query}" if asked.query else ""
    here = next((room for room in rooms() if asked.path and room.holds(path)), None)
    if here:
        try:
            return router.drawn(rooms(), reader, model, links, here, asked.path, query)
        except ExplorerError as error:
            log.info("The page of %s comes empty: %s", asked.path, error)
        except Exception:  # a fault of ours; the page may work all the same, so the log is where it is seen
            log.exception("The page of %s could not be drawn before it was sent", asked.path)
    return router.shell(rooms(), model, links, [here] if here else [])


def _head(model: Model, links: Links, path: str, query: str) -> Head:
    """What the page of a path begins with."""
    here = next((room for room in rooms() if room.holds(links.path(path))), None)
    if here is None or not here.scripts:
        return Head()
    early = here.early
    if early is None or not early.when(query):
        return Head(scripts.modules(links, *here.scripts))
    still = router.still(rooms(), model, links, here, query)
    modules = scripts.modules(links, early.script)
    later = [each for each in scripts.modules(links, *here.scripts) if each not in modules]
    before = Before(
        page=still,
        first=links.to(early.path) + query,
        place=early.place,
        script=scripts.place(links, early.script),
        given=early.given(model, links),
        later=later,
    )
    return Head(modules, [links.to(f"assets/fonts/{name}") for name in FONTS], before)


def _serve_beside(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """The addresses that answer without the page: health, and the permanent ones with their citations."""

    server: flask.Flask = app.server

    @server.get(links.to("health"))
    def health() -> tuple[dict[str, object], int]:
        try:
            return {"status": "ok", "chokepoint": __version__, "database": reads.server(reader)}, 200
        except ExplorerError as error:
            said = errors.display(error)
            return {"status": "down", "chokepoint": __version__, "error": said.message, "hint": said.hint}, 503

    permanent.serve(server, links, reader, model)
    server.register_error_handler(ExplorerError, refusals.in_words)


def _secure(app: Dash, assets: str) -> None:
    """Headers on every answer; a policy that it has of its own stays.

    The hashes are those of Dash's own inline scripts, known once all callbacks are.
    """
    scripts = " ".join(f"'{value}'" if not value.startswith("'") else value for value in app.csp_hashes())
    policy = "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
        )
    )

    server: flask.Flask = app.server

    @server.after_request
    def add(response: flask.Response) -> flask.Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        if flask.request.path.startswith(assets) and response.status_code < 400:
            # Dash names a script and a style with the time it was changed; fonts and pictures keep their names.
            named = "m" in flask.request.args
            response.headers["Cache-Control"] = "max-age=31536000, immutable" if named else "max-age=86400"
        return response
