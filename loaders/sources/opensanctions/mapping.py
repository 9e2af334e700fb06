"""What becomes of each schema: `mapping.toml`, compiled once into what reading takes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from msgspec.structs import fields

from loaders.sources.opensanctions.line import Party, Texts

FILE = Path(__file__).parent / "mapping.toml"
FIELDS = {each.encode_name: each.name for each in fields(Party)}
"""The field for each property of a party that is read, by its name in FollowTheMoney."""


@dataclass(frozen=True)
class Relation:
    """What a schema of relationships becomes, and the properties that hold its parts.

    `words`: what describes it, kept as the attribute `says`; `share`: its percentage, empty when it has none.
    """

    type: str
    predicate: str | None
    start: str
    end: str
    words: str
    says: str
    share: str


@dataclass(frozen=True)
class Identifier:
    """A number of a register. `scheme`: the word before the colon; `of_country`: it counts in one country only."""

    scheme: str
    of_country: bool


@dataclass(frozen=True)
class Schemata:
    """The file as a whole. `parties`: the class for each schema; `left_out`: the reason for each of these."""

    parties: Mapping[str, str]
    relations: Mapping[str, Relation]
    listings: frozenset[str]
    left_out: Mapping[str, str]
    things_left_out: frozenset[str]
    """Those of the schemata left out that a relationship may have at an end."""
    export_programs: frozenset[str]
    export_words: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    numbers: Callable[[Party], tuple[Texts, ...]]
    """The values of all `identifiers`, in their order."""
    topics: frozenset[str]
    no_countries: frozenset[str]

    @property
    def schemata(self) -> list[str]:
        """The names of all schemata that are known, in order."""
        return sorted({*self.parties, *self.relations, *self.listings, *self.left_out})


def read(path: Path = FILE) -> Schemata:
    """The mapping in a file. Raises `KeyError` when it names a number that `line.Party` does not have."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    numbers = said["identifier"]
    return Schemata(
        parties=said["party"],
        relations={schema: _relation(parts) for schema, parts in said["relationship"].items()},
        listings=frozenset(said["listing"]["schemata"]),
        left_out={**said["left_out"]["things"], **said["left_out"]["records"]},
        things_left_out=frozenset(said["left_out"]["things"]),
        export_programs=frozenset(said["listing"]["exports"]["programs"]),
        export_words=tuple(said["listing"]["exports"]["words"]),
        identifiers=tuple(Identifier(each["as"], each.get("of_country", False)) for each in numbers.values()),
        numbers=attrgetter(*(FIELDS[name] for name in numbers)),
        topics=frozenset(said["topic"]["kept"]),
        no_countries=frozenset(said["country"]["none"]),
    )


def _relation(parts: Mapping[str, Any]) -> Relation:
    return Relation(
        type=parts["type"],
        predicate=parts.get("predicate"),
        start=parts["from"],
        end=parts["to"],
        words=parts["words"],
        says=parts["as"],
        share=parts.get("share", ""),
    )


MAPPING = read()
