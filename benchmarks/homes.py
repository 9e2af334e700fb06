"""A home of its own for a measurement, with an empty managed database; both are gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph.server import Server
from graph.settings import Settings


@contextmanager
def empty_home(*, startup_cache: bool = False) -> Iterator[Settings]:
    """Settings for it: the programs are those of the CHOKEPOINT_HOME in force.

    With `startup_cache` its server starts from their cache, if they have one; none is recorded beside a measurement.
    Whatever NEO4J_URI says, nothing is measured in anybody's own server.
    """
    with tempfile.TemporaryDirectory(prefix="chokepoint-bench-") as folder:
        home = Path(folder)
        (home / "programs").symlink_to(Settings.read().home / "programs")
        settings = replace(Settings.read({}), home=home)
        ready = Server(settings).status().startup_cache == "ready"
        settings = replace(settings, startup_cache=startup_cache and ready)
        try:
            yield settings
        finally:
            Server(settings).stop()
