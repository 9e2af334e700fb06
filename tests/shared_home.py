"""The home that all workers of a run share: made and removed by the process that people started, loaded once.

One server for the loaded graph is one server's worth of planned queries and compiled code. Tests only read there, and
ask nothing that depends on being alone: what counts, fills or ends the questions of others is asked of `changing`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from graph.server import Server
from graph.settings import Settings

NAME = "CHOKEPOINT_TEST_HOME"


def make() -> None:
    """Names a new folder to this process and to the workers that it starts."""
    os.environ[NAME] = tempfile.mkdtemp(prefix="chokepoint-test-")


def folder() -> Path:
    """The home of this run."""
    return Path(os.environ[NAME])


def remove() -> None:
    """Ends what runs in it, and removes it."""
    end(folder())
    del os.environ[NAME]


def end(home: Path) -> None:
    """Ends the server of a home and removes the home."""
    Server(replace(Settings.read({}), home=home)).stop()
    shutil.rmtree(home)


@contextmanager
def first(what: str) -> Iterator[bool]:
    """Whether this worker is the first to come here for `what`; the others come in once it has done it."""
    done = folder() / f"{what}.done"
    with FileLock(folder() / f"{what}.lock"):
        yield not done.exists()
        done.touch()
