"""People who each ask one small question a second, and how long they wait for the answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from statistics import quantiles

from benchmarks.guarded import Question
from benchmarks.large_population import Population, word
from graph.connection import Connection
from ontology.model import load

SMALL = (
    ("Entity", "MATCH (n:Entity {id: $id}) RETURN n"),
    ("Entity", "MATCH (n:Entity {id: $id})-[r]-(m) RETURN type(r) AS type, m.id AS id, m.name AS name LIMIT 50"),
    ("Technology", "MATCH (:Technology {id: $id})<-[:COVERS]-(m) RETURN m.kind AS kind, count(*) AS n ORDER BY n DESC"),
    (
        "Company",
        "CALL db.index.fulltext.queryNodes('entity_search', $word, {limit: 10}) YIELD node, score "
        "RETURN node.id AS id, score",
    ),
    ("Measure", "MATCH (:Measure {id: $id})-[r*1..2]->(t:Technology) RETURN DISTINCT t.id AS id LIMIT 50"),
)
"""Small questions of everyday use, each with the class that it is about."""
SAMPLE = 500


def questions(connection: Connection, seed: int = 1) -> list[Question]:
    """`SMALL` in turn, each about entities from all of the graph, which the seed decides."""
    [row] = connection.rows("MATCH (n:Entity) RETURN count(n) AS n")
    population, random = Population(load(), row["n"]), Random(seed)
    made: list[Question] = []
    for _ in range(SAMPLE):
        for name, cypher in SMALL:
            number = random.choice(population.ends([name]))
            made.append((cypher, {"id": population.id(number), "word": word(number)}))
    return made


def waits(people: int, seconds: int, ask: Callable[[int, Question], object], about: Sequence[Question]) -> list[float]:
    """Milliseconds that each answer took, for `people` people over `seconds` seconds.

    Counted from when the question was due: who still waits for one answer asks the next one late, and that counts.
    """
    begin = time.perf_counter() + 0.1

    def person(number: int) -> list[float]:
        return [once(begin + second + number / people, number, second) for second in range(seconds)]

    def once(due: float, number: int, second: int) -> float:
        time.sleep(max(0.0, due - time.perf_counter()))
        ask(number, about[(second * people + number) % len(about)])
        return (time.perf_counter() - due) * 1000

    with ThreadPoolExecutor(people) as pool:
        return [wait for waits in pool.map(person, range(people)) for wait in waits]


def middle_and_slow(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    parts = quantiles(times, n=20)
    return parts[9], parts[18]
