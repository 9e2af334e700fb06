"""The constraints and indexes of the graph, derived from the ontology."""

from __future__ import annotations

from ontology.model import Attribute, Model

ENTITY_INDEX = "entity_search"
RELATIONSHIP_INDEX = "relationship_search"
RECORD = "LoadRecord"


def statements(model: Model) -> list[str]:
    """The Cypher that prepares a database for this ontology; running it again changes nothing.

    A unique id for every class and every relationship type, an index on the loaders of both ends of a sweep,
    and the full-text indexes over what the ontology marks as searched.
    """
    return [
        *(_unique_node(name) for name in model.nodes),
        *(_unique_relationship(relation.cypher_type) for relation in model.relations.values()),
        _full_text(ENTITY_INDEX, "(n:Entity)", "n", _searched(model, [n.attributes for n in model.nodes.values()])),
        _full_text(
            RELATIONSHIP_INDEX,
            f"()-[r:{'|'.join(r.cypher_type for r in model.relations.values() if _own(r.attributes))}]-()",
            "r",
            _searched(model, [relation.attributes for relation in model.relations.values()]),
        ),
    ]


def _unique_node(label: str) -> str:
    return f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _unique_relationship(kind: str) -> str:
    return f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE"


def _full_text(name: str, pattern: str, variable: str, properties: list[str]) -> str:
    each = ", ".join(f"{variable}.{p}" for p in properties)
    return (
        f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR {pattern} ON EACH [{each}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}}"
    )


def _own(attributes: tuple[Attribute, ...]) -> bool:
    return any(a.search for a in attributes)


def _searched(model: Model, groups: list[tuple[Attribute, ...]]) -> list[str]:
    return sorted({a.name for attributes in groups for a in attributes if a.search})
