"""Ownership, directorships and the other links between parties."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from loaders.emit import Edge, Emit
from loaders.record import SourceFault, Where
from loaders.sources.opensanctions.forms import FORMS
from loaders.sources.opensanctions.identity import PREFIX, Identities
from loaders.sources.opensanctions.line import Line, Link, LinkLine, Texts
from loaders.sources.opensanctions.mapping import MAPPING, Relation
from loaders.sources.opensanctions.values import day, first, share

NO_PARTY = "{}: one of its ends is a thing that is left out"


class Links:
    """Makes relationships between the entities that the ends are. `things`: the ids of the things that are left out."""

    def __init__(self, who: Identities, things: AbstractSet[str], emit: Emit) -> None:
        self._who, self._things, self._emit = who, things, emit
        self._relations = {FORMS[schema]: relation for schema, relation in MAPPING.relations.items()}

    def load(self, line: LinkLine, where: Where, sources: Texts) -> list[Edge]:
        """One relationship for each pair of ends, which is one pair nearly always.

        Made without `emit.edge`, which would look for absent values and for the order of the sources again: three of
        four lines of a dump are relationships.
        """
        relation, said = self._relations[type(line)], line.properties
        details = _details(relation, said, where)
        return [
            Edge(relation.type, numbered(line.id, number), start, end, details, sources, where)
            for number, (start, end) in enumerate(self._pairs(relation, line, where))
        ]

    def _pairs(self, relation: Relation, line: LinkLine, where: Where) -> list[tuple[str, str]]:
        said, of, things = line.properties, self._who.of, self._things
        if len(said.start) == len(said.end) == 1 and said.start[0] not in things and said.end[0] not in things:
            return [(of(said.start[0]), of(said.end[0]))]
        starts = self.ends(said.start, relation.start, line, where)
        ends = self.ends(said.end, relation.end, line, where)
        return [(start, end) for start in starts for end in ends]

    def ends(self, ids: Texts, property: str, line: Line, where: Where) -> list[str]:
        """The entities at one end; without the things that are left out, which are named.

        Raises `SourceFault` when the line names none at all.
        """
        if not ids:
            raise SourceFault(f"{where}: field '{property}' is missing.", hint="Name the id of an entity.")
        for id in ids:
            if id in self._things:
                self._emit.leave_out(where, NO_PARTY.format(line.schema), id)
        return [self._who.of(id) for id in ids if id not in self._things]


def numbered(id: str, number: int) -> str:
    """The id of a relationship that a line becomes; where it becomes several, those after the first have a number."""
    return f"{PREFIX}{id}:{number + 1}" if number else PREFIX + id


def _details(relation: Relation, said: Link, where: Where) -> dict[str, Any]:
    """The attributes of a relationship, without those that are absent."""
    found: dict[str, Any] = {"predicate": relation.predicate} if relation.predicate else {}
    if said.words and (words := first(said.words)) is not None:
        found[relation.says] = words
    if said.start_date and (since := day(said.start_date)) is not None:
        found["since"] = since
    if said.end_date and (until := day(said.end_date)) is not None:
        found["until"] = until
    if said.status and (status := first(said.status)) is not None:
        found["status"] = status
    if said.share:
        number, words = share(said.share, where)
        found |= {"percentage": number} if number is not None else {"what": words} if words is not None else {}
    return found
