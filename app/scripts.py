"""The scripts of pages that have many: small modules, and built ones, fetched only when such a page is shown.

All stand under one address that names the hash of all of them, so a browser keeps them until any of them changes, and
a module finds another of its folder as `./name.js`, one of all pages as `../common/name.js`.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

import flask

from app.links import Links

ASSETS = Path(__file__).parent / "assets"
FOLDERS = ("common", "cypher", "explore")
"""The folders of app/assets with such modules. Dash leaves them alone: see `assets_path_ignore` in app/factory.py."""
BUILT = {"cypher/codemirror.js": ASSETS / "vendor" / "codemirror-6.min.js"}
"""What is built from web/, by the name it is fetched under."""
IMPORT = re.compile(r'^import [^"]*"([^"]+)";', re.MULTILINE)
"""An import that a module begins with, as all of ours are written."""
KEPT = "max-age=31536000, immutable"


def files() -> dict[str, Path]:
    """The scripts by the names they are fetched under, such as `cypher/page.js`."""
    own = {f"{folder}/{path.name}": path for folder in FOLDERS for path in sorted((ASSETS / folder).glob("*.js"))}
    return own | BUILT


def version() -> str:
    """The hash of all scripts, short."""
    return _hash(tuple((name, path, path.stat().st_mtime_ns) for name, path in files().items()))


@lru_cache(maxsize=1)
def _hash(scripts: tuple[tuple[str, Path, int], ...]) -> str:
    """The hash of scripts as they were last changed: each is asked for by itself, and none need read all others."""
    found = sha256()
    for name, path, _changed in scripts:
        found.update(name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


def place(links: Links, name: str) -> str:
    """The address of a script, such as `cypher/page.js`, as it is now."""
    return links.to(f"scripts/{version()}/{name}")


def modules(links: Links, *names: str) -> list[str]:
    """The addresses of modules, such as `cypher/page.js`, and of all that these import as they start.

    A browser that is told of them at once need not read one to find the next.
    """
    stamp = version()
    return [links.to(f"scripts/{stamp}/{each}") for each in _reached(stamp, names) if each not in BUILT]


@lru_cache(maxsize=8)
def _reached(_version: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Modules and those that they import, directly or through others, as they are in a version of the scripts."""
    known, found = files(), list(names)
    for each in found:  # which grows meanwhile
        here = PurePosixPath(each).parent
        for said in IMPORT.findall(known[each].read_text(encoding="utf-8")):
            other = os.path.normpath(here / said)
            if other not in found:
                found.append(other)
    return tuple(found)


def serve(server: flask.Flask, links: Links) -> None:
    """Serve each script below the version of all. An address of an older version answers too, and is not kept."""

    @server.get(links.to("scripts") + "/<stamp>/<folder>/<name>", endpoint="script")
    def script(stamp: str, folder: str, name: str) -> flask.Response:
        path = files().get(f"{folder}/{name}")
        if path is None:
            flask.abort(404)
        answer = flask.Response(path.read_bytes(), mimetype="text/javascript")
        answer.headers["Cache-Control"] = KEPT if stamp == version() else "no-store"
        return answer
