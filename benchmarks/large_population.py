"""The entities of a generated graph, of any number: which class, id and name each number has.

Every class of the ontology is there, in about the proportions of the bundled data. The numbers of a class, and those
of all its subclasses together, follow one another, so that the ends of a relationship are a range to draw from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate

from graph.scope import CHINA
from graph.templates import DEFAULT_BY
from ontology.model import Model

ROOTS = ("Actor", "Technology", "Measure", "Gap", "Event", "Source")
FIRST = ("Jurisdiction", "Group", "Association")
"""The first actors: hubs are at the beginning of a range, and much points to jurisdictions and groups."""
JURISDICTIONS = 200
NAMED = (CHINA, *DEFAULT_BY)
"""The ids of the first entities, which are jurisdictions: what coverage asks for when nothing is named."""
OFTEN: Mapping[str, int] = {
    "Source": 238,
    "Company": 89,
    "Equipment": 56,
    "Material": 51,
    "ProcessStep": 37,
    "Agency": 35,
    "ListBasedControl": 34,
    "Person": 32,
    "Event": 27,
    "Gap": 23,
    "Product": 18,
    "Group": 15,
    "Component": 13,
    "EndUserListing": 11,
    "LicenceDecision": 11,
    "DiplomaticRequest": 10,
}
"""How many there are in the bundled data."""
SELDOM = 4
"""The same for the classes not named in a table."""
SYLLABLES = tuple(c + v for c in "bdfgklmnprstvz" for v in "aeiou")
WORDS = len(SYLLABLES) ** 4
SCATTER = 7_368_787  # no common factor with WORDS: each number has a word of its own


def parts(total: int, weights: Iterable[int]) -> list[int]:
    """The ends of consecutive parts of 0…`total` in proportion to `weights`; the last is `total`."""
    sums = list(accumulate(weights))
    return [round(total * each / sums[-1]) for each in sums]


class Population:
    """`entities` entities, numbered from 0. Raises `ValueError` for fewer than a thousand: some class would lack."""

    def __init__(self, model: Model, entities: int) -> None:
        if not 1_000 <= entities <= WORDS:
            raise ValueError(f"{entities:,} entities: from 1,000 to {WORDS:,} can be made.")
        self.model, self.entities = model, entities
        self.classes = [name for root in ROOTS for name in _below(model, root)]
        few = min(JURISDICTIONS, entities // 25)
        weights = [OFTEN.get(name, SELDOM) for name in self.classes[1:]]
        self._stops = [few, *(few + stop for stop in parts(entities - few, weights))]

    def numbers(self, name: str) -> range:
        """The numbers of the entities of this class, one without subclasses."""
        place = self.classes.index(name)
        return range(self._stops[place - 1] if place else 0, self._stops[place])

    def ends(self, names: Iterable[str]) -> range:
        """The numbers of all entities of these classes and those below; for Entity all but the sources."""
        if "Entity" in names:
            return range(self.numbers("Source").start)
        ranges = [self.numbers(leaf) for name in names for leaf in _below(self.model, name)]
        found = range(min(r.start for r in ranges), max(r.stop for r in ranges))
        assert len(found) == sum(map(len, ranges)), f"{names} do not lie side by side"
        return found

    def id(self, number: int) -> str:
        """The id of an entity: its class and number, such as `company-4711`; for the first ones that of `NAMED`."""
        return NAMED[number] if number < len(NAMED) else f"{self._prefixes[bisect_right(self._stops, number)]}{number}"

    @cached_property
    def _prefixes(self) -> list[str]:
        return [f"{name.lower()}-" for name in self.classes]


def word(number: int) -> str:
    """A word of four syllables that no other number has."""
    letters, rest = "", number * SCATTER % WORDS
    for _ in range(4):
        rest, last = divmod(rest, len(SYLLABLES))
        letters = SYLLABLES[last] + letters
    return letters.capitalize()


def _below(model: Model, name: str) -> list[str]:
    """The classes without subclasses at or below `name`: those that entities have."""
    leaves = [each for each in model.subclasses(name) if len(model.subclasses(each)) == 1]
    return sorted(leaves, key=lambda each: (each not in FIRST, FIRST.index(each) if each in FIRST else 0, each))
