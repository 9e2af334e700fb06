"""Designations: each becomes a relationship from a measure, the programme under which a party is listed, to the party.

The programmes are those that the file names: by OpenSanctions' own id where a designation has one, else by the words of
the list, else by the authority. One that makes exports to a party need a licence, or refuses them, is an end-user
listing; every other one is a sanction. Neither names a technology or a destination: they change no figure of coverage.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.emit import Emit, Statement
from loaders.record import SourceFault, Where
from loaders.sources.opensanctions.identity import PREFIX
from loaders.sources.opensanctions.line import Designation, ListingLine, Texts
from loaders.sources.opensanctions.links import Links, numbered
from loaders.sources.opensanctions.mapping import MAPPING
from loaders.sources.opensanctions.values import day, first, unlike, web_address

LONGEST = 60
STATUS = "not-stated"
"""A dump says of each entry from when until when it holds, of the programme nothing."""
_BREAKS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class _Programme:
    id: str
    name: str


class Listings:
    """Makes measures of programmes, each once, and says who imposes them as far as the graph knows the jurisdiction."""

    def __init__(self, jurisdictions: Mapping[str, Texts], links: Links, emit: Emit) -> None:
        self._jurisdictions, self._links, self._emit = jurisdictions, links, emit

    def load(self, line: ListingLine, where: Where, sources: Texts) -> Iterator[Statement]:
        """What aims the measures of a designation at each of its parties; the measures are common to many."""
        said = line.properties
        parties = self._links.ends(said.entity, "entity", line, where)
        programmes = _programmes(said, where)
        details = {
            "since": day(said.start_date) or day(said.listing_date),
            "until": day(said.end_date),
            "entry": first(said.authority_id),
            "programs": unlike(said.program),
            "reason": first(said.reason),
            "url": web_address(said.source_url),
        }
        pairs = [(programme, party) for programme in programmes for party in parties]
        for number, (programme, party) in enumerate(pairs):
            self._keep(programme, said, where, sources)
            id = numbered(line.id, number)
            yield self._emit.edge("AIMED_AT", programme.id, party, where, id=id, sources=sources, **details)

    def _keep(self, programme: _Programme, said: Designation, where: Where, sources: Texts) -> None:
        """The measure that a programme is, and who imposes it."""
        common = self._emit.common
        if programme.id not in common:
            type, kind = ("EndUserListing", "end-user-listing") if _of_exports(programme) else ("Sanction", "sanction")
            common[programme.id] = self._emit.node(
                type, programme.id, where, sources=sources, name=programme.name, kind=kind, status=STATUS
            )
        for code in said.country:
            for jurisdiction in self._jurisdictions.get(code.upper(), ()):
                edge = self._emit.edge("IMPOSED_BY", programme.id, jurisdiction, where, sources=sources)
                common.setdefault(edge.id, edge)


def _programmes(said: Designation, where: Where) -> list[_Programme]:
    """The programmes of a designation. One id takes the words beside it for its name; several cannot be told apart."""
    words = unlike(said.program) or unlike(said.authority)[:1]
    ids = unlike(said.program_id)
    if not ids and not words:
        raise SourceFault(
            f"{where}: neither 'programId', 'program' nor 'authority' is there.", hint="Name who lists the party."
        )
    if len(ids) == 1 and words:
        return [_Programme(_id(ids[0]), words[0])]
    return [_Programme(_id(each), each) for each in ids or words]


def _id(text: str) -> str:
    """An id of the graph made of a programme's id or name; of one in other letters than Latin, its fingerprint."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = _BREAKS.sub("-", plain.lower()).strip("-")
    if len(slug) <= LONGEST and slug and len(plain) >= len(text):
        return f"{PREFIX}program-{slug}"
    mark = hashlib.sha256(text.encode()).hexdigest()[:10]
    return f"{PREFIX}program-{slug[:LONGEST].strip('-')}-{mark}".replace("--", "-")


def _of_exports(programme: _Programme) -> bool:
    code = programme.id.removeprefix(f"{PREFIX}program-").upper()
    if code in MAPPING.export_programs:
        return True
    words = programme.name.lower()
    return any(each in words for each in MAPPING.export_words)
