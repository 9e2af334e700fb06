"""The queries that carry out a plan, in the order in which they must run.

What is made is made by a query for each combination of labels and each relationship type: the same with labels as
parameters takes the server half as long again.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.cypher_text import quoted
from graph.pieces import Piece, pieces
from graph.plan import Plan
from graph.said import Row, grouped

DELETE_LINKS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"
MAKE_ENTITIES = "UNWIND $rows AS row CREATE (n:{labels}) SET n = row.p"
CHANGE_ENTITIES = """
UNWIND $rows AS row MATCH (n:Entity {id: row.p.id}) REMOVE n:$(row.drop) SET n:$(row.labels) SET n = row.p"""
MAKE_LINKS = """
UNWIND $rows AS row MATCH (a:Entity {{id: row.a}}) MATCH (b:Entity {{id: row.b}})
CREATE (a)-[r:{type}]->(b) SET r = row.p"""
CHANGE_LINKS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.e SET r = row.p"
DELETE_ENTITIES = "UNWIND $rows AS row MATCH (n:Entity {id: row}) DELETE n"


@dataclass(frozen=True)
class Step:
    """What is done, in words, and the pieces that do it, in any order."""

    about: str
    pieces: list[Piece]

    @property
    def rows(self) -> int:
        """How many elements it is done to."""
        return sum(len(piece.rows) for piece in self.pieces)


def steps(plan: Plan) -> list[Step]:
    """What is left out has no rows. Relationships go before their ends go, and are made after their ends are there."""
    made_entities = [
        piece
        for labels, rows in grouped(plan.made_entities, _labels).items()
        for piece in pieces(MAKE_ENTITIES.format(labels=":".join(map(quoted, labels))), rows)
    ]
    made_links = [
        piece
        for type, rows in grouped(plan.made_links, _type).items()
        for piece in pieces(MAKE_LINKS.format(type=quoted(type)), rows, makes=True)
    ]
    found = [
        Step("relationships removed", list(pieces(DELETE_LINKS, plan.gone_links))),
        Step("entities made", made_entities),
        Step("entities changed", list(pieces(CHANGE_ENTITIES, plan.changed_entities))),
        Step("relationships made", made_links),
        Step("relationships changed", list(pieces(CHANGE_LINKS, plan.changed_links))),
        Step("entities removed", list(pieces(DELETE_ENTITIES, plan.gone_entities))),
    ]
    return [step for step in found if step.pieces]


def _labels(row: Row) -> tuple[str, ...]:
    return tuple(row["labels"])


def _type(row: Row) -> str:
    return str(row["type"])
