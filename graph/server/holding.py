"""A lock between processes that says when it has to wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graph.server.progress import Progress, Report


@contextmanager
def held(file: Path, report: Report) -> Iterator[None]:
    """Holds the lock of `file`; reports that it waits when another process has it."""
    guard = FileLock(file)
    try:
        guard.acquire(timeout=0)
    except Timeout:
        report(Progress("wait"))
        guard.acquire()
    try:
        yield
    finally:
        guard.release()
