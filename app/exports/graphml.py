"""A graph as GraphML, which Gephi, yEd and networkx open.

Nodes are entities by their id, edges are statements by theirs, directed; parallel ones stay apart. Each has its
properties as typed data; lists are joined by `;`, days are ISO text, what is null is left out. GraphML is XML, which
cannot hold control characters: they stand as their pictures (see `plain_xml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.exports.plain_xml import legal, written
from app.facts import kind, relation
from app.tabular import text
from graph.rows import Entity, Statement, Web
from ontology import model as ontology
from ontology.errors import ExplorerError
from ontology.model import Model

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
LONG = 2**63
Data = Mapping[str, Any]


class TwoIdsAlike(ExplorerError):
    """Two ids differ only in characters that the format cannot hold."""

    title = "Two ids cannot be told apart in this format"


def graphml(web: Web, about: Sequence[tuple[str, str]]) -> bytes:
    """A graph of what is shown, UTF-8. The same web gives the same bytes; an empty one is a graph without nodes.

    A node has `label` (its short label, else its name), `class`, `labels` and all properties; an edge `type`, `label`
    and all properties, among them `sources`. The graph has the pairs of `about` (address, day, licences, and so on) and
    `publications`: one line for each that is cited. Raises `TwoIdsAlike`.
    """
    model = ontology.load()
    nodes = [(each.id, _node(model, each)) for each in web.entities]
    edges = [(each, _edge(model, each)) for each in web.statements]
    graph = _graph(web, about)
    _refuse_alike([id for id, _ in nodes])
    _refuse_alike([each.id for each, _ in edges])
    keys = [
        *_keys("graph", [graph]),
        *_keys("node", [said for _, said in nodes]),
        *_keys("edge", [said for _, said in edges]),
    ]
    lines = [
        *keys,
        '  <graph id="G" edgedefault="directed">',
        *_data("graph", graph, "    "),
        *(line for id, said in nodes for line in _element("node", f'id="{written(id)}"', said)),
        *(line for each, said in edges for line in _element("edge", _ends(each), said)),
        "  </graph>",
        "</graphml>",
    ]
    return (HEAD + "\n".join(lines) + "\n").encode()


def _node(model: Model, entity: Entity) -> Data:
    """What a node says. Its id is not among it: some programs take a datum of that name for the id itself."""
    own = {name: value for name, value in entity.properties.items() if name != "id"}
    said = {"name": entity.name, "class": kind(model, entity.labels).name, "labels": list(entity.labels)}
    return _flat({"label": entity.name, **own, **said})


def _edge(model: Model, statement: Statement) -> Data:
    own = {name: value for name, value in statement.properties.items() if name != "id"}
    known = relation(model, statement.type)
    return _flat({"label": known.label if known else statement.type, **own, "type": statement.type})


def _graph(web: Web, about: Sequence[tuple[str, str]]) -> Data:
    """What is said of the graph; pairs with one word stand on lines of one datum."""
    said: dict[str, str] = {}
    for name, value in about:
        said[name] = f"{said[name]}\n{value}" if name in said else value
    citing = [each.sources for each in web.entities] + [each.sources for each in web.statements]
    cited = {each.id: each for sources in citing for each in sources}
    lines = [
        "; ".join(part for part in (each.id, each.name, each.publisher, text(each.date), each.url) if part)
        for _, each in sorted(cited.items())
    ]
    return said | ({"publications": "\n".join(lines)} if lines else {})


def _flat(said: Data) -> Data:
    """Plain numbers and truth values as they are, all else as text; a number too long for the format as text too."""
    return {
        name: value
        if isinstance(value, bool | float) or (isinstance(value, int) and -LONG <= value < LONG)
        else text(value)
        for name, value in said.items()
        if value is not None
    }


def _type(values: Iterable[Any]) -> str:
    kinds = {type(value) for value in values}
    if kinds == {bool}:
        return "boolean"
    return "long" if kinds == {int} else "double" if kinds <= {int, float} else "string"


def _keys(of: str, found: Sequence[Data]) -> list[str]:
    """What may be said of things of a kind, by name, each with the type that all its values have."""
    values: dict[str, list[Any]] = {}
    for said in found:
        for name, value in said.items():
            values.setdefault(name, []).append(value)
    return [
        f'  <key id="{of}-{written(name)}" for="{of}" attr.name="{written(name)}" attr.type="{_type(given)}"/>'
        for name, given in sorted(values.items())
    ]


def _element(name: str, own: str, said: Data) -> list[str]:
    return [f"    <{name} {own}>", *_data(name, said, "      "), f"    </{name}>"]


def _data(of: str, said: Data, before: str) -> list[str]:
    return [
        f'{before}<data key="{of}-{written(name)}">{written(text(value))}</data>'
        for name, value in sorted(said.items())
    ]


def _ends(each: Statement) -> str:
    return f'id="{written(each.id)}" source="{written(each.source.id)}" target="{written(each.target.id)}"'


def _refuse_alike(ids: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for id in ids:
        if seen.setdefault(legal(id), id) != id:
            hint = "Take Turtle or JSON, which keep control characters."
            raise TwoIdsAlike(f"The ids {id!r} and {seen[legal(id)]!r} look alike in XML.", hint=hint)
