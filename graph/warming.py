"""The first call of each kind costs a fresh server up to a second; made once at start, no reader waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from graph import reads
from graph.connection import Reader
from graph.search import search
from graph.subgraph import neighbours


def steps(reader: Reader) -> Iterator[Callable[[], object]]:
    """What the first pages ask, one call each, to be made one after the other. They raise what the reader raises."""
    start = reads.start(reader) or ""
    yield partial(reads.knowledge, reader)
    yield partial(reads.entity, reader, start)
    yield partial(neighbours, reader, start, without=("CITES",))
    yield partial(reads.shares, reader, start)
    yield partial(reads.changes, reader, date(2024, 1, 1))
    yield partial(search, reader, "tokyo electron", 3)
