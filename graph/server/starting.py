"""From nothing to a server that answers, with others perhaps wanting the same at the same moment."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from graph.server import errors, java, keeper_process, password, programs, readiness, state
from graph.server.errors import DiskFull, ServerError, StartFailed
from graph.server.java import Java
from graph.server.keeper_process import Terms
from graph.server.places import Places
from graph.server.progress import Progress, Report
from graph.server.state import State
from graph.settings import Settings

ROOM = 50_000_000  # bytes: a new store takes 3 MB, a loaded one and its logs some tens
PATIENCE = 180.0
TICK = 0.02


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

    def run(self) -> State:
        """The state of the server, which answers. Raises a `ServerError` when there is none to be had."""
        chosen = java.choose(self._settings.java)
        programs.ensure(self._places.programs, self._settings.maven, self._report)
        check_room(self._places.database)
        password.ensure(self._places.password)
        self._report(Progress("start"))
        return self._wait(chosen)

    def _wait(self, java: Java) -> State:
        """Waits for the keeper that is there, or starts one; again when one was just ending."""
        until = time.monotonic() + PATIENCE
        keeper: subprocess.Popen[bytes] | None = None
        while time.monotonic() < until:
            found = running(self._places)
            if found is not None:
                return self._leave(keeper, found)
            if keeper is not None and keeper.poll() is not None:
                self._raise_failure(keeper)
                keeper = None
                time.sleep(0.2)
            if keeper is None and not self._kept():
                keeper = self._spawn(java)
            time.sleep(TICK)
        raise StartFailed(
            f"The managed database did not come to answer within {PATIENCE:.0f} seconds.",
            hint=f"End it with `chokepoint db stop` and try again; its logs are in {self._places.logs}.",
        )

    def _kept(self) -> bool:
        now = state.read(self._places.state)
        return now is not None and now.kept and now.phase != "failed"

    def _spawn(self, java: Java) -> subprocess.Popen[bytes]:
        cache = self._settings.startup_cache
        return keeper_process.spawn(self._places, java, self._places.programs, self._terms, startup_cache=cache)

    def _leave(self, keeper: subprocess.Popen[bytes] | None, found: State) -> State:
        if keeper is not None:
            keeper.returncode = 0  # It outlives us on purpose: nobody shall wait for it or warn about it.
        return found

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


def check_room(folder: Path) -> None:
    """Raises `DiskFull` when the store's disk has no room to work."""
    data = folder / "data"
    free = shutil.disk_usage(data if data.exists() else folder).free
    if free < ROOM:
        raise DiskFull(
            f"{folder} has {free / 1e6:.1f} MB free; the database needs {ROOM / 1e6:.0f} MB to work.",
            hint="Free some space there, or set CHOKEPOINT_HOME to another folder. What is stored is kept.",
        )


def _error(said: State) -> ServerError:
    """The error that the keeper met, as it was."""
    kind = getattr(errors, said.error, StartFailed)
    found: ServerError = kind(said.message, hint=said.hint)
    return found
