"""Neo4j as a child process: started, waited for, ended."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from graph.server import command, configuration, diagnosis, password, readiness, torn_log
from graph.server.debug_log import DebugLog
from graph.server.errors import ServerError
from graph.server.java import Java
from graph.server.places import Places
from graph.server.processes import ProcessId

PATIENCE = 120.0  # seconds for a start on a slow machine
GRACE = 30.0  # seconds for a stop, before the process is killed: its log brings everything back
TICK = 0.02
LOOK = 1.0  # seconds between two looks into the log of a server that does not answer yet


class Neo4j:
    """One run of the server on the store of `places`."""

    def __init__(
        self,
        process: ProcessId,
        port: int,
        log: DebugLog,
        child: subprocess.Popen[bytes] | None = None,
        *,
        mends: bool = False,
    ) -> None:
        self.process = process
        self.port = port
        self.mends = mends
        self._log = log
        self._child = child

    @classmethod
    def launch(
        cls, java: Java, jars: Sequence[Path], places: Places, extra: Sequence[str] = (), *, mend: bool = False
    ) -> Neo4j:
        """A server that has just begun to start, on a free port. It is not yet ready.

        With `mend` it cuts off what it cannot read of its log.
        """
        port = configuration.free_port()
        configuration.write(places, port, mend=mend)
        password.prepare(password.ensure(places.password), places.database)
        (places.logs / diagnosis.USER_LOG).unlink(missing_ok=True)
        arguments = command.line(java, jars, places, extra)
        log = DebugLog(places)
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
        return cls(process, port, log, child, mends=mend)

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
                trouble = self._trouble(places)
                if trouble is not None:
                    raise trouble

        readiness.wait(self.port, password.ensure(places.password), patience, look)

    def _trouble(self, places: Places) -> ServerError | None:
        """Why it will never answer; None while it may."""
        said = self._log.text()
        return (None if self.mends else torn_log.of(places, said)) or diagnosis.hopeless(places, said)

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
            with contextlib.suppress(psutil.NoSuchProcess):  # it has ended by itself
                process.kill()
        if self._child is not None:
            self._child.wait()

    def panicked(self) -> bool:
        """Whether its database has given up: it runs, but answers nothing until it is started anew."""
        return self._log.panicked()

    def end(self, patience: float = GRACE) -> None:
        """Ends it in good order; kills it when that takes more than `patience` seconds, or when it has panicked.

        A panicked server writes nothing any more, and would hang for half a minute.
        """
        self.ask_to_end()
        with contextlib.suppress(_Panicked):  # it is killed below
            self.wait_for_end(patience, self._check_panic)
        self.kill()

    def _check_panic(self) -> None:
        if self.panicked():
            raise _Panicked

    def _family(self) -> list[psutil.Process]:
        process = self.process.find()
        return [] if process is None else [*process.children(recursive=True), process]


class _Panicked(Exception):
    """The server will not end in good order."""
