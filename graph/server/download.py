"""Many program files at once. Ctrl-C stops it at any time; the next call goes on where it stopped."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from pathlib import Path

from graph.server.lock import Jar
from graph.server.progress import Progress, Report, quiet
from graph.server.repository import Repository
from graph.server.transfer import Transfer
from ontology.errors import ExplorerError

WORKERS = 8
TICK = 0.1  # seconds between two reports


def fetch(jars: Sequence[Jar], repository: Repository, folder: Path, report: Report = quiet) -> None:
    """Puts all `jars` into `folder`, the largest first. Raises what the first failed transfer raised."""
    crew = _Crew(jars, repository, folder)
    try:
        while crew.busy(TICK):
            report(crew.progress())
    finally:
        crew.stop()
    if crew.failure is not None:
        raise crew.failure
    assert crew.progress().files == len(jars), "a worker ended before its work"
    report(crew.progress())


class _Stopped(Exception):
    """Ends a transfer between two blocks."""


class _Crew:
    """Threads that empty one queue of jars."""

    def __init__(self, jars: Sequence[Jar], repository: Repository, folder: Path) -> None:
        self.failure: ExplorerError | OSError | None = None
        self._total = sum(jar.size for jar in jars)
        self._of = len(jars)
        self._done = sum(part.stat().st_size for jar in jars if (part := folder / f"{jar.name}.part").exists())
        self._files = 0
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._jars: queue.SimpleQueue[Jar] = queue.SimpleQueue()
        for jar in sorted(jars, key=lambda jar: -jar.size):
            self._jars.put(jar)
        # Daemons: one that waits for a silent network must not hold up Ctrl-C.
        self._threads = [
            threading.Thread(target=self._work, args=(repository, folder), daemon=True) for _ in range(WORKERS)
        ]
        for thread in self._threads:
            thread.start()

    def busy(self, seconds: float) -> bool:
        """Whether somebody still works after at most `seconds`."""
        for thread in self._threads:
            if thread.is_alive():
                thread.join(seconds)
                return not self._stopped.is_set()
        return False

    def stop(self) -> None:
        """Ends the work; waits a moment for those who are between two blocks."""
        self._stopped.set()
        for thread in self._threads:
            thread.join(0.5)

    def progress(self) -> Progress:
        """How far the work is."""
        return Progress("download", self._done, self._total, self._files, self._of)

    def _work(self, repository: Repository, folder: Path) -> None:
        transfer = Transfer(repository, folder, self._count)
        try:
            while not self._stopped.is_set():
                transfer.fetch(self._jars.get_nowait())
                with self._lock:
                    self._files += 1
        except (queue.Empty, _Stopped):
            return
        except (ExplorerError, OSError) as error:
            with self._lock:
                self.failure = self.failure or error
            self._stopped.set()

    def _count(self, size: int) -> None:
        with self._lock:
            self._done += size
        if self._stopped.is_set():
            raise _Stopped
