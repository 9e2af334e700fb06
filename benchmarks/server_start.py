"""How long the managed database takes to start and to stop, without and with its startup cache.

`python -m benchmarks.server_start [HOME] [--runs N]` prints the seconds from asking for the server until its first
answer, and until a stop is done. Without HOME everything is fetched into a temporary folder. Both kinds of start
take turns on one store with the same Java, jars and options; a first start makes the store and is not counted.
The status is 1 when the median with the cache is more than `LIMIT` of that without.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from graph.server import Server, java, lock, shown
from graph.server.places import Places
from graph.server.startup_cache import StartupCache
from graph.settings import Settings

LIMIT = 0.6


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return measure(options.home or Path(folder), options.runs)


def measure(home: Path, runs: int) -> int:
    """Prints the table; the exit status."""
    settings = replace(Settings.read({}), home=home, startup_cache=False)
    with shown() as report:
        Server(settings).ensure(report)
    Server(settings).stop()
    print(f"recording the cache: {_record(home):.1f} s")
    without, cached = settings, replace(settings, startup_cache=True)
    times = [(_once(without), _once(cached)) for _ in range(runs)]
    return _show(times)


def _record(home: Path) -> float:
    places = Places(home)
    cache = StartupCache(java.choose(), [places.programs / jar.name for jar in lock.read()])
    begin = time.perf_counter()
    assert cache.record(Places(places.scratch)), "no cache was recorded"
    return time.perf_counter() - begin


def _once(settings: Settings) -> tuple[float, float]:
    """Seconds until the first answer, and until the stop was done."""
    server = Server(settings)
    begin = time.perf_counter()
    server.ensure()
    answered = time.perf_counter()
    server.stop()
    return answered - begin, time.perf_counter() - answered


def _show(times: list[tuple[tuple[float, float], tuple[float, float]]]) -> int:
    print("run  without: start  stop   with: start  stop   (seconds)")
    for number, ((start, stop), (fast, end)) in enumerate(times, 1):
        print(f"{number:3}  {start:14.2f} {stop:5.2f}  {fast:11.2f} {end:5.2f}")
    slow, quick = median(t[0][0] for t in times), median(t[1][0] for t in times)
    stops = median(stop for pair in times for _, stop in pair)
    print(f"median start: without {slow:.2f}, with {quick:.2f}, ratio {quick / slow:.2f} (at most {LIMIT})")
    print(f"median stop: {stops:.2f}")
    return 0 if quick <= LIMIT * slow else 1


if __name__ == "__main__":
    sys.exit(main())
