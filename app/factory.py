"""The app, built from its parts. Nothing here runs at import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import flask
from dash import Dash

from app import address, errors, files, router, theme
from app.drawing.patterns import patterns
from app.links import Links
from app.router import Room
from app.version import __version__
from app.views import coverage, explore, questions, sources, supply_chain, timeline
from graph import reads, warming
from graph.connection import Reader
from graph.errors import UnknownName, WrongValue
from ontology.errors import ExplorerError
from ontology.model import Model

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>{%metas%}<meta name="viewport" content="width=device-width, initial-scale=1"><title>{%title%}</title>{%favicon%}
{%css%}<style>STYLE</style></head>
<body>PATTERNS{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""


def rooms() -> tuple[Room, ...]:
    """The views there are, in the order of their tabs."""
    bound = "Covered shares are upper bounds."
    return (
        Room("explore", "Explore", explore.layout.layout, explore.callbacks.register, also=("",), controls=("on",)),
        Room(
            "supply-chain",
            "Supply chain",
            supply_chain.layout.layout,
            supply_chain.callbacks.register,
            table=supply_chain.callbacks.table,
            foot=bound,
        ),
        Room(
            "coverage",
            "Coverage",
            coverage.layout.layout,
            coverage.callbacks.register,
            table=coverage.callbacks.table,
            foot=bound,
        ),
        Room(
            "timeline",
            "Timeline",
            timeline.layout.layout,
            timeline.callbacks.register,
            any_destination=True,
            by=timeline.LANES,
            table=timeline.callbacks.table,
            foot="Dates known to the month or year only are drawn as wide as they are unsure.",
        ),
        Room(
            "questions",
            "Questions",
            questions.layout.layout,
            questions.callbacks.register,
            controls=(),
            table=questions.callbacks.table,
        ),
        Room(
            "sources",
            "Sources",
            sources.layout.layout,
            sources.callbacks.register,
            controls=(),
            table=sources.callbacks.table,
        ),
    )


def first_pages(reader: Reader, model: Model) -> Iterator[Callable[[], object]]:
    """What the first page of each view asks, one call each, for a server that has not planned its queries yet."""
    yield from warming.steps(reader)
    yield from (partial(room.table, reader, model, "") for room in rooms() if room.table)


def create_app(reader: Reader, model: Model, *, base_path: str = "/") -> Dash:
    """The app over a graph, ready to serve as `app.server`. `base_path` is the path it is served below."""
    links = Links(base_path)
    app = Dash(
        "app",
        title="Chokepoint",
        update_title=None,  # type: ignore[arg-type]  # None is how Dash is told to leave the title alone
        url_base_pathname=base_path,
        on_error=errors.show,
        index_string=PAGE.replace("STYLE", theme.css(model)).replace("PATTERNS", patterns()),
        serve_locally=True,
        compress=False,
    )
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    app.layout = router.shell(rooms(), model, links)
    router.register(app, reader, model, links, rooms())
    for room in rooms():
        room.register(app, reader, model, links)
    _serve_beside(app, reader, links)
    files.serve(app.server, reader, model, links, rooms())
    _secure(app)
    return app


def _serve_beside(app: Dash, reader: Reader, links: Links) -> None:
    """The addresses that answer without the page: health, and the permanent address of an entity."""

    server: flask.Flask = app.server

    @server.get(links.to("health"))
    def health() -> tuple[dict[str, object], int]:
        try:
            return {"status": "ok", "chokepoint": __version__, "database": reads.server(reader)}, 200
        except ExplorerError as error:
            said = errors.display(error)
            return {"status": "down", "chokepoint": __version__, "error": said.message, "hint": said.hint}, 503

    @server.get(links.to("entity") + "/<path:id>")
    def permanent(id: str) -> flask.typing.ResponseReturnValue:
        """An entity opens as the focus, a statement at the entity it starts from."""
        if len(id) > address.VALUE:
            flask.abort(404)
        at = None if reads.entity(reader, id) else reads.place(reader, id)
        values = {"focus": at, "statement": id} if at else {"focus": id}
        return flask.redirect(links.to("explore", address.write(values)))

    @server.errorhandler(ExplorerError)
    def unanswered(error: ExplorerError) -> tuple[str, int]:
        """What was asked for wrongly is the asker's to mend; anything else is that no answer can be had now."""
        said = errors.display(error)
        wrong = isinstance(error, (UnknownName, WrongValue))
        return f"{said.title}. {said.message} {said.hint}", 400 if wrong else 503


def _secure(app: Dash) -> None:
    """Headers on every answer. The hashes are those of Dash's own inline scripts, known once all callbacks are."""
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
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        return response
