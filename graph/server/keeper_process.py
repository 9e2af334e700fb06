"""Starting a keeper, apart from the process that asks for it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import graph
from graph.server.java import Java
from graph.server.places import Places

ROOT = Path(graph.__file__).parent.parent
LARGEST_LOG = 1_000_000
TAKEN = 3  # exit status of a keeper that finds another one


@dataclass(frozen=True)
class Terms:
    """How long a keeper keeps: seconds without a client until it ends the server; seconds until it records."""

    idle: float = 900.0
    record_after: float = 15.0


def spawn(places: Places, java: Java, programs: Path, terms: Terms, *, startup_cache: bool) -> subprocess.Popen[bytes]:
    """A keeper that has just begun, in a session of its own: Ctrl-C in this terminal does not reach it."""
    arguments = [str(places.home), str(java.program), str(java.release), java.version, str(programs)]
    arguments += [f"--idle={terms.idle}", f"--record-after={terms.record_after}"]
    arguments += [] if startup_cache else ["--no-startup-cache"]
    with places.keeper_log.open(_mode(places.keeper_log)) as log:
        return subprocess.Popen(
            # -P: a folder called `graph` where the user stands is not ours.
            [sys.executable, "-P", "-m", "graph.server.keeper", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=places.home,
            env={**os.environ, "PYTHONPATH": _path()},
            start_new_session=True,
        )


def last_words(places: Places, lines: int = 1) -> str:
    """The last lines of the keeper's log."""
    try:
        return " ".join(places.keeper_log.read_text("utf-8", "replace").splitlines()[-lines:])
    except OSError:
        return ""


def _mode(log: Path) -> str:
    return "wb" if log.exists() and log.stat().st_size > LARGEST_LOG else "ab"


def _path() -> str:
    return os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
