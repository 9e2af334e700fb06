"""A sheet as PNG: the pixels of its SVG."""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import resvg_py

from app.exports.fonts import plain, subset
from app.exports.lettering import lettering
from app.exports.scene import Figure, Sheet
from app.exports.svg import CREATOR, drawing

INCH = 0.0254
START = 8 + 25
"""The bytes before a PNG's second chunk: the signature, and the size of the picture with its own frame."""
GROUND = "#ffffff"


def png(sheet: Sheet, figure: Figure, *, dpi: int = 192) -> bytes:
    """The sheet in pixels, `dpi` to an inch, on white where nothing covers it. Raises `MissingGlyph`.

    Its density, title, address and the program stand in the file.
    """
    letters = lettering(figure)
    fonts = subset(letters.faces([sheet]))
    with tempfile.TemporaryDirectory(prefix="chokepoint-") as folder:
        # The renderer takes fonts from files only.
        files = [Path(folder) / f"{place}.ttf" for place in range(len(fonts))]
        for file, font in zip(files, fonts.values(), strict=True):
            file.write_bytes(font)
        pixels = bytes(
            resvg_py.svg_to_bytes(
                svg_string=str(drawing(sheet, figure, letters)),
                skip_system_fonts=True,
                font_files=[str(file) for file in files],
                dpi=float(dpi),
                background=GROUND,
            )
        )
    return pixels[:START] + b"".join(_chunks(sheet, figure, dpi)) + pixels[START:]


def _chunks(sheet: Sheet, figure: Figure, dpi: int) -> Iterator[bytes]:
    """What a PNG may say beside its pixels. Source: W3C, "Portable Network Graphics", pHYs and iTXt."""
    density = round(dpi / INCH)
    yield _chunk(b"pHYs", struct.pack(">IIB", density, density, 1))
    said = {
        "Title": sheet.title or sheet.name,
        "Description": sheet.name,
        "Source": figure.address,
        "Software": CREATOR,
    }
    for keyword, words in said.items():
        if words:
            yield _chunk(b"iTXt", keyword.encode() + b"\0\0\0\0\0" + plain(words).encode())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))
