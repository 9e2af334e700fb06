"""The queries that carry out a plan, in the order in which they must run."""

from __future__ import annotations

from graph.pieces import Piece
from graph.plan import Plan

DELETE_LINKS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"
MAKE_ENTITIES = "UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.p"
CHANGE_ENTITIES = """
UNWIND $rows AS row MATCH (n:Entity {id: row.p.id}) REMOVE n:$(row.drop) SET n:$(row.labels) SET n = row.p"""
MAKE_LINKS = """
UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b})
CREATE (a)-[r:$(row.type)]->(b) SET r = row.p"""
CHANGE_LINKS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.e SET r = row.p"
DELETE_ENTITIES = "UNWIND $rows AS row MATCH (n:Entity {id: row}) DELETE n"


def steps(plan: Plan) -> list[Piece]:
    """What is left out has no rows. Relationships go before their ends go, and are made after their ends are there."""
    found = [
        Piece("relationships removed", DELETE_LINKS, plan.gone_links),
        Piece("entities made", MAKE_ENTITIES, plan.made_entities),
        Piece("entities changed", CHANGE_ENTITIES, plan.changed_entities),
        Piece("relationships made", MAKE_LINKS, plan.made_links, made=True),
        Piece("relationships changed", CHANGE_LINKS, plan.changed_links),
        Piece("entities removed", DELETE_ENTITIES, plan.gone_entities),
    ]
    return [step for step in found if step.rows]
