"""What joins a set of entities: all of it, nothing else, and no matter how much else they are joined to."""

from __future__ import annotations

from typing import Any

from graph import reads
from graph.catalog import catalog
from graph.connection import Connection
from graph.rows import Web
from graph.subgraph import among

IDS = ["jpn", "jp-23-items-2023", "cleaning", "tokyo-electron"]


def test_everything_between_the_entities_and_nothing_else(connection: Connection) -> None:
    found = among(connection, IDS)
    expected = connection.rows(
        "MATCH (a:Entity)-[r]->(b:Entity) WHERE a.id IN $ids AND b.id IN $ids RETURN r.id AS id ORDER BY id", ids=IDS
    )
    assert [each.id for each in found.entities] == sorted(IDS)
    assert [each.id for each in found.statements] == [row["id"] for row in expected]
    assert len(found.statements) > 3


def test_each_entity_and_statement_is_as_when_read_alone(connection: Connection) -> None:
    found = among(connection, IDS)
    assert list(found.entities) == [reads.entity(connection, id) for id in sorted(IDS)]
    assert list(found.statements) == [reads.statement(connection, each.source.id, each.id) for each in found.statements]


def test_the_publications_cited_come_along(connection: Connection) -> None:
    found = among(connection, IDS)
    cited = {source.id for each in (*found.entities, *found.statements) for source in each.sources}
    assert {each.id for each in found.publications} == cited
    assert all("Source" in each.labels for each in found.publications)
    [page] = among(connection, [min(cited)]).entities
    assert [each.id for each in among(connection, [*IDS, page.id]).publications] == sorted(cited - {page.id})


def test_only_the_statements_that_are_named(connection: Connection) -> None:
    one = among(connection, IDS).statements[0]
    found = among(connection, IDS, [one.id, "no-such-statement"])
    assert (found.statements, found.missing) == ((one,), ("no-such-statement",))


def test_unknown_ids_are_named_and_none_is_empty(connection: Connection) -> None:
    assert among(connection, ["nobody", "jpn", "nobody"]).missing == ("nobody",)
    assert among(connection, [], ["x"]) == Web(missing=("x",))


HUBS = """
CREATE (a:Entity {id: 'a', name: 'A'}), (b:Entity {id: 'b', name: 'B'}), (c:Entity {id: 'c', name: 'C'}),
       (a)-[:SUPPLIES {id: 'a-b'}]->(b), (b)-[:SUPPLIES {id: 'b-a'}]->(a), (c)-[:SUPPLIES {id: 'c-a'}]->(a),
       (a)-[:SUPPLIES {id: 'a-a'}]->(a)
WITH a, b UNWIND range(1, 10000) AS n
CREATE (o:Entity {id: 'o' + n, name: 'O'}), (a)<-[:LOCATED_IN {id: 'l' + n}]-(o), (o)-[:PART_OF {id: 'p' + n}]->(b)
"""


def test_entities_with_very_many_relationships_are_not_all_followed(changing: Connection) -> None:
    with changing.session("WRITE") as session:
        session.run(HUBS).consume()
    assert [each.id for each in among(changing, ["a", "b", "c"]).statements] == ["a-a", "a-b", "b-a", "c-a"]
    # To follow all relationships of both would be three look-ups for each of the 20,000.
    assert _looked_at(changing, ["a", "b", "c"]) < 30_000


def _looked_at(connection: Connection, ids: list[str]) -> int:
    """How many times the server looks something up in its store for the relationships among entities."""
    with connection.session("READ") as session:
        result = session.run("PROFILE " + catalog()["among"].cypher, ids=ids, statements=[])
        list(result)
        plan = result.consume().profile
    assert plan is not None
    return _hits(plan)


def _hits(plan: Any) -> int:
    return int(plan.get("dbHits", 0)) + sum(map(_hits, plan.get("children", ())))
