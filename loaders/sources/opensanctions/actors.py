"""The actors that parties become: entities of their own, or more about an entity that another source describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.emit import Edge, Emit, Statement
from loaders.record import SourceFault, Where
from loaders.sources.opensanctions import party
from loaders.sources.opensanctions.forms import FORMS
from loaders.sources.opensanctions.identity import PREFIX, Identities
from loaders.sources.opensanctions.line import Party, PartyLine, Texts
from loaders.sources.opensanctions.mapping import MAPPING
from loaders.sources.opensanctions.values import country

PERSON = "Person"


class Actors:
    """Makes the actors, says where they are, and which entities of other sources they may be."""

    def __init__(self, who: Identities, jurisdictions: Mapping[str, Texts], emit: Emit) -> None:
        self._who, self._jurisdictions, self._emit = who, jurisdictions, emit
        self._classes = {FORMS[schema]: name for schema, name in MAPPING.parties.items()}

    def load(self, line: PartyLine, where: Where, sources: Texts) -> Iterator[Statement]:
        """The statements on a party; of one that is an entity of another source none yet, see `Identities.added`.

        Where such an entity is, its own source says: a second place would change toward whom a measure reaches.
        """
        said = line.properties
        names = party.names(line.caption, said)
        if not names:
            raise SourceFault(f"{where}: it has no caption and no name.", hint="Give it one of the two.")
        lists = party.lists(said)
        party.tell_left_out(said, lists, where, self._emit)
        if self._who.is_joined(line.id):
            self._who.add(line.id, line.schema, line.caption, said, where, sources)
            return
        name, id = self._classes[type(line)], PREFIX + line.id
        yield self._emit.node(name, id, where, sources=sources, name=names[0], aliases=names[1:], **lists)
        if name != PERSON and self._jurisdictions:
            yield from self._seats(id, said, where, sources)
        yield from self._who.possibly(line.id, where, sources)

    def _seats(self, id: str, said: Party, where: Where, sources: Texts) -> Iterator[Edge]:
        kind, codes = party.seats(said)
        for code in dict.fromkeys(map(country, codes)):
            for jurisdiction in self._jurisdictions.get(code or "", ()):
                yield self._emit.edge("LOCATED_IN", id, jurisdiction, where, sources=sources, kind=kind)
