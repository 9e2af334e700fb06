"""The first load of a big source into an empty managed graph: a new store instead of many transactions."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from app.commands import interruption, output
from app.commands.progress import said
from graph import bulk, schema
from graph.access import connect
from graph.connection import Connection
from graph.importing import Parts
from graph.server import Server
from graph.settings import Settings
from loaders.meter import Show, doing
from loaders.source import Source
from loaders.spool.reading import Spooled, spool
from ontology import model as ontology

BIG = 150_000_000
"""Bytes: about half a million elements. Below, the importer's own start takes more time than it saves."""
PACKED = 12
"""How much larger such text is than its packed file, about."""
OPTION = click.option(
    "--bulk",
    "in_bulk",
    is_flag=True,
    help="Fill an empty managed graph with Neo4j's own importer. Chosen by itself for the first load of a big file.",
)


def suits(settings: Settings, source: Source, path: Path) -> bool:
    """Whether a load is better done in bulk: a big file, and a managed graph in which there is nothing yet."""
    if not source.fills or settings.neo4j_uri or _size(path) < BIG:
        return False
    with connect(settings) as connection:
        return _empty(connection) and not Server(settings).status().clients


def load(settings: Settings, source: Source, path: Path, show: Show) -> Spooled:
    """Check a source and fill the empty graph with it. Raises `SourceRefused` before anything is changed.

    Raises `NotEmpty` for a graph in which there is something, and one that is not managed.
    """
    Server(settings).check_room()
    with bulk.workplace(settings, said) as folder:
        with _emptied(settings) as connection:
            spooled = _spooled(source, path, folder)
            spooled.refuse_faults()
            interruption.check()
            started = time.perf_counter()
            with show("Importing with neo4j-admin"):
                built = bulk.build(settings, folder, spooled.nodes, spooled.relations, said, _in_percent(show))
            interruption.check()
            with show("Putting the new store in its place"):
                bulk.exchange(settings, connection, built, said)
        output.say(f"Imported in {time.perf_counter() - started:.1f} s.")
        with connect(settings) as connection, show("Making the indexes"):
            model = ontology.load()
            bulk.complete(connection, spooled.bare, model)
            schema.prepare(connection, model)
    return spooled


def check(settings: Settings, source: Source, path: Path) -> Spooled:
    """A source checked as `load` does it, and nothing changed; its files are gone."""
    with bulk.workplace(settings, said) as folder, _emptied(settings):
        return _spooled(source, path, folder)


def _in_percent(show: Show) -> Parts:
    return lambda about, total: show(about, total, "%")


@contextmanager
def _emptied(settings: Settings) -> Iterator[Connection]:
    """A connection to an empty managed graph. Raises `NotEmpty` for any other."""
    if settings.neo4j_uri:
        raise bulk.NotEmpty(
            "NEO4J_URI is set: --bulk fills the managed database only.", hint="Load without --bulk, or unset NEO4J_URI."
        )
    with connect(settings) as connection:
        if not _empty(connection):
            raise bulk.NotEmpty("There is something in the graph already.", hint="Load without --bulk.")
        yield connection


def _spooled(source: Source, path: Path, folder: Path) -> Spooled:
    rows = folder / "rows"
    rows.mkdir()
    started = time.perf_counter()
    with doing(f"Reading {source.name}"):
        spooled = spool(source, path, ontology.load(), rows)
    output.say(f"Checked {source.name} in {time.perf_counter() - started:.1f} s.")
    return spooled


def _empty(connection: Connection) -> bool:
    return not connection.rows("MATCH (n) RETURN 1 AS one LIMIT 1")


def _size(path: Path) -> int:
    packed = path.suffix.lower() in (".gz", ".zip")
    return path.stat().st_size * (PACKED if packed else 1)
