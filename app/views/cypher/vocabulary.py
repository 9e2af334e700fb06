"""What the editor offers while one types: the ontology's names, the named queries with their defaults, functions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.connection import Connection
from graph.questions import STATE_OF_KNOWLEDGE, THEMES, Parameter, Question, questions
from graph.readonly import PROCEDURES, reading
from graph.reads import knowledge
from graph.scope import today
from ontology.model import Model
from ontology.term import Attribute

Word = dict[str, Any]
FUNCTIONS = "SHOW FUNCTIONS YIELD name, signature, description RETURN name, signature, description"
FIRST: tuple[Word, ...] = (
    {
        "title": "Measures since 2024",
        "detail": "A table: who, what, since when",
        "form": "table",
        "text": "MATCH (m:Measure)-[:IMPOSED_BY]->(j:Jurisdiction)\n"
        "WHERE m.effective >= date('2024-01-01')\n"
        "RETURN j.name AS by, m AS measure, m.effective AS since\n"
        "ORDER BY since, by\n",
    },
    {
        "title": "Measures on etch tools, and whose they are",
        "detail": "A picture, with a parameter",
        "form": "graph",
        "text": ":param technology => 'etch'\n"
        "MATCH path = (:Technology {id: $technology})<-[:COVERS]-(:Measure)-[:IMPOSED_BY]->(:Actor)\n"
        "RETURN path\n",
    },
    {
        "title": "How many entities of each class",
        "detail": "Grouped and counted",
        "form": "table",
        "text": "MATCH (e:Entity)\nUNWIND labels(e) AS class\n"
        "RETURN class, count(*) AS entities\nORDER BY entities DESC, class\n",
    },
)


def vocabulary(connection: Connection, model: Model) -> Word:
    """All of it, as one object."""
    labels: list[Word] = [
        {"name": name, "detail": node.label, "about": node.comment, "properties": _properties(node.attributes)}
        for name, node in sorted(model.nodes.items())
    ]
    types: list[Word] = [
        {
            "name": relation.cypher_type,
            "detail": f"{', '.join(relation.source)} → {', '.join(relation.target)}",
            "about": relation.comment,
            "properties": _properties(relation.attributes),
        }
        for relation in sorted(model.relations.values(), key=lambda each: each.cypher_type)
    ]
    owned = [
        *(each.attributes for each in model.nodes.values()),
        *(each.attributes for each in model.relations.values()),
    ]
    known = {each.name: each for attributes in owned for each in attributes}
    return {
        "labels": labels,
        "types": types,
        "properties": _properties(known[name] for name in sorted(known)),
        "functions": _functions(connection),
        "procedures": [{"name": name, "detail": "", "about": ""} for name in PROCEDURES],
        "first": list(FIRST),
        "queries": _queries(connection),
        "themes": list(THEMES),
    }


def _properties(attributes: Iterable[Attribute]) -> list[Word]:
    return [{"name": each.name, "about": each.label} for each in attributes]


def _functions(connection: Connection) -> list[Word]:
    """The functions of the server, each name once with its first signature."""
    with reading(connection, FUNCTIONS) as answer:
        rows = [*answer.rows]
    found: dict[str, Word] = {}
    for name, signature, about in rows:
        found.setdefault(str(name), {"name": name, "signature": _arguments(str(signature)), "about": about})
    return list(found.values())


def _arguments(signature: str) -> str:
    """`abs(input :: INTEGER | FLOAT) :: INTEGER` in short: `(input)`."""
    inner = signature.partition("(")[2].rpartition(") ::")[0]
    return f"({', '.join(each.partition(' :: ')[0].partition(' =')[0].strip() for each in inner.split(','))})"[:60]


def _queries(connection: Connection) -> list[Word]:
    known = (knowledge(connection).as_of or today()).isoformat()
    return [
        {
            "id": each.id,
            "title": _title(each),
            "theme": each.theme,
            "about": each.about,
            "text": with_defaults(each, known),
        }
        for each in questions().values()
    ]


def _title(question: Question) -> str:
    """The title with what its parameters mean in their places, where that can be said in a word."""
    meanings = {each.name: each.meaning for each in question.parameters if each.meaning.startswith("the ")}
    return re.sub(r"\{(\w+)\}", lambda slot: meanings.get(slot[1], "…"), question.title)


def with_defaults(question: Question, known: str) -> str:
    """The text of a named query below one `:param` line for each of its parameters, set to its default."""
    lines = [f":param {each.name} => {_literal(_default(each, known))}" for each in question.parameters]
    return "\n".join([*lines, question.query.cypher.strip()]) + "\n"


def _default(parameter: Parameter, known: str) -> Any:
    said = known if parameter.default == STATE_OF_KNOWLEDGE else parameter.default
    if said is None or parameter.type != "number":
        return said
    return float(said) if "." in said else int(said)


def _literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return "null" if value is None else str(value)


def as_json(words: Mapping[str, Any]) -> str:
    """The object as the page fetches it."""
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)
