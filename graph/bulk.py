"""The first load of a big source: Neo4j's own importer builds a new store beside the empty one, which it then replaces.

Until the exchange, which is two renames, the graph is empty as before; an interruption anywhere leaves it so.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from graph.connection import Connection
from graph.errors import WriteFailed
from graph.server import Server, admin
from graph.server.holding import held
from graph.server.places import Places
from graph.server.progress import Report, quiet
from graph.settings import Settings

DELIMITER = "\x1f"
"""Between the values of a list in a file: a character that texts do not have."""
IMPORT = (
    *("database", "import", "full", "neo4j", "--path-pattern-style=none", "--multiline-fields=true"),
    *(f"--array-delimiter=U+{ord(DELIMITER):04X}", "--bad-tolerance=0"),
)
WITHOUT_SOURCES = (
    "MATCH (n) WHERE n.sources IS NULL CALL (n) { SET n.sources = [] } IN TRANSACTIONS OF 10000 ROWS",
    "MATCH ()-[r]->() WHERE r.sources IS NULL CALL (r) { SET r.sources = [] } IN TRANSACTIONS OF 10000 ROWS",
)


class NotEmpty(WriteFailed):
    """There is something in the graph, or somebody at it: its store cannot be exchanged."""

    title = "The graph cannot be filled in bulk"


def build(
    settings: Settings,
    nodes: Mapping[tuple[str, ...], Path],
    links: Mapping[str, Path],
    report: Report = quiet,
) -> Path:
    """A new store made of CSV files, beside the one in use: the folder to give to `exchange`.

    `nodes`: a file for each combination of labels; `links`: one for each relationship type. Their heads are as
    `neo4j-admin database import full` has it, lists are joined by `DELIMITER`. Raises `AdminFailed`.
    """
    places = Places(settings.home)
    aside = _aside(places)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=0o700)
    (aside / "programs").symlink_to(places.home / "programs")
    words = [f"--nodes={':'.join(labels)}={file}" for labels, file in nodes.items()]
    words += [f"--relationships={type}={file}" for type, file in links.items()]
    admin.run(replace(settings, home=aside), [*IMPORT, *words], report)
    return aside


def exchange(settings: Settings, built: Path, report: Report = quiet) -> None:
    """Put a store that was built in the place of the empty one; the server has ended afterwards.

    Raises `NotEmpty` when another program is connected: it would lose its database.
    """
    places, server = Places(settings.home), Server(settings)
    with held(places.start_lock, report):
        if server.status().clients:
            raise NotEmpty(
                "Other programs are connected to the managed database.",
                hint="End them, such as a running `chokepoint up`, then load again.",
            )
        server.stop()
        old = built / "old"
        places.database.rename(old)
        (built / "database").rename(places.database)
    shutil.rmtree(built, ignore_errors=True)


def complete(connection: Connection) -> None:
    """Give every element without a source its empty list of sources, which CSV cannot say."""
    with connection.session("WRITE") as session:
        for text in WITHOUT_SOURCES:
            session.run(text).consume()


def _aside(places: Places) -> Path:
    return places.home / "importing"
