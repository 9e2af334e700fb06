"""What lies in a WOFF2 file whose tables are stored as they are.

Source of the form: W3C, "WOFF File Format 2.0". A small reader of our own, because the general one takes longer to
import than a whole figure to draw.
"""

from __future__ import annotations

import struct
from itertools import accumulate

import brotli

SIGNATURE = 0x774F4632
HEADER = struct.Struct(">IIIHHIIHHIIIII")
KNOWN = (
    "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ",
    "VORG", "EBDT", "EBLC", "gasp", "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS",
    "GSUB", "EBSC", "JSTF", "MATH", "CBDT", "CBLC", "COLR", "CPAL", "SVG ", "sbix", "acnt", "avar", "bdat", "bloc",
    "bsln", "cvar", "fdsc", "feat", "fmtx", "fvar", "gvar", "hsty", "just", "lcar", "mort", "morx", "opbd", "prop",
    "trak", "Zapf", "Silf", "Glat", "Gloc", "Feat", "Sill",
)  # fmt: skip
OWN_TAG = 63
AS_IT_IS = {"glyf": 3, "loca": 3}
"""The number of the form in which a table is stored unchanged; 0 for all others."""


def unpacked(packed: bytes) -> bytes:
    """The font of a WOFF2 file as TrueType or OpenType. Raises `ValueError` for a file stored in another form."""
    signature, flavour, _, count, _, _, size, *_ = HEADER.unpack_from(packed)
    if signature != SIGNATURE:
        raise ValueError(f"Not a WOFF2 file: it starts with {packed[:4]!r}.")
    tables, start = _directory(packed, count)
    data = brotli.decompress(packed[start : start + size])
    ends = list(accumulate(length for _, length in tables))
    pieces = {tag: data[end - length : end] for (tag, length), end in zip(tables, ends, strict=True)}
    return _font(flavour, pieces)


def _directory(packed: bytes, count: int) -> tuple[list[tuple[str, int]], int]:
    """Tag and length of each table, and where the directory ends."""
    place, tables = HEADER.size, []
    for _ in range(count):
        flags, place = packed[place], place + 1
        if flags & 63 == OWN_TAG:
            tag, place = packed[place : place + 4].decode("ascii"), place + 4
        else:
            tag = KNOWN[flags & 63]
        if flags >> 6 != AS_IT_IS.get(tag, 0):
            raise ValueError(f"The table {tag} of this WOFF2 file is not stored as it is.")
        length, place = _number(packed, place)
        tables.append((tag, length))
    return tables, place


def _number(packed: bytes, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place after it."""
    value = 0
    while True:
        byte, place = packed[place], place + 1
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, place


def _font(flavour: int, tables: dict[str, bytes]) -> bytes:
    """Tables as one file: directory in order of tags, each table at a multiple of four bytes."""
    power = len(tables).bit_length() - 1
    head = struct.pack(">IHHHH", flavour, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    place, entries, body = len(head) + 16 * len(tables), [], []
    for tag, table in sorted(tables.items()):
        entries.append(struct.pack(">4sIII", tag.encode("ascii"), 0, place, len(table)))
        body.append(table + bytes(-len(table) % 4))
        place += len(body[-1])
    return b"".join((head, *entries, *body))
