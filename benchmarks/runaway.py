"""What one runaway question does to others, what the guard costs, and how a million rows are written.

`python benchmarks/runaway.py [HOME] [--entities N]`: HOME is one that `large_graph` has filled; without it the graph
is made in a temporary folder and removed again. Everything goes through the guard that the page and the command use.
Prints one line for each figure, with what was asked for.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks import guarded, people, streamed
from benchmarks.large_graph import ENTITIES, build
from graph.access import connect
from graph.server import Server
from graph.settings import Settings
from graph.turns import Asker

PEOPLE, SECONDS, ROUNDS, STOPS = 20, 60, 40, 5
STREAMS = (
    "UNWIND range(1, 1000000) AS n RETURN n, toString(n) AS text, n % 7 = 0 AS seventh",
    "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, labels(n) AS labels, n.sources AS sources",
)


def waiting(settings: Settings) -> None:
    """Print how long the others wait without and with a runaway question of one of them."""
    askers = [Asker().session for _ in range(PEOPLE)]
    with connect(settings) as connection:
        about = people.questions(connection)

        def ask(number: int, question: guarded.Question) -> None:
            guarded.asked(connection, question, Asker(session=askers[number]))

        people.waits(PEOPLE, SECONDS // 3, ask, about)  # until the server has planned and compiled
        calm = people.middle_and_slow(people.waits(PEOPLE - 1, SECONDS, ask, about))
        with guarded.running_away(connection, Asker(session=askers[-1]), again=True):
            rough = people.middle_and_slow(people.waits(PEOPLE - 1, SECONDS, ask, about))
    for name, (middle, slow) in (("without a runaway question", calm), ("with one", rough)):
        print(f"{PEOPLE - 1} people, one question a second, {name}: p50 {middle:.0f} ms, p95 {slow:.0f} ms")
    print(f"ratio of p95: {rough[1] / calm[1]:.2f}, of p50: {rough[0] / calm[0]:.2f}   (below 3)")


def stopping(settings: Settings) -> None:
    """Print how long a stopped question stays on the server."""
    with connect(settings) as connection:
        times = [guarded.cancelled(connection) for _ in range(STOPS)]
    print(f"stopped question gone: median {median(times):.2f} s, slowest {max(times):.2f} s   (at most 2)")


def guarding(settings: Settings) -> None:
    """Print what the guard adds to small questions."""
    with connect(settings) as connection:
        about = people.questions(connection)[: 2 * len(people.SMALL)]
        bare, whole, more = guarded.overhead(connection, about, ROUNDS)
    print(f"small questions: bare {bare:.1f} ms, guarded {whole:.1f} ms; guard {more:.1f} ms more   (at most 15)")


def streaming(settings: Settings) -> None:
    """Print what large answers take."""
    for cypher in STREAMS:
        with tempfile.TemporaryDirectory() as folder:
            run = streamed.stream(settings, cypher, Path(folder) / "rows.csv")
        print(f"{cypher}\n  {run.rows:,} rows in {run.seconds:.1f} s, {run.rows / run.seconds:,.0f} rows a second")
        print(f"  most memory {run.megabytes:.0f} MB   (below 300)")


PARTS = {"waiting": waiting, "stopping": stopping, "guarding": guarding, "streaming": streaming}


def measure(settings: Settings, parts: list[str]) -> None:
    """Measure `parts` on the graph of `settings`; its server is stopped at the end."""
    try:
        for name in parts:
            PARTS[name](settings)
    finally:
        Server(settings).stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path, nargs="?")
    parser.add_argument("--entities", type=int, default=ENTITIES)
    parser.add_argument("--part", action="append", choices=list(PARTS), help="Only this; may be repeated.")
    options = parser.parse_args()
    home = options.home or Path(tempfile.mkdtemp(prefix="chokepoint-large-"))
    try:
        if not options.home:
            build(home, entities=options.entities)
        settings = replace(Settings.read(), home=home, neo4j_uri=None, startup_cache=False)
        measure(settings, options.part or list(PARTS))
    finally:
        if options.home is None:
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
