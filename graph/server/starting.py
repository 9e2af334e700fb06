"""From nothing to a server that answers, with others perhaps wanting the same at the same moment."""

from __future__ import annotations

import subprocess
import time

from graph.server import disk, errors, java, keeper_process, password, programs, readiness, state
from graph.server.errors import ServerError, StartFailed
from graph.server.java import Java
from graph.server.keeper_process import Terms
from graph.server.places import Places
from graph.server.progress import Progress, Report
from graph.server.state import State
from graph.settings import Settings

PATIENCE = 180.0
TICK = 0.02
PAUSE = 0.2  # seconds before another keeper is started after one that made way


def running(places: Places) -> State | None:
    """The state of the server that answers now; None when none does."""
    now = state.read(places.state)
    if now is None or now.phase != "ready" or now.java is None:
        return None
    return now if now.kept and now.java.alive and readiness.connects(now.port) else None


class Start:
    """One start. Call it as the holder of the start lock."""

    def __init__(self, settings: Settings, places: Places, terms: Terms, report: Report) -> None:
        self._settings = settings
        self._places = places
        self._terms = terms
        self._report = report
        self._keeper: subprocess.Popen[bytes] | None = None

    def run(self) -> State:
        """The state of the server, which answers. Raises a `ServerError` when there is none to be had."""
        chosen = java.choose(self._settings.java)
        programs.ensure(self._places.programs, self._settings.maven, self._report)
        disk.check_room(self._places.database)
        password.ensure(self._places.password)
        self._report(Progress("start"))
        try:
            found = self._wait(chosen)
        except KeyboardInterrupt:
            if self._keeper is not None:
                self._keeper.terminate()  # it ends what it has begun
            raise
        finally:
            self._leave()
        if found.mended:
            self._report(Progress("mended"))
        return found

    def _wait(self, java: Java) -> State:
        """Waits for the keeper that is there, or starts one; again when one was just ending."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = running(self._places)
            if found is not None:
                return found
            if self._keeper is not None and self._keeper.poll() is not None:
                self._raise_failure(self._keeper)
                self._keeper = None
                time.sleep(PAUSE)
            if self._keeper is None and not self._kept():
                self._keeper = self._spawn(java)
            time.sleep(TICK)
        raise StartFailed(
            f"The managed database did not come to answer within {PATIENCE:.0f} seconds.",
            hint=f"End it with `chokepoint db stop` and try again; its logs are in {self._places.logs}.",
        )

    def _leave(self) -> None:
        """Lets go of the keeper: it outlives us on purpose, nobody shall wait for it or warn about it."""
        if self._keeper is not None and self._keeper.returncode is None:
            self._keeper.returncode = 0

    def _kept(self) -> bool:
        now = state.read(self._places.state)
        return now is not None and now.kept and now.phase != "failed"

    def _spawn(self, java: Java) -> subprocess.Popen[bytes]:
        cache = self._settings.startup_cache
        return keeper_process.spawn(self._places, java, self._places.programs, self._terms, startup_cache=cache)

    def _raise_failure(self, keeper: subprocess.Popen[bytes]) -> None:
        """Raises what made `keeper` end; nothing when it only made way for another, or for a stop."""
        said = state.read(self._places.state)
        if said is not None and said.phase == "failed" and said.keeper.pid == keeper.pid:
            raise _error(said)
        if keeper.returncode not in (0, keeper_process.TAKEN):
            raise StartFailed(
                f"The process that keeps the database ended with status {keeper.returncode}: "
                f"{keeper_process.last_words(self._places)}",
                hint=f"Its whole log: {self._places.keeper_log}",
            )


def _error(said: State) -> ServerError:
    """The error that the keeper met, as it was."""
    kind = getattr(errors, said.error, StartFailed)
    found: ServerError = kind(said.message, hint=said.hint)
    return found
