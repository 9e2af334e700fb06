"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph.errors import WrongValue


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A stream for a new file: one that is there stays as it was until the new one is complete."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
        try:
            yield stream
            stream.flush()
            made = Path(stream.name)
            made.chmod(_mode())
            made.replace(path)
        except BaseException:
            Path(stream.name).unlink(missing_ok=True)
            raise


def check(file: Path) -> None:
    """That the file can be written, before anything is made. Raises `WrongValue`."""
    folder = file.parent
    if not folder.is_dir():
        raise WrongValue(f"{file}: there is no folder {folder}.", hint="Make the folder first, or name another.")
    if not os.access(folder, os.W_OK):
        raise WrongValue(f"{file}: the folder {folder} may not be written to.", hint="Name a folder of your own.")


def _mode() -> int:
    """What a new file of this user may be read and written by."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
