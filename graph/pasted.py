"""A query with its parameters written into it, to be pasted into any Neo4j client."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_PLAIN = re.compile(r"[^\\'\x00-\x1f]*")


def pasted(title: str, cypher: str, parameters: Mapping[str, Any]) -> str:
    """The query as one text that runs by itself and gives the same rows: title and parameters as comments, then Cypher.

    Values enter as Cypher literals, comments as JSON on one line: no value can end its literal or its comment.
    """
    lines = [f"// {title}", *(f"// {name}: {json.dumps(value)}" for name, value in parameters.items())]
    text = re.sub(r"\$(\w+)", lambda found: literal(parameters[found[1]]), cypher)
    return "\n".join([*lines, text.strip()]) + "\n"


def literal(value: Any) -> str:
    """A value of JSON's types as a Cypher literal."""
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {literal(each)}" for name, each in value.items()) + "}"
    return "[" + ", ".join(map(literal, value)) + "]"


def _quoted(text: str) -> str:
    """Text in quotes. Each letter that is not plain stands alone: behind a backslash no `u` may follow by chance."""
    if _PLAIN.fullmatch(text):
        return f"'{text}'"
    pieces = re.findall(r"[^\\'\x00-\x1f]+|.", text, re.DOTALL)
    return "(" + " + ".join(_piece(piece) for piece in pieces) + ")"


def _piece(piece: str) -> str:
    if piece in ("\\", "'"):
        return f"'\\{piece}'"
    return f"'\\u{ord(piece):04x}'" if ord(piece[0]) < 32 else f"'{piece}'"
