"""`ontology`: the model that everything else is derived from."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands import output
from app.commands.options import FORMAT
from ontology import lint as rules
from ontology import model as ontology
from ontology import reference, vocabularies
from ontology.errors import BrokenOntology
from ontology.term import Attribute

PAGE = Path("docs/ontology.md")


@click.group("ontology", help="The model: classes, relationships and their attributes.")
def group() -> None:
    pass


@group.command("list", epilog="Example: chokepoint ontology list --format csv", help="Every class and relationship.")
@FORMAT
def list_(format_: str | None) -> None:
    model = ontology.load()
    rows = [["class", n.name, "", n.label, n.parent, n.comment] for n in model.nodes.values()]
    rows += [
        ["relationship", r.name, r.cypher_type, r.label, f"{'|'.join(r.source)} -> {'|'.join(r.target)}", r.comment]
        for r in model.relations.values()
    ]
    output.write(("kind", "name", "type", "label", "of", "comment"), rows, format_)


@group.command(
    epilog="Example: chokepoint ontology show Measure",
    help="One class (Measure) or relationship (IMPOSED_BY): what it is, and its attributes.",
)
@click.argument("name")
@FORMAT
def show(name: str, format_: str | None) -> None:
    model = ontology.load()
    if name in model.nodes:
        node = model.node(name)
        output.say(f"{node.label}: {node.comment}\nLabels in Neo4j: {', '.join(reversed(node.ancestors))}.")
        _say_same(node.matches)
        attributes = node.attributes
    else:
        relation = _relation(model, name)
        ends = f"{' or '.join(relation.source)} -> {' or '.join(relation.target)}"
        output.say(f"{relation.label}: {relation.comment}\nIn Neo4j: {relation.cypher_type}, {ends}.")
        _say_same(relation.matches)
        attributes = relation.attributes
    columns = ("attribute", "label", "type", "required", "many", "allowed", "comment", "same_as")
    output.write(columns, [_attribute(a) for a in attributes], format_)


def _relation(model: ontology.Model, name: str) -> ontology.RelationType:
    """A relationship by class name or type; the error speaks of classes when the word looks like neither."""
    known = {*model.relations, *(r.cypher_type for r in model.relations.values())}
    return model.relation(name) if name in known or name.isupper() else model.relation(model.node(name).name)


def _attribute(a: Attribute) -> list[object]:
    same = [vocabularies.short(each) for each in a.matches]
    return [a.name, a.label, a.datatype, a.required, a.many, list(a.choices) or None, a.comment, same or None]


def _say_same(matches: tuple[str, ...]) -> None:
    if matches:
        output.say(f"The same as {', '.join(map(vocabularies.short, matches))}.")


@group.command(
    epilog="Example: chokepoint ontology lint", help="Look for missing words, clashing names and weak contrasts."
)
@FORMAT
def lint(format_: str | None) -> None:
    found = rules.lint(ontology.load())
    output.write(("term", "finding"), [[f.term, f.message] for f in found], format_)
    if found:
        raise BrokenOntology(f"{len(found)} findings in the ontology.", hint="Correct ontology/terms.")
    output.say("No findings.")


@group.command(epilog="Example: chokepoint ontology docs", help=f"Write {PAGE}, the model as a page for people.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), default=PAGE)
def docs(path: Path) -> None:
    try:
        path.write_text(reference.markdown(ontology.load()), encoding="utf-8")
    except OSError as error:
        raise BrokenOntology(
            f"{path} cannot be written: {error.strerror}.", hint="Name another file with -o."
        ) from error
    output.say(f"Wrote {path}.")
