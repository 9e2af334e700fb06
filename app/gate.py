"""How many runs one process of the app takes at once, so that some of its threads stay free for pages and for Stop.

Who finds the gate closed is told to come back; the page does so by itself. The turns in the database (`graph.turns`)
are another matter: they bound what runs in all, whichever process asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import BoundedSemaphore, Lock

import flask

from ontology.errors import ExplorerError

AT_ONCE = 16
"""`chokepoint up` serves with 24 threads: see THREADS in app/commands/serving.py."""


class Busy(ExplorerError):
    """This process runs as much as it takes at once."""

    title = "Too much is running here"


class Gate:
    """Counts the runs of this process."""

    def __init__(self, most: int = AT_ONCE) -> None:
        self._free = BoundedSemaphore(most)

    def enter(self) -> Stay:
        """One more runs, until its stay ends. Raises `Busy` at once when that would be too many."""
        if not self._free.acquire(blocking=False):
            raise Busy("Other queries take all the places of this server.", hint="Try again in a moment.")
        return Stay(self._free)


class Stay:
    """The place that a run takes up. It is given back once, however often that is said."""

    def __init__(self, free: BoundedSemaphore) -> None:
        self._free, self._lock, self._over = free, Lock(), False

    def end(self) -> None:
        """Give the place back."""
        with self._lock:
            over, self._over = self._over, True
        if not over:
            self._free.release()

    def until_sent(self, stream: Iterator[str], mimetype: str) -> flask.Response:
        """An answer; the stay ends with the last of it, or when the asker is gone before."""
        answer = flask.Response(self._through(stream), mimetype=mimetype)
        answer.call_on_close(self.end)
        return answer

    def _through(self, stream: Iterator[str]) -> Iterator[str]:
        try:
            yield from stream
        finally:
            self.end()
