"""The managed database as the rest of the program sees it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from graph.server import clients, disk, java, lock, password, processes, starting, state
from graph.server.configuration import HOST
from graph.server.errors import NoJava, StopFailed
from graph.server.holding import held
from graph.server.keeper_process import Terms
from graph.server.places import Places
from graph.server.processes import ProcessId
from graph.server.progress import Report, quiet
from graph.server.starting import Start
from graph.server.startup_cache import Condition, StartupCache
from graph.server.state import State
from graph.settings import Settings

PATIENCE = 40.0  # seconds for a stop; the usual one takes one
TICK = 0.02


@dataclass(frozen=True)
class Address:
    """Where the server is and how to log in."""

    uri: str
    username: str
    password: str


@dataclass(frozen=True, kw_only=True)
class Status:
    """The managed database at this moment. Without a server `address`, `pid` and `since` are None.

    `clients` counts connections from other processes, `size` is the store in bytes, `since` an ISO time in UTC.
    """

    running: bool
    address: str | None
    pid: int | None
    since: str | None
    version: str
    home: Path
    size: int
    startup_cache: Condition
    clients: int


class Server:
    """The managed Neo4j of one home. Making one starts nothing."""

    def __init__(self, settings: Settings, terms: Terms | None = None) -> None:
        self._settings = settings
        self._places = Places(settings.home)
        self._terms = terms or Terms()

    @property
    def path(self) -> Path:
        """The folder with store, programs, password and logs."""
        return self._places.home

    @property
    def password_file(self) -> Path:
        """The file that holds the password; only its owner reads it."""
        return self._places.password

    def ensure(self, progress: Report | None = None) -> Address:
        """The address of the server, which is started when none runs. Raises a `ServerError`."""
        self._places.make()
        try:
            self._places.activity.touch()
            found = starting.running(self._places) or self._start_alone(progress or quiet)
            secret = password.ensure(self._places.password)
        except OSError as error:
            raise disk.unwritable(self._places.home, error) from error
        return Address(f"bolt://{HOST}:{found.port}", password.USERNAME, secret)

    def _start_alone(self, report: Report) -> State:
        with held(self._places.start_lock, report):
            start = Start(self._settings, self._places, self._terms, report)
            return starting.running(self._places) or start.run()

    def check_room(self) -> None:
        """Raises `DiskFull` when the disk has no room for a load. Reading needs none: `ensure` does not ask."""
        self._places.make()
        disk.check_room(self._places.database)

    def start(self, progress: Report | None = None) -> Address:
        """As `ensure`."""
        return self.ensure(progress)

    def stop(self) -> bool:
        """Whether a server ran; it has ended now. Raises `StopFailed`."""
        runs = [*self._keepers(), *processes.servers(self._places)]
        if not runs:
            self._places.state.unlink(missing_ok=True)
            return False
        if self._keepers():
            self._places.request.touch()
        else:
            for process in runs:
                process.end(PATIENCE)
        self._wait_for_end(runs)
        return True

    def kill(self) -> bool:
        """Whether a server ran; it has ended at once, also where a transaction is open, which is then undone.

        A stop would wait half a minute for such a transaction. Raises `StopFailed`.
        """
        runs = [*self._keepers(), *processes.servers(self._places)]
        for process in processes.servers(self._places):
            process.end(0)
        self._wait_for_end(runs)
        return bool(runs)

    def stop_if_unused(self) -> bool:
        """Whether the server was ended: not when another process is connected to it, or none runs."""
        now = starting.running(self._places)
        if now is None or now.java is None or clients.others(now.java, now.port):
            return False
        return self.stop()

    def status(self) -> Status:
        """What there is to say about the server now."""
        now = starting.running(self._places)
        process = now.java if now else None
        return Status(
            running=now is not None,
            address=f"bolt://{HOST}:{now.port}" if now else None,
            pid=process.pid if process else None,
            since=now.since if now else None,
            version=lock.VERSION,
            home=self._places.home,
            size=_size(self._places.database / "data"),
            startup_cache=self._cache(),
            clients=clients.others(process, now.port) if now and process else 0,
        )

    def _cache(self) -> Condition:
        jars = [self._places.programs / jar.name for jar in lock.read()]
        try:
            found = java.choose(self._settings.java)
            return StartupCache(found, jars, wanted=self._settings.startup_cache).condition
        except (NoJava, FileNotFoundError):
            return "none"

    def _keepers(self) -> list[ProcessId]:
        now = state.read(self._places.state)
        return [now.keeper] if now is not None and now.kept else []

    def _wait_for_end(self, runs: list[ProcessId]) -> None:
        until = time.monotonic() + PATIENCE
        while any(process.alive for process in runs):
            if time.monotonic() > until:
                raise StopFailed(
                    f"The managed database did not end within {PATIENCE:.0f} seconds.",
                    hint=f"End the processes {', '.join(str(p.pid) for p in runs)} yourself.",
                )
            time.sleep(TICK)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
