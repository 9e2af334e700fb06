"""Whether a party of one source is an entity that other sources describe, and how that is known.

The rule, strictest first; nothing is merged without strong evidence:

1. A person has said so (`same_as`), or has said that it is not (`different_from`).
2. Strong evidence, and exactly one candidate: a number of a register that both have; or, for an organisation, the same
   normalised name and a country in common. Names of people repeat: for them that is no strong evidence.
3. Weaker: the same name without the country, or names at least `ALIKE` per cent alike in one country. The party stays
   an entity of its own, with `POSSIBLY_SAME_AS` to the best `MOST` for a person to decide.
4. Nothing.

An organisation is compared with organisations, a person with people; a party of unknown sort with both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from loaders.known import Known, KnownActor
from loaders.likeness import Likeness
from loaders.names import normals
from loaders.standing import Standings

Kind = Literal["confirmed", "identifier", "name and country", "similar", "none"]
MOST = 3
ALIKE = 90.0
"""Per cent by rapidfuzz's `ratio` of the normalised names with their words in order: one letter in ten differs."""
SHORTEST = 4
"""Latin letters and digits that a name must have to be strong evidence: three-letter acronyms repeat."""


@dataclass(frozen=True)
class Party:
    """A person, firm or body as one source describes it.

    `names`: the main one first. `countries`: two-letter codes. `identifiers`: as of an Actor, `lei:549300…`.
    `person`: whether it is one; `None` when the source does not say.
    """

    id: str
    names: tuple[str, ...]
    person: bool | None = None
    countries: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Similar:
    """An entity that a party may be: what a `POSSIBLY_SAME_AS` says of the two. `score` is from 0 to 100."""

    id: str
    score: float
    reason: str


@dataclass(frozen=True)
class Match:
    """What a party is. `id`: the entity of other sources that it is; `None`: an entity of its own.

    `reason`: the evidence in words; empty for an entity of its own.
    `similar`: the entities that it may be, the likeliest first; none when it is one.
    """

    kind: Kind
    id: str | None = None
    reason: str = ""
    similar: tuple[Similar, ...] = ()


class Matcher:
    """Compares parties with what other sources say. One for each load: it reads the graph once, when it is made.

    A look-up does not take longer the more entities are known, but for names that are nearly alike.
    """

    def __init__(self, known: Known) -> None:
        self._known = Standings(known.actors())
        self._likeness = Likeness(self._known, ALIKE)

    def match(self, party: Party) -> Match:
        """What `party` is by the rule of this module. Its own id is never the answer."""
        confirmed = self._known.confirmed.get(party.id)
        if confirmed is not None:
            return Match("confirmed", confirmed.id, f"A person confirmed that {party.id} is {confirmed.id}.")
        compared = _Comparison(party, self._known.barred.get(party.id, frozenset()))
        return self._by_identifier(compared) or self._by_name(compared)

    def name_of(self, id: str) -> str | None:
        """The name of a known actor; `None` for one that no other source describes."""
        actor = self._known.by_id.get(id)
        return actor.names[0] if actor and actor.names else None

    def _by_identifier(self, compared: _Comparison) -> Match | None:
        """The one entity with a number that the party has too; `None` when there is none or several."""
        shared = {
            actor.id: identifier
            for identifier in compared.party.identifiers
            for actor in compared.fit(self._known.by_identifier.get(identifier, ()))
        }
        if len(shared) == 1:
            id, identifier = next(iter(shared.items()))
            return Match("identifier", id, f"Both have {identifier}.")
        for id, identifier in shared.items():
            compared.suspect(Similar(id, 95.0, f"Both have {identifier}, and so have others."))
        return None

    def _by_name(self, compared: _Comparison) -> Match:
        forms, strong = normals(compared.party.names), dict[str, str]()
        for form, name in forms.items():
            for actor in compared.fit(self._known.by_name.get(form, ())):
                missing = compared.missing(form, actor)
                country = compared.country(actor)
                if missing is None:
                    strong.setdefault(actor.id, f"Same name '{name}' and same country {country}.")
                else:
                    also = f" and same country {country}" if country else ""
                    compared.suspect(
                        Similar(actor.id, missing.score, f"Same name '{name}'{also}, but {missing.words}.")
                    )
        if len(strong) == 1:
            id, reason = next(iter(strong.items()))
            return Match("name and country", id, reason)
        for id, reason in strong.items():
            compared.suspect(Similar(id, 90.0, f"{reason[:-1]}, but so have others."))
        for similar in self._alike(forms, compared):
            compared.suspect(similar)
        return compared.undecided()

    def _alike(self, forms: Mapping[str, str], compared: _Comparison) -> Iterator[Similar]:
        for form, name in forms.items():
            for country in compared.party.countries:
                for actor, other, score in self._likeness.nearest(form, country):
                    if compared.fits(actor) and score < 100:
                        said = f"Names {score:.0f} % alike, '{name}' and '{other}', and same country {country}."
                        yield Similar(actor.id, round(score, 1), said)


@dataclass(frozen=True)
class _Missing:
    """What keeps the same name from being strong evidence."""

    score: float
    words: str


class _Comparison:
    """One party, the entities that a person has parted it from, and those that it may be so far."""

    def __init__(self, party: Party, barred: frozenset[str]) -> None:
        self.party, self._barred = party, barred
        self._found: dict[str, Similar] = {}

    def fits(self, actor: KnownActor) -> bool:
        """Whether an actor is of the same sort, not parted from the party, and not the party itself."""
        alike = actor.person is None or self.party.person is None or actor.person == self.party.person
        return alike and actor.id not in self._barred and actor.id != self.party.id

    def fit(self, actors: Iterable[KnownActor]) -> list[KnownActor]:
        return [each for each in actors if self.fits(each)]

    def country(self, actor: KnownActor) -> str | None:
        """A country that both have; `None` when there is none."""
        return min(set(actor.countries) & set(self.party.countries), default=None)

    def missing(self, form: str, actor: KnownActor) -> _Missing | None:
        """What the same normalised name lacks to be strong evidence; `None` when nothing."""
        if not actor.countries or not self.party.countries:
            return _Missing(80.0, "no country is known of one of them")
        if self.country(actor) is None:
            here, there = (" and ".join(sorted(each)) for each in (self.party.countries, actor.countries))
            return _Missing(70.0, f"the countries are {here} here, {there} there")
        if form.isascii() and len(form.replace(" ", "")) < SHORTEST:
            return _Missing(75.0, "so short a name may be another's too")
        if False not in (self.party.person, actor.person):
            return _Missing(85.0, "people share names")
        scheme = self._contradicted(actor)
        return _Missing(75.0, f"their {scheme} numbers differ") if scheme else None

    def suspect(self, similar: Similar) -> None:
        """Keep the best reason for each entity."""
        before = self._found.get(similar.id)
        if before is None or similar.score > before.score:
            self._found[similar.id] = similar

    def undecided(self) -> Match:
        """An entity of its own, with the likeliest of those that it may be."""
        best = sorted(self._found.values(), key=lambda each: (-each.score, each.id))[:MOST]
        return Match("similar" if best else "none", similar=tuple(best))

    def _contradicted(self, actor: KnownActor) -> str | None:
        """A register in which both have numbers and none in common."""
        here, there = _by_scheme(self.party.identifiers), _by_scheme(actor.identifiers)
        return min((each for each in here.keys() & there.keys() if not here[each] & there[each]), default=None)


def _by_scheme(identifiers: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in identifiers:
        scheme, _, number = each.partition(":")
        found.setdefault(scheme, set()).add(number)
    return found
