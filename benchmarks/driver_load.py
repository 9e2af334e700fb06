"""How fast a load through the driver is, checks and provenance included, against a bare loop of MERGE on the same rows.

Made-up firms, people and links in FollowTheMoney form. The bare loop takes finished rows, in one session, a batch and a
label or type at a time: no checks, no comparison, no record of the load. Both write into an empty graph with the
project's constraints and indexes. Then the same file is loaded again, unchanged: read, checked, and compared with what
is in the graph. `python -m benchmarks.driver_load [ENTITIES]`; `make bench` runs it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import ftm_population
from benchmarks.homes import empty_home
from graph.access import connect
from graph.connection import Connection
from graph.said import Load
from graph.schema import prepare
from graph.settings import Settings
from graph.write import Writer
from loaders import pipeline, source
from loaders.emit import Emit
from loaders.known import NOTHING
from ontology import model as ontology

ENTITIES, EACH, BATCH, ROUNDS = 50_000, 3, 1_000, 3
ASKED_BARE, ASKED_AGAIN = 1.2, 0.5
NODES = "UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n:{labels} SET n += row"
LINKS = (
    "UNWIND $rows AS row MATCH (a:Entity {{id: row.a}}) MATCH (b:Entity {{id: row.b}}) "
    "MERGE (a)-[r:{type} {{id: row.p.id}}]->(b) SET r += row.p"
)


def main() -> int:
    """The exit status: 1 when a ratio is not what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entities", type=int, nargs="?", default=ENTITIES)
    asked = parser.parse_args()
    with empty_home() as settings:
        return measure(settings, asked.entities)


def measure(settings: Settings, entities: int) -> int:
    """Prints the rates and their ratios."""
    file = settings.home / "entities.ftm.json"
    file.write_bytes(b"".join(ftm_population.lines(entities, entities * EACH)))
    with connect(settings) as connection:
        prepare(connection, ontology.load())
        _warm(connection, settings.home)
        load, bare, first, again = checked(file), list[float](), list[float](), list[float]()
        elements = len(load.entities) + len(load.links)
        for _ in range(ROUNDS):
            bare.append(timed(lambda: _bare(connection, load)))
            wipe(connection)
            first.append(timed(lambda: ours(connection, file)))
            again.append(timed(lambda: ours(connection, file)))
            wipe(connection)
        reading = timed(lambda: read(file))
    # The bare loop's rows are finished before its time begins, so what makes statements of lines is left out of ours.
    ratio, once_more = min(bare) / (min(first) - reading), min(again) / min(first)
    print(f"elements: {elements:,}")
    print(f"bare loop: {elements / min(bare):,.0f} a second ({', '.join(f'{t:.1f}' for t in bare)} s)")
    print(f"load: {elements / min(first):,.0f} a second with reading ({', '.join(f'{t:.1f}' for t in first)} s)")
    print(f"load over bare, reading left out on both sides: {ratio:.2f} (asked: at least {ASKED_BARE})")
    print(f"the same again: {min(again):.1f} s, {once_more:.2f} of the first load (asked: at most {ASKED_AGAIN})")
    fine = ratio >= ASKED_BARE and once_more <= ASKED_AGAIN
    return 0 if fine else 1


def read(file: Path) -> None:
    """The lines made into statements, no more."""
    for _ in source.source("opensanctions").read(file, Emit(), ontology.load(), NOTHING):
        pass


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def checked(file: Path) -> Load:
    """What the file says, read and checked."""
    return pipeline.check(source.source("opensanctions"), file, ontology.load(), NOTHING).load


def ours(connection: Connection, file: Path) -> None:
    """A whole load, as the command does it."""
    Writer(connection, ontology.load()).replace([checked(file)])


def _warm(connection: Connection, folder: Path) -> None:
    """Each way once on a few rows, so that none pays for plans and for code that is not yet compiled."""
    small = folder / "small.ftm.json"
    small.write_bytes(b"".join(ftm_population.lines(5_000, 10_000)))
    _bare(connection, checked(small))
    wipe(connection)
    for _ in range(2):
        Writer(connection, ontology.load(), whole=0).replace([checked(small)])
    wipe(connection)


def wipe(connection: Connection) -> None:
    """Take everything out of the graph."""
    text = "MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n"
    while connection.write(lambda tx: tx.run(text).single(strict=True)["n"]):
        pass


def _bare(connection: Connection, load: Load) -> None:
    nodes, links = defaultdict(list), defaultdict(list)
    for each in load.entities:
        nodes[":".join(each.labels)].append({**each.properties, "sources": list(each.sources)})
    for one in load.links:
        properties = {**one.properties, "sources": list(one.sources)}
        links[one.type].append({"a": one.start, "b": one.end, "p": properties})
    with connection.session("WRITE") as session:
        for labels, rows in nodes.items():
            for batch in _batches(rows):
                session.run(NODES.format(labels=labels), rows=batch).consume()
        for type, rows in links.items():
            for batch in _batches(rows):
                session.run(LINKS.format(type=type), rows=batch).consume()


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


if __name__ == "__main__":
    sys.exit(main())
