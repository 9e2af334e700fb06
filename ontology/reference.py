"""The ontology as one page of Markdown for people: docs/ontology.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology import vocabularies
from ontology.model import Attribute, Model, NodeType, RelationType

NOTICE = "<!-- Written by `chokepoint ontology docs` from ontology/terms. Change the terms, not this page. -->"
INTRODUCTION = """\
What the graph can say. A class gives an entity its label in Neo4j, together with the labels of all classes above it.
A relationship goes from one class to another and has a type written in capitals. Both carry the attributes listed.

Dates that may be known only to the month or year are stored as the day that counts (the last or the first of that
time), with a second property `…_precision` that is `day`, `month` or `year`.

"The same as" names a term of another vocabulary only where both mean exactly the same."""


def markdown(model: Model) -> str:
    """The whole page, the same for the same terms: classes as a tree, then relationships by name."""
    blocks = [NOTICE, "# Ontology", INTRODUCTION, "## Classes", *_tree(model)]
    blocks += [block for name in _in_order(model) for block in _node(model, model.nodes[name])]
    blocks += ["## Relationships", _ends_table(model), "Every relationship has these attributes:"]
    blocks += _attributes(_shared(model, "Relationship"))
    blocks += ["Relationships that come from sentences of the records (statements) also have these:"]
    blocks += _attributes([one for one in _shared(model, "Statement") if one not in _shared(model, "Relationship")])
    blocks += [block for relation in model.relations.values() for block in _relation(model, relation)]
    blocks += ["## Other vocabularies", _vocabularies()]
    return "\n\n".join(blocks) + "\n"


def _tree(model: Model) -> Iterator[str]:
    depth = {name: len(model.nodes[name].ancestors) - 1 for name in _in_order(model)}
    yield "\n".join(f"{'  ' * level}- [{name}](#{name.lower()})" for name, level in depth.items())


def _in_order(model: Model) -> list[str]:
    """Class names, each below the class it belongs to."""
    return sorted(model.nodes, key=lambda name: model.nodes[name].ancestors[::-1])


def _node(model: Model, node: NodeType) -> Iterator[str]:
    yield f"### {node.name}"
    yield f"{node.label}. {node.comment}"
    yield "\n".join(_facts(node))
    inherited = model.nodes[node.parent].attributes if node.parent else ()
    yield from _attributes([attribute for attribute in node.attributes if attribute not in inherited])


def _facts(node: NodeType) -> Iterator[str]:
    yield f"- Labels: {_code(node.ancestors, ' ')}"
    if node.notations:
        yield f"- In the records: {_code(node.notations)}"
    if node.item_control:
        yield "- Counts as an item control."
    if node.end_use:
        yield "- Counts as an end-use control."
    if node.by_party:
        yield "- With parties but no destination named, it reaches those parties only."
    if node.permission:
        yield "- Counts as a licence or an exception."
    yield from (f"- {same}" for same in _same(node.matches))


def _ends_table(model: Model) -> str:
    rows = [
        (
            f"[{relation.cypher_type}](#{relation.name.lower()})",
            " or ".join(relation.source),
            " or ".join(relation.target),
        )
        for relation in model.relations.values()
    ]
    return _table(("Type", "From", "To"), rows)


def _relation(model: Model, relation: RelationType) -> Iterator[str]:
    yield f"### {relation.name}"
    yield relation.comment
    yield "\n".join(_ends(relation))
    if relation.parent == "Statement":
        yield "With the attributes of a statement."
    shared = _shared(model, relation.parent)
    yield from _attributes([attribute for attribute in relation.attributes if attribute not in shared])


def _ends(relation: RelationType) -> Iterator[str]:
    source, target = " or ".join(relation.source), " or ".join(relation.target)
    yield f"- `(:{'|'.join(relation.source)})-[:{relation.cypher_type}]->(:{'|'.join(relation.target)})`"
    yield f"- {source} *{relation.label}* {target}; {target} *{relation.inverse_label}* {source}"
    if relation.notations:
        yield f"- Predicates in the records: {_code(relation.notations)}"
    if relation.flow:
        yield "- Carries goods or work through the chain."
    if relation.matches:
        yield f"- Says of its two ends the same as {_code(map(vocabularies.short, relation.matches))}."


def _shared(model: Model, parent: str) -> list[Attribute]:
    """The attributes that all statements have, or all relationships: listed once, before the relationships."""
    alike = [set(one.attributes) for one in model.relations.values() if parent in ("Relationship", one.parent)]
    return sorted(set.intersection(*alike), key=lambda attribute: (attribute.order, attribute.name))


def _attributes(attributes: list[Attribute]) -> Iterator[str]:
    if attributes:
        rows = [(f"`{a.name}`", a.label, _type(a), _meaning(a)) for a in attributes]
        yield _table(("Attribute", "Name", "Type", "Meaning"), rows)


def _type(attribute: Attribute) -> str:
    name = "day, month or year" if attribute.datatype == "partialDate" else attribute.datatype
    marks = [
        "list" if attribute.many else "",
        "required" if attribute.required else "",
        "searched" if attribute.search else "",
        f"counts from its {attribute.counts} day" if attribute.counts else "",
        _range(attribute),
    ]
    return ", ".join([name, *filter(None, marks)])


def _range(attribute: Attribute) -> str:
    least = "" if attribute.minimum is None else f"from {attribute.minimum:g}"
    most = "" if attribute.maximum is None else f"to {attribute.maximum:g}"
    return " ".join(filter(None, (least, most)))


def _meaning(attribute: Attribute) -> str:
    choices = [f"One of {_code(attribute.choices)}."] if attribute.choices else []
    return " ".join([attribute.comment, *choices, *_same(attribute.matches)])


def _same(matches: tuple[str, ...]) -> list[str]:
    return [f"The same as {_code(map(vocabularies.short, matches))}."] if matches else []


def _vocabularies() -> str:
    rows = [(f"`{each.prefix}:`", each.title, f"`{each.namespace}`") for each in vocabularies.VOCABULARIES]
    return _table(("Prefix", "Vocabulary", "Namespace"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _code(words: Iterable[str], between: str = ", ") -> str:
    return between.join(f"`{word}`" for word in words)
