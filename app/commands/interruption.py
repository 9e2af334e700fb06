"""Ctrl-C that cannot be lost: a library that catches everything, or code called back from C, may swallow the first."""

from __future__ import annotations

import signal
import threading
from types import FrameType

_asked = threading.Event()


def watch() -> None:
    """From now on Ctrl-C is remembered besides being raised. Only the main thread may call this."""
    signal.signal(signal.SIGINT, _remember)


def _remember(_signal: int, _frame: FrameType | None) -> None:
    _asked.set()
    raise KeyboardInterrupt


def check() -> None:
    """Raise the `KeyboardInterrupt` that was asked for before and did not come through; to be called before a write."""
    if _asked.is_set():
        raise KeyboardInterrupt
