"""The US Consolidated Screening List: parties that thirteen lists of three departments name, as JSON or CSV.

Each list is one measure of the United States, in force without a date of its own; what differs from party to party,
such as since when and under which notice, is on the relationship. The release is the newest day on which an entry
begins: the files name no other. No measure of this source covers a technology, so no figure of coverage changes.

A name is kept whole. Some say more than a name ("… Affiliated Entity: …", "… and any successor"): nothing is made of
that, no relationship and no second name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.known import Known
from loaders.record import Record, SourceFault
from loaders.sources.us_csl import csv_form, json_form
from loaders.sources.us_csl.fields import Entry, read_entry
from loaders.sources.us_csl.listed import by_party
from loaders.sources.us_csl.statements import Statements
from loaders.streams import inner_name
from ontology.model import Model

UNDATED = "undated"
MOST = 200_000
"""Entries: several times as many as the list has."""
THINGS = ("Vessel", "Aircraft")


def load(path: Path, emit: Emit, model: Model, known: Known) -> Iterator[Statement]:
    """The statements of the file; the lists first, then party by party, last what is added to entities of others."""
    entries = list(emit.each(_all(path, emit), lambda record: _party(record, emit)))
    emit.about["release"] = max((entry.since for entry in entries if entry.since), default=UNDATED)
    statements = Statements(emit, model, known)
    yield from statements.lists(entries)
    for party in by_party(entries, emit):
        yield from statements.party(party)
    yield from statements.additions()


def _all(path: Path, emit: Emit) -> list[Record]:
    found = list(islice(_records(path, emit), MOST + 1))
    if len(found) > MOST:
        raise SourceFault(f"{path.name} has over {MOST:,} entries.", hint="Name the right file.")
    return found


def _records(path: Path, emit: Emit) -> Iterator[Record]:
    name = inner_name(path).lower()
    if name.endswith(".json"):
        return json_form.records(path)
    if name.endswith(".csv"):
        return csv_form.records(path, emit.faults)
    raise SourceFault(
        f"{path.name} holds '{inner_name(path)}', which is neither .json nor .csv.",
        hint="Name the file as it is published: consolidated.json or consolidated.csv, also packed.",
    )


def _party(record: Record, emit: Emit) -> Iterator[Entry]:
    """The entry, unless it is a ship or an aircraft."""
    entry = read_entry(record)
    if entry.type in THINGS:
        emit.leave_out(entry.where, "a ship or aircraft is no party", f"{entry.name}, {entry.listing.name}")
    else:
        yield entry
