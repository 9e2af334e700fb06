"""Several statements in one text, and the parameters they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from graph.cypher_text import Token, tokens

PARAMETER = re.compile(r"[^\S\r\n]*:param\s+(?P<name>\w+|`[^`]+`)\s*(?:=>|:)[^\S\r\n]*(?P<value>[^\r\n]*)(?:\r?\n|$)")


@dataclass(frozen=True)
class Statement:
    """One statement as it stands in the text from `start`; or a line that gives a parameter its value.

    Of such a line, `name` is the parameter and `expression` the Cypher that gives its value.
    """

    text: str
    start: int
    kind: Literal["query", "parameter"] = "query"
    name: str = ""
    expression: str = ""


def split(text: str) -> list[Statement]:
    """The statements of a text in their order: parted by `;`, or a line `:param name => value`. Empty ones are left
    out, and so is the `;`."""
    found, start = list[Statement](), 0
    for end, after, parameter in _ends(text):
        found += _statement(text, start, end)
        found += [parameter] if parameter else []
        start = after
    return [*found, *_statement(text, start, len(text))]


def _ends(text: str) -> Iterator[tuple[int, int, Statement | None]]:
    """Where a statement ends and the next begins; with the parameter that stands between, if one does."""
    begins, empty = 0, True
    for token in tokens(text):
        if token.start < begins:
            continue
        if token.text == ";":
            begins, empty = token.start + 1, True
            yield token.start, begins, None
        elif empty and token.text == ":" and (line := _parameter(text, token, begins)):
            begins = line[1]
            yield line
        else:
            empty = False


def _parameter(text: str, colon: Token, begins: int) -> tuple[int, int, Statement] | None:
    """The parameter whose line begins with this colon; else `None`."""
    line = text.rfind("\n", 0, colon.start) + 1
    match = PARAMETER.match(text, max(line, begins))
    if match is None:
        return None
    name, value = match["name"].strip("`"), match["value"].strip().rstrip(";").strip()
    said = Statement(match[0].strip(), colon.start, "parameter", name, value)
    return match.start(), match.end(), said


def _statement(text: str, start: int, end: int) -> list[Statement]:
    found = tokens(text[start:end])
    if not found:
        return []
    raw = text[start:end]
    space = len(raw) - len(raw.lstrip())
    return [Statement(raw.strip(), start + space)]


def parameters_in(text: str) -> tuple[str, ...]:
    """The names of the `$parameters` in a text, each once, in their order."""
    found = tokens(text)
    named = [
        after.text.strip("`")
        for sign, after in pairwise(found)
        if sign.text == "$" and after.start == sign.start + 1 and (after.is_name or after.kind == "number")
    ]
    return tuple(dict.fromkeys(named))
