"""How long the coverage matrix takes on graphs of three sizes, and every named question on the first, in one run.

The database is new and managed, loaded with the bundled data and, where the folder CHOKEPOINT_TEST_ETO is there, the
full ETO release. The larger graphs hold generated copies of every technology and measure with their relationships.
Medians over warm runs, in milliseconds, from the call in Python to the last row. `make bench` runs it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.homes import empty_home
from graph.access import connect
from graph.connection import Connection
from graph.library import Graph
from graph.questions import questions
from graph.reads import coverage
from graph.scope import scope
from graph.settings import Settings

RELEASE = Path(os.environ.get("CHOKEPOINT_TEST_ETO") or Path(__file__).parents[2] / "shared" / "eto")
WARM, RUNS = 8, 25
SIZES = (1, 3, 10)
COPY = (
    "MATCH (n:Technology|Measure) WHERE n.copy IS NULL "
    "CREATE (m:$(labels(n))) SET m = n {.*, id: n.id + $mark, copy: true}",
    "MATCH (a:Technology|Measure)-[r]->(b:Technology|Measure) WHERE a.copy IS NULL AND b.copy IS NULL "
    "MATCH (x:Entity {id: a.id + $mark}) MATCH (y:Entity {id: b.id + $mark}) "
    "CREATE (x)-[q:$(type(r))]->(y) SET q = r {.*, id: r.id + $mark}",
    "MATCH (a:Measure)-[r]->(b:Actor) WHERE a.copy IS NULL "
    "MATCH (x:Entity {id: a.id + $mark}) CREATE (x)-[q:$(type(r))]->(b) SET q = r {.*, id: r.id + $mark}",
    "MATCH (a:Actor)-[r:PRODUCES]->(b:Technology) WHERE b.copy IS NULL "
    "MATCH (y:Entity {id: b.id + $mark}) CREATE (a)-[q:PRODUCES]->(y) SET q = r {.*, id: r.id + $mark}",
)


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of warm runs, in milliseconds."""
    times = []
    for _ in range(WARM + runs):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times[WARM:])


def grow(connection: Connection, copies: range) -> None:
    """Add generated copies of the technologies and measures that were loaded."""
    for number in copies:
        for cypher in COPY:
            with connection.session("WRITE") as session:
                session.run(cypher, mark=f"--copy{number}").consume()


def load(settings: Settings) -> None:
    """Load the bundled data, and the full ETO release over its excerpt when it is there."""
    commands = [["load"], *([["load", "eto", str(RELEASE)]] if RELEASE.is_dir() else [])]
    for words in commands:
        subprocess.run(
            [sys.executable, "-m", "app", *words],
            check=True,
            capture_output=True,
            env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)},
        )


def main() -> None:
    with empty_home() as settings:
        load(settings)
        with connect(settings) as connection:
            measure_questions(connection)
            measure_sizes(connection)


def measure_questions(connection: Connection) -> None:
    graph = Graph(connection)
    times = {each: median(partial(graph.ask, each), 9) for each in questions()}
    slowest = sorted(times.items(), key=lambda item: -item[1])
    print(
        f"{len(times)} questions, median each: {', '.join(f'{id} {ms:.0f} ms' for id, ms in slowest[:5])} are slowest"
    )


def measure_sizes(connection: Connection) -> None:
    base = 0.0
    for place, size in enumerate(SIZES):
        grow(connection, range(SIZES[place - 1] if place else 1, size))
        counts = connection.rows("RETURN COUNT { (:Technology) } AS t, COUNT { (:Measure) } AS m")[0]
        took = median(lambda: coverage(connection, scope(connection, on="2024-04-01")))
        base = base or took
        size_said = f"{counts['t']} technologies x 6, {counts['m']} measures"
        print(f"coverage matrix, {size_said}: {took:.0f} ms, ratio {took / base:.1f}")


if __name__ == "__main__":
    main()
