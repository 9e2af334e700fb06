"""`doctor`: what is there, what is wrong, and how to mend it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import psutil

from app.commands import output
from app.commands.options import FORMAT, settings
from app.version import __version__
from graph.access import connect, never_loaded
from graph.loads import loads
from graph.server import Server
from graph.server import java as runtime
from graph.settings import Settings
from ontology import lint as rules
from ontology import model as ontology
from ontology.errors import ExplorerError

ROOM = 1_500_000_000  # bytes: programs, startup cache and a store
MEMORY = 1_500_000_000  # bytes: heap, page cache and the Java runtime itself


@dataclass(frozen=True)
class Check:
    """One thing looked at. `mend` is empty when nothing is wrong."""

    name: str
    found: str
    mend: str = ""


class Unwell(ExplorerError):
    """At least one check found something wrong."""

    title = "Something is wrong"


@click.command(
    epilog="Example: chokepoint doctor",
    help="Java, memory, disk, database, versions, what is loaded, what is wrong and how to mend it.",
)
@FORMAT
def doctor(format_: str | None) -> None:
    checks = list(examine(settings()))
    rows = [[c.name, "wrong" if c.mend else "ok", c.found, c.mend or None] for c in checks]
    output.write(("check", "state", "found", "mend"), rows, format_)
    wrong = [c for c in checks if c.mend]
    if wrong:
        raise Unwell(
            f"{len(wrong)} of {len(checks)} checks failed: {wrong[0].name}: {wrong[0].found}.", hint=wrong[0].mend
        )


def examine(found: Settings) -> Iterator[Check]:
    """Every check, in the order in which the parts depend on each other. Starts no server."""
    yield Check("version", f"Chokepoint {__version__}, Python {platform.python_version()}, {sys.platform}")
    yield _ontology()
    if found.neo4j_uri:
        yield from _database(found)
        return
    yield _java(found)
    yield _memory()
    yield _disk(found.home)
    now = Server(found).status()
    yield Check("startup cache", now.startup_cache)
    if now.running:
        yield Check("managed database", f"Neo4j {now.version} at {now.address}, process {now.pid}, since {now.since}")
        yield from _database(found)
    else:
        yield Check("managed database", f"not running; a command that needs it starts it. Folder: {now.home}")


def _ontology() -> Check:
    findings = rules.lint(ontology.load())
    model = ontology.load()
    said = f"{len(model.nodes)} classes, {len(model.relations)} relationships"
    return Check("ontology", said, "Run: chokepoint ontology lint" if findings else "")


def _java(found: Settings) -> Check:
    try:
        java = runtime.choose(found.java)
    except ExplorerError as error:
        return Check("Java", error.message, error.hint)
    return Check("Java", f"{java.version.splitlines()[0]} ({java.program})")


def _memory() -> Check:
    free = psutil.virtual_memory().available
    mend = f"Free at least {MEMORY / 1e9:.1f} GB: close other programs." if free < MEMORY else ""
    return Check("memory", f"{free / 1e9:.1f} GB available", mend)


def _disk(home: Path) -> Check:
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(existing).free
    mend = f"Make room, or set CHOKEPOINT_HOME to a folder with {ROOM / 1e9:.1f} GB." if free < ROOM else ""
    return Check("disk", f"{free / 1e9:.1f} GB free for {home}", mend)


def _database(found: Settings) -> Iterator[Check]:
    try:
        with connect(found) as connection:
            version = connection.check()
            yield Check("database answers", f"Neo4j {version} at {connection.uri}")
            if never_loaded(connection):
                yield Check("loaded", "nothing", "Run: chokepoint load")
            for each in loads(connection):
                said = f"release {each.release}, {each.entities} entities, {each.relationships} relationships"
                broken = each.state == "unfinished"
                mend = f"Run the load of {each.source} again: it broke off, and so it ends." if broken else ""
                yield Check(f"loaded: {each.source}", f"{said}, at {each.loaded_at}", mend)
    except ExplorerError as error:
        yield Check("database answers", error.message, error.hint)
