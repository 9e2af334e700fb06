"""Processes by id and time of birth, so that an id that was given to another program is not mistaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psutil

from graph.server import command
from graph.server.places import Places

SAME = 1.0  # seconds by which two readings of one birth may differ


@dataclass(frozen=True)
class ProcessId:
    """One process, for as long as it lives."""

    pid: int
    created: float

    @classmethod
    def of(cls, pid: int) -> ProcessId | None:
        """The process that has `pid` now; None when there is none."""
        try:
            return cls(pid, psutil.Process(pid).create_time())
        except psutil.Error:
            return None

    def find(self) -> psutil.Process | None:
        """The process, or None when it has ended: also when only its exit status is left, or its id is another's."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < SAME
            return process if same and process.status() != psutil.STATUS_ZOMBIE else None
        except psutil.Error:
            return None

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.find() is not None

    def end(self, patience: float) -> bool:
        """Whether it has ended: asked to, and after `patience` seconds made to."""
        process = self.find()
        if process is None:
            return True
        try:
            process.terminate()
            if not self.gone(patience):
                process.kill()
        except psutil.NoSuchProcess:
            return True
        return self.gone(5)

    def gone(self, seconds: float) -> bool:
        """Whether it ends within `seconds`."""
        process = self.find()
        if process is None:
            return True
        try:
            process.wait(seconds)
        except psutil.TimeoutExpired:
            return not self.alive
        return True


def servers(places: Places) -> Iterator[ProcessId]:
    """The Java processes that run on the store of this home, whoever started them."""
    argument = command.home_argument(places)
    for process in psutil.process_iter():
        try:
            if argument in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE:
                yield ProcessId(process.pid, process.create_time())
        except psutil.Error:
            continue
