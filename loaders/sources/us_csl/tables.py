"""The lists that the source joins, and the sorts of numbers that it gives, as the tables beside this file have them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class Listing:
    """One list, as lists.toml has it; `slug` is its word in ids, `kind` the name of its class of measure."""

    slug: str
    said: tuple[str, ...]
    name: str
    kind: str
    publisher: str
    url: str

    @property
    def id(self) -> str:
        """The id of the measure."""
        return f"csl:list-{self.slug}"

    @property
    def source(self) -> str:
        """The id of the publication."""
        return f"csl:source-{self.slug}"


@dataclass(frozen=True)
class Number:
    """A sort of number, as numbers.toml has it."""

    scheme: str
    of_country: bool = False
    within: Mapping[str, str] = field(default_factory=dict)

    def written(self, number: str, country: str | None) -> str | None:
        """The identifier `scheme:number`; `None` for one that counts in a country which is not named."""
        if not self.of_country:
            return f"{self.scheme}:{number}"
        if not country:
            return None
        return f"{self.within.get(country) or f'{self.scheme}-{country.lower()}'}:{number}"


@cache
def listings() -> dict[str, Listing]:
    """Each list by every text of the field `source` that means it."""
    said = tomllib.loads((FOLDER / "lists.toml").read_text(encoding="utf-8"))
    found = [
        Listing(slug, tuple(each["said"]), each["name"], each["class"], each["publisher"], each["url"])
        for slug, each in said.items()
    ]
    return {text: listing for listing in found for text in listing.said}


@cache
def numbers() -> dict[str, Number]:
    """Each sort of number by its type in the file."""
    said = tomllib.loads((FOLDER / "numbers.toml").read_text(encoding="utf-8"))
    return {type: Number(each["as"], each.get("of_country", False), each.get("in", {})) for type, each in said.items()}
