"""What Neo4j writes into its own log during one run."""

from __future__ import annotations

from graph.server.places import Places

FILE = "debug.log"
PANIC = b"Database panic: "


class DebugLog:
    """The log from the moment on at which this is made. Neo4j appends to the file of the run before."""

    def __init__(self, places: Places) -> None:
        self._file = places.logs / FILE
        self._begin = self._seen = self._size()
        self._panicked = False

    def text(self) -> str:
        """All that this run has written; after the file was begun anew, what it has written since."""
        if self._size() < self._begin:
            self._begin = 0
        return self._read(self._begin).decode("utf-8", "replace")

    def panicked(self) -> bool:
        """Whether the database has given up in this run, and answers no more until it is started anew.

        Costs one look at the file's size while nothing is written, so it may be asked often.
        """
        size = self._size()
        if size != self._seen and not self._panicked:
            # From a little before: a look may have come in the middle of the words.
            self._panicked = PANIC in self._read(max(self._begin, self._seen - len(PANIC)) if size > self._seen else 0)
            self._seen = size
        return self._panicked

    def _size(self) -> int:
        try:
            return self._file.stat().st_size
        except OSError:
            return 0

    def _read(self, begin: int) -> bytes:
        try:
            with self._file.open("rb") as stream:
                stream.seek(begin)
                return stream.read()
        except OSError:
            return b""
