"""What every statement must satisfy, by the shapes of the ontology, and what statements must satisfy together."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.said import Entity, Link
from loaders.compiled import Form
from loaders.emit import Edge, Node, Statement
from loaders.findings import Finding, shortened
from loaders.record import nearest
from loaders.together import TREE, Together
from loaders.wording import Trouble, troubles
from ontology.model import Attribute, Model

__all__ = ["ID", "TREE", "Checker", "Finding"]

NO_FORM: tuple[Form, tuple[str, ...]] = (Form("", ()), ())
"""For a statement of a type that the ontology lacks: no value passes."""
ID = re.compile(r"[^\W_][\w.:+-]*", re.ASCII)
"""What the ontology's pattern for ids allows, for files that are read without it."""


class Checker:
    """Turns statements into what is written, and collects findings on the way.

    What it makes of a statement with a finding is not fit to be written.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self.findings: list[Finding] = []
        self._forms: dict[str | None, tuple[Form, tuple[str, ...]]] = {
            None: (Form("any class", _loosest(model), complete=False), ()),
            **{name: (Form(name, node.attributes), node.ancestors) for name, node in model.nodes.items()},
        }
        self._links = {r.cypher_type: Form(r.cypher_type, r.attributes) for r in model.relations.values()}

    def entity(self, node: Node) -> Entity:
        """A node with its labels and typed properties; each fault of it becomes a finding."""
        form, labels = self._forms.get(node.type, NO_FORM)
        properties = form.typed({"id": node.id, **node.attributes})
        if properties is None:
            properties = self._faulty(form, node)
        return Entity(id=node.id, labels=labels, properties=properties, sources=node.sources)

    def link(self, edge: Edge) -> Link:
        """An edge with its typed properties; each fault of it becomes a finding."""
        form = self._links.get(edge.type, NO_FORM[0])
        properties = form.typed({"id": edge.id, **edge.attributes})
        if properties is None:
            properties = self._faulty(form, edge)
        return Link(
            id=edge.id, type=edge.type, start=edge.start, end=edge.end, properties=properties, sources=edge.sources
        )

    def together(
        self, statements: Sequence[Statement], known: Mapping[str, tuple[str, ...]], broken: Collection[str] = ()
    ) -> None:
        """Findings between statements: ids said twice, ends that do not exist or are of a wrong class, rings.

        `known`: the labels of entities that other sources have put into the graph, by id.
        `broken`: ids of records with faults of their own; a reference to one of them is no second fault.
        """
        if any(found.field == "id" for found in self.findings):
            statements = [said for said in statements if isinstance(said.id, str) and said.id]
        self.findings += Together(self._model, known, broken).findings(statements)

    def _faulty(self, form: Form, said: Statement) -> dict[str, Any]:
        """The values of a statement as they are; what is wrong with them becomes findings, at least one."""
        values = {"id": said.id, **said.attributes}
        found = list(troubles(form, values)) if form is not NO_FORM[0] else [self._no_such(said)]
        if not found:  # no words for it, and refused all the same
            found = [("", "a value is not as the ontology has it.", form.refusal(values))]
        self.findings += [Finding(said.where, message, hint, field) for field, message, hint in found]
        return values

    def _no_such(self, said: Statement) -> Trouble:
        kind, known = ("class", self._model.nodes) if isinstance(said, Node) else ("relationship", self._links)
        hint = nearest(str(said.type), known, "Name one that stands in: chokepoint ontology list.")
        return "", f"The ontology has no {kind} '{shortened(str(said.type))}'.", hint


def _loosest(model: Model) -> list[Attribute]:
    """Every attribute of any class; where classes differ over one, the definition with the fewest rules."""
    found: dict[str, Attribute] = {}
    for attribute in (each for node in model.nodes.values() for each in node.attributes):
        before = found.setdefault(attribute.name, attribute)
        if len(attribute.choices) + len(attribute.pattern) < len(before.choices) + len(before.pattern):
            found[attribute.name] = attribute
    return list(found.values())
