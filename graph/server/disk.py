"""Room on the disk, and what is said when there is none."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from graph.server.errors import DiskFull, FolderNotUsable

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
ROOM = 50_000_000  # bytes: a new store takes 3 MB, a loaded one and its logs some tens
NOTHING = 1_000_000  # bytes: with less, not even a checkpoint is written


def check_room(folder: Path) -> None:
    """Raises `DiskFull` when the store's disk has no room to work."""
    free = _free(folder)
    if free < ROOM:
        raise DiskFull(
            f"{folder} has {free / 1e6:.1f} MB free; the database needs {ROOM / 1e6:.0f} MB to work.",
            hint="Free some space there, or set CHOKEPOINT_HOME to another folder. What is stored is kept.",
        )


def full(folder: Path) -> bool:
    """Whether the store's disk has no room at all."""
    return _free(folder) < NOTHING


def _free(folder: Path) -> int:
    data = folder / "data"
    return shutil.disk_usage(data if data.exists() else folder).free


def unwritable(folder: Path, error: OSError) -> DiskFull | FolderNotUsable:
    """The error that says why nothing can be written to `folder`."""
    if error.errno in FULL:
        return DiskFull(
            f"No room left in {folder}: {error.strerror}.",
            hint="Free about 500 MB there, or set CHOKEPOINT_HOME to another folder. What is there already is kept.",
        )
    return FolderNotUsable(
        f"{error.filename or folder} cannot be written: {error.strerror or error}.",
        hint="Check who owns the folder, or set CHOKEPOINT_HOME to another one.",
    )
