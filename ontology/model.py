"""What the ontology says, as plain values: classes, relationships, attributes, and the questions code asks of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from ontology.errors import UnknownTerm

TERMS = Path(__file__).parent / "terms"
FALLBACK = "RelatedTo"
T = TypeVar("T")


@dataclass(frozen=True)
class Attribute:
    """One property of a class or relationship, as its SHACL shape states it.

    `datatype` is string, integer, decimal, boolean, anyURI, date (a full day) or partialDate
    (a day, month or year). `counts` says which day of a partly known date counts: last, first, or nothing.
    """

    name: str
    label: str
    comment: str
    datatype: str
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    search: bool = False
    counts: str = ""
    order: int = 0
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""


@dataclass(frozen=True)
class NodeType:
    """A class of entities. `ancestors` starts with itself and ends with the root: the labels in Neo4j.

    `points` are the corners for the shape `polygon`, as cytoscape's `shape-polygon-points` takes them.
    """

    name: str
    label: str
    plural: str
    comment: str
    parent: str | None
    ancestors: tuple[str, ...]
    family: str
    fill: str
    stroke: str
    dark_fill: str
    dark_stroke: str
    shape: str
    points: str
    notations: tuple[str, ...]
    item_control: bool
    end_use: bool
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True)
class RelationType:
    """A class of relationships, with the classes allowed at its two ends. `line` is solid, dashed or dotted."""

    name: str
    label: str
    inverse_label: str
    comment: str
    color: str
    dark_color: str
    line: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    notations: tuple[str, ...]
    flow: bool
    attributes: tuple[Attribute, ...]

    @cached_property
    def cypher_type(self) -> str:
        """The relationship type in Neo4j: `ImposedBy` becomes `IMPOSED_BY`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.name).upper()


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
        found = self._types.get(name)
        return found if found else _pick(self.relations, name, "relationship")

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
    """The model that the Turtle files in `folder` describe. Raises `BrokenOntology` where they contradict themselves."""
    from ontology.reading import read

    return read(folder)
