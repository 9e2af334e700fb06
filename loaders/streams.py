"""Files that people bring, as they are: plain, gzipped or zipped, read in pieces and within bounds.

Nothing is unpacked to disk, and no more is held than a line or a block. A file that would unpack to far more than it
holds is refused where that shows, not after it has filled the machine.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Protocol

from loaders import meter
from loaders.record import SourceFault

BLOCK = 1 << 20
LONGEST_LINE = 16 << 20
"""Bytes of a line: the longest record of a list or dump is a few hundred kilobytes."""
LARGEST = 64 << 30
"""Bytes of a file, unpacked."""
FREE, RATIO = 256 << 20, 100
"""A packed file may unpack to `RATIO` times its size once it is past `FREE` bytes; text packs ten- to twentyfold."""
MARK = b"\xef\xbb\xbf"


class Reading(Protocol):
    """What a file, packed or not, is here."""

    def read(self, size: int, /) -> bytes:
        """At most so many of the next bytes; none at the end."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked when its name ends in `.gz` or `.zip`; a zip file must hold one file.

    How far it is read is told as `meter.doing`: in bytes on disk, so that the share is true of a packed file too.
    Reading raises `SourceFault` for a file that is missing, cut off, damaged, locked with a password, or too large.
    """
    with ExitStack() as held:
        with _told(path):
            on_disk = held.enter_context(path.open("rb"))
            stream = _unpacked(path, on_disk, held)
            size = path.stat().st_size
        more = held.enter_context(meter.doing(f"Reading {path.name}", size, "bytes"))
        yield io.BufferedReader(_Bounded(_Metered(stream, on_disk, size, more), path, size), BLOCK)


def inner_name(path: Path) -> str:
    """The name of what a file holds, which says its form: `list.json` for `list.json.gz`, the one file of a zip."""
    if path.suffix.lower() == ".gz":
        return path.stem
    if path.suffix.lower() != ".zip":
        return path.name
    with _told(path), zipfile.ZipFile(path) as archive:
        return Path(_only(archive, path).filename).name


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a text file with their numbers, without their ends; a byte order mark is no part of the first.

    Raises `SourceFault` as `opened` does, and for a line that is not UTF-8 or longer than `LONGEST_LINE`.
    """
    with opened(path) as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                size = f"{LONGEST_LINE >> 20} MiB"
                raise SourceFault(f"{path.name} line {number} is over {size} long.", hint="Is this a text file?")
            yield number, _text(path, number, line.removeprefix(MARK) if number == 1 else line)


def whole(path: Path, most: int) -> bytes:
    """All bytes of a file, unpacked. Raises `SourceFault` as `opened` does, and when there are more than `most`."""
    with opened(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise SourceFault(f"{path.name} holds over {most >> 20} MiB.", hint="Split it, or name the right file.")
    return data


def _text(path: Path, number: int, line: bytes) -> str:
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise SourceFault(
            f"{path.name} line {number} is not UTF-8 (byte {error.start + 1} of the line).", hint="Save it as UTF-8."
        ) from error


def _unpacked(path: Path, packed: IO[bytes], held: ExitStack) -> Reading:
    if path.suffix.lower() == ".gz":
        return held.enter_context(gzip.GzipFile(fileobj=packed))
    if path.suffix.lower() == ".zip":
        archive = held.enter_context(zipfile.ZipFile(packed))
        return held.enter_context(archive.open(_only(archive, path)))
    return packed


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What goes wrong with a file here, in words. Only around what touches the file: a fault of who reads is theirs."""
    try:
        yield
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        raise SourceFault(f"{path.name} is damaged or cut off: {error}.", hint="Fetch the file anew.") from error
    except NotImplementedError as error:  # a way of packing that Python's zipfile does not have
        raise SourceFault(f"{path.name} is packed in a way that is not read: {error}.", hint="Unpack it.") from error
    except OSError as error:
        said = error.strerror or str(error)
        raise SourceFault(f"{path} cannot be read: {said}.", hint="Name a file that is there.") from error


def _only(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one file of an archive; folders and what file managers add do not count."""
    held = [each for each in archive.infolist() if not each.is_dir() and not each.filename.startswith("__MACOSX/")]
    if len(held) != 1:
        names = ", ".join(each.filename for each in held[:5]) or "none"
        raise SourceFault(f"{path.name} holds {len(held)} files: {names}.", hint="Pack the one file, or unpack it.")
    if held[0].flag_bits & 1:
        raise SourceFault(f"{path.name} is locked with a password.", hint="Unpack it and name the file in it.")
    return held[0]


class _Metered:
    """A stream that tells, block by block, how far its file has been read; at its end, all of it."""

    def __init__(self, stream: Reading, on_disk: IO[bytes], size: int, more: meter.More) -> None:
        self._stream, self._on_disk, self._size, self._more = stream, on_disk, size, more
        self._at = 0

    def read(self, size: int, /) -> bytes:
        """At most so many of the next bytes, and no more than a block; none at the end."""
        data = self._stream.read(min(size, BLOCK))
        at = self._on_disk.tell() if data else self._size
        self._more(at - self._at)
        self._at = at
        return data


class _Bounded(io.RawIOBase):
    """A stream that ends with a fault where it becomes larger than its file can honestly be."""

    def __init__(self, stream: Reading, path: Path, size: int) -> None:
        self._stream, self._path, self._read = stream, path, 0
        packed = path.suffix.lower() in (".gz", ".zip")
        self._most = min(LARGEST, max(FREE, size * RATIO)) if packed else LARGEST

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # narrower than the base's
        """The next bytes. Raises `SourceFault` past the bound."""
        with _told(self._path):
            data = self._stream.read(len(buffer))
        self._read += len(data)
        if self._read > self._most:
            raise SourceFault(
                f"{self._path.name} unpacks to over {self._most >> 20} MiB, far more than such a file holds.",
                hint="Fetch the file anew from its publisher, or unpack it by hand and look at it.",
            )
        buffer[: len(data)] = data
        return len(data)
