"""The process that arranges: `python -m app.layout.arranging`, one request a line in, one answer a line out.

It ends when nobody writes to it any more; while it computes, by an alarm that is a little later than the patience of
the one who asked.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from app.layout.asked import Asked, written

PATIENCE = 60.0
"""After so many seconds an arrangement is given up."""
LATER = 5


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _quiet()
    for line in sys.stdin.buffer:
        _alarm(int(PATIENCE) + LATER)
        answer = written(Asked.read(line).answered())
        _alarm(0)
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


def _quiet() -> None:
    """Nothing that Graphviz says reaches the terminal; it tells of parts that its wheel was built without, unasked.

    What goes wrong in Python is still told.
    """
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)


def _alarm(seconds: int) -> None:
    """End this process after so many seconds, even in the middle of a computation; 0 takes it back."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
