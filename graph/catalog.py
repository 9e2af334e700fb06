"""The named queries: one .cypher file each, its contract in its header. Parts are pieces that several of them share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from graph.templates import filled
from ontology.errors import ExplorerError

QUERIES = Path(__file__).parent / "queries"
PARTS = QUERIES / "parts"
_HEADER = re.compile(
    r"^// (?:(?P<key>title|about|theme|note|no data|no data when|rests on)"
    r"|(?P<kind>param|column|in|out) (?P<name>\w+)): (?P<text>.+)$"
)


class BrokenQuery(ExplorerError):
    """A query file does not keep the form that all of them share."""

    title = "A named query is not well formed"


@dataclass(frozen=True)
class NamedQuery:
    """A question with a name: what it asks for, what comes back, and its text as it stands in its file.

    A part has no parameters and no columns: `takes` are the variables it needs, `gives` those it returns.
    """

    name: str
    title: str
    about: str
    params: Mapping[str, str]
    columns: Mapping[str, str]
    text: str
    takes: Mapping[str, str]
    gives: Mapping[str, str]
    said: Mapping[str, str]
    """The other lines of the header that occur once: theme, note, no data, no data when, rests on."""

    @cached_property
    def cypher(self) -> str:
        """The query as it is run: parts put in, the ontology's names filled in. Raises `BrokenQuery`."""
        try:
            return filled(self.text, lambda name: parts()[name].text)
        except KeyError as error:
            raise BrokenQuery(
                f"{self.name}.cypher names the part or slot {error}, which does not exist.",
                hint=f"Parts: {', '.join(parts())}. Slots: see graph/templates.py.",
            ) from error


@cache
def catalog(folder: Path = QUERIES) -> Mapping[str, NamedQuery]:
    """The named queries of a folder, by file name. Raises `BrokenQuery`."""
    return {path.stem: read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.cypher"))}


def parts() -> Mapping[str, NamedQuery]:
    """The pieces that queries include, by file name."""
    return catalog(PARTS)


def read(name: str, text: str) -> NamedQuery:
    """One query from the text of its file. Raises `BrokenQuery` for a header line that says nothing known."""
    header = [line for line in text.splitlines() if line.startswith("//")]
    once, several = _entries(name, header)
    if not {"title", "about"} <= once.keys() or not several["column"] | several["out"]:
        raise BrokenQuery(f"{name}.cypher has no title, about or column.", hint="Write them as `// title: words`.")
    return NamedQuery(
        name=name,
        title=once.pop("title"),
        about=once.pop("about"),
        params=several["param"],
        columns=several["column"],
        text=text[sum(len(line) + 1 for line in header) :],
        takes=several["in"],
        gives=several["out"],
        said=once,
    )


def _entries(name: str, header: list[str]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    once: dict[str, str] = {}
    several: dict[str, dict[str, str]] = {"param": {}, "column": {}, "in": {}, "out": {}}
    for found in _lines(name, header):
        into, key = (several[found["kind"]], found["name"]) if found["kind"] else (once, found["key"])
        if key in into:
            raise BrokenQuery(f"{name}.cypher says {key} twice.", hint="Keep one of the lines.")
        into[key] = found["text"]
    return once, several


def _lines(name: str, header: list[str]) -> Iterator[re.Match[str]]:
    for line in header:
        found = _HEADER.match(line)
        if not found:
            raise BrokenQuery(
                f"{name}.cypher has the header line {line!r}.", hint="Use title, about, param, column and their like."
            )
        yield found
