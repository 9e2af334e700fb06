"""A transaction log that Neo4j cannot read: torn at its end, or damaged before.

A disk that fills up, or a machine that loses its power, may leave the last transaction half written. Nobody was told
that it is stored, so it may be cut off. Neo4j cuts off everything behind the first place it cannot read, though, be
it the half of one transaction or a thousand whole ones; and its message is the same for both. So we look ourselves:
whole transactions end with a commit record, and behind the last readable transaction there must be none.
"""

from __future__ import annotations

import re
from pathlib import Path

from graph.server.errors import LogDamaged, ServerError, TornTransaction
from graph.server.places import Places

UNREADABLE = re.compile(
    r"\[(?P<database>[^\s/\]]+)/\w+\] Fail to read (?:first )?transaction (?:of )?log version (?P<number>\d+)\."
    r"(?: Last valid transaction start offset is: (?P<last>\d+))?"
)
PLACES = (
    r"\[{0}/\w+\] Recovery required from position LogPosition\{{logVersion={1}, byteOffset=(\d+)\}}",
    r"At position LogPosition\{{logVersion={1}, byteOffset=(\d+)\}}",
)
"""Where the unread part begins, when Neo4j names no last valid transaction."""
OURS = "neo4j"
LOG = "neostore.transaction.db"
COMMIT = re.compile(rb"(?=[\x0a-\x7f]\x05(.{5}\0\0\0)(.{6}\0\0).{4})", re.DOTALL)
"""Format version, kind of record, number of the transaction, time in milliseconds, checksum."""
TIMES = range(1_577_836_800_000, 4_102_444_800_000)  # 2020 to 2100
REACH = 1_000_000  # by how much the number of a later transaction may be higher


def of(places: Places, text: str) -> ServerError | None:
    """What is wrong with the log, by the `text` of Neo4j's debug.log: `TornTransaction` when the last transaction may
    be cut off, `LogDamaged` when that would take whole ones too; None when Neo4j has not complained.
    """
    found = UNREADABLE.search(text)
    if found is None:
        return None
    number, last = int(found["number"]), found["last"]
    start = int(last) if last else _begin(text, found["database"], number)
    file = places.database / "data" / "transactions" / found["database"] / f"{LOG}.{number}"
    if found["database"] == OURS and number == _newest(file.parent) and _ends_torn(file, start, readable=bool(last)):
        return TornTransaction(
            f"The last transaction was not written whole ({file.name} in {file.parent}).",
            hint="Run the same command again.",
        )
    return LogDamaged(
        f"{file.name} in {file.parent} is damaged before its end: transactions that were stored cannot be read.",
        hint="Put back a copy of the folder `database` (chokepoint db path); or remove it, and load again.",
    )


def _begin(text: str, database: str, number: int) -> int:
    for place in PLACES:
        found = re.search(place.format(re.escape(database), number), text)
        if found is not None:
            return int(found[1])
    return 0


def _newest(folder: Path) -> int:
    return max(int(file.suffix[1:]) for file in folder.glob(f"{LOG}.*"))


def _ends_torn(file: Path, start: int, *, readable: bool) -> bool:
    """Whether no whole transaction comes behind the one at `start`, or, when that is not `readable`, none at all."""
    with file.open("rb") as stream:
        stream.seek(start)
        numbers = _commits(stream.read())
    if not readable:
        return not numbers
    return len(numbers) > 0 and not [number for number in numbers[1:] if 0 < number - numbers[0] < REACH]


def _commits(log: bytes) -> list[int]:
    """The numbers of the transactions whose commit records are in `log`."""
    found = [[int.from_bytes(part, "little") for part in match.groups()] for match in COMMIT.finditer(log)]
    return [number for number, time in found if number and time in TIMES]
