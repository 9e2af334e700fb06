"""The server's programs on this machine: all there and unaltered, or fetched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from graph.server import disk, lock
from graph.server.errors import DiskFull
from graph.server.holding import held
from graph.server.lock import Jar
from graph.server.progress import Report, quiet

STAMP = "verified.json"
SPARE = 50_000_000  # bytes to leave free on the disk


def ensure(folder: Path, maven: str | None, report: Report = quiet, jars: Sequence[Jar] | None = None) -> list[Path]:
    """The jars of the class path in `folder`, in order, fetched when they are not there.

    A file that was altered since it was checked is checked again, and fetched again when its sum is wrong.
    Raises `DownloadFailed`, `WrongChecksum`, `DiskFull`, `FolderNotUsable`.
    """
    jars = lock.read() if jars is None else jars
    if not _verified(folder, jars):
        _mend(folder, maven, report, jars)
    return [folder / jar.name for jar in jars]


def _mend(folder: Path, maven: str | None, report: Report, jars: Sequence[Jar]) -> None:
    """Fetches what is missing or wrong; only one process at a time works on a folder."""
    from graph.server import download, repository

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with held(folder / "download.lock", report):
            missing = [jar for jar in jars if not _intact(folder / jar.name, jar)]
            if missing:
                _check_room(folder, missing)
                download.fetch(missing, repository.choose(maven), folder, report)
            _stamp(folder, jars)
    except OSError as error:
        raise disk.unwritable(folder, error) from error


def _check_room(folder: Path, missing: Sequence[Jar]) -> None:
    needed, free = sum(jar.size for jar in missing), shutil.disk_usage(folder).free
    if free < needed + SPARE:
        raise DiskFull(
            f"{folder} has {free / 1e6:.0f} MB free; Neo4j's programs need {needed / 1e6:.0f} MB.",
            hint=f"Free {(needed + SPARE) / 1e6:.0f} MB there, or set CHOKEPOINT_HOME to another folder.",
        )


def _intact(file: Path, jar: Jar) -> bool:
    """Whether `file` is `jar`. One that is not is removed."""
    from graph.server import transfer

    if not file.exists():
        return False
    if file.stat().st_size == jar.size and transfer.sha256(file) == jar.sha256:
        return True
    file.unlink()
    return False


def _stamp(folder: Path, jars: Sequence[Jar]) -> None:
    """Notes size and time of each checked file, so that the next start need not read them all."""
    seen = {jar.name: [jar.sha256, *_mark(folder / jar.name)] for jar in jars}
    temporary = folder / f"{STAMP}.new"
    temporary.write_text(json.dumps(seen), encoding="utf-8")
    temporary.replace(folder / STAMP)


def _verified(folder: Path, jars: Sequence[Jar]) -> bool:
    """Whether every jar is as it was when its sum was last found right."""
    try:
        seen = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        return all(seen.get(jar.name) == [jar.sha256, *_mark(folder / jar.name)] for jar in jars)
    except (OSError, ValueError, AttributeError):
        return False


def _mark(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns
