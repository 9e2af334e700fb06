"""A figure as PDF: a page a sheet, text that can be selected, fonts inside."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Literal

import typst

from app.exports.fonts import plain, subset
from app.exports.lettering import Lettering, lettering
from app.exports.scene import Figure
from app.exports.svg import CREATOR, drawing

TEMPLATE = Path(__file__).with_name("pdf.typ")
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, which every page with an alternative text keeps to. PDF/A asks for a date of making, and there is none."""


def pdf(figure: Figure) -> bytes:
    """All sheets, each on a page of its own size. Raises `MissingGlyph`."""
    letters = lettering(figure)
    fonts = subset(letters.faces(figure.sheets))
    with tempfile.TemporaryDirectory(prefix="chokepoint-") as folder:
        # The typesetter takes fonts from a folder only.
        for place, font in enumerate(fonts.values()):
            (Path(folder) / f"{place}.ttf").write_bytes(font)
        shipped = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        compiler = typst.Compiler(
            TEMPLATE.read_bytes(), font_paths=shipped, sys_inputs={"figure": _content(figure, letters)}
        )
        pages = compiler.compile(format="pdf", pdf_standards=STANDARD)
    assert isinstance(pages, bytes)
    return pages


def _content(figure: Figure, letters: Lettering) -> str:
    """What the template takes, as JSON."""
    sheets = [
        {
            "width": sheet.width,
            "height": sheet.height,
            "name": _named(sheet.name, sheet.title, figure.name),
            "svg": drawing(sheet, figure, letters),
        }
        for sheet in figure.sheets
    ]
    return json.dumps(
        {
            "title": _named(figure.title, figure.name),
            "author": CREATOR,
            "description": plain(figure.address),
            "keywords": [plain(words) for words in (figure.digest, figure.day, *figure.sources) if words],
            "sheets": sheets,
        }
    )


def _named(*names: str) -> str:
    """The first of some names that says something: PDF/UA asks for a title and for words for every picture."""
    return next((said for said in map(plain, names) if said), "Figure")
