"""The process that starts Neo4j, watches over it, and ends it when nobody needs it any more.

`python -m graph.server.keeper HOME JAVA …` runs apart from the process that needed the server first, so that the
server outlives it. One keeper for each home: it holds a lock for all its life.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import signal
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from graph.server import adoption, clients, diagnosis, disk, lock
from graph.server.errors import ServerError, TornTransaction
from graph.server.java import Java
from graph.server.keeper_process import TAKEN, Terms
from graph.server.neo4j_process import GRACE, Neo4j
from graph.server.places import Places
from graph.server.processes import ProcessId
from graph.server.recorder import Recorder
from graph.server.startup_cache import StartupCache
from graph.server.state import State

TICK = 0.1
PRIVATE = 0o077
UNUSED = ("numpy", "pandas", "pyarrow")
"""What the driver loads when it is there: a third of a second of both cores, just while Java needs them to start."""
BEAT = 5.0  # seconds between two looks at the clients
PATIENCE = 5.0  # seconds that a server which failed to start gets to end
LAST_WORDS = 1.0  # seconds in which a database that has given up tells its clients so
HURRY = 1.5  # seconds for a stop on a full disk, where it would hang
TRIES = 3  # how many ports are tried, and one start that mends among them

log = logging.getLogger("keeper")


class Keeper:
    """Keeps the server of one home."""

    def __init__(self, places: Places, java: Java, cache: StartupCache, jars: list[Path], idle: float, after: float):
        self._places = places
        self._java = java
        self._jars = jars
        self._cache = cache
        self._idle = idle
        self._told = threading.Event()
        self._recorder = Recorder(cache, Places(places.scratch), after)
        me = ProcessId.of(os.getpid())
        assert me is not None, "this process lives"
        self._state = State(phase="starting", keeper=me, version=lock.VERSION)

    def run(self) -> int:
        """The exit status: 0 when the server ended as wanted, 1 when it failed; the state file says why."""
        self._places.request.unlink(missing_ok=True)
        self._say(phase="starting")
        try:
            server = adoption.find(self._places) or self._start()
            self._say(phase="ready", java=server.process, port=server.port, since=_now(), mended=server.mends)
            self._recorder.start()
            self._watch(server)
        except ServerError as error:
            return self._fail(error)
        except OSError as error:
            return self._fail(disk.unwritable(self._places.home, error))
        except _Told:
            log.info("told to end while starting")
        self._places.state.unlink(missing_ok=True)
        return 0

    def _fail(self, error: ServerError) -> int:
        log.error("%s", error)
        self._try_to_say(phase="failed", error=type(error).__name__, message=error.message, hint=error.hint)
        return 1

    def tell(self) -> None:
        """Makes the keeper end the server and itself."""
        self._told.set()

    def _start(self) -> Neo4j:
        mend = False
        for left in range(TRIES, 0, -1):
            server = Neo4j.launch(self._java, self._jars, self._places, self._cache.options(), mend=mend)
            self._say(phase="starting", java=server.process, port=server.port)
            try:
                server.wait(self._places, check=self._check_told)
                return server
            except TornTransaction as error:
                server.kill()  # its log brings everything back; an end in good order would wait half a minute
                if left == 1:
                    raise
                log.warning("%s Nobody was told that it is stored; the next run cuts it off.", error.message)
                mend = True
            except (ServerError, _Told) as error:
                server.end(PATIENCE)
                if left == 1 or not diagnosis.took_port(error):
                    raise
        raise AssertionError("the last try returns or raises")

    def _watch(self, server: Neo4j) -> None:
        """Returns once the server has ended."""
        last = beat = time.time()
        while server.runs() and not self._stop_wanted() and not server.panicked():
            time.sleep(TICK)
            if time.time() < beat + min(BEAT, self._idle / 4):
                continue
            beat = time.time()
            last = beat if clients.others(server.process, server.port) else max(last, self._asked())
            if beat - last > self._idle and self._agreed(last):
                log.info("no client for %.0f s", self._idle)
                break
        self._end(server)

    def _agreed(self, last: float) -> bool:
        """Whether the server may end: says so first, then looks whether somebody asked for it just before."""
        self._say(phase="stopping")
        if self._asked() > last:
            self._say(phase="ready")
            return False
        return True

    def _end(self, server: Neo4j) -> None:
        if not server.runs():
            log.error("Neo4j has ended by itself")
        self._try_to_say(phase="stopping")
        if server.panicked():
            log.error("the database has given up, as on a full disk; the next start brings back all that was stored")
            time.sleep(LAST_WORDS)
        self._recorder.stop()
        server.end(HURRY if disk.full(self._places.database) else GRACE)
        log.info("ended")

    def _stop_wanted(self) -> bool:
        return self._told.is_set() or self._places.request.exists()

    def _check_told(self) -> None:
        if self._stop_wanted():
            raise _Told

    def _asked(self) -> float:
        try:
            return self._places.activity.stat().st_mtime
        except OSError:
            return 0.0

    def _try_to_say(self, **changes: object) -> None:
        with contextlib.suppress(OSError):  # a full disk is no reason to leave the server behind
            self._say(**changes)

    def _say(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names and types are those of State
        self._state.write(self._places.state)


class _Told(Exception):
    """The keeper was told to end while the server was starting."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def main(arguments: list[str] | None = None) -> int:
    """Keeps the server of the home named on the command line; the exit status is `TAKEN` when another does."""
    options = _options(arguments)
    places = Places(options.home)
    for name in UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None is how Python is told not to import it
    os.umask(PRIVATE)  # store and logs are the owner's alone
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("neo4j").setLevel(logging.WARNING)
    try:
        with FileLock(places.keeper_lock).acquire(timeout=0):
            return _keep(places, options)
    except Timeout:
        return TAKEN


def _keep(places: Places, options: argparse.Namespace) -> int:
    found = Java(options.java, options.release, options.version)
    jars = [options.programs / jar.name for jar in lock.read()]
    cache = StartupCache(found, jars, wanted=not options.no_startup_cache)
    keeper = Keeper(places, found, cache, jars, options.idle, options.record_after)
    for number in (signal.SIGTERM, signal.SIGINT, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ())):
        signal.signal(number, lambda *_: keeper.tell())
    return keeper.run()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="graph.server.keeper", description="Keeps the managed database of one home.")
    parser.add_argument("home", type=Path)
    parser.add_argument("java", type=Path)
    parser.add_argument("release", type=int)
    parser.add_argument("version")
    parser.add_argument("programs", type=Path)
    parser.add_argument("--idle", type=float, default=Terms.idle)
    parser.add_argument("--record-after", type=float, default=Terms.record_after)
    parser.add_argument("--no-startup-cache", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
