"""What the lists and their entries say, in the words of the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.emit import Edge, Emit, Statement
from loaders.joining import Joining
from loaders.known import Known
from loaders.matching import Party
from loaders.record import Where
from loaders.sources.us_csl.fields import Entry
from loaders.sources.us_csl.listed import Listed
from ontology.model import Model

IMPOSER = "usa"


class Statements:
    """Makes the statements of a file, joined to what the graph knows."""

    def __init__(self, emit: Emit, model: Model, known: Known) -> None:
        self._emit, self._model, self._known = emit, model, known
        self._joining = Joining(emit, known)
        self._seats = {code: ids[0] for code, ids in known.ids("Jurisdiction", "iso2").items() if len(ids) == 1}

    def lists(self, entries: Iterable[Entry]) -> Iterator[Statement]:
        """A measure and a publication for each list that an entry of the file is on."""
        imposed = IMPOSER in self._known.labels([IMPOSER])
        first: dict[str, Entry] = {}
        for entry in entries:
            first.setdefault(entry.listing.id, entry)
        for entry in first.values():
            yield from self._list(entry, imposed)

    def _list(self, entry: Entry, imposed: bool) -> Iterator[Statement]:
        listing, where = entry.listing, Where(entry.where.file, entry.where.line)
        cited = [listing.source]
        yield self._emit.node(
            "Source", listing.source, where, sources=[], name=listing.name, publisher=listing.publisher, url=listing.url
        )
        yield self._emit.node(
            listing.kind,
            listing.id,
            where,
            sources=cited,
            name=listing.name,
            kind=self._model.nodes[listing.kind].notations[0],
            status="in-force",
        )
        yield self._emit.edge("CITES", listing.id, listing.source, where, sources=cited)
        if imposed:
            yield self._emit.edge("IMPOSED_BY", listing.id, IMPOSER, where, sources=cited)

    def party(self, listed: Listed) -> Iterator[Statement]:
        """A party and its listings: of its own, or as the entity of another source that it is."""
        where, cited = listed.entries[0].where, [entry.listing.source for entry in listed.entries]
        party = Party(
            id=listed.id,
            names=(listed.name, *listed.all("aliases")),
            person=listed.person,
            countries=tuple(listed.all("countries")),
            identifiers=tuple(listed.all("identifiers")),
        )
        match = self._joining.match(party, where)
        if match.id is not None:
            more = {name: listed.all(name) for name in ("addresses", "websites")}
            self._joining.add(match.id, party, where, sources=cited, **more)
        else:
            yield self._own(listed, party)
            yield from self._located(listed)
            yield from self._joining.possibly(party.id, match, where, sources=cited)
        for entry in listed.entries:
            yield self._aimed(entry, match.id or party.id)

    def additions(self) -> Iterator[Statement]:
        """What is added to entities of other sources.

        Not where they are: an address of a branch would move what other measures do about the entity.
        """
        return self._joining.nodes()

    def _own(self, listed: Listed, party: Party) -> Statement:
        return self._emit.node(
            listed.kind,
            party.id,
            listed.entries[0].where,
            sources=[entry.listing.source for entry in listed.entries],
            name=listed.name,
            aliases=[name for name in listed.all("aliases") if name != listed.name],
            addresses=listed.all("addresses"),
            countries=sorted(party.countries),
            identifiers=listed.all("identifiers"),
            websites=listed.all("websites"),
            role=listed.first("role"),
        )

    def _located(self, listed: Listed) -> Iterator[Edge]:
        cited = [entry.listing.source for entry in listed.entries]
        for code in sorted(listed.all("seats")):
            if code in self._seats:
                where = listed.entries[0].where
                yield self._emit.edge("LOCATED_IN", listed.id, self._seats[code], where, sources=cited)

    def _aimed(self, entry: Entry, id: str) -> Edge:
        return self._emit.edge(
            "AIMED_AT",
            entry.listing.id,
            id,
            entry.where,
            id=f"csl:{entry.listing.slug}-{entry.id}",
            sources=[entry.listing.source],
            since=entry.since,
            until=entry.until,
            entry=entry.number,
            programs=list(entry.programs),
            notice=entry.notice,
            requirement=entry.requirement,
            policy=entry.policy,
            note=entry.remarks,
            url=entry.url,
        )
