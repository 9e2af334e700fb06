"""The first load of a big source: Neo4j's own importer builds a new store beside the empty one, which it then replaces.

Until the exchange, which is two renames, the graph is empty as before; an interruption anywhere leaves it so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph.connection import Connection
from graph.errors import DatabaseUnreachable, WriteFailed
from graph.importing import Parts, followed, unseen
from graph.server import Server, admin
from graph.server.holding import held
from graph.server.places import Places
from graph.server.progress import Report, quiet
from graph.settings import Settings
from graph.write import LOCK, TAKE_LOCK
from ontology.model import Model

DELIMITER = "\x1f"
"""Between the values of a list in a file: a character that texts do not have."""
IMPORT = (
    *("database", "import", "full", "neo4j", "--path-pattern-style=none", "--multiline-fields=true"),
    *(f"--array-delimiter=U+{ord(DELIMITER):04X}", "--bad-tolerance=0"),
)
NODES = "MATCH (n:{}) WHERE n.sources IS NULL CALL (n) {{ SET n.sources = [] }} IN TRANSACTIONS OF 10000 ROWS"
LINKS = "MATCH ()-[r:{}]->() WHERE r.sources IS NULL CALL (r) {{ SET r.sources = [] }} IN TRANSACTIONS OF 10000 ROWS"


class NotEmpty(WriteFailed):
    """There is something in the graph, or somebody at it: its store cannot be exchanged."""

    title = "The graph cannot be filled in bulk"


@contextmanager
def workplace(settings: Settings, report: Report = quiet) -> Iterator[Path]:
    """An empty folder beside the database, of one load at a time; what a load that was killed left there is gone."""
    places = Places(settings.home)
    places.make()
    folder = places.home / "importing"
    with held(places.run / "importing.lock", report):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def build(
    settings: Settings,
    folder: Path,
    nodes: Mapping[tuple[str, ...], Sequence[Path]],
    links: Mapping[str, Sequence[Path]],
    report: Report = quiet,
    parts: Parts = unseen,
) -> Path:
    """A new store made of CSV files in the folder of a `workplace`: what to give to `exchange`.

    `nodes`: files for each combination of labels; `links`: some for each relationship type. Their heads are as
    `neo4j-admin database import full` has it, lists are joined by `DELIMITER`. Raises `AdminFailed`.
    """
    home = folder / "home"
    home.mkdir(mode=0o700)
    (home / "programs").symlink_to(settings.home / "programs")
    words = [f"--nodes={':'.join(labels)}={file}" for labels, files in nodes.items() for file in files]
    words += [f"--relationships={type}={file}" for type, files in links.items() for file in files]
    with followed(parts) as heard:
        admin.run(replace(settings, home=home), [*IMPORT, *words], report, heard)
    return home


def exchange(settings: Settings, connection: Connection, built: Path, report: Report = quiet) -> None:
    """Put a store that was built in the place of the empty one; the server has ended afterwards.

    Loads wait meanwhile, and then find the server gone. Raises `NotEmpty` when there is something in the graph by now,
    or when another program is connected: it would lose its database.
    """
    places = Places(settings.home)
    with held(places.start_lock, report):
        _stop(Server(settings), connection)
        places.database.rename(built / "old")
        (built / "database").rename(places.database)


def _stop(server: Server, connection: Connection) -> None:
    """End the server of an empty graph that nobody else uses, while no load can begin."""
    stopped = False
    try:
        with connection.transaction({"chokepoint": "load", "sources": ["--bulk"]}) as tx:
            row = tx.run(TAKE_LOCK, lock=LOCK).single(strict=True)
            if row["filled"] or row["records"]:
                raise NotEmpty("There is something in the graph by now.", hint="Load again without --bulk.")
            if server.status().clients:
                raise NotEmpty(
                    "Other programs are connected to the managed database.",
                    hint="End them, such as a running `chokepoint up`, then load again.",
                )
            stopped = server.kill()
    except DatabaseUnreachable:
        if not stopped:
            raise


def complete(connection: Connection, bare: Iterable[str], model: Model) -> None:
    """Give every element without a source its empty list of sources, which CSV cannot say.

    `bare`: the classes and relationship types that have such elements; all others are not looked at.
    """
    with connection.session("WRITE") as session:
        for name in sorted(bare):
            session.run((NODES if name in model.nodes else LINKS).format(name)).consume()
