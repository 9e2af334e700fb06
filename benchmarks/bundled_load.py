"""How long the bundled load, a repeated load, the app's first page and a stop take, in one run.

The database is new (its programs are those of the CHOKEPOINT_HOME in force) and warm after a trivial query; the load
counts from the first file read to the last commit. `make bench` runs it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable

from app.commands.loading import load_bundled
from benchmarks.homes import empty_home
from graph.access import connect
from graph.server import Server
from graph.settings import Settings

PORT = 8949


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def page(settings: Settings) -> float:
    """Seconds from the call of `chokepoint up`, with the database running, to the first page served."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "up", "--port", str(PORT)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)},
    )
    try:
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/explore", timeout=5):
                    return time.perf_counter() - started
            except OSError:
                time.sleep(0.02)
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    with empty_home() as settings:
        with connect(settings) as connection:
            connection.check()
            first = timed(lambda: load_bundled(connection))
            again = timed(lambda: load_bundled(connection))
            served = page(settings)
        stopped = timed(Server(settings).stop)
    print(f"bundled load, new database        {first:6.2f} s   (at most 5)")
    print(f"the same load again               {again:6.2f} s   ratio {again / first:.2f}")
    print(f"`chokepoint up` until a page      {served:6.2f} s   (at most 3, database running)")
    print(f"`chokepoint db stop`              {stopped:6.2f} s   (at most 3)")


if __name__ == "__main__":
    main()
