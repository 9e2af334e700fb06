"""Names that are nearly alike, found without comparing each with each.

Two names are compared only where the actors have a country in common and a word in each begins with the same letters;
of the words of a name the two rarest beginnings decide, so that "technology" brings nobody together. A slip in the
first letters of every word is therefore not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from loaders.known import KnownActor
from loaders.standing import Standings

BEGINNING = 4
RAREST = 2
MOST = 10
"""Names of a block that are looked at: some may be of actors of another sort."""
CROWD = 2_000
"""A beginning that more names of one country share says nothing."""


@dataclass
class _Block:
    """Names side by side with whose they are and how they are written: the search reads the first as they stand."""

    texts: list[str] = field(default_factory=list)
    whose: list[tuple[KnownActor, str]] = field(default_factory=list)


class Likeness:
    """The names of known actors in blocks by country and by the first letters of their words."""

    def __init__(self, known: Standings, cutoff: float) -> None:
        self._cutoff = cutoff
        self._blocks: dict[tuple[str, str], _Block] = {}
        for id, forms in known.forms.items():
            for form, name in forms.items():
                self._file(known.by_id[id], form, name)

    def nearest(self, form: str, country: str) -> Iterator[tuple[KnownActor, str, float]]:
        """Actors of a country with a name at least `cutoff` per cent like a normalised one, the name, and the score."""
        ordered = _ordered(form)
        for block in self._rarest(ordered, country):
            for _text, score, place in process.extract(
                ordered, block.texts, scorer=fuzz.ratio, score_cutoff=self._cutoff, limit=MOST
            ):
                yield (*block.whose[place], score)

    def _file(self, actor: KnownActor, form: str, name: str) -> None:
        ordered = _ordered(form)
        for country in actor.countries:
            for beginning in _beginnings(ordered):
                block = self._blocks.setdefault((country, beginning), _Block())
                block.texts.append(ordered)
                block.whose.append((actor, name))

    def _rarest(self, ordered: str, country: str) -> list[_Block]:
        found = [self._blocks.get((country, beginning)) for beginning in sorted(_beginnings(ordered))]
        blocks = [block for block in found if block is not None and len(block.texts) <= CROWD]
        return sorted(blocks, key=lambda block: len(block.texts))[:RAREST]


def _ordered(form: str) -> str:
    """The words of a normalised name in order, so that their own order does not count."""
    return " ".join(sorted(form.split()))


def _beginnings(ordered: str) -> set[str]:
    return {word[:BEGINNING] for word in ordered.split()}
