"""The constraints and indexes of the graph, derived from the ontology."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from graph.connection import Connection
from ontology.errors import ExplorerError
from ontology.model import Attribute, Model

ENTITY_INDEX = "entity_search"
RELATIONSHIP_INDEX = "relationship_search"
STATEMENT_INDEX = "statement_id"
"""A full-text index of whole ids over all relationship types: one look-up finds a statement whatever its type."""
ATTEMPTS = 5
PAUSE = 1.0  # seconds


@dataclass(frozen=True)
class Index:
    """A constraint or index: its name, the labels or types and the properties it is over, the Cypher that makes it."""

    name: str
    over: frozenset[str]
    properties: frozenset[str]
    cypher: str


def indexes(model: Model) -> list[Index]:
    """What a database needs for this ontology: unique ids, search over what the ontology marks, look-up by id.

    Ids are unique within each root class and each class directly below one; since every entity carries the label
    of its root, that makes them unique among all entities.
    """
    upper = [name for name, node in model.nodes.items() if len(node.ancestors) <= 2]
    searched = {r.cypher_type for r in model.relations.values() if any(a.search for a in r.attributes)}
    types = {r.cypher_type for r in model.relations.values()}
    return [
        *(_unique(name) for name in upper),
        _full_text(ENTITY_INDEX, {"Entity"}, _searched(n.attributes for n in model.nodes.values()), node=True),
        _full_text(RELATIONSHIP_INDEX, searched, _searched(r.attributes for r in model.relations.values())),
        _full_text(STATEMENT_INDEX, types, {"id"}, analyzer="keyword"),
    ]


def prepare(connection: Connection, model: Model) -> int:
    """Make the database's constraints and indexes those of the ontology; how many had to be made.

    One that stands as it should is left alone; one of ours over other classes or properties is made anew.
    """
    for attempt in range(ATTEMPTS):
        found = {row["name"]: row for row in connection.rows(_SHOW)}
        wanted = indexes(model)
        stale = [i.name for i in wanted if i.name in found and not _stands(i, found[i.name])]
        missing = [i for i in wanted if i.name not in found or i.name in stale]
        if not missing:
            return 0
        try:
            connection.run_schema([*(f"DROP INDEX {name}" for name in stale), *(i.cypher for i in missing)])
        except ExplorerError:
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(PAUSE)  # another process is making them at the same moment
        else:
            return len(missing)
    return 0


_SHOW = "SHOW INDEXES YIELD name, labelsOrTypes, properties"


def _stands(index: Index, row: dict[str, list[str]]) -> bool:
    return set(row["labelsOrTypes"] or ()) == index.over and set(row["properties"] or ()) == index.properties


def _unique(label: str) -> Index:
    name = f"{label.lower()}_id"
    cypher = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    return Index(name, frozenset({label}), frozenset({"id"}), cypher)


def _full_text(
    name: str, over: Iterable[str], properties: Iterable[str], *, node: bool = False, analyzer: str = "standard-folding"
) -> Index:
    pattern = f"(x:{'|'.join(sorted(over))})" if node else f"()-[x:{'|'.join(sorted(over))}]-()"
    each = ", ".join(f"x.{p}" for p in sorted(properties))
    options = f"{{indexConfig: {{`fulltext.analyzer`: '{analyzer}', `fulltext.eventually_consistent`: false}}}}"
    cypher = f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR {pattern} ON EACH [{each}] OPTIONS {options}"
    return Index(name, frozenset(over), frozenset(properties), cypher)


def _searched(groups: Iterable[tuple[Attribute, ...]]) -> set[str]:
    return {a.name for attributes in groups for a in attributes if a.search}
