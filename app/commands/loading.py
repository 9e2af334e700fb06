"""`load`, `unload` and `sources`."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from app.commands import interruption, output
from app.commands.known import known
from app.commands.left_out import report
from app.commands.options import FORMAT, settings
from graph import schema
from graph.access import loaded_graph, open_graph
from graph.connection import Connection
from graph.errors import WriteFailed
from graph.loads import loads
from graph.plan import Changes
from graph.server import Server
from graph.write import Writer
from loaders import pipeline, source
from loaders.pipeline import Checked
from loaders.record import SourceFault
from ontology import model as ontology

COLUMNS = ("source", "release", "entities", "relationships", "made", "changed", "removed")


@click.command(
    epilog="Example: chokepoint load facts",
    help="Check a source and load it; without SOURCE, the bundled ones. PATH is a folder with the source's files. "
    "What a newer release has dropped goes; loading the same again changes nothing.",
)
@click.argument("name", metavar="[SOURCE]", required=False)
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check only, and print every finding.")
@FORMAT
def load(name: str | None, path: Path | None, dry_run: bool, format_: str | None) -> None:
    chosen = [source.source(name)] if name is not None else [s for s in source.sources().values() if s.bundled]
    folders = {each.name: _folder(path) if path else each.data for each in chosen}
    with open_graph(settings()) as connection:
        if dry_run:
            _report_findings(_check(connection, chosen, folders), format_)
            return
        loaded = _load(connection, chosen, folders)
        output.write(COLUMNS, [_row(each, changes) for each, changes in loaded], format_)


def load_bundled(connection: Connection) -> None:
    """Check and load every bundled source, with a message for each."""
    chosen = [each for each in source.sources().values() if each.bundled]
    for each, _changes in _load(connection, chosen, {s.name: s.data for s in chosen}):
        output.say(f"Loaded {each.title}: {len(each.entities)} entities, {len(each.links)} relationships.")


def _check(connection: Connection, chosen: list[source.Source], folders: Mapping[str, Path]) -> list[Checked]:
    """Every source checked before any is written; a later one may refer to what an earlier one describes."""
    checked: list[Checked] = []
    for each in chosen:
        started = time.perf_counter()
        standing = known(connection, each.name, checked)
        checked.append(pipeline.check(each, folders[each.name], ontology.load(), standing))
        output.say(f"Checked {each.name} in {time.perf_counter() - started:.1f} s.")
        report(checked[-1])
    return checked


def _load(
    connection: Connection, chosen: list[source.Source], folders: Mapping[str, Path]
) -> list[tuple[Checked, Changes]]:
    """Check all, then write all in one transaction; what each source changed. Raises `SourceRefused` before writing.

    The database makes its indexes while the records are checked; on a new one both take a while.
    """
    _check_room()
    with ThreadPoolExecutor(max_workers=1) as beside:
        prepared = beside.submit(schema.prepare, connection, ontology.load())
        checked = _check(connection, chosen, folders)
        wanted = [each.load for each in checked]
        prepared.result()
    interruption.check()
    changes = Writer(connection, ontology.load()).replace(wanted)
    return [(each, changes[each.source.name]) for each in checked]


def _check_room() -> None:
    """Raises `DiskFull` when the managed database has no room for a load, before it is half-way through one."""
    found = settings()
    if not found.neo4j_uri:
        Server(found).check_room()


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise SourceFault(f"{path} is no folder.", hint="Name the folder that holds the source's files.")
    return path


def _row(checked: Checked, changes: Changes) -> list[Any]:
    counts = [len(checked.entities), len(checked.links), changes.made, changes.changed, changes.removed]
    return [checked.source.name, checked.release["release"], *counts]


def _report_findings(checked: list[Checked], format_: str | None) -> None:
    rows = [[each.source.name, finding] for each in checked for finding in each.findings]
    output.write(("source", "finding"), rows, format_)
    if rows:
        raise SourceFault(f"{len(rows)} findings. Nothing was loaded.", hint="Correct them, then load.")
    output.say(
        "No findings: "
        + ", ".join(f"{c.source.name} has {len(c.entities)} entities, {len(c.links)} relationships" for c in checked)
        + ". Nothing was loaded."
    )


@click.command(
    epilog="Example: chokepoint unload eto", help="Remove from the graph what only SOURCE says. What others say stays."
)
@click.argument("name", metavar="SOURCE")
@FORMAT
def unload(name: str, format_: str | None) -> None:
    with loaded_graph(settings()) as connection:
        loaded = {each.source for each in loads(connection)}
        if name not in loaded:
            source.source(name)
            raise WriteFailed(f"'{name}' is not loaded.", hint=f"Loaded are: {', '.join(sorted(loaded))}.")
        changes = Writer(connection, ontology.load()).remove(name)
    output.write(("source", "changed", "removed"), [[name, changes.changed, changes.removed]], format_)


@click.command(
    epilog="Example: chokepoint sources --format json",
    help="Each source: title, publisher, licence, release, what it put into the graph, and when.",
)
@FORMAT
def sources(format_: str | None) -> None:
    columns = (
        *("source", "title", "publisher", "licence", "release", "as_of", "loaded_at"),
        *("entities", "relationships", "credit", "url"),
    )
    with loaded_graph(settings()) as connection:
        rows = [[getattr(each, column) for column in columns] for each in loads(connection)]
    output.write(columns, rows, format_)
