"""A graph of a million entities and three million relationships in a home of its own, for the benchmarks that need one.

`python benchmarks/large_graph.py [HOME] [--entities N]` makes it in HOME, which must hold no database yet, and prints
how long each step took and what the store takes on the disk; without HOME the graph is made in a temporary folder and
removed again. Other benchmarks call `build`. `large_rows` says what is in it.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks import large_rows
from benchmarks.large_population import ROOTS, Population
from graph.access import connect
from graph.schema import prepare
from graph.server import Server, admin
from graph.settings import Settings
from ontology.model import load

ENTITIES = 1_000_000
LINKS_EACH = 3
PATIENCE = 1800.0  # seconds for the indexes of the whole graph
IMPORT = ("database", "import", "full", "neo4j", "--path-pattern-style=none", "--ignore-empty-strings=true")


def build(home: Path, *, entities: int = ENTITIES, seed: int = 1) -> Settings:
    """Settings of a home whose managed database holds the graph with constraints, indexes and a record of its load.

    There are `LINKS_EACH` times as many relationships as entities. The server that made the indexes runs on. Takes
    minutes; prints how long each step took. Raises `FileExistsError` when `home` has a database.
    """
    if (home / "database").exists():
        raise FileExistsError(f"{home} has a database already.")
    home.mkdir(parents=True, exist_ok=True)
    programs = Settings.read().home / "programs"
    if programs.exists() and not (home / "programs").exists():
        (home / "programs").symlink_to(programs)
    settings = replace(Settings.read(), home=home, neo4j_uri=None, startup_cache=False)
    with tempfile.TemporaryDirectory(dir=home) as folder:
        with _timed("rows written"):
            files = _write(Path(folder), entities, seed)
        with _timed("imported"):
            admin.run(settings, [*IMPORT, *files])
    with _timed("constraints and indexes made"):
        _index(settings)
    return settings


def _write(folder: Path, entities: int, seed: int) -> list[str]:
    """The arguments that name the files written into `folder`."""
    random, population = Random(seed), Population(load(), entities)
    links = entities * LINKS_EACH
    tables = {root: large_rows.entities(population, root, random) for root in ROOTS}
    tables |= {"LoadRecord": iter(large_rows.record(entities, links))}
    nodes = [_file(folder / f"{name}.csv", rows) for name, rows in tables.items()]
    relationships = _file(folder / "relationships.csv", large_rows.relationships(population, links, random))
    return [*(f"--nodes={file}" for file in nodes), f"--relationships={relationships}"]


def _file(file: Path, rows: Iterable[list[str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return file


def _index(settings: Settings) -> None:
    with connect(settings) as connection:
        prepare(connection, load())
        until = time.monotonic() + PATIENCE
        while connection.rows("SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN 1 AS one LIMIT 1"):
            if time.monotonic() > until:
                raise TimeoutError(f"The indexes are not made after {PATIENCE:.0f} s.")
            time.sleep(0.5)


@contextmanager
def _timed(what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"{what:<30} {time.perf_counter() - began:7.1f} s", flush=True)


def _size(folder: Path) -> float:
    """Megabytes in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path, nargs="?")
    parser.add_argument("--entities", type=int, default=ENTITIES)
    options = parser.parse_args()
    home = options.home or Path(tempfile.mkdtemp(prefix="chokepoint-large-"))
    try:
        Server(build(home, entities=options.entities)).stop()
        print(f"{'store':<30} {_size(home / 'database'):7.0f} MB for {options.entities:,} entities")
    finally:
        if options.home is None:
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
