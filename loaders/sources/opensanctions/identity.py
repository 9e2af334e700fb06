"""Which entity of the graph each thing of the file is."""

from __future__ import annotations

from collections.abc import Iterator

from loaders import matching
from loaders.emit import Edge, Emit, Node
from loaders.joining import Joining
from loaders.known import Known
from loaders.matching import Match
from loaders.record import Where
from loaders.sources.opensanctions import party
from loaders.sources.opensanctions.line import Party, Texts

PREFIX = "os:"
PERSONS: dict[str, bool | None] = {"Person": True, "LegalEntity": None}
"""Whether a party of a schema is a person; of the schemata not named here none is."""


class Identities:
    """The id in the graph for each id of the file: another source's for a party that is its entity, else `os:<id>`.

    Parties are compared before anything is made of the file, since what joins two of them may stand before both.
    """

    def __init__(self, emit: Emit, known: Known) -> None:
        self.compares = next(iter(known.actors()), None) is not None
        """Whether there is anything to compare with."""
        self._joining = Joining(emit, known)
        self._found: dict[str, Match] = {}
        self._joined: dict[str, str] = {}

    def compare(self, id: str, schema: str, caption: str, said: Party, where: Where) -> None:
        """Look a party up among the entities of other sources."""
        match = self._joining.match(_party(id, schema, caption, said), where)
        if match.kind != "none":
            self._found[id] = match
        if match.id is not None:
            self._joined[id] = match.id

    def of(self, id: str) -> str:
        """The id in the graph of a thing of the file."""
        return self._joined.get(id) or PREFIX + id

    def is_joined(self, id: str) -> bool:
        """Whether a party is an entity of another source."""
        return id in self._joined

    def add(self, id: str, schema: str, caption: str, said: Party, where: Where, sources: Texts) -> None:
        """Keep what the file says of a party that is an entity of another source, beside what others say of that."""
        lists = {name: values for name, values in party.lists(said).items() if name not in ("countries", "identifiers")}
        about = _party(id, schema, caption, said)
        self._joining.add(self._joined[id], about, where, sources=sources, **lists)

    def added(self) -> Iterator[Node]:
        """What was kept, one statement for each entity of another source."""
        return self._joining.nodes()

    def possibly(self, id: str, where: Where, sources: Texts) -> Iterator[Edge]:
        """A statement for each entity of another source that a party may be."""
        if id in self._found:
            yield from self._joining.possibly(PREFIX + id, self._found[id], where, sources=sources)


def _party(id: str, schema: str, caption: str, said: Party) -> matching.Party:
    places = tuple(party.countries(said))
    names, numbers = party.names(caption, said), party.identifiers(said, places)
    return matching.Party(PREFIX + id, tuple(names), PERSONS.get(schema, False), places, tuple(numbers))
