"""What statements must satisfy together: ids said once, ends and sources that exist, no rings in the tree.

Each rule is first asked of all statements at once, with sets; only where it fails are they gone through one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from loaders.emit import Edge, Node, Statement
from loaders.findings import Finding, ring, said_twice, shortened, unknown, wrong_end
from loaders.hints import Hints
from loaders.rings import rings
from ontology.errors import UnknownTerm
from ontology.model import Model, RelationType

TREE = "NARROWER_THAN"
Labels = tuple[str, ...]


class Together:
    """The findings between the statements of one source.

    `known`: the labels of entities that other sources have put into the graph, by id.
    `broken`: ids of records with faults of their own; a reference to one of them is no second fault.
    """

    def __init__(self, model: Model, known: Mapping[str, Labels], broken: Collection[str] = ()) -> None:
        self._model, self._broken = model, frozenset(broken)
        self._labels = dict(known)
        self._hints = Hints(self._labels)

    def findings(self, statements: Sequence[Statement]) -> Iterator[Finding]:
        """Every fault, in no order. Each statement has a text for an id; one of an unknown type is passed over."""
        nodes = [said for said in statements if isinstance(said, Node)]
        edges = [said for said in statements if isinstance(said, Edge)]
        lines = {name: node.ancestors for name, node in self._model.nodes.items()}
        self._labels.update({said.id: lines[said.type] for said in nodes if said.type in lines})
        yield from _twice(nodes)
        yield from _twice(edges)
        yield from self._sources(statements)
        yield from self._added_to(said for said in nodes if said.type is None)
        yield from self._ends(edges)

    def _sources(self, statements: Sequence[Statement]) -> Iterator[Finding]:
        named = {said.sources for said in statements}
        known = self._is(("Source",))
        missing = {id for ids in named for id in ids if self._labels.get(id) not in known} - self._broken
        for said in statements if missing else ():
            for id in said.sources:
                if id in missing:
                    yield self._unknown(said, id, "Source", "sources")

    def _added_to(self, nodes: Iterable[Node]) -> Iterator[Finding]:
        for said in nodes:
            if said.id not in self._labels and said.id not in self._broken:
                yield self._unknown(said, said.id, "Entity", "id")

    def _ends(self, edges: Iterable[Edge]) -> Iterator[Finding]:
        by_type: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            start: Any = edge.start
            end: Any = edge.end
            if isinstance(start, str) and isinstance(end, str):
                by_type[edge.type].append(edge)
            else:  # a loader has let a list of two through
                yield from _no_text(edge, {"source": start, "target": end})
        for type, alike in by_type.items():
            try:
                relation = self._model.relation(type)
            except UnknownTerm:
                continue  # a finding of the record itself
            yield from self._of_type(relation, alike)
        yield from _rings(by_type[TREE])

    def _of_type(self, relation: RelationType, edges: list[Edge]) -> Iterator[Finding]:
        labels, starts, ends = self._labels.get, self._is(relation.source), self._is(relation.target)
        for each in edges:
            if labels(each.start) in starts and labels(each.end) in ends:
                continue
            yield from self._end(each, each.start, "source", relation.source)
            yield from self._end(each, each.end, "target", relation.target)

    def _is(self, classes: Sequence[str]) -> set[Labels]:
        """The labels, of all that there are, with one of the classes among them."""
        return {labels for labels in self._hints.kinds() if not set(classes).isdisjoint(labels)}

    def _end(self, edge: Edge, id: str, field: str, classes: Sequence[str]) -> Iterator[Finding]:
        if id in self._broken:
            return
        if id not in self._labels:
            yield self._unknown(edge, id, classes[0], field)
        elif set(classes).isdisjoint(self._labels[id]):
            yield wrong_end(edge.where, edge.type, id, self._labels[id][0], classes, field)

    def _unknown(self, said: Statement, id: str, label: str, field: str) -> Finding:
        return unknown(said.where, str(id), label, self._hints.nearest(str(id), label), field)


def _no_text(edge: Edge, ends: Mapping[str, Any]) -> Iterator[Finding]:
    for field, id in ends.items():
        if not isinstance(id, str):
            yield Finding(
                edge.where, f"{shortened(repr(id))} at {edge.type} is no id.", "Name one entity there.", field
            )


def _twice(statements: Sequence[Statement]) -> Iterator[Finding]:
    if len({said.id for said in statements}) == len(statements):
        return
    first: dict[str, Statement] = {}
    for said in statements:
        before = first.setdefault(said.id, said)
        if before is not said:
            yield said_twice(said.where, said.id, before.where)


def _rings(edges: Sequence[Edge]) -> Iterator[Finding]:
    for members in rings((edge.start, edge.end) for edge in edges):
        first = next(edge for edge in edges if edge.start in members and edge.end in members)
        yield ring(first.where, members)
