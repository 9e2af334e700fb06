"""How long an expansion takes from an entity with 50,000 neighbours among a million, served and over the bare driver.

`python benchmarks/expanding.py [HOME] [--entities N]`: HOME is one that `large_graph` has filled; without it the graph
is made in a temporary folder and removed again. To the entity with most relationships more are added, until it has the
neighbours asked for. In turn, in one run: the answer of the page's address, with all that it tells of the entities and
of what joins them to those there, and the same Cypher texts over the driver's own session; then the expansion alone,
and its text likewise. Medians in milliseconds, from the call in Python to the last byte or row.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from app.factory import create_app
from benchmarks.guarded import Question
from benchmarks.large_graph import ENTITIES, build
from graph.access import connect
from graph.catalog import catalog
from graph.connection import Connection, Row
from graph.exploring import FIRST, expand, links
from graph.server import Server
from graph.settings import Settings
from ontology.model import load

NEIGHBOURS = 50_000
WARM, RUNS = 5, 25
AT_ONCE = 5_000
HUB = "MATCH (e:Entity) WITH e, COUNT { (e)--() } AS links ORDER BY links DESC, e.id LIMIT 1 RETURN e.id AS id"
MORE = """
MATCH (hub:Entity {id: $id})
MATCH (c:Company) WHERE NOT EXISTS { (c)--(hub) }
WITH hub, c ORDER BY c.id LIMIT $more
CREATE (c)-[:SUPPLIES {id: c.id + '--SUPPLIES--' + $id, sources: [], loaded_by: ['large']}]->(hub)"""


def hub(connection: Connection, neighbours: int) -> str:
    """The id of the entity with most relationships, which has at least so many neighbours then."""
    [row] = connection.rows(HUB)
    id = str(row["id"])
    while (more := neighbours - links(connection, id).total) > 0:
        with connection.session("WRITE") as session:
            session.run(MORE, id=id, more=min(more, AT_ONCE)).consume()
    return id


def in_turn(works: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Milliseconds of warm runs of each, taken in turn."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(WARM + RUNS):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: each[WARM:] for name, each in times.items()}


class Recorder:
    """Asks the connection, and remembers the texts and parameters."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.asked: list[Question] = []

    def rows(self, cypher: str, /, **parameters: Any) -> list[Row]:
        self.asked.append((cypher, parameters))
        return self._connection.rows(cypher, **parameters)


def bare(connection: Connection, asked: list[Question]) -> list[list[Any]]:
    """The rows of the questions, as the driver gives them."""
    with connection.session("READ") as session:
        return [list(session.run(_text(cypher), dict(parameters))) for cypher, parameters in asked]


def _text(cypher: str) -> Any:
    return cypher


def measure(connection: Connection, neighbours: int) -> None:
    """Print what expanding the hub takes, and what counting its links does."""
    id = hub(connection, neighbours)
    reader = Recorder(connection)
    client = create_app(reader, load()).server.test_client()
    have: list[str] = []
    for said in ("first", "next"):
        reader.asked.clear()
        served = partial(client.post, "/explore/expand", json={"id": id, "have": [id, *have], "most": FIRST})
        found = served().get_json()
        assert len(found["entities"]) == FIRST
        asked = [*reader.asked]
        alone = [(cypher, given) for cypher, given in asked if cypher == catalog()["expand"].cypher]
        print(f"{said} {FIRST} of {found['total']:,}, with {len(found['relationships']):,} relationships")
        _compare("served", served, f"bare, its {len(asked)} texts", partial(bare, connection, asked))
        _compare(
            "function",
            partial(expand, connection, id, without=("CITES",), have=[id, *have]),
            "bare, its text",
            partial(bare, connection, alone),
        )
        have = [each["id"] for each in found["entities"]]
    counted = in_turn({"links": partial(links, connection, id)})["links"]
    print(f"links counted: {median(counted):.0f} ms")


def _compare(name: str, work: Callable[[], object], other: str, against: Callable[[], object]) -> None:
    ours, theirs = (median(each) for each in in_turn({name: work, other: against}).values())
    print(f"  {name} {ours:.0f} ms; {other} {theirs:.0f} ms; ratio {ours / theirs:.2f}   (at most 1.5)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path, nargs="?")
    parser.add_argument("--entities", type=int, default=ENTITIES)
    parser.add_argument("--neighbours", type=int, default=NEIGHBOURS)
    options = parser.parse_args()
    home = options.home or Path(tempfile.mkdtemp(prefix="chokepoint-large-"))
    settings = replace(Settings.read(), home=home, neo4j_uri=None, startup_cache=False)
    try:
        if options.home is None:
            settings = build(home, entities=options.entities)
        with connect(settings) as connection:
            measure(connection, options.neighbours)
    finally:
        Server(settings).stop()
        if options.home is None:
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
