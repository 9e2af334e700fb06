"""Facts in RDF as text: Turtle, N-Triples, JSON-LD. Every block stands alone, so that a file can be written in pieces.

Control characters are escaped and come back whole. The same blocks give the same text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from graph.rdf import RDF_TYPE, XSD, Block, Iri, Literal, Value
from ontology import iris

PREFIXES = (
    ("kg", iris.TERMS),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("xsd", XSD),
)
HEAD = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES)
"""What a Turtle file begins with."""
CONTEXT = json.dumps({"@context": dict(PREFIXES)})[:-1]
"""What a JSON-LD file begins with: an object that its `@graph` has still to end."""
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_SHORT: Mapping[str, str] = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle(block: Block) -> str:
    """A block as Turtle, each predicate on a line of its own, with a blank line before it."""
    said: dict[str, list[str]] = {}
    for predicate, value in block.facts:
        name = "a" if predicate == RDF_TYPE else _short(predicate)
        written = _short(value.iri) if isinstance(value, Iri) else _typed(value, "xsd:{}")
        said.setdefault(name, []).append(written)
    lines = [f"{predicate} {' , '.join(dict.fromkeys(values))}" for predicate, values in said.items()]
    return f"\n<{block.iri}>\n    " + " ;\n    ".join(lines) + " .\n"


def n_triples(block: Block) -> str:
    """A block as N-Triples, a fact a line."""
    written = (
        (predicate, f"<{value.iri}>" if isinstance(value, Iri) else _typed(value, f"<{XSD}{{}}>"))
        for predicate, value in block.facts
    )
    return "".join(f"<{block.iri}> <{predicate}> {value} .\n" for predicate, value in dict.fromkeys(written))


def json_ld(block: Block) -> str:
    """A block as one line of JSON, an object of the `@graph` of a file that begins with `CONTEXT`."""
    said: dict[str, list[Any]] = {}
    for predicate, value in block.facts:
        name = "@type" if predicate == RDF_TYPE else _compact(predicate)
        found = said.setdefault(name, [])
        written = _compact(value.iri) if isinstance(value, Iri) and name == "@type" else _node(value)
        if written not in found:
            found.append(written)
    one = {name: values[0] if len(values) == 1 else values for name, values in said.items()}
    return json.dumps({"@id": block.iri, **one}, ensure_ascii=False)


def one_line(text: str) -> str:
    """A text that cannot end the comment that it stands in."""
    return _ESCAPED.sub(
        lambda found: " " if found[0] in "\n\r\t\u2028\u2029" else found[0] if found[0] in '\\"' else "�", text
    )


def _short(iri: str) -> str:
    """An IRI with its prefix where Turtle allows what is left as a name; else whole."""
    for name, base in PREFIXES:
        if iri.startswith(base) and _LOCAL.fullmatch(iri[len(base) :]):
            return f"{name}:{iri[len(base) :]}"
    return f"<{iri}>"


def _compact(iri: str) -> str:
    """An IRI with its prefix, as JSON-LD has it."""
    for name, base in PREFIXES:
        if iri.startswith(base):
            return f"{name}:{iri[len(base) :]}"
    return iri


def _typed(value: Literal, form: str) -> str:
    """A literal in quotes; `form` is how its type is named. True and false stand plain where types are short."""
    if value.datatype == "boolean" and form.startswith("xsd"):
        return value.text
    return _quoted(value.text) + ("" if value.datatype == "string" else f"^^{form.format(value.datatype)}")


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0], f"\\u{ord(found[0]):04X}"), text) + '"'


def _node(value: Value) -> Any:
    if isinstance(value, Iri):
        return {"@id": value.iri}
    if value.datatype == "boolean":
        return value.text == "true"
    return value.text if value.datatype == "string" else {"@value": value.text, "@type": f"xsd:{value.datatype}"}
