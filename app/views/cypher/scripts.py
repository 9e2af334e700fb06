"""The scripts of the page: small modules and the built editor, fetched only when the page is shown.

They stand under one address that names the hash of all of them, so a browser keeps them until any of them changes.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import flask

from app.links import Links

ASSETS = Path(__file__).parents[2] / "assets"
EDITOR = "codemirror.js"
BUILT = ASSETS / "vendor" / "codemirror-6.min.js"
KEPT = "max-age=31536000, immutable"


def files() -> dict[str, Path]:
    """The scripts by the names they are fetched under."""
    return {path.name: path for path in sorted((ASSETS / "cypher").glob("*.js"))} | {EDITOR: BUILT}


def version() -> str:
    """The hash of all scripts, short."""
    found = sha256()
    for name, path in files().items():
        found.update(name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


def serve(server: flask.Flask, links: Links) -> None:
    """Serve each script below the version of all."""

    @server.get(links.to("cypher/scripts") + "/<stamp>/<name>", endpoint="cypher-script")
    def script(stamp: str, name: str) -> flask.Response:
        path = files().get(name)
        if path is None:
            flask.abort(404)
        answer = flask.Response(path.read_bytes(), mimetype="text/javascript")
        answer.headers["Cache-Control"] = KEPT if stamp == version() else "no-store"
        return answer
