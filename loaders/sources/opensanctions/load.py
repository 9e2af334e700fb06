"""OpenSanctions, or any other data set in FollowTheMoney form: JSON lines, one entity each, plain, .gz or .zip.

Parties become actors, ownership and other links become relationships, and designations aim the programme's measure at
the party. What each schema becomes, what is left out and why, and which numbers are read stands in `mapping.toml`; the
properties that are read are the fields in `line.py`. Where the file has several values and the graph has room
for one, it is the first in the file's order.

The file is read twice, a block at a time (`survey.py` says why). Ends that no line describes are found when all
statements are checked together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from loaders.emit import Emit, Statement
from loaders.known import Known
from loaders.record import SourceFault, Where
from loaders.sources.opensanctions import lines
from loaders.sources.opensanctions.actors import Actors
from loaders.sources.opensanctions.datasets import Datasets
from loaders.sources.opensanctions.forms import FORMS, LINE
from loaders.sources.opensanctions.identity import PREFIX, Identities
from loaders.sources.opensanctions.line import Line, LinkLine, ListingLine, OtherLine, PartyLine, Texts
from loaders.sources.opensanctions.links import Links
from loaders.sources.opensanctions.listing import Listings
from loaders.sources.opensanctions.mapping import MAPPING
from loaders.sources.opensanctions.survey import survey
from ontology.model import Model

MOST_FAULTS = 10_000
"""After so many faults the file is another sort of file, and no more of them are kept."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class _Id(Struct):
    id: str


_ID = Decoder(_Id)
Read = Callable[[Any, Where, Texts], Iterable[Statement]]


def load(path: Path, emit: Emit, model: Model, known: Known) -> Iterator[Statement]:
    """Every statement of the file, in its order; what it adds to entities of other sources, and its sources, come last.

    Raises `SourceFault` for a file that cannot be read, holds nothing, or has `MOST_FAULTS` faults.
    """
    del model  # the pipeline checks the names in mapping.toml against it
    who = Identities(emit, known)
    found = survey(path, who)
    jurisdictions = known.ids("Jurisdiction", "iso2")
    actors, links = Actors(who, jurisdictions, emit), Links(who, found.things, emit)
    listings = Listings(jurisdictions, links, emit)
    reader: dict[type, Read]
    reader = {PartyLine: actors.load, LinkLine: links.load, ListingLine: listings.load, OtherLine: _Left(emit).load}
    readers: dict[type[Line], Read] = {form: reader[form.__bases__[0]] for form in FORMS.values()}
    datasets = Datasets(emit)
    yield from _Reading(path, emit, datasets, readers).all()
    yield from who.added()
    yield from datasets.nodes()
    found.report(path.name, emit)


class _Left:
    def __init__(self, emit: Emit) -> None:
        self._emit = emit

    def load(self, line: Line, where: Where, sources: Texts) -> Iterable[Statement]:
        del sources
        # The caption of a record may be the number of a passport, which shall not stand in a log.
        named = line.caption if line.schema in MAPPING.things_left_out else ""
        self._emit.leave_out(where, f"{line.schema}: {MAPPING.left_out[line.schema]}", named or line.id)
        return ()


class _Reading:
    """One reading of the file: every line to the reader for its schema, faults to `emit`, the newest day kept."""

    def __init__(self, path: Path, emit: Emit, datasets: Datasets, readers: dict[type[Line], Read]) -> None:
        self._path, self._emit, self._datasets, self._readers = path, emit, datasets, readers
        self._newest = ""

    def all(self) -> Iterator[Statement]:
        file, count, readers, sources = self._path.name, 0, self._readers, self._datasets.sources
        for number, line in lines.decoded(self._path, LINE, self._undecoded):
            count += 1
            where = Where(file, number, line.id)
            if (line.last_seen or line.last_change or "") > self._newest or (line.last_change or "") > self._newest:
                self._date(line)
            try:
                yield from readers[type(line)](line, where, sources(line.datasets, where))
            except SourceFault as fault:
                self._fault(fault)
                self._emit.broken.add(PREFIX + line.id)
        if not count and not self._emit.faults:
            raise SourceFault(f"{file} holds no entity.", hint="Name a file in FollowTheMoney form: entities.ftm.json.")
        self._emit.rows[file] += count
        self._emit.about["release"] = self._newest[:10] or f"undated, {count} entities"

    def _undecoded(self, number: int, line: bytes, error: Exception) -> None:
        self._fault(lines.fault(self._path.name, number, line, error))
        with suppress(*lines.BROKEN):  # then the line does not tell what it is
            self._emit.broken.add(PREFIX + _ID.decode(line).id)

    def _fault(self, fault: SourceFault) -> None:
        faults = self._emit.faults
        faults.append(fault)
        if len(faults) >= MOST_FAULTS:
            said = f"{self._path.name} has over {MOST_FAULTS:,} faults. The first: {faults[0].message}"
            raise SourceFault(said, hint=faults[0].hint)

    def _date(self, line: Line) -> None:
        """Keep the newest time; what is no time is passed over."""
        for text in (line.last_change, line.last_seen):
            if text and _DAY.match(text):
                self._newest = max(self._newest, text)
