"""What every statement must satisfy, by the shapes of the ontology, and what statements must satisfy together."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from graph.plan import Entity, Link
from loaders.dates import day_that_counts
from loaders.emit import Edge, Node, Statement
from loaders.record import Where, nearest
from ontology.model import Attribute, Model

TREE = "NARROWER_THAN"
ID = re.compile(r"[^\W_][\w.:+-]*", re.ASCII)


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong: where, what with the value, and what is allowed."""

    where: Where
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.hint}"


class Checker:
    """Turns statements into what is written, and collects findings on the way."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.findings: list[Finding] = []
        self._broken: Collection[str] = ()
        self._shapes = {
            **{name: _by_name(node.attributes) for name, node in model.nodes.items()},
            **{r.cypher_type: _by_name(r.attributes) for r in model.relations.values()},
        }
        self._anything = {a.name: a for node in model.nodes.values() for a in node.attributes}

    def entity(self, node: Node) -> Entity:
        """A node with its labels and typed properties; each fault of it becomes a finding."""
        shape = self._shapes[node.type] if node.type else self._anything
        if not ID.fullmatch(node.id):
            self._add(node, f"'{node.id}' is no id.", "Use letters, digits and . _ : + - only.")
        values = {"id": node.id, **node.attributes}
        properties = self._properties(shape, values, node, complete=node.type is not None)
        labels = self._model.labels(node.type) if node.type else ()
        return Entity(id=node.id, labels=labels, properties=properties, sources=node.sources)

    def link(self, edge: Edge) -> Link:
        """An edge with its typed properties; each fault of it becomes a finding."""
        properties = self._properties(self._shapes[edge.type], {"id": edge.id, **edge.attributes}, edge)
        return Link(
            id=edge.id, type=edge.type, start=edge.start, end=edge.end, properties=properties, sources=edge.sources
        )

    def _properties(
        self, shape: Mapping[str, Attribute], values: Mapping[str, Any], said: Statement, *, complete: bool = True
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in values.items():
            if name not in shape:
                self._add(said, f"'{name}' is no attribute of {said.type}.", nearest(name, shape))
            else:
                found |= self._typed(shape[name], value, said)
        for attribute in shape.values() if complete else ():
            if attribute.required and attribute.name not in values:
                self._add(said, f"'{attribute.name}' is missing.", "Give it a value.")
        return found

    def _typed(self, attribute: Attribute, value: Any, said: Statement) -> dict[str, Any]:
        if attribute.many != isinstance(value, list):
            wanted = "a list" if attribute.many else "one value"
            self._add(said, f"'{attribute.name}' is {value!r}.", f"It takes {wanted}.")
            return {}
        for each in value if isinstance(value, list) else [value]:
            wrong = _wrong(attribute, each)
            if wrong:
                self._add(said, f"'{attribute.name}' is {each!r}.", wrong)
                return {}
        if attribute.datatype == "partialDate":
            day, precision = day_that_counts(value, attribute.counts)
            return {attribute.name: day, f"{attribute.name}_precision": precision}
        if attribute.datatype == "decimal":
            return {attribute.name: [float(v) for v in value] if isinstance(value, list) else float(value)}
        return {attribute.name: value}

    def together(
        self, statements: Sequence[Statement], known: Mapping[str, tuple[str, ...]], broken: Collection[str] = ()
    ) -> None:
        """Findings between statements: ids said twice, ends that do not exist or are of a wrong class, cycles.

        `known`: the labels of entities that other sources have put into the graph, by id.
        `broken`: ids of records with faults of their own; a reference to one of them is no second fault.
        """
        self._broken = broken
        labels = dict(known)
        labels.update({n.id: self._model.labels(n.type) for n in statements if isinstance(n, Node) and n.type})
        self._twice(statements)
        for said in statements:
            for source in said.sources:
                self._exists(said, source, "Source", labels)
            if isinstance(said, Edge):
                relation = self._model.relation(said.type)
                self._end(said, said.start, relation.source, labels)
                self._end(said, said.end, relation.target, labels)
            elif said.type is None:
                self._exists(said, said.id, "Entity", labels)
        self._cycle([s for s in statements if isinstance(s, Edge) and s.type == TREE])

    def _twice(self, statements: Iterable[Statement]) -> None:
        first: dict[tuple[bool, str], Statement] = {}
        for said in statements:
            key = (isinstance(said, Edge), said.id)
            if key in first:
                self._add(said, f"'{said.id}' stands twice.", f"It is also at {first[key].where}. Keep one of them.")
            first.setdefault(key, said)

    def _end(self, edge: Edge, id: str, classes: Sequence[str], labels: Mapping[str, tuple[str, ...]]) -> None:
        if id in self._broken:
            return
        if id not in labels:
            self._exists(edge, id, classes[0], labels)
        elif not set(classes) & set(labels[id]):
            wanted = " or ".join(classes)
            self._add(edge, f"'{id}' at {edge.type} is a {labels[id][0]}.", f"Name a {wanted} there.")

    def _exists(self, said: Statement, id: str, label: str, labels: Mapping[str, tuple[str, ...]]) -> None:
        if id in self._broken:
            return
        if id not in labels or (label == "Source" and label not in labels[id]):
            candidates = [known for known, has in labels.items() if label in has]
            self._add(said, f"'{id}' is no {label} that is known.", nearest(id, candidates))

    def _cycle(self, edges: Sequence[Edge]) -> None:
        above: dict[str, set[str]] = {}
        for edge in edges:
            above.setdefault(edge.start, set()).add(edge.end)
        try:
            TopologicalSorter(above).prepare()
        except CycleError as error:
            ring = list(reversed(error.args[1]))
            first = next(edge for edge in edges if edge.start in ring and edge.end in ring)
            self._add(first, f"The technologies {' > '.join(ring)} form a ring.", "Take one of these parents away.")

    def _add(self, said: Statement, message: str, hint: str) -> None:
        self.findings.append(Finding(said.where, message, hint))


def _by_name(attributes: Iterable[Attribute]) -> dict[str, Attribute]:
    return {attribute.name: attribute for attribute in attributes}


def _wrong(attribute: Attribute, value: Any) -> str:
    """What is allowed, when `value` is not; else the empty text."""
    return next(_troubles(attribute, value), "")


def _troubles(attribute: Attribute, value: Any) -> Iterator[str]:
    kinds: dict[str, tuple[type | tuple[type, ...], str]] = {
        "boolean": (bool, "true or false"),
        "integer": (int, "a whole number"),
        "decimal": ((int, float), "a number"),
    }
    kind, words = kinds.get(attribute.datatype, (str, "text"))
    text = str(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        yield f"It takes {words}."
        return
    if attribute.pattern and not re.search(attribute.pattern, text):
        yield f"It must look like this: {attribute.pattern}."
    if attribute.choices and value not in attribute.choices:
        yield f"Allowed: {', '.join(attribute.choices)}."
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield from _range(attribute, float(value))
    if attribute.datatype == "partialDate":
        yield from _date(text, attribute.counts)
    if attribute.datatype == "anyURI" and not text.startswith(("http://", "https://")):
        yield "It takes an address that begins with http:// or https://."


def _range(attribute: Attribute, value: float) -> Iterator[str]:
    low = -math.inf if attribute.minimum is None else attribute.minimum
    high = math.inf if attribute.maximum is None else attribute.maximum
    if not math.isfinite(value) or not low <= value <= high:
        yield f"Allowed: {low:g} to {high:g}."


def _date(value: str, counts: str) -> Iterator[str]:
    try:
        day_that_counts(value, counts)
    except ValueError:
        yield "It takes a date: YYYY, YYYY-MM or YYYY-MM-DD."
