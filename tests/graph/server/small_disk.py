"""A disk small enough to fill, for the tests of what happens then."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REASON = "only root on Linux mounts a small disk; the full disk is seen where CI runs as root (2026-11-21)"
SMALL = pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason=REASON)


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """`folder` as a disk of its own of `size`, such as 64m. Skips the test where the system refuses to mount it."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False, capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"{REASON}: {mounted.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)
