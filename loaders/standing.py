"""The actors that other sources describe, found by number, by name, and by what a person has decided."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.known import KnownActor
from loaders.names import normals

NO_PARTIES = frozenset({"Jurisdiction", "Group", "CollectiveHolder"})
"""Classes of actors that no list of parties names."""


class Standings:
    """Indexes over known actors; each look-up gives them in the order of their ids."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        self.by_id = {each.id: each for each in sorted(actors, key=lambda each: each.id)}
        self.confirmed: dict[str, KnownActor] = {}
        """The actor that a person has found each foreign id to be; the first of several."""
        self.barred: dict[str, frozenset[str]] = {}
        """The actors that a person has found each foreign id not to be."""
        self.by_identifier: dict[str, list[KnownActor]] = {}
        self.by_name: dict[str, list[KnownActor]] = {}
        """By each normalised name."""
        self.forms: dict[str, dict[str, str]] = {}
        """Of each actor: its normalised names, each with the name as it is written."""
        for each in self.by_id.values():
            self._decided(each)
            if not NO_PARTIES & set(each.labels):
                self._described(each)

    def _decided(self, actor: KnownActor) -> None:
        for foreign in actor.same_as:
            self.confirmed.setdefault(foreign, actor)
        for foreign in actor.different_from:
            self.barred[foreign] = self.barred.get(foreign, frozenset()) | {actor.id}

    def _described(self, actor: KnownActor) -> None:
        self.forms[actor.id] = normals(actor.names)
        for identifier in actor.identifiers:
            self.by_identifier.setdefault(identifier, []).append(actor)
        for form in self.forms[actor.id]:
            self.by_name.setdefault(form, []).append(actor)
