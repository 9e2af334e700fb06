"""The parts of an XLSX file, looked at before they are opened: their sizes, their prologues, their merged cells."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.parsers import expat

from loaders.record import SourceFault

LARGEST, RATIO, FREE = 1 << 30, 200, 16 << 20
"""Bytes of all parts unpacked; and how many times its packed size a part may have once it is past `FREE`."""
PARTS = 10_000
TAGS = {"sharedstrings.xml": 4_000_000, "styles.xml": 500_000, "workbook.xml": 100_000}
"""Of parts that are read whole: so many tags. A million texts, and more formats than a workbook can have."""
BLOCK = 1 << 16
LOCKED = b"\xd0\xcf\x11\xe0"  # the container in which Excel keeps a workbook with a password, and the old .xls


def check_parts(path: Path) -> None:
    """Raises `SourceFault` for what is no zip file, for one that unpacks to far too much, and for XML with a DOCTYPE.

    Office programs write none; it is where XML defines entities that unpack to far more than they are.
    """
    with _told(path), path.open("rb") as file:
        if file.read(4) == LOCKED:
            hint = "Save it as .xlsx without a password."
            raise SourceFault(f"{path.name} is locked with a password, or is an old .xls file.", hint=hint)
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_sizes(path, parts)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_prologue(path, archive, part)
                    _check_tags(path, archive, part)


def merged(path: Path, part: str) -> Iterator[tuple[int, str]]:
    """The ranges of merged cells on the sheet that lies in `part`: the first line of each, and its cells."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "mergeCell" and "ref" in attributes:
            found.append(attributes["ref"])

    with _told(path), zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        while data := stream.read(BLOCK):
            parser.Parse(data, False)
    for cells in found:
        digits = "".join(sign for sign in cells.partition(":")[0] if sign in "0123456789")
        yield int(digits or 1), cells


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    whole = sum(part.file_size for part in parts)
    swollen = any(part.file_size > max(FREE, part.compress_size * RATIO) for part in parts)
    if len(parts) > PARTS or whole > LARGEST or swollen:
        hint = "Save the table alone in a new workbook, or as CSV."
        raise SourceFault(f"{path.name} unpacks to {whole >> 20} MiB, far more than such a file holds.", hint=hint)
    if any(part.flag_bits & 1 for part in parts):
        raise SourceFault(f"{path.name} is locked with a password.", hint="Save it without one.")


def _check_prologue(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read as far as the first element: a DOCTYPE can only stand before it."""
    ended = False

    def begin(*_said: Any) -> None:
        nonlocal ended
        ended = True

    def doctype(*_said: Any) -> None:
        hint = "No office program writes that; save the workbook anew."
        raise SourceFault(f"{path.name}: its part {part.filename} has a DOCTYPE.", hint=hint)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, doctype
    with archive.open(part) as stream:
        while not ended and (data := stream.read(BLOCK)):
            parser.Parse(data, False)


def _check_tags(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    most = TAGS.get(part.filename.rpartition("/")[2].lower())
    if most is None:
        return
    with archive.open(part) as stream:
        count = sum(data.count(b"<") for data in iter(lambda: stream.read(BLOCK), b""))
    if count > most:
        hint = "Save the table alone in a new workbook, or as CSV."
        raise SourceFault(f"{path.name}: its part {part.filename} has {count:,} tags, over {most:,}.", hint=hint)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (
        expat.ExpatError,
        zipfile.BadZipFile,
        NotImplementedError,  # a way of packing that zipfile does not have
        EOFError,
        zlib.error,
        ValueError,
        LookupError,  # an encoding of XML that nobody knows
    ) as error:
        raise SourceFault(f"{path.name} is damaged or no XLSX: {error}.", hint="Save it anew as .xlsx.") from error
    except OSError as error:
        said = error.strerror or str(error)
        raise SourceFault(f"{path} cannot be read: {said}.", hint="Name a file that is there.") from error
