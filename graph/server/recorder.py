"""Records the startup cache beside a running server, and stops at once when told."""

from __future__ import annotations

import threading

from graph.server.places import Places
from graph.server.startup_cache import StartupCache

PATIENCE = 5.0  # seconds that a stop waits for the recording to end


class Recorder:
    """One recording, some seconds from now, unless the cache is there or not wanted."""

    def __init__(self, cache: StartupCache, scratch: Places, after: float) -> None:
        self._cache = cache
        self._scratch = scratch
        self._after = after
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recorder")

    def start(self) -> None:
        """Begins to wait for the time to record."""
        if self._cache.condition == "none":
            self._thread.start()

    def stop(self) -> None:
        """Ends the recording, if there is one."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        if self._stopped.wait(self._after):
            return
        try:
            self._cache.record(self._scratch, self._check)
        except _Stopped:
            return

    def _check(self) -> None:
        if self._stopped.is_set():
            raise _Stopped


class _Stopped(Exception):
    """Ends a recording between two of its steps."""
