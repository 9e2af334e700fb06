"""From Turtle to the `Model`: nothing else in the project reads the Turtle files."""

from __future__ import annotations

from pathlib import Path

from rdflib.namespace import OWL, RDFS, SH, SKOS
from rdflib.term import Node

from ontology import alignments
from ontology.attributes import declared, inherited
from ontology.errors import BrokenOntology
from ontology.model import Attribute, Model, NodeType, RelationType
from ontology.turtle import KG, UI, Facts, local, parse

ROOT_OF_RELATIONS = KG.Relationship
Own = dict[Node, dict[str, Attribute]]


def read(folder: Path) -> Model:
    """The model that the Turtle files in `folder` describe."""
    facts = Facts(parse(folder))
    classes = [term for term in facts.subjects(OWL.Class) if str(term).startswith(KG)]
    lines = {term: facts.line(term) for term in classes}
    _check_parents(lines)
    own = {term: declared(facts, term) for term in lines}
    nodes = [_node(facts, line, own) for line in lines.values() if line[-1] != ROOT_OF_RELATIONS]
    links = [line for line in lines.values() if line[-1] == ROOT_OF_RELATIONS]
    relations = [_relation(facts, line, own) for line in links if not _flag(facts, line[:1], KG.abstract)]
    model = Model({node.name: node for node in nodes}, {relation.name: relation for relation in relations})
    _check_ends(model)
    alignments.check(facts, _aligned(model, own))
    return model


def _node(facts: Facts, line: list[Node], own: Own) -> NodeType:
    return NodeType(
        name=local(line[0]),
        label=_own(facts, line, RDFS.label),
        plural=_own(facts, line, UI.plural),
        comment=_own(facts, line, RDFS.comment),
        parent=local(line[1]) if len(line) > 1 else None,
        ancestors=tuple(map(local, line)),
        family=_inherited(facts, line, UI.family),
        fill=_inherited(facts, line, UI.fill),
        stroke=_inherited(facts, line, UI.stroke),
        dark_fill=_inherited(facts, line, UI.darkFill),
        dark_stroke=_inherited(facts, line, UI.darkStroke),
        shape=_inherited(facts, line, UI.shape),
        points=facts.text(line[0], UI.points),
        notations=_notations(facts, line),
        item_control=_flag(facts, line, KG.itemControl),
        end_use=_flag(facts, line, KG.endUse),
        by_party=_flag(facts, line, KG.byParty),
        permission=_flag(facts, line, KG.permission),
        attributes=inherited([own[term] for term in line]),
        matches=alignments.of(facts, line[0], alignments.OF_CLASS),
    )


def _relation(facts: Facts, line: list[Node], own: Own) -> RelationType:
    return RelationType(
        name=local(line[0]),
        parent=local(line[1]),
        label=_own(facts, line, RDFS.label),
        inverse_label=_own(facts, line, UI.inverseLabel),
        comment=_own(facts, line, RDFS.comment),
        color=_inherited(facts, line, UI.color),
        dark_color=_inherited(facts, line, UI.darkColor),
        line=_inherited(facts, line, UI.line),
        source=_end(facts, line, KG.source),
        target=_end(facts, line, KG.target),
        notations=_notations(facts, line),
        flow=_flag(facts, line, KG.flow),
        attributes=inherited([own[term] for term in line]),
        matches=alignments.of(facts, line[0], alignments.OF_RELATIONSHIP),
    )


def _own(facts: Facts, line: list[Node], predicate: Node) -> str:
    """What the class itself says; empty where it says nothing, which the lint reports."""
    return facts.text(line[0], predicate)


def _inherited(facts: Facts, line: list[Node], predicate: Node) -> str:
    """The value on the class or on the nearest class above that states one."""
    for term in line:
        if value := facts.text(term, predicate):
            return value
    raise BrokenOntology(
        f"{local(line[0])} has no ui:{local(predicate)}, nor has any class above it.",
        hint=f"Add ui:{local(predicate)} to its Turtle block.",
    )


def _flag(facts: Facts, line: list[Node], predicate: Node) -> bool:
    return any(facts.text(term, predicate) == "true" for term in line)


def _notations(facts: Facts, line: list[Node]) -> tuple[str, ...]:
    return tuple(sorted(map(str, facts.all(line[0], SKOS.notation))))


def _end(facts: Facts, line: list[Node], path: Node) -> tuple[str, ...]:
    """The classes allowed at one end of a relationship: one `sh:class`, or several in `sh:or`."""
    for term in line:
        for shape in facts.all(term, SH.property):
            if facts.one(shape, SH.path) == path:
                several = facts.members(facts.one(shape, SH["or"])) or [shape]
                return tuple(local(end) for one in several for end in facts.all(one, SH["class"]))
    raise BrokenOntology(
        f"Relationship {local(line[0])} does not say what its {local(path)} is.",
        hint=f"Add a property shape with sh:path kg:{local(path)} and sh:class.",
    )


def _aligned(model: Model, own: Own) -> dict[Node, Node]:
    """Every term that can be aligned, with the predicate that is right for it."""
    names: dict[str, Node] = {name: alignments.OF_ATTRIBUTE for attributes in own.values() for name in attributes}
    names |= dict.fromkeys(model.nodes, alignments.OF_CLASS)
    names |= dict.fromkeys(model.relations, alignments.OF_RELATIONSHIP)
    return {KG[name]: predicate for name, predicate in names.items()}


def _check_parents(lines: dict[Node, list[Node]]) -> None:
    for term, line in lines.items():
        for above in line[1:]:
            if above not in lines:
                raise BrokenOntology(
                    f"{local(term)} stands below {local(above)}, which is no class.",
                    hint="Correct rdfs:subClassOf, or define the class.",
                )


def _check_ends(model: Model) -> None:
    for relation in model.relations.values():
        for end in relation.source + relation.target:
            if end not in model.nodes:
                raise BrokenOntology(
                    f"Relationship {relation.name} ends at {end}, which is no class.",
                    hint="Correct its sh:class, or define the class.",
                )
