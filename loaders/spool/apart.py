"""A source read in processes of their own: each takes its share of the file, checks it and writes it to files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from loaders.meter import More, doing
from loaders.record import SourceFault
from loaders.share import Share
from loaders.source import Source
from loaders.spool.merging import merged
from loaders.spool.worker import Part, work
from loaders.spool.written import Written

PROCESSES = 2
"""Each takes 150 MB; more would need a machine with more cores than people have to spare."""


def read_apart(source: Source, path: Path, folder: Path) -> Part:
    """What came of a source that is to fill an empty graph; what its lines have in common is not written yet.

    Raises what reading raises.
    """
    shares = source.shares
    with _workers(source, path, folder, PROCESSES if shares else 1) as pipes:
        if not shares:
            return _answers(pipes, path)[0]  # type: ignore[no-any-return]
        found = shares.together(_answers(pipes, path))
        for pipe in pipes:
            pipe.send(found)
        parts: list[Part] = _answers(pipes, path)
    whole = Part(Written(), merged([part.emit for part in parts]), [], set())
    for part in parts:
        whole.written.add(part.written)
        whole.findings += part.findings
        whole.broken |= part.broken
    shares.finish(path, whole.emit, found)
    return whole


@contextmanager
def _workers(source: Source, path: Path, folder: Path, count: int) -> Iterator[list[Connection]]:
    """What so many processes are talked to by; they have ended when the context has."""
    spawning, processes, pipes = get_context("spawn"), [], []
    try:
        for number in range(count):
            ours, theirs = spawning.Pipe()
            worker = spawning.Process(
                target=work, args=(source.name, path, folder, Share(number, count), theirs), daemon=True
            )
            worker.start()
            theirs.close()
            processes.append(worker)
            pipes.append(ours)
        yield pipes
    finally:
        for worker in processes:
            worker.kill()
            worker.join()
        for pipe in pipes:
            pipe.close()


def _answers(pipes: Sequence[Connection], path: Path) -> list[Any]:
    """The next thing that each of them has to say; how far the first is, is shown meanwhile.

    Raises the error that one met, or `SourceFault` when one has ended.
    """
    answers: dict[Connection, Any] = {}
    with ExitStack() as works:
        told = _Told(works)
        while len(answers) < len(pipes):
            for pipe in wait([each for each in pipes if each not in answers]):
                word, value = _received(pipe, path)  # type: ignore[arg-type]
                if word in ("survey", "done"):
                    answers[pipe] = value  # type: ignore[index]
                elif pipe is pipes[0]:
                    told.show(word, value)
    return [answers[pipe] for pipe in pipes]


def _received(pipe: Connection, path: Path) -> tuple[str, Any]:
    try:
        word, value = pipe.recv()
    except EOFError as error:
        hint = "Is the memory full? Close other programs and run it again."
        raise SourceFault(f"The process that reads {path.name} ended before its time.", hint=hint) from error
    if word == "failed":
        raise value
    return word, value


class _Told:
    """Shows here what is told there of a work: one at a time."""

    def __init__(self, works: ExitStack) -> None:
        self._works = works
        self._more: More | None = None

    def show(self, word: str, value: Any) -> None:
        if word == "begin":
            self._more = self._works.enter_context(doing(*value))
        elif word == "end":
            self._works.close()
            self._more = None
        elif self._more:
            self._more(value)
