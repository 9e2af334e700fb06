"""The three kinds of term: attributes, classes of entities, classes of relationships."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Attribute:
    """One property of a class or relationship, as its SHACL shape states it.

    `datatype` is string, integer, decimal, boolean, anyURI, date (a full day) or partialDate
    (a day, month or year). `counts` says which day of a partly known date counts: last, first, or nothing.
    `matches` are the IRIs of properties of other vocabularies that mean exactly the same.
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
    matches: tuple[str, ...] = ()


@dataclass(frozen=True)
class NodeType:
    """A class of entities. `ancestors` starts with itself and ends with the root: the labels in Neo4j.

    `points` are the corners for the shape `polygon`, as cytoscape's `shape-polygon-points` takes them.
    A measure of a class with `by_party` that names parties but no destination reaches those parties only.
    `permission` marks licences, exceptions from them and their like.
    `matches` are the IRIs of classes of other vocabularies that mean exactly the same.
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
    by_party: bool
    permission: bool
    attributes: tuple[Attribute, ...]
    matches: tuple[str, ...] = ()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each attribute in the ontology's order, by its name."""
        return {attribute.name: place for place, attribute in enumerate(self.attributes)}


@dataclass(frozen=True)
class RelationType:
    """A class of relationships, with the classes allowed at its two ends. `line` is solid, dashed or dotted.

    `parent` is Statement where sentences of the records become such relationships, else Relationship.
    `matches` are the IRIs of other vocabularies that say exactly the same of two ends.
    """

    name: str
    parent: str
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
    matches: tuple[str, ...] = ()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each attribute in the ontology's order, by its name."""
        return {attribute.name: place for place, attribute in enumerate(self.attributes)}

    @cached_property
    def cypher_type(self) -> str:
        """The relationship type in Neo4j: `ImposedBy` becomes `IMPOSED_BY`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.name).upper()
