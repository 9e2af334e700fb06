"""One program file from a repository to its place: resumed where it stopped, and checked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import requests

from graph.server import blocks
from graph.server.disk import unwritable
from graph.server.errors import WrongChecksum
from graph.server.lock import Jar
from graph.server.repository import Repository

ATTEMPTS = 4

Count = Callable[[int], None]
"""Called with the bytes that came since the last call; negative when some are thrown away."""


class Transfer:
    """Fetches jars from one repository into one folder, over one connection."""

    def __init__(self, repository: Repository, folder: Path, count: Count) -> None:
        self._repository = repository
        self._folder = folder
        self._count = count
        self._session = blocks.session(repository)

    def fetch(self, jar: Jar) -> None:
        """Puts `jar` into the folder; it has its name there only once its sum is right.

        Until then it is `NAME.part`, which a later call goes on with. A part that an earlier run left wrong is
        thrown away and fetched from its beginning. Raises `DownloadFailed`, `WrongChecksum`, `DiskFull` or
        `FolderNotUsable`.
        """
        part = self._folder / f"{jar.name}.part"
        try:
            self._fill(jar, part)
            part.replace(self._folder / jar.name)
        except requests.RequestException as error:
            raise blocks.unreachable(self._repository, jar.path, error) from error
        except OSError as error:
            raise unwritable(self._folder, error) from error

    def _fill(self, jar: Jar, part: Path) -> None:
        resumed = part.exists()
        self._complete(jar, part)
        if resumed and sha256(part) != jar.sha256:
            self._discard(part)
            self._complete(jar, part)
        found = sha256(part)
        if found != jar.sha256:
            self._discard(part)
            raise self._wrong(jar, found)

    def _complete(self, jar: Jar, part: Path) -> None:
        """Fills `part` up to the size of `jar`, going on where a lost connection left it."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self._append(jar, part)
                break
            except requests.exceptions.ChunkedEncodingError:  # what requests calls a connection lost half-way
                if attempt == ATTEMPTS:
                    raise

    def _append(self, jar: Jar, part: Path) -> None:
        have = part.stat().st_size if part.exists() else 0
        if have >= jar.size:
            return
        with blocks.read(self._repository, jar.path, self._session, start=have) as (start, chunks):
            if start < have:
                self._count(-have)
            with part.open("r+b" if start else "wb") as file:
                file.seek(start)
                for chunk in chunks:
                    file.write(chunk)
                    self._count(len(chunk))
                    if file.tell() > jar.size:
                        break
                file.flush()
                os.fsync(file.fileno())

    def _discard(self, part: Path) -> None:
        self._count(-part.stat().st_size)
        part.unlink()

    def _wrong(self, jar: Jar, found: str) -> WrongChecksum:
        return WrongChecksum(
            f"{jar.name} from {self._repository.why} has sha256 {found}, but {jar.sha256} is expected. "
            "It was thrown away.",
            hint="Run the same command again; if it stays wrong, set CHOKEPOINT_MAVEN to another Maven repository.",
        )


def sha256(file: Path) -> str:
    """The checksum of `file` in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
