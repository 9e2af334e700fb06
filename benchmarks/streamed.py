"""A large answer of `chokepoint query`, written to a file: how many rows a second, and how much memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.settings import Settings

TICK = 0.01  # seconds between two looks at the memory
TIMEOUT = 600


@dataclass(frozen=True)
class Streamed:
    """One run: rows, seconds from start to end of the process, and the most memory it took, in megabytes."""

    rows: int
    seconds: float
    megabytes: float


def stream(settings: Settings, cypher: str, file: Path) -> Streamed:
    """Run the command as a process that writes CSV into `file`."""
    arguments = [sys.executable, "-m", "app", "query", cypher, "--format", "csv", "--timeout", str(TIMEOUT)]
    began = time.perf_counter()
    with file.open("wb") as output:
        process = subprocess.Popen(arguments, stdout=output, env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)})
        most = _most_memory(process)
    took = time.perf_counter() - began
    assert process.returncode == 0, f"the command ended with status {process.returncode}"
    with file.open("rb") as lines:
        return Streamed(sum(1 for _ in lines) - 1, took, most / 1e6)


def _most_memory(process: subprocess.Popen[bytes]) -> int:
    """The most bytes in memory that any look at the process has found, until it has ended."""
    most, seen = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            most = max(most, seen.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(TICK)
    process.wait()
    return most
