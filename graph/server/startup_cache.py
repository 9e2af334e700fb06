"""The cache that lets Java start the server in half the time: recorded once, used from then on.

It holds the classes of the server ready linked, from one run on an empty store. Its name is a hash of all that
must be the same for it to fit, so it is never used with anything else.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from graph.server import command, training
from graph.server.errors import ServerError
from graph.server.java import Java
from graph.server.neo4j_process import Neo4j
from graph.server.places import Places

ROOM = 700_000_000  # bytes that recording may take for a while; the cache itself takes 180 MB
ATTEMPTS = 2
PATIENCE = 600.0  # seconds for a recording at low priority
LOW = 19

Condition = Literal["ready", "recording", "none", "failed", "off", "unsupported"]
log = logging.getLogger(__name__)


class StartupCache:
    """The cache for one Java and one list of jars."""

    def __init__(self, java: Java, jars: Sequence[Path], *, wanted: bool = True) -> None:
        self._java = java
        self._jars = jars
        self._wanted = wanted
        name = _fingerprint(java, jars)
        self.file = jars[0].parent / f"startup-{name}.aot"
        self._failures = self.file.with_suffix(".failed")
        self._guard = FileLock(jars[0].parent / "startup.lock")

    @property
    def condition(self) -> Condition:
        """Whether the cache is there, and if not, why."""
        if not self._wanted:
            return "off"
        if not self._java.records:
            return "unsupported"
        if self.file.exists():
            return "ready"
        if self._recorded_now():
            return "recording"
        return "failed" if len(self._attempts()) >= ATTEMPTS else "none"

    def options(self) -> list[str]:
        """The options that make Java use the cache; none when there is no cache."""
        return [f"-XX:AOTCache={self.file}", "-Xlog:aot*=off"] if self.condition == "ready" else []

    def record(self, scratch: Places, check: Callable[[], None] = lambda: None) -> bool:
        """Whether the cache is there now: recorded on an empty store in `scratch`, which is removed afterwards.

        `check` is called often; what it raises ends the recording without a trace. A failure is noted, and after
        the second one it is not tried again. Another process that records already is left to do it.
        """
        try:
            with self._guard.acquire(timeout=0):
                return self.condition == "ready" or self._record_alone(scratch, check)
        except Timeout:
            return False

    def _record_alone(self, scratch: Places, check: Callable[[], None]) -> bool:
        for left in self.file.parent.glob("startup-*.new"):
            left.unlink()
        if len(self._attempts()) >= ATTEMPTS or shutil.disk_usage(self.file.parent).free < ROOM:
            return False
        new = self.file.with_name(f"{self.file.name}.new")
        try:
            self._run(scratch, new, check)
            new.replace(self.file)
            self._remove_older()
        except (ServerError, OSError) as error:
            log.warning("no startup cache: %s", error)
            self._failures.write_text("\n".join([*self._attempts(), str(error).replace("\n", " ")]), encoding="utf-8")
        finally:
            new.unlink(missing_ok=True)
            shutil.rmtree(scratch.home, ignore_errors=True)
        return self.file.exists()

    def _run(self, scratch: Places, new: Path, check: Callable[[], None]) -> None:
        shutil.rmtree(scratch.home, ignore_errors=True)
        scratch.make()
        server = Neo4j.launch(self._java, self._jars, scratch, [f"-XX:AOTCacheOutput={new}"])
        try:
            _yield_to_others(server)
            server.wait(scratch, PATIENCE, check)
            training.run(server.port, scratch, check)
            server.ask_to_end()
            server.wait_for_end(PATIENCE, check)
        finally:
            server.kill()

    def _recorded_now(self) -> bool:
        """Whether another process holds the lock of a recording."""
        try:
            with self._guard.acquire(timeout=0):
                return False
        except Timeout:
            return True

    def _attempts(self) -> list[str]:
        return self._failures.read_text(encoding="utf-8").splitlines() if self._failures.exists() else []

    def _remove_older(self) -> None:
        """Removes the caches of other Javas and options: each is 180 MB, and is made again when needed."""
        for other in self.file.parent.glob("startup-*.aot"):
            if other != self.file:
                other.unlink(missing_ok=True)


def _fingerprint(java: Java, jars: Sequence[Path]) -> str:
    parts = [java.version, str(java.program), *command.OPTIONS]
    parts += [f"{jar} {jar.stat().st_size} {jar.stat().st_mtime_ns}" for jar in jars]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _yield_to_others(server: Neo4j) -> None:
    process = server.process.find()
    if process is not None and sys.platform != "win32":
        process.nice(LOW)
