"""A figure as PDF: a page a sheet, text that can be selected, every font inside."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from pypdf import PdfReader

from app.exports.faces import FOLDER
from app.exports.fonts import MissingGlyph
from app.exports.pdf import pdf
from app.exports.scene import Sheet
from app.exports.svg import CREATOR
from app.exports.woff2 import unpacked
from tests.exports.sheets import boxes, everything, figure, text


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    """Two sheets: everything, and five boxes on a page of another size."""
    other = replace(boxes(5).sheets[0], width=842, height=595)
    return PdfReader(io.BytesIO(pdf(figure(everything().sheets[0], other))))


def fonts(reader: PdfReader) -> dict[str, Any]:
    """The fonts of all pages by name, those of forms on a page among them."""
    found: dict[str, Any] = {}

    def gather(resources: Any) -> None:
        for font in (resources.get("/Font") or {}).values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
        for form in (resources.get("/XObject") or {}).values():
            gather(form.get_object().get("/Resources") or {})

    for page in reader.pages:
        gather(page["/Resources"])
    return found


def test_each_sheet_is_a_page_of_its_own_size(reader: PdfReader) -> None:
    assert [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages] == [
        (640, 540),
        (842, 595),
    ]


def test_every_word_can_be_selected_in_the_order_of_drawing(reader: PdfReader) -> None:
    said = reader.pages[0].extract_text()
    lines = [each.text for each in everything().sheets[0].texts() if "شركة" not in each.text]
    places = [said.find(line) for line in lines]
    assert [line for line, place in zip(lines, places, strict=True) if place < 0] == []
    boxes = places[-8:]
    assert boxes == sorted(boxes)
    assert "السعودية"[::-1] in said  # readers turn a line round by themselves
    assert "\u202b" not in said


def test_every_font_is_inside_and_its_letters_have_codes(reader: PdfReader) -> None:
    found = fonts(reader)
    assert len(found) == 12
    for name, font in found.items():
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(inner), name
        assert "/ToUnicode" in font, name
    assert all("Chokepoint" in name for name in found)


def test_it_has_a_title_a_language_and_an_alternative_for_each_picture(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Who supplies the tools", CREATOR)
    assert reader.metadata.subject == "/supply-chain?day=2024-12-31&toward=chn"
    assert "/CreationDate" not in reader.metadata
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert alternatives(reader.trailer["/Root"]["/StructTreeRoot"]) == [
        "Every kind of shape, pattern and script, & <all> of them named",
        "5 boxes",
    ]


def alternatives(part: Any) -> list[str]:
    """The alternative texts of a tree of tags, in order."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(part, list):
        return [each for child in part for each in alternatives(child)]
    if not isinstance(part, dict):
        return []
    return [str(part[key]) for key in ("/Alt",) if key in part] + alternatives(part.get("/K", []))


def test_it_is_made_for_readers_who_listen(reader: PdfReader) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_the_same_figure_gives_the_same_bytes_here_and_in_another_process() -> None:
    once = pdf(everything())
    assert pdf(everything()) == once
    code = (
        "from hashlib import sha256; from app.exports.pdf import pdf; from tests.exports.sheets import everything; "
        "print(sha256(pdf(everything())).hexdigest())"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == sha256(once).hexdigest()


def test_a_sheet_without_words_is_a_page_too() -> None:
    empty = Sheet(width=100, height=50, items=(), name="", title="")
    assert len(PdfReader(io.BytesIO(pdf(figure(empty)))).pages) == 1


def test_a_letter_without_a_font_stops_it() -> None:
    sheet = Sheet(width=100, height=50, items=(text(10, 20, "no 😀"),), name="A", title="A")
    with pytest.raises(MissingGlyph, match=r"U\+1F600"):
        pdf(figure(sheet))


def test_a_font_of_ones_own_is_inside() -> None:
    own = unpacked((FOLDER / "mono-400.woff2").read_bytes())
    sheet = Sheet(width=100, height=50, items=(text(10, 20, "firm"),), name="A", title="A")
    made = PdfReader(io.BytesIO(pdf(replace(figure(sheet), typeface=own))))
    assert [name.partition("+")[2] for name in fonts(made)] == ["ChokepointOwnSans"]
    assert made.pages[0].extract_text().strip() == "firm"
