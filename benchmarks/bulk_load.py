"""How long the first load of a big source takes in bulk, against Neo4j's importer alone, and what memory it needs.

Made-up firms, people and links in FollowTheMoney form, in two sizes: a quarter, and the whole. A load is what
`chokepoint load opensanctions FILE --bulk` does: reading, checks, files, import, exchange, start, constraints, indexes.
The importer alone gets the same finished files. The server starts from the startup cache where the home has one.
Memory is the largest resident size, told by the system, of the process that judges all rows together and of those that
read, check and write; the importer and the server are other programs.
`python -m benchmarks.bulk_load [ENTITIES]`; `make bench` runs it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import ftm_population
from benchmarks.homes import empty_home
from graph import bulk, schema
from graph.access import connect
from graph.settings import Settings
from loaders import source
from loaders.spool.apart import PROCESSES
from loaders.spool.reading import spool
from ontology import model as ontology

ENTITIES, EACH = 1_000_000, 3
OURS, THEIRS = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
ASKED, MEMORY = 3.0, 1_000_000_000


@dataclass(frozen=True)
class Measured:
    """Seconds of the steps, and bytes of the process that judges and of all that read."""

    elements: int
    checked: float
    imported: float
    ready: float
    judging: int
    reading: int

    @property
    def ratio(self) -> float:
        """How many times as long as the importer alone."""
        return (self.checked + self.imported + self.ready) / self.imported


def main() -> int:
    """The exit status: 1 when a figure is not what is asked. Each size is measured in a process of its own."""
    if len(sys.argv) == 3:
        measure(int(sys.argv[1]))
        return 0
    whole = int(sys.argv[1]) if len(sys.argv) == 2 else ENTITIES
    status = 0
    for entities in (whole // 4, whole):
        words = [sys.executable, "-m", "benchmarks.bulk_load", str(entities), "once"]
        status |= subprocess.run(words, check=False).returncode
    return status


def measure(entities: int) -> None:
    """Prints the steps of one load; ends with status 1 when a figure is not what is asked."""
    with empty_home(startup_cache=True) as settings:
        file = settings.home / "entities.ftm.json"
        with file.open("wb") as stream:
            stream.writelines(ftm_population.lines(entities, entities * EACH))
        found = _load(settings, file)
    print(f"elements: {found.elements:,}, file of {file.name}")
    print(f"read, checked, written to files: {found.checked:.1f} s")
    print(f"neo4j-admin alone: {found.imported:.1f} s; exchange, start, constraints and indexes: {found.ready:.1f} s")
    print(f"whole load over neo4j-admin alone: {found.ratio:.2f} (asked: at most {ASKED})")
    print(f"memory: {found.judging / 1e6:.0f} MB judging, {found.reading / 1e6:.0f} MB reading (asked: below 1,000)")
    sys.exit(int(found.ratio > ASKED or found.judging + found.reading >= MEMORY))


def _load(settings: Settings, file: Path) -> Measured:
    rows = settings.home / "rows"
    rows.mkdir()
    with connect(settings) as connection:
        connection.rows("RETURN 1")
        spooled, checked = _timed(lambda: spool(source.source("opensanctions"), file, ontology.load(), rows))
        spooled.refuse_faults()
        judging, each = (resource.getrusage(who).ru_maxrss * 1024 for who in (OURS, THEIRS))
        with bulk.workplace(settings) as place:
            built, imported = _timed(lambda: bulk.build(settings, place, spooled.nodes, spooled.relations))
            _, exchanged = _timed(lambda: bulk.exchange(settings, connection, built))

    def finish() -> None:
        with connect(settings) as again:
            bulk.complete(again, spooled.bare, ontology.load())
            schema.prepare(again, ontology.load())

    _, finished = _timed(finish)
    elements = spooled.entities + spooled.relationships
    return Measured(elements, checked, imported, exchanged + finished, judging, each * PROCESSES)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
