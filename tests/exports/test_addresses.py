"""Twelve addresses over all views in every format: what each file holds is what its sheets hold."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from PIL import Image

from app import exported
from app.exported import Drawn, Place
from app.exports.pdf import pdf
from app.exports.plain import plain
from app.exports.png import png
from app.exports.scene import Figure, Group, Item, Sheet, Text
from app.exports.svg import svg
from app.factory import rooms
from graph.connection import Connection
from ontology import model as ontology
from tests.exports.addresses import ADDRESSES, drawn
from tests.exports.geometry import outside, overlaps
from tests.exports.slides import nested, opened, shapes, words
from tests.exports.test_png import difference, shown

SVG = "{http://www.w3.org/2000/svg}"
SAID = [re.sub(r"cypher\?.*", "cypher?q", address) for address in ADDRESSES]
each = pytest.mark.parametrize("address", ADDRESSES, ids=SAID)


@pytest.fixture(scope="module")
def made(connection: Connection) -> Any:
    """Gives the figure of an address, drawn once."""
    model = ontology.load()
    return cache(lambda address: drawn(connection, model, address))


def test_there_are_twelve_of_them_over_all_views() -> None:
    assert len(ADDRESSES) == 12
    views = {re.split(r"[/?]", address)[1] for address in ADDRESSES}
    assert views == {"coverage", "supply-chain", "timeline", "explore", "questions", "cypher", "sources"}


@each
def test_no_text_leaves_the_page_and_none_covers_another(made: Any, address: str) -> None:
    found: Drawn = made(address)
    assert [said for sheet in found.figure.sheets for said in (*outside(sheet), *overlaps(sheet))] == []


@each
def test_an_svg_is_strict_xml_with_every_text_once_and_nothing_from_elsewhere(made: Any, address: str) -> None:
    figure: Figure = made(address).figure
    for sheet in figure.sheets:
        written = svg(sheet, figure)
        root = ElementTree.fromstring(written)
        texts = ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
        assert sorted(map(solid, texts)) == sorted(solid(plain(text.text)) for text in sheet.texts())
        assert not [tag for tag in root.iter() if tag.tag in (f"{SVG}script", f"{SVG}foreignObject")]
        addresses = re.findall(rb'(?:href|src)="([^"]*)"|url\(([^)]*)\)', written)
        assert {found[:5] for pair in addresses for found in pair if found} <= {b"data:", b"#hatc", b"#dots"} | {
            found[:5] for pair in addresses for found in pair if found.startswith(b"#")
        }


@each
def test_the_address_printed_on_a_figure_gives_the_same_bytes(connection: Connection, made: Any, address: str) -> None:
    figure: Figure = made(address).figure
    again = drawn(connection, ontology.load(), figure.address).figure
    assert again.address == figure.address
    assert again.digest == figure.digest
    assert [svg(sheet, again) for sheet in again.sheets] == [svg(sheet, figure) for sheet in figure.sheets]


@each
def test_the_footer_says_day_sources_licence_query_and_address(made: Any, address: str) -> None:
    found: Drawn = made(address)
    for sheet in found.figure.sheets:
        foot = solid("".join(text.text for text in sheet.texts() if text.role == "footer"))
        assert solid(found.figure.address) in foot
        assert found.figure.digest in foot
        assert "CCBY-NC4.0" in foot
        assert "non-commercialusewithcredit" in foot
        assert "knownon20Nov2026" in foot


@each
def test_a_pdf_has_a_page_a_sheet_selectable_text_and_its_fonts_inside(made: Any, address: str) -> None:
    figure: Figure = made(address).figure
    reader = pypdf.PdfReader(io.BytesIO(pdf(figure)))
    assert len(reader.pages) == len(figure.sheets)
    for page, sheet in zip(reader.pages, figure.sheets, strict=True):
        said = solid(page.extract_text())
        assert [text.text for text in sheet.texts() if solid(plain(text.text)) not in said] == []
        fonts = page["/Resources"]["/Font"].values()
        for font in fonts:
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(inner)


@each
def test_a_presentation_has_the_shapes_texts_and_alternative_texts_of_its_sheets(made: Any, address: str) -> None:
    figure: Figure = made(address).figure
    slides = opened(figure).slides
    assert len(slides) == len(figure.sheets)
    for slide, sheet in zip(slides, figure.sheets, strict=True):
        title = " ".join(text.text for text in sheet.texts() if text.role == "title")
        assert slide.shapes.title.text_frame.text.replace("\v", " ") == plain(sheet.title)
        assert nested(slide.shapes) == list(_words_of(sheet.items[1:], titled=title == sheet.title))
        texts = [
            text for text in sheet.texts() if plain(text.text) and not (title == sheet.title and text.role == "title")
        ]
        boxes = [words(shape) for shape in shapes(slide.shapes) if words(shape) and not shape.is_placeholder]
        assert boxes == [plain(text.text) for text in texts]
        assert figure.address in slide.notes_slide.notes_text_frame.text


def _words_of(items: tuple[Item, ...], *, titled: bool) -> Iterator[Any]:
    """Items as words: groups as their name and what they hold, without the title where it is the slide's own."""
    for item in items:
        if isinstance(item, Group):
            yield plain(item.name), list(_words_of(item.items, titled=titled))
        elif not (titled and isinstance(item, Text) and item.role == "title"):
            yield type(item).__name__


@each
def test_a_png_is_what_a_browser_shows_of_the_svg(made: Any, address: str) -> None:
    figure: Figure = made(address).figure
    sheet: Sheet = figure.sheets[0]
    drawing = Image.open(io.BytesIO(png(sheet, figure, dpi=144)))
    browser = shown(svg(sheet, figure), round(sheet.width), round(sheet.height))
    mean, most = difference(drawing.resize(browser.size), browser)
    assert mean < 0.01
    assert most < 0.5


@each
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "graphml", "ttl"])
def test_the_data_behind_it_can_be_written(connection: Connection, address: str, ending: str) -> None:
    at: Place = exported.place(connection, rooms(), address)
    found = exported.made(connection, ontology.load(), at, ending)
    assert len(found.files) == 1
    assert len(found.files[0]) > 100


def solid(text: str) -> str:
    """A text without spaces: a reader of PDF guesses them from gaps."""
    return re.sub(r"\s", "", text)
