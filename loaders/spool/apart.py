"""A source read in a process of its own: while it turns lines into statements, this one checks and writes them."""

from __future__ import annotations

import signal
from collections.abc import Generator, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from loaders.emit import Edge, Emit, Node, Statement
from loaders.known import NOTHING
from loaders.record import SourceFault
from loaders.source import Source, source
from ontology import model as ontology
from ontology.errors import ExplorerError

BATCH = 2_000
"""Statements in one message."""


def read_apart(source: Source, path: Path, emit: Emit) -> Generator[Statement, None, None]:
    """The statements of a source that is to fill an empty graph; what was kept on the way is in `emit` at the end.

    Raises what reading raises.
    """
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    reader = spawning.Process(target=_read, args=(source.name, str(path), theirs), daemon=True)
    reader.start()
    theirs.close()
    try:
        yield from _received(ours)
        told = ours.recv()
        if isinstance(told, Exception):
            raise told
        vars(emit).update(vars(told))
    except EOFError as error:
        hint = "Is the memory full? Close other programs and run it again."
        raise SourceFault(f"The process that reads {path.name} ended before its time.", hint=hint) from error
    finally:
        reader.kill()
        reader.join()
        ours.close()


def _received(ours: Connection) -> Iterator[Statement]:
    decode = msgspec.msgpack.Decoder(list[Node | Edge]).decode
    while batch := ours.recv_bytes():
        yield from decode(batch)


def _read(name: str, path: str, theirs: Connection) -> None:
    """What the other process does: batches, an empty one, then what was kept, or the error met."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started this
    encode, emit = msgspec.msgpack.Encoder().encode, Emit()
    told: Emit | ExplorerError = emit
    try:
        statements = source(name).read(Path(path), emit, ontology.load(), NOTHING)
        while batch := list(islice(statements, BATCH)):
            theirs.send_bytes(encode(batch))
    except ExplorerError as error:
        told = error
    theirs.send_bytes(b"")
    theirs.send(told)
