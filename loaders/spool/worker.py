"""The process that reads a share of a source, checks it and writes it to files.

It talks to the one that started it in pairs of a word and a value: `survey`, what it found in its share, answered by
what all have found; `begin`, `more` and `end`, how far it is; `done`, what came of it, or `failed`, the error met.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from graph.unswept import unswept
from loaders import meter
from loaders.checks import Checker
from loaders.emit import Emit, Statement
from loaders.findings import Finding
from loaders.known import NOTHING
from loaders.meter import More, Unit
from loaders.share import Share
from loaders.source import Source, source
from loaders.spool.files import Spool
from loaders.spool.filling import fill
from loaders.spool.written import Written
from ontology import model as ontology
from ontology.errors import ExplorerError
from ontology.model import Model


@dataclass
class Part:
    """What came of a share. `broken`: the ids of what has faults of its own."""

    written: Written
    emit: Emit
    findings: list[Finding]
    broken: set[str]


def work(name: str, path: Path, folder: Path, share: Share, pipe: Connection) -> None:
    """Do it, and tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started this
    try:
        with meter.shown_by(_Telling(pipe)), unswept():
            pipe.send(("done", _part(source(name), path, folder, share, pipe)))
    except ExplorerError as error:
        pipe.send(("failed", error))


def _part(source: Source, path: Path, folder: Path, share: Share, pipe: Connection) -> Part:
    model, emit = ontology.load(), Emit()
    checker = Checker(model)
    with Spool(folder, model, source.name, str(share.number)) as rows:
        broken = fill(rows, _statements(source, path, emit, model, share, pipe), checker)
    return Part(rows.written, emit, checker.findings, broken)


def _statements(
    source: Source, path: Path, emit: Emit, model: Model, share: Share, pipe: Connection
) -> Iterator[Statement]:
    shares = source.shares
    if shares is None:
        return source.read(path, emit, model, NOTHING)
    pipe.send(("survey", shares.survey(path, share)))
    return shares.read(path, emit, pipe.recv(), share)


class _Telling:
    """Shows how far a reading is to the other process; what is done, not each few of it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    @contextmanager
    def __call__(self, about: str, total: int | None = None, unit: Unit = "", /) -> Iterator[More]:
        self._pipe.send(("begin", (about, total, unit)))
        try:
            yield lambda count: self._pipe.send(("more", count))
        finally:
            self._pipe.send(("end", None))
