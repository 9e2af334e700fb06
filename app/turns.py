"""How many figures and files one process makes at once, so that some of its threads stay free for pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from ontology.errors import ExplorerError

AT_ONCE, WAITING = 3, 6
"""So many are made, so many more wait: of the 24 threads that `chokepoint up` serves with, 15 stay free."""
PATIENCE = 20.0
"""Seconds that one waits for its turn."""
LATER = 5
"""Seconds after which who was sent away may ask again."""


class TooMany(ExplorerError):
    """This process makes as many figures as it takes at once."""

    title = "Too many figures are being made"


class Turns:
    """Lets a few in at once and a few more wait; who comes then is sent away at once."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING, patience: float = PATIENCE) -> None:
        self._places = BoundedSemaphore(at_once + waiting)
        self._makers = BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def one(self) -> Iterator[None]:
        """A turn, as long as it takes. Raises `TooMany` where none is free, or none becomes free in time."""
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            if not self._makers.acquire(timeout=self._patience):
                raise _busy()
            try:
                yield
            finally:
                self._makers.release()
        finally:
            self._places.release()


def _busy() -> TooMany:
    return TooMany("Others are having figures made.", hint="Try again in a moment.")
