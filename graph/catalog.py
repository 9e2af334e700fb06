"""The named queries: one .cypher file each, its contract in its header, checked without a database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.errors import ExplorerError
from ontology.model import Model

QUERIES = Path(__file__).parent / "queries"
_HEADER = re.compile(r"^// (?P<key>title|about|param|column)(?: (?P<name>\w+))?: (?P<text>.+)$")
_LABELS = re.compile(r"\((?:\w+)?((?::\w+)+)")
_TESTED_LABELS = re.compile(r"\b[a-z]\w*((?::[A-Z]\w*)+)")
_TYPES = re.compile(r"\[(?:\w+)?:(\w+(?:\|\w+)*)")
BOOKKEEPING = frozenset({"LoadRecord"})


class BrokenQuery(ExplorerError):
    """A query file does not keep the form that all of them share."""

    title = "A named query is not well formed"


@dataclass(frozen=True)
class NamedQuery:
    """A question with a name: what it asks for, what comes back, and its text."""

    name: str
    title: str
    about: str
    params: Mapping[str, str]
    columns: Mapping[str, str]
    cypher: str


@cache
def catalog(folder: Path = QUERIES) -> Mapping[str, NamedQuery]:
    """The named queries of a folder, by file name. Raises `BrokenQuery`."""
    return {path.stem: read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.cypher"))}


def read(name: str, text: str) -> NamedQuery:
    """One query from the text of its file. Raises `BrokenQuery` for a header line that says nothing known."""
    header = [line for line in text.splitlines() if line.startswith("//")]
    entries = [_entry(name, line) for line in header]
    single = {key: words for key, _, words in entries}
    if not {"title", "about", "column"} <= single.keys():
        raise BrokenQuery(f"{name}.cypher has no title, about or column.", hint="Write them as `// title: words`.")
    return NamedQuery(
        name=name,
        title=single["title"],
        about=single["about"],
        params={item: words for key, item, words in entries if key == "param"},
        columns={item: words for key, item, words in entries if key == "column"},
        cypher=text[sum(len(line) + 1 for line in header) :],
    )


def _entry(name: str, line: str) -> tuple[str, str, str]:
    found = _HEADER.match(line)
    if not found or (found["name"] is None) == (found["key"] in ("param", "column")):
        raise BrokenQuery(f"{name}.cypher has the header line {line!r}.", hint="Use title, about, param and column.")
    return found["key"], found["name"] or "", found["text"]


def problems(query: NamedQuery, model: Model) -> list[str]:
    """What is wrong with a query, in words; empty when header, text and ontology agree."""
    used = set(re.findall(r"\$(\w+)", query.cypher))
    return [
        *(f"parameter {name} is used but not in the header" for name in sorted(used - query.params.keys())),
        *(f"parameter {name} is in the header but not used" for name in sorted(query.params.keys() - used)),
        *_columns(query),
        *(
            f"the ontology has no class {name}"
            for name in sorted(labels(query.cypher) - model.nodes.keys() - BOOKKEEPING)
        ),
        *(f"the ontology has no relationship {name}" for name in sorted(types(query.cypher) - _known_types(model))),
    ]


def _columns(query: NamedQuery) -> list[str]:
    found = returned(query.cypher)
    return [] if found == list(query.columns) else [f"header columns {list(query.columns)} but RETURN gives {found}"]


def _known_types(model: Model) -> set[str]:
    return {relation.cypher_type for relation in model.relations.values()}


def labels(cypher: str) -> set[str]:
    """The labels that a query names."""
    bare = _without_text(re.sub(r"\[[^\]]*\]", "[]", cypher))
    return {
        name for group in [*_LABELS.findall(bare), *_TESTED_LABELS.findall(bare)] for name in group.split(":") if name
    }


def types(cypher: str) -> set[str]:
    """The relationship types that a query names."""
    return {name for group in _TYPES.findall(_without_text(cypher)) for name in group.split("|")}


def returned(cypher: str) -> list[str]:
    """The names of the columns of the last RETURN, in order."""
    tail = re.split(r"\bRETURN\b(?:\s+DISTINCT\b)?", _without_text(cypher))[-1]
    tail = re.split(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", tail)[0]
    return [part.split(" AS ")[-1].strip() for part in _at_depth_zero(tail)]


def _at_depth_zero(text: str) -> list[str]:
    """`text` split at the commas that stand in no bracket."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _without_text(cypher: str) -> str:
    return re.sub(r"'[^']*'", "''", cypher)
