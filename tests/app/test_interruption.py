"""Ctrl-C is not lost when something on the way swallows it."""

from __future__ import annotations

import signal
import subprocess
import sys

SWALLOWED = """
import os, signal
from app.commands import interruption
interruption.watch()
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print("swallowed", flush=True)
interruption.check()
print("went on")
"""


def test_an_interruption_that_was_swallowed_comes_again_before_the_next_write() -> None:
    done = subprocess.run([sys.executable, "-c", SWALLOWED], capture_output=True, text=True, check=False)
    assert done.stdout == "swallowed\n"
    assert done.returncode in (130, -signal.SIGINT)
