"""`load`, `unload` and `sources`."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from app.commands import bulk, interruption, output, progress, reporting, suggesting
from app.commands.known import known
from app.commands.options import FORMAT, settings
from app.commands.reporting import COLUMNS
from graph import schema
from graph.access import loaded_graph, open_graph
from graph.connection import Connection
from graph.errors import WriteFailed
from graph.loads import loads
from graph.plan import Changes
from graph.said import Load
from graph.server import Server
from graph.write import Writer
from loaders import pipeline, source
from loaders.meter import Show
from loaders.pipeline import Checked
from loaders.record import SourceFault
from loaders.spool.reading import Spooled
from ontology import model as ontology


@click.command(
    epilog="Example: chokepoint load facts",
    help="Check a source and load it; without SOURCE, the bundled ones. PATH is the file of a source that is one, such "
    "as a list or a dump, plain, .gz or .zip; else the folder with the source's files. What a newer one dropped goes; "
    "loading the same again changes nothing.",
)
@click.argument("name", metavar="[SOURCE]", required=False)
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check only, and print every finding.")
@bulk.OPTION
@suggesting.OPTIONS
@FORMAT
def load(
    name: str | None,
    path: Path | None,
    dry_run: bool,
    in_bulk: bool,
    mapping: Path | None,
    suggest: bool,
    out: Path | None,
    format_: str | None,
) -> None:
    chosen = [source.source(name)] if name is not None else [s for s in source.sources().values() if s.bundled]
    suggesting.check(chosen, mapping, suggest, out, dry_run)
    paths = {each.name: _place(each, path) for each in chosen}
    if suggest:
        with progress.shown():
            suggesting.suggest(paths[chosen[0].name], out)
        return
    if in_bulk or (len(chosen) == 1 and not dry_run and bulk.suits(settings(), chosen[0], paths[chosen[0].name])):
        with progress.shown() as show:
            _load_in_bulk(chosen, paths, dry_run, format_, show)
        return
    with open_graph(settings()) as connection, progress.shown() as show:
        if dry_run:
            checked = _check(connection, chosen, paths, mapping)
            for each in checked:
                reporting.outcome(each)
            _report_findings(checked, format_)
            return
        started = time.perf_counter()
        checked, changes = _load(connection, chosen, paths, show, mapping)
        rows = [_row(each, changes[each.source]) for one in checked for each in one.loads]
        output.write(COLUMNS, rows, format_)
        reporting.loaded(checked, rows, time.perf_counter() - started)


def _load_in_bulk(
    chosen: list[source.Source], paths: Mapping[str, Path], dry_run: bool, format_: str | None, show: Show
) -> None:
    if len(chosen) != 1 or not chosen[0].fills:
        fit = ", ".join(each.name for each in source.sources().values() if each.fills)
        raise click.UsageError(f"--bulk goes with a source that can fill a graph: {fit}.")
    only, started = chosen[0], time.perf_counter()
    if dry_run:
        checked = bulk.check(settings(), only, paths[only.name])
        reporting.outcome(checked)
        _report_findings([checked], format_)
        return
    loaded = bulk.load(settings(), only, paths[only.name], show)
    made = loaded.entities + loaded.relationships
    row = [loaded.name, loaded.about["release"], loaded.entities, loaded.relationships, made, 0, 0]
    output.write(COLUMNS, [row], format_)
    reporting.loaded([loaded], [row], time.perf_counter() - started)


def load_bundled(connection: Connection) -> None:
    """Check and load every bundled source, with a message for each."""
    chosen = [each for each in source.sources().values() if each.bundled]
    with progress.shown() as show:
        checked, _changes = _load(connection, chosen, {s.name: s.data for s in chosen}, show)
    for each in checked:
        output.say(f"Loaded {each.title}: {len(each.entities)} entities, {len(each.links)} relationships.")
        reporting.outcome(each)


def _check(
    connection: Connection, chosen: list[source.Source], paths: Mapping[str, Path], mapping: Path | None = None
) -> list[Checked]:
    """Every source checked before any is written; a later one may refer to what an earlier one describes."""
    checked: list[Checked] = []
    for each in chosen:
        started = time.perf_counter()
        standing = known(connection, each.called(paths[each.name], mapping), checked)
        checked.append(pipeline.check(each, paths[each.name], ontology.load(), standing, mapping))
        output.say(f"Checked {each.name} in {time.perf_counter() - started:.1f} s.")
    return checked


def _load(
    connection: Connection,
    chosen: list[source.Source],
    paths: Mapping[str, Path],
    show: Show,
    mapping: Path | None = None,
) -> tuple[list[Checked], dict[str, Changes]]:
    """Check all, then write all; what each data set changed. Raises `SourceRefused` before anything is written.

    The database makes its indexes while the records are checked; on a new one both take a while.
    """
    _check_room()
    with ThreadPoolExecutor(max_workers=1) as beside:
        prepared = beside.submit(schema.prepare, connection, ontology.load())
        checked = _check(connection, chosen, paths, mapping)
        wanted = [load for each in checked for load in each.loads]
        with show("Making the indexes"):
            prepared.result()
    interruption.check()
    with show("Comparing with the graph, and writing what differs"):
        return checked, _writer(connection, show).replace(wanted)


def _writer(connection: Connection, show: Show) -> Writer:
    return Writer(connection, ontology.load(), told=output.say, report=show)


def _check_room() -> None:
    """Raises `DiskFull` when the managed database has no room for a load, before it is half-way through one."""
    found = settings()
    if not found.neo4j_uri:
        Server(found).check_room()


def _place(chosen: source.Source, path: Path | None) -> Path:
    """Where the data are: the path given, if it is of the right sort; else those that come with the project."""
    if path is None and chosen.bundled:
        return chosen.data
    given = chosen.takes
    if path is None:
        hint = f"Run: chokepoint load {chosen.name} {given.upper()}."
        raise SourceFault(f"{chosen.name} comes with no data of its own.", hint=hint)
    if path.is_dir() if given == "folder" else path.is_file():
        return path
    if given == "folder":
        raise SourceFault(f"{path} is no folder.", hint="Name the folder that holds the source's files.")
    raise SourceFault(f"{path} is no file.", hint=f"Name the file of {chosen.title}.")


def _row(written: Load, changes: Changes) -> list[Any]:
    counts = [len(written.entities), len(written.links), changes.made, changes.changed, changes.removed]
    return [written.source, (written.record or {}).get("release"), *counts]


def _report_findings(checked: Sequence[Checked | Spooled], format_: str | None) -> None:
    rows = [[each.name, finding] for each in checked for finding in each.findings]
    output.write(("source", "finding"), rows, format_)
    if rows:
        raise SourceFault(f"{len(rows)} findings. Nothing was loaded.", hint="Correct them, then load.")
    output.say(
        "No findings: "
        + ", ".join(
            f"{name} has {entities} entities, {relationships} relationships"
            for each in checked
            for name, entities, relationships in each.sizes
        )
        + ". Nothing was loaded."
    )


@click.command(
    epilog="Example: chokepoint unload eto",
    help="Remove from the graph what only SOURCE says. What others say stays. A SOURCE with several data sets, such as "
    "table, goes with all of them; table:NAME names one.",
)
@click.argument("name", metavar="SOURCE")
@FORMAT
def unload(name: str, format_: str | None) -> None:
    with loaded_graph(settings()) as connection, progress.shown() as show:
        loaded = sorted(each.source for each in loads(connection))
        leaving = [each for each in loaded if each == name or each.startswith(f"{name}:")]
        if not leaving:
            source.source(name.partition(":")[0])
            raise WriteFailed(f"'{name}' is not loaded.", hint=f"Loaded are: {', '.join(loaded)}.")
        with show("Looking for what nobody else says, and removing it"):
            changes = _writer(connection, show).remove(leaving)
    rows = [[each, changed.changed, changed.removed] for each, changed in changes.items()]
    output.write(("source", "changed", "removed"), rows, format_)


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
