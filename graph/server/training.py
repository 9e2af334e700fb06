"""A short life of the server that touches what the real one will do, so that the startup cache knows it."""

from __future__ import annotations

from collections.abc import Callable

from graph.catalog import catalog
from graph.server import password
from graph.server.configuration import HOST
from graph.server.places import Places

LINKED = """
    UNWIND range(1, 299) AS i
    MATCH (a:Entity {id: toString(i)}), (b:Entity {id: toString(i + 1)})
    MERGE (a)-[r:COVERS {id: toString(i)}]->(b) SET r += {sources: ['a'], share: 1.5}
"""
FILLED = """
    UNWIND range(1, 300) AS i MERGE (n:Entity {id: toString(i)})
    SET n:Measure, n += {name: 'name ' + i, effective: date('2024-01-01') + duration({days: i}), sources: ['a', 'b']}
"""
IN_FORCE = """
    MATCH (m:Measure)-[:COVERS]->(t) WHERE m.effective <= date('2024-06-01') AND NOT EXISTS { (t)-[:COVERS]->(m) }
    RETURN t.id AS id, count(DISTINCT m) AS n, max(m.effective) AS last ORDER BY n DESC, id LIMIT 10
"""
QUERIES: tuple[str, ...] = (
    "CREATE CONSTRAINT one IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases]",
    "CALL db.awaitIndexes(60)",
    FILLED,
    LINKED,
    IN_FORCE,
    "MATCH (n:Entity {id: '7'}) OPTIONAL MATCH (n)-[r]-(m) RETURN n, labels(n) AS labels, collect(r)[..5], collect(m)",
    "MATCH p = shortestPath((a:Entity {id: '1'})-[*..6]-(b:Entity {id: '5'})) RETURN [n IN nodes(p) | n.id]",
    "CALL db.index.fulltext.queryNodes('names', 'nam* OR name~') YIELD node, score RETURN node.id, score LIMIT 5",
    "MATCH (n) RETURN labels(n) AS labels, count(*) AS n",
    "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n",
    "EXPLAIN MATCH (n:Entity) WHERE n.name CONTAINS 'x' RETURN n",
    "SHOW CONSTRAINTS",
    "SHOW INDEXES",
    "MATCH (n:Entity) WHERE toInteger(n.id) > 290 DETACH DELETE n",
)


COVERAGE = {"on": "2024-06-01", "toward": "1", "by": ["1"], "technologies": None, "without": [], "added": []}
"""Planning a large query is what a new server is slowest at."""


def run(port: int, places: Places, check: Callable[[], None]) -> None:
    """Asks the server of `places` on `port` everything in `QUERIES`; calls `check` between two."""
    import neo4j

    login = (password.USERNAME, password.ensure(places.password))
    with (
        neo4j.GraphDatabase.driver(f"bolt://{HOST}:{port}", auth=login, notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        for query in QUERIES:
            check()
            session.run(query).consume()
        check()
        session.run(catalog()["coverage"].cypher, COVERAGE).consume()
