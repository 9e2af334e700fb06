"""How far a start of the managed database is, and how a terminal or a log shows it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

WORDS = {
    "download": "Fetching Neo4j",
    "wait": "Another process is preparing the database; waiting for it …",
    "start": "Starting Neo4j …",
    "mended": "The last transaction had not been written whole (was the disk full?) and was cut off. "
    "All that was stored before is there.",
}
EVERY = 5.0  # seconds between two lines in a log


@dataclass(frozen=True)
class Progress:
    """One report. Bytes and files count only for `download`."""

    step: Literal["download", "wait", "start", "mended"]
    done: int = 0
    total: int = 0
    files: int = 0
    of: int = 0


Report = Callable[[Progress], None]


def quiet(progress: Progress) -> None:
    """Shows nothing."""


@contextmanager
def shown(stream: IO[str] | None = None) -> Iterator[Report]:
    """A report that draws a bar on `stream` (standard error) when it is a terminal, and writes lines when not."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(file=stream or sys.stderr, highlight=False)
    if not console.is_terminal:
        yield _Lines(console.file)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        yield _Bar(bar)


class _Bar:
    """One bar for the download; the other steps are lines above it."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task(WORDS["download"], visible=False, total=None)

    def __call__(self, progress: Progress) -> None:
        if progress.step != "download":
            self._bar.update(self._task, visible=False)
            self._bar.console.print(WORDS[progress.step])
            return
        words = f"{WORDS['download']}, {progress.files} of {progress.of} files"
        self._bar.update(self._task, visible=True, description=words, total=progress.total, completed=progress.done)


class _Lines:
    """A line when a step begins, and while it fetches one every few seconds."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._last = ""
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        complete = progress.step == "download" and progress.files == progress.of
        if progress.step == self._last and not complete and time.monotonic() < self._next:
            return
        self._last, self._next = progress.step, time.monotonic() + EVERY
        print(_line(progress), file=self._stream, flush=True)


def _line(progress: Progress) -> str:
    if progress.step != "download":
        return WORDS[progress.step]
    share = f"{progress.done / 1e6:.0f} of {progress.total / 1e6:.0f} MB"
    return f"{WORDS['download']}: {share}, {progress.files} of {progress.of} files"
