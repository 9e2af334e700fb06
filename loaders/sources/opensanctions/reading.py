"""The second going through a file, in which statements are made of it, or of a share of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from loaders.emit import Emit, Statement
from loaders.record import SourceFault, Where
from loaders.share import ALL, Share
from loaders.sources.opensanctions import lines
from loaders.sources.opensanctions.actors import Actors
from loaders.sources.opensanctions.datasets import Datasets
from loaders.sources.opensanctions.forms import FORMS, LINE
from loaders.sources.opensanctions.identity import PREFIX, Identities
from loaders.sources.opensanctions.line import Line, LinkLine, ListingLine, OtherLine, PartyLine, Texts
from loaders.sources.opensanctions.links import Links
from loaders.sources.opensanctions.listing import Listings
from loaders.sources.opensanctions.mapping import MAPPING
from loaders.sources.opensanctions.survey import Survey

MOST_FAULTS = 10_000
"""After so many faults the file is another sort of file, and no more of them are kept."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class _Id(Struct):
    id: str


_ID = Decoder(_Id)
Read = Callable[[Any, Where, Texts], Iterable[Statement]]


def statements(
    path: Path,
    emit: Emit,
    who: Identities,
    found: Survey,
    jurisdictions: Mapping[str, Texts],
    share: Share = ALL,
) -> Iterator[Statement]:
    """What the lines say, in their order; what they say in common is in `emit` in the end.

    Raises `SourceFault` for a file that cannot be read or has `MOST_FAULTS` faults.
    """
    actors, links = Actors(who, jurisdictions, emit), Links(who, found.things, emit)
    listings = Listings(jurisdictions, links, emit)
    reader: dict[type, Read]
    reader = {PartyLine: actors.load, LinkLine: links.load, ListingLine: listings.load, OtherLine: _Left(emit).load}
    readers: dict[type[Line], Read] = {form: reader[form.__bases__[0]] for form in FORMS.values()}
    return _Reading(path, emit, readers).all(share)


def finish(path: Path, emit: Emit, found: Survey) -> None:
    """Say what is known once the whole file was read. Raises `SourceFault` when there was nothing in it."""
    count = emit.rows[path.name]
    if not count and not emit.faults:
        said = f"{path.name} holds no entity."
        raise SourceFault(said, hint="Name a file in FollowTheMoney form: entities.ftm.json.")
    emit.about["release"] = emit.about.get("release") or f"undated, {count} entities"
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
    """Every line to the reader for its schema, faults to `emit`, the newest day kept."""

    def __init__(self, path: Path, emit: Emit, readers: dict[type[Line], Read]) -> None:
        self._path, self._emit, self._readers = path, emit, readers
        self._newest = ""

    def all(self, share: Share) -> Iterator[Statement]:
        file, count, readers, sources = self._path.name, 0, self._readers, Datasets(self._emit).sources
        try:
            for number, line in lines.decoded(self._path, LINE, self._undecoded, share):
                count += 1
                where = Where(file, number, line.id)
                if (line.last_seen or line.last_change or "") > self._newest or (line.last_change or "") > self._newest:
                    self._date(line)
                try:
                    yield from readers[type(line)](line, where, sources(line.datasets, where))
                except SourceFault as fault:
                    self._fault(number, fault)
                    self._emit.broken.add(PREFIX + line.id)
        finally:
            self._emit.rows[file] += count
            self._emit.about["release"] = self._newest[:10]

    def _undecoded(self, number: int, line: bytes, error: Exception) -> None:
        self._fault(number, lines.fault(self._path.name, number, line, error))
        with suppress(*lines.BROKEN):  # then the line does not tell what it is
            self._emit.broken.add(PREFIX + _ID.decode(line).id)

    def _fault(self, number: int, fault: SourceFault) -> None:
        faults = self._emit.faults
        faults.append(fault)
        self._emit.fault_lines.append(number)
        if len(faults) >= MOST_FAULTS:
            said = f"{self._path.name} has over {MOST_FAULTS:,} faults. The first: {faults[0].message}"
            raise SourceFault(said, hint=faults[0].hint)

    def _date(self, line: Line) -> None:
        """Keep the newest time; what is no time is passed over."""
        for text in (line.last_change, line.last_seen):
            if text and _DAY.match(text):
                self._newest = max(self._newest, text)
