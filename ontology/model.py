"""The ontology as code sees it: classes and relationships by name, and the questions asked of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from ontology.errors import UnknownTerm
from ontology.term import Attribute, NodeType, RelationType

__all__ = ["TERMS", "Attribute", "Model", "NodeType", "RelationType", "load"]

TERMS = Path(__file__).parent / "terms"
FALLBACK = "RelatedTo"
T = TypeVar("T")


@dataclass(frozen=True)
class Model:
    """All classes and relationships by name, in the order of their names."""

    nodes: dict[str, NodeType]
    relations: dict[str, RelationType]

    def node(self, name: str) -> NodeType:
        """The class of this name. Raises `UnknownTerm`, which names the nearest."""
        return _pick(self.nodes, name, "class")

    def relation(self, name: str) -> RelationType:
        """The relationship of this name (`ImposedBy`) or type (`IMPOSED_BY`). Raises `UnknownTerm`."""
        return _pick(self._types if name.isupper() else self.relations, name, "relationship")

    def labels(self, name: str) -> tuple[str, ...]:
        """The labels an entity of this class has in Neo4j, its own first."""
        return self.node(name).ancestors

    def subclasses(self, name: str) -> tuple[str, ...]:
        """The class itself and all below it, in the order of their names after itself."""
        self.node(name)
        return self._below[name]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether an entity of class `name` is also an `ancestor`."""
        return self.node(ancestor).name in self.node(name).ancestors

    def by_notation(self, root: str, notation: str) -> NodeType:
        """The class at or below `root` that the records call `notation`: Measure, fdpr -> ForeignDirectProductRule."""
        words = {word: self.nodes[name] for name in self.subclasses(root) for word in self.nodes[name].notations}
        return _pick(words, notation, f"kind of {root}")

    def relation_of(self, predicate: str) -> RelationType:
        """The relationship that a statement with this predicate becomes; RelatedTo when none claims it."""
        return self._predicates.get(predicate) or self.relation(FALLBACK)

    @cached_property
    def flows(self) -> tuple[str, ...]:
        """The types of the relationships that carry goods or work through the chain, in their order."""
        return tuple(sorted(relation.cypher_type for relation in self.relations.values() if relation.flow))

    @cached_property
    def _types(self) -> dict[str, RelationType]:
        return {relation.cypher_type: relation for relation in self.relations.values()}

    @cached_property
    def _predicates(self) -> dict[str, RelationType]:
        return {word: relation for relation in self.relations.values() for word in relation.notations}

    @cached_property
    def _below(self) -> dict[str, tuple[str, ...]]:
        return {
            name: (name, *(n for n, node in self.nodes.items() if name in node.ancestors[1:])) for name in self.nodes
        }


def _pick(terms: Mapping[str, T], name: str, kind: str) -> T:
    found = terms.get(name)
    if found is None:
        raise UnknownTerm(f"The ontology has no {kind} named {name!r}.", hint=_nearest(name, terms))
    return found


def _nearest(name: str, known: Iterable[str]) -> str:
    lower = {word.lower(): word for word in known}
    close = difflib.get_close_matches(name.lower(), lower, n=1)
    return f"Did you mean {lower[close[0]]!r}?" if close else f"It knows: {', '.join(sorted(lower.values()))}."


@cache
def load(folder: Path = TERMS) -> Model:
    """The model that the Turtle files in `folder` describe. Raises `BrokenOntology` where they are at odds."""
    from ontology.reading import read  # here, because reading needs this module and rdflib is slow to import

    return read(folder)
