"""Before the tests: the database's programs fetched, and a startup cache recorded that the servers of the tests use.

`python -m tests.prepare`, beside the checks, which leave a core idle. Without a cache the tests take longer, no more.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from graph.server import programs
from graph.server.java import choose
from graph.server.places import Places
from graph.server.startup_cache import StartupCache
from graph.settings import Settings


def folder() -> Path:
    """The folder of the programs that all tests share: the one named, else that of the home in force."""
    named = os.environ.get("CHOKEPOINT_TEST_PROGRAMS")
    return Path(named) if named else Settings.read().home / "programs"


def cache(java: str | None) -> StartupCache:
    """The startup cache for a Java, given as in CHOKEPOINT_JAVA, and the programs of the tests; fetches those.

    Raises what fetching and choosing raise.
    """
    jars = programs.ensure(folder() / Places(folder()).programs.name, Settings.read().maven)
    return StartupCache(choose(java), jars)


def main() -> None:
    """Fetch and record what is not there yet."""
    wanted = cache(os.environ.get("CHOKEPOINT_JAVA"))
    if wanted.condition != "none":
        return
    with tempfile.TemporaryDirectory(prefix="chokepoint-test-cache-") as scratch:
        if not wanted.record(Places(Path(scratch) / "home")):
            print("No startup cache could be recorded: the tests start their servers without one.", file=sys.stderr)


if __name__ == "__main__":
    main()
