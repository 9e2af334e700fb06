"""The first call of each kind costs a fresh server up to a second; made once at start, no reader waits for it."""

from __future__ import annotations

from datetime import date

from graph import reads
from graph.connection import Reader
from graph.search import search
from graph.subgraph import neighbours


def warm(reader: Reader) -> None:
    """Ask once whatever the first page asks. Raises what the reader raises."""
    start = reads.start(reader) or ""
    reads.knowledge(reader)
    reads.entity(reader, start)
    neighbours(reader, start, without=("CITES",))
    reads.shares(reader, start)
    reads.changes(reader, date(2024, 1, 1))
    search(reader, "tokyo electron", 3)
