"""Neo4j as a child process: started, waited for, ended."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from graph.server import command, configuration, diagnosis, password, readiness
from graph.server.java import Java
from graph.server.places import Places
from graph.server.processes import ProcessId

PATIENCE = 120.0  # seconds for a start on a slow machine
GRACE = 30.0  # seconds for a stop, before the process is killed: its log brings everything back
TICK = 0.02
LOOK = 1.0  # seconds between two looks into the log of a server that does not answer yet


class Neo4j:
    """One run of the server on the store of `places`."""

    def __init__(self, process: ProcessId, port: int, child: subprocess.Popen[bytes] | None = None) -> None:
        self.process = process
        self.port = port
        self._child = child

    @classmethod
    def launch(cls, java: Java, jars: Sequence[Path], places: Places, extra: Sequence[str] = ()) -> Neo4j:
        """A server that has just begun to start, on a free port. It is not yet ready."""
        port = configuration.free_port()
        configuration.write(places, port)
        password.prepare(password.ensure(places.password), places.database)
        (places.logs / diagnosis.USER_LOG).unlink(missing_ok=True)
        arguments = command.line(java, jars, places, extra)
        with places.output.open("wb") as output:
            child = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=places.database,
                env=command.environment(),
            )
        process = ProcessId.of(child.pid)
        assert process is not None, "a child that nobody waited for has a time of birth"
        return cls(process, port, child)

    def wait(self, places: Places, patience: float = PATIENCE, check: Callable[[], None] = lambda: None) -> None:
        """Returns once it answers; calls `check` meanwhile.

        Raises the reason when it ends instead or does not answer in time, and what `check` raises.
        """

        seen = time.monotonic()

        def look() -> None:
            nonlocal seen
            check()
            if not self.runs():
                raise diagnosis.of(places, self._child.returncode if self._child else None)
            if time.monotonic() > seen + LOOK:
                seen = time.monotonic()
                trouble = diagnosis.hopeless(places)
                if trouble is not None:
                    raise trouble

        readiness.wait(self.port, password.ensure(places.password), patience, look)

    def runs(self) -> bool:
        """Whether the process lives."""
        return self.process.alive if self._child is None else self._child.poll() is None

    def ask_to_end(self) -> None:
        """Tells it to end in good order."""
        process = self.process.find()
        if process is not None:
            process.terminate()

    def wait_for_end(self, patience: float, check: Callable[[], None] = lambda: None) -> bool:
        """Whether it has ended within `patience` seconds; calls `check` meanwhile."""
        until = time.monotonic() + patience
        while self.runs():
            if time.monotonic() > until:
                return False
            check()
            time.sleep(TICK)
        return True

    def kill(self) -> None:
        """Ends it at once, with the processes it started. Its log brings back what it had accepted."""
        for process in self._family():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        if self._child is not None:
            self._child.wait()

    def end(self, patience: float = GRACE) -> None:
        """Ends it in good order; kills it when that takes more than `patience` seconds."""
        self.ask_to_end()
        self.wait_for_end(patience)
        self.kill()

    def _family(self) -> list[psutil.Process]:
        process = self.process.find()
        return [] if process is None else [*process.children(recursive=True), process]
