"""Arrangements computed in a process of their own, so that they can be stopped.

Graphviz computes in C and nothing in the same process can interrupt it. Each process of the app has one child for it,
started when first needed, killed to stop it, and started again. It gets no arguments, no handles but its own two pipes,
and ends when its parent does.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from app.layout.arranged import Arranged
from app.layout.arranging import PATIENCE
from app.layout.asked import Asked, read
from ontology.errors import ExplorerError

KEPT, REMEMBERED = 64, 1_024
"""How many arrangements are kept, and how many tickets that were stopped."""


class Cancelled(ExplorerError):
    """Somebody stopped an arrangement before it was ready."""

    title = "Stopped"


class TooMuch(ExplorerError):
    """An arrangement was not ready in time."""

    title = "Too much to arrange"


class Apart:
    """Arranges in a child process, one request after the other; from any thread."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._turn = threading.Condition()
        self._busy: str | None = None
        self._stopped: OrderedDict[str, None] = OrderedDict()
        self._child: subprocess.Popen[bytes] | None = None
        self._kept: OrderedDict[str, Arranged] = OrderedDict()

    def run(self, ticket: str, asked: Asked) -> Arranged:
        """The arrangement asked for. A ticket is good for one request.

        Raises `Cancelled` when the ticket was stopped, even before it came here, and `TooMuch` when it takes too long.
        """
        line = asked.line()
        key = hashlib.sha256(line).hexdigest()
        found = self._known_or_my_turn(ticket, asked, key)
        if found:
            return found
        try:
            found = self._computed(ticket, asked, line)
            self._keep(key, found)
        finally:
            self._hand_on()
        return found

    def stop(self, ticket: str) -> bool:
        """Stop the request with this ticket, now or when it comes; whether it was being computed."""
        with self._turn:
            self._stopped[ticket] = None
            while len(self._stopped) > REMEMBERED:
                self._stopped.popitem(last=False)
            running = self._busy == ticket
            if running and self._child:
                self._child.kill()
            self._turn.notify_all()
            return running

    @property
    def busy(self) -> str | None:
        """The ticket of what is being computed."""
        return self._busy

    @property
    def child(self) -> int | None:
        """The number of the child process, when there is one."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the child. It is started again when it is needed."""
        with self._turn:
            self._end()

    def forget(self) -> None:
        """In a copy of this process that was just forked: leave the child to the original."""
        if self._child:
            _shut(self._child)
            self._child.returncode = 0
        self._turn, self._child, self._busy = threading.Condition(), None, None

    def _known_or_my_turn(self, ticket: str, asked: Asked, key: str) -> Arranged | None:
        """Waits until what is asked for is known, or until nothing is computed: then computing is ours alone."""

        def ready() -> bool:
            return self._busy is None or ticket in self._stopped or key in self._kept

        with self._turn:
            in_time = self._turn.wait_for(ready, self._patience)
            self._refuse_stopped(ticket)
            if not in_time:
                raise _too_much(asked, self._patience)
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            self._busy = ticket
            return None

    def _hand_on(self) -> None:
        with self._turn:
            self._busy = None
            self._turn.notify_all()

    def _computed(self, ticket: str, asked: Asked, line: bytes) -> Arranged:
        """The child's answer. A child that ended unasked is replaced once: the last one may have been stopped late."""
        late = threading.Event()
        timer = threading.Timer(self._patience, self._give_up, (late,))
        timer.daemon = True
        timer.start()
        try:
            answer = self._answer(ticket, line) or (not late.is_set() and self._answer(ticket, line))
        finally:
            timer.cancel()
        with self._turn:
            self._refuse_stopped(ticket)
        if late.is_set():
            raise _too_much(asked, self._patience)
        if not answer:
            raise TooMuch(
                f"The computation of {_said(asked)} ended without a result.",
                hint="Show fewer entities, or choose another layout.",
            )
        return read(answer)

    def _answer(self, ticket: str, line: bytes) -> bytes:
        """What the child says to this line; nothing when it was ended instead."""
        with self._turn:
            self._refuse_stopped(ticket)
            child = self._started()
        assert child.stdin
        assert child.stdout
        with suppress(BrokenPipeError):
            child.stdin.write(line)
            child.stdin.flush()
            answer = child.stdout.readline()
            if answer.endswith(b"\n"):
                return answer
        with self._turn:
            self._end()
        return b""

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child and self._child.poll() is not None:
            self._end()
        if self._child is None:
            here = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", "app.layout.arranging"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": here},
            )
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()
            child.wait()
            _shut(child)

    def _give_up(self, late: threading.Event) -> None:
        with self._turn:
            late.set()
            if self._child:
                self._child.kill()

    def _refuse_stopped(self, ticket: str) -> None:
        if ticket in self._stopped:
            raise Cancelled("The arrangement was stopped.", hint="Everything stands where it stood.")

    def _keep(self, key: str, found: Arranged) -> None:
        with self._turn:
            self._kept[key] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _shut(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with suppress(BrokenPipeError):
                pipe.close()


def _said(asked: Asked) -> str:
    return f"the layout “{asked.layout}” of {len(asked.rooms):,} entities and {len(asked.links):,} relationships"


def _too_much(asked: Asked, patience: float) -> TooMuch:
    return TooMuch(
        f"{_said(asked).capitalize()} was not ready after {patience:g} seconds.",
        hint="Hide what you do not need by class or relationship type, or choose the layout “jurisdiction”.",
    )


_here = Apart()
atexit.register(_here.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_here.forget)


def run(ticket: str, asked: Asked) -> Arranged:
    """The arrangement asked for, from this process's child; raises as `Apart.run`."""
    return _here.run(ticket, asked)


def stop(ticket: str) -> bool:
    """Stop the request with this ticket, now or when it comes; whether it was being computed."""
    return _here.stop(ticket)
