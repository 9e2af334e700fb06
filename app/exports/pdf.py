"""A figure as PDF: a page a sheet, text that can be selected, fonts inside."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typst

from app.exports.fonts import faces_of, plain, subset
from app.exports.scene import Figure
from app.exports.svg import CREATOR, drawing

TEMPLATE = Path(__file__).with_name("pdf.typ")


def pdf(figure: Figure) -> bytes:
    """All sheets, each on a page of its own size. Raises `MissingGlyph`."""
    fonts = subset(faces_of(figure.sheets))
    with tempfile.TemporaryDirectory(prefix="chokepoint-") as folder:
        # The typesetter takes fonts from a folder only.
        for place, font in enumerate(fonts.values()):
            (Path(folder) / f"{place}.ttf").write_bytes(font)
        shipped = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        compiler = typst.Compiler(TEMPLATE.read_bytes(), font_paths=shipped, sys_inputs={"figure": _content(figure)})
        pages = compiler.compile(format="pdf")
    assert isinstance(pages, bytes)
    return pages


def _content(figure: Figure) -> str:
    """What the template takes, as JSON."""
    sheets = [
        {"width": sheet.width, "height": sheet.height, "name": plain(sheet.name), "svg": drawing(sheet, figure)}
        for sheet in figure.sheets
    ]
    return json.dumps(
        {
            "title": plain(figure.title or figure.name),
            "author": CREATOR,
            "description": plain(figure.address),
            "keywords": [plain(words) for words in (figure.digest, figure.day, *figure.sources) if words],
            "sheets": sheets,
        }
    )
