"""Names in all scripts, with marks, formulas and at any length, in every view and every format."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pypdf
import pytest
from pptx import Presentation

from app import exported
from app.exports.documents import html
from app.exports.pdf import pdf
from app.exports.plain import plain
from app.exports.pptx import pptx
from app.exports.svg import svg
from app.factory import rooms
from graph.connection import Connection
from ontology import model as ontology
from ontology.errors import ExplorerError
from tests.conftest import Command
from tests.exports.geometry import outside, overlaps
from tests.exports.slides import shapes, words
from tests.exports.test_spreadsheet import sheet as rows_of

NAMES = (
    "<script>alert(1)</script>",
    "=cmd()",
    "a & b \"c\" 'd'",
    "中芯国际集成电路制造",
    "台灣積體電路製造股份有限公司",
    "東京エレクトロン株式会社",
    "삼성전자 주식회사",
    "شركة أشباه الموصلات",
    "Long name " * 12,
    "W" * 120,
)
VIEWS = ("/coverage?unsized=all&find=%20", "/supply-chain?open=all", "/timeline", "/explore?focus=asml", "/sources")
FILL = """
MATCH (n:Entity) WITH n ORDER BY n.id WITH collect(n) AS every
UNWIND range(0, size(every) - 1) AS at
WITH every[at] AS n, $names[at % size($names)] AS name
SET n.name = name + ' ' + n.id, n.label = CASE WHEN n.label IS NULL THEN NULL ELSE left(name, 28) END
"""


@pytest.fixture
def named(changing: Connection, changing_chokepoint: Command) -> Connection:
    """A graph of the fact base in which every entity has a name of the list."""
    changing_chokepoint("load", "facts")
    with changing.session("WRITE") as session:
        session.run(FILL, names=list(NAMES)).consume()
    return changing


def test_every_view_draws_them_within_the_page_and_apart_in_every_format(named: Connection) -> None:
    model = ontology.load()
    for address in VIEWS:
        at = exported.place(named, rooms(), address)
        figure = exported.drawn(named, model, at).figure
        said = {text.text for sheet in figure.sheets for text in sheet.texts()}
        drawn = [name[:4] for name in NAMES[3:8] if any(name[:4] in text for text in said)]
        assert drawn, address
        assert [fault for sheet in figure.sheets for fault in (*outside(sheet), *overlaps(sheet))] == [], address
        root = ElementTree.fromstring(svg(figure.sheets[0], figure))
        assert not [element for element in root.iter() if element.tag.endswith("script")], address
        slides = Presentation(io.BytesIO(pptx(figure))).slides
        shown = {words(shape) for slide in slides for shape in shapes(slide.shapes)}
        assert {plain(text) for text in said if "script" in text} <= shown, address
        pages = pypdf.PdfReader(io.BytesIO(pdf(figure))).pages
        read = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
        assert [start for start in drawn if start.isalpha() and start[0] != "ش" and start.strip() not in read] == []
        assert b"<script" not in html(figure, at.room.table(named, model, at.query) if at.room.table else None).lower()


def test_a_formula_stays_text_in_tables(named: Connection) -> None:
    address = "/sources?find=cmd"
    written = list(csv.reader(io.StringIO(_file(named, address, "csv").decode())))
    titles = [row[1] for row in written[1:]]
    assert titles
    assert all(title.startswith("'=cmd() ") for title in titles)
    assert [row[1] for row in rows_of(_file(named, address, "xlsx"))[1:]] == [title[1:] for title in titles]


def test_a_letter_that_no_font_has_stops_every_format_and_is_named(named: Connection) -> None:
    with named.session("WRITE") as session:
        session.run("MATCH (n {id: 'asml'}) SET n.name = 'ASML \U00010a60'").consume()
    for ending in ("svg", "png", "pdf", "pptx"):
        with pytest.raises(ExplorerError, match="U\\+10A60"):
            _file(named, "/explore?focus=asml", ending)


def _file(reader: Connection, address: str, ending: str) -> bytes:
    [content] = exported.made(reader, ontology.load(), exported.place(reader, rooms(), address), ending).files
    return content
