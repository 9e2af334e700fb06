"""A small world to explore: eight entities around a firm, and how it is said what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.catalog import catalog
from graph.connection import Connection
from graph.exploring_rows import (
    Edge,
    Link,
    LinkedClass,
    Vertex,
)

HUB = """
CREATE (hub:Entity:Actor:Company {id: 'hub'})
WITH hub UNWIND range(1, 3000) AS n
CREATE (s:Entity:Actor:Company {id: 's' + n})-[:SUPPLIES {id: 'r' + n}]->(hub)
WITH DISTINCT hub
CREATE (hub)<-[:SUPPLIES {id: 'r-product'}]-(p:Entity:Technology:Product {id: 'product'}),
       (hub)<-[:SUPPLIES {id: 'r-again'}]-(p), (hub)-[:SUPPLIES {id: 'r-itself'}]->(hub),
       (hub)-[:MEMBER_OF {id: 'm-1'}]->(:Entity:Actor:Group {id: 'g1'}),
       (hub)-[:MEMBER_OF {id: 'm-2'}]->(:Entity:Actor:Group {id: 'g2'})
"""
TOOLS = """
CREATE (jpn:Entity:Actor:Jurisdiction {id: 'jpn', name: 'Japan'}),
       (meti:Entity:Actor:Agency {id: 'jp-meti', name: 'METI'}), (meti)-[:LOCATED_IN {id: 'meti-in'}]->(jpn),
       (tel:Entity:Actor:Company {id: 'tel', name: 'Tokyo Electron'}), (tel)-[:LOCATED_IN {id: 'tel-in'}]->(jpn),
       (arm:Entity:Actor:Company {id: 'tel-us'}), (arm)-[:PART_OF {id: 'arm-of'}]->(tel),
       (rule:Entity:Measure:ListBasedControl {id: 'rule', name: 'A rule'}),
       (rule)-[:IMPOSED_BY {id: 'rule-by'}]->(meti),
       (etch:Entity:Technology:Equipment {id: 'etch', name: 'Etch'}), (rule)-[:COVERS {id: 'covers'}]->(etch),
       (dry:Entity:Technology:ProcessStep {id: 'dry', name: 'Dry etching'}),
       (tel)-[:PRODUCES {id: 'makes-1', share: 30.0}]->(etch), (tel)-[:PRODUCES {id: 'makes-2'}]->(etch),
       (tel)-[:PRODUCES {id: 'makes-3'}]->(dry), (etch)-[:RELATED_TO {id: 'back'}]->(tel),
       (tel)-[:SUPPLIES {id: 'itself'}]->(tel),
       (page:Entity:Source {id: 'page', name: 'A page'}), (tel)-[:CITES {id: 'said-1'}]->(page),
       (etch)-[:CITES {id: 'said-2'}]->(page), (dry)-[:CITES {id: 'said-3'}]->(page)
"""
JPN = Vertex(
    id="jpn",
    name="Japan",
    labels=("Actor", "Entity", "Jurisdiction"),
    properties={"id": "jpn", "name": "Japan"},
    degree=2,
    home="jpn",
    home_name="Japan",
)
ARM = Vertex(
    id="tel-us",
    name="tel-us",
    labels=("Actor", "Company", "Entity"),
    properties={"id": "tel-us"},
    degree=1,
    home="jpn",
    home_name="Japan",
)
ETCH = Vertex(
    id="etch",
    name="Etch",
    labels=("Entity", "Equipment", "Technology"),
    properties={"id": "etch", "name": "Etch"},
    degree=5,
)


def filled(connection: Connection, cypher: str, **parameters: Any) -> Connection:
    with connection.session("WRITE") as session:
        session.run(cypher, parameters).consume()
    return connection


def edge(id: str, type: str, start: str, end: str, **said: Any) -> Edge:
    return Edge(id=id, type=type, start=start, end=end, properties={"id": id, **said})


def link(type: str, outgoing: bool, **classes: int) -> Link:
    return Link(
        type=type,
        outgoing=outgoing,
        neighbours=sum(classes.values()),
        classes=tuple(LinkedClass(kind=kind, neighbours=count) for kind, count in classes.items()),
    )


def asked(connection: Connection, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """The steps that the server took for a named query, with how often each looked something up in the store."""
    with connection.session("READ") as session:
        result = session.run("PROFILE " + catalog()[name].cypher, parameters)
        list(result)
        plan = result.consume().profile
    assert plan is not None
    return list(_steps(plan))


def _steps(plan: Any) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _steps(child)
