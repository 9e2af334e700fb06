"""The generated graph of the benchmarks, small but made the same way: written, imported, indexed, served."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks import large_rows
from benchmarks.large_graph import build
from benchmarks.large_population import ROOTS, Population, parts, word
from graph.access import connect, refuse_empty
from graph.connection import Connection
from graph.schema import indexes
from ontology.model import load
from tests.conftest import LATE_SECOND_STAGE, java_with

ENTITIES = 2_000
LINKS = 6_000


@pytest.fixture(scope="module")
def large(new_home: Callable[[], Path]) -> Iterator[Connection]:
    """Neo4j's tool has a Java to start, then a new server, which makes the indexes; both take the tests' cache."""
    home = new_home()
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("CHOKEPOINT_JAVA", str(java_with(LATE_SECOND_STAGE, home / "test-java")))
        made = build(home, entities=ENTITIES)
    with connect(made) as opened:
        yield opened


def rows(population: Population) -> list[list[str]]:
    """Every row of the files, with a seed of our own."""
    random = Random(7)
    made = [row for root in ROOTS for row in large_rows.entities(population, root, random)]
    return [*made, *large_rows.relationships(population, LINKS, random)]


def test_the_same_seed_gives_the_same_rows() -> None:
    population = Population(load(), ENTITIES)
    assert rows(population) == rows(population)


def test_parts_follow_their_weights_and_lose_nothing() -> None:
    assert parts(10, [1, 2, 1]) == [2, 8, 10]


def test_every_entity_of_a_million_has_a_name_of_its_own() -> None:
    assert len({word(number) for number in range(1_000_000)}) == 1_000_000


def test_too_few_entities_for_all_classes_are_refused() -> None:
    with pytest.raises(ValueError, match="999 entities: from 1,000"):
        Population(load(), 999)


def test_everything_written_is_in_the_graph_with_an_id_of_its_own(large: Connection) -> None:
    [entities] = large.rows(
        "MATCH (n:Entity) RETURN count(n) AS n, count(DISTINCT n.id) AS ids, count(n.name) AS names"
    )
    [links] = large.rows(
        "MATCH ()-[r]->() RETURN count(r) AS n, count(DISTINCT r.id) AS ids, count(r.sources) AS cited"
    )
    assert entities == {"n": ENTITIES, "ids": ENTITIES, "names": ENTITIES}
    assert links == {"n": LINKS, "ids": LINKS, "cited": LINKS}


def test_every_class_and_type_of_the_ontology_is_there_with_the_labels_above(large: Connection) -> None:
    model = load()
    wanted = {frozenset(model.labels(n)) for n in model.nodes if len(model.subclasses(n)) == 1}
    assert {frozenset(row["l"]) for row in large.rows("MATCH (n) RETURN DISTINCT labels(n) AS l")} == wanted
    types = {row["t"] for row in large.rows("MATCH ()-[r]->() RETURN DISTINCT type(r) AS t")}
    assert types == {relation.cypher_type for relation in model.relations.values()}


def test_relationships_join_the_classes_that_the_ontology_allows(large: Connection) -> None:
    found = large.rows("MATCH (a)-[r]->(b) RETURN DISTINCT type(r) AS t, labels(a) AS a, labels(b) AS b")
    for row in found:
        relation = load().relation(row["t"])
        assert set(row["a"]) & set(relation.source), row
        assert set(row["b"]) & set(relation.target), row


def test_a_few_entities_have_much_of_all_relationships_and_no_hierarchy_runs_in_circles(large: Connection) -> None:
    degrees = Counter({row["id"]: row["n"] for row in large.rows("MATCH (n)-[]-() RETURN n.id AS id, count(*) AS n")})
    assert sum(n for _, n in degrees.most_common(20)) > 0.1 * 2 * LINKS
    circles = large.rows("MATCH (a:Technology) WHERE EXISTS { (a)-[:NARROWER_THAN]->+(a) } RETURN a.id AS id")
    assert circles == []


def test_the_graph_has_all_indexes_online_and_counts_as_loaded(large: Connection) -> None:
    online = {row["name"] for row in large.rows("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE'")}
    assert {index.name for index in indexes(load())} <= online
    refuse_empty(large)


def test_a_home_that_has_a_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "database").mkdir()
    with pytest.raises(FileExistsError, match="has a database already"):
        build(tmp_path, entities=ENTITIES)
    assert [path.name for path in tmp_path.iterdir()] == ["database"]
