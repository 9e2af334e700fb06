"""The files of a note: each opens, says the same, leads to the same places, and is the same twice."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation
from pypdf import PdfReader

from app.briefing.inline import HOME
from app.briefing.note import Note
from app.briefing.writing import ENDINGS, WRITERS
from tests.briefing.conftest import Noted

QUERIES = ("?focus=litho-euv&on=2024-12-31", "?focus=jpn&on=2024-12-31", "?focus=jp-23-items-2023&on=2024-12-31")
LONG = ("usa", "jpn", "nld", "us-oct7-2022-ifr", "sme", "deposition")


def made(note: Note, ending: str) -> bytes:
    return WRITERS[ending][1](note, HOME)


@pytest.fixture(params=QUERIES)
def whole(request: pytest.FixtureRequest, noted: Noted) -> Note:
    return noted(request.param)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_the_same_twice_and_says_nothing_of_the_machine(noted: Noted, ending: str) -> None:
    first, second = made(noted(QUERIES[0]), ending), made(noted(QUERIES[0]), ending)
    assert first == second
    assert str(Path(__file__).parents[2]).encode() not in first
    assert b"/tmp/" not in first


def test_a_pdf_has_two_pages_of_a4_with_text_and_links(whole: Note) -> None:
    reader = PdfReader(io.BytesIO(made(whole, "pdf")))
    assert len(reader.pages) <= 2
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert whole.title in text
    assert all(section.heading in text for section in whole.sections)
    assert whole.foot.digest in text
    links = {
        str(link["/A"]["/URI"])
        for page in reader.pages
        for link in (each.get_object() for each in page.get("/Annots", []))
        if "/A" in link and "/URI" in link["/A"]
    }
    assert any(each.startswith(HOME + "entity/") for each in links)
    assert HOME + whole.foot.address in links
    assert (reader.metadata.title, reader.metadata.author) == (whole.title, "Chokepoint 0.1.0")  # type: ignore[union-attr]
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }  # type: ignore[index]
    assert fonts
    assert all("+" in font for font in fonts), "every font is a subset within the file"


@pytest.mark.parametrize("subject", LONG)
def test_a_rich_subject_fits_two_pages_and_counts_what_is_left_out(noted: Noted, subject: str) -> None:
    note = noted(f"?focus={subject}")
    reader = PdfReader(io.BytesIO(made(note, "pdf")))
    assert len(reader.pages) <= 2
    text = " ".join(page.extract_text() for page in reader.pages)
    assert re.search(r"and \d+ more", text) or subject not in ("usa", "jpn", "nld")


def test_a_word_document_has_headings_tables_and_links_that_resolve(whole: Note) -> None:
    document = Document(io.BytesIO(made(whole, "docx")))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 2"]
    assert headings == [*(section.heading for section in whole.sections), "Sources"]
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
    body = document.element.body
    links = list(body.iter(qn("w:hyperlink")))
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    outside = {each.get(qn("r:id")) for each in links} - {None}
    assert {each.get(qn("w:anchor")) for each in links} - {None} <= marks
    targets = {document.part.rels[each].target_ref for each in outside}
    assert any(each.startswith(HOME + "entity/") for each in targets)
    assert all(each.startswith(("http://", "https://")) for each in targets)
    about = document.core_properties
    assert (about.author, about.created.year, about.title) == ("Chokepoint", 1980, whole.title)


def test_slides_have_a_title_each_native_tables_and_sources_in_the_notes(whole: Note) -> None:
    slides = list(Presentation(io.BytesIO(made(whole, "pptx"))).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == whole.title
    assert set(titles[1:]) == {section.heading for section in whole.sections[1:]}
    assert any(shape.has_table for slide in slides for shape in slide.shapes)
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert all(whole.foot.digest in each and "/" + whole.foot.address in each for each in notes)
    assert any(each.startswith("[1] ") for each in notes)
    height = 540 * 12700
    assert all(shape.top + shape.height <= height for slide in slides for shape in slide.shapes)


def test_markdown_has_all_parts_and_its_references(whole: Note) -> None:
    text = made(whole, "md").decode()
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [*(each.heading for each in whole.sections), "Sources"]
    cited = set(re.findall(r"\(<#ref-(\d+)>\)", text))
    assert cited
    assert cited <= set(re.findall(r'<a id="ref-(\d+)">', text))


def test_html_stands_alone(whole: Note) -> None:
    text = made(whole, "html").decode()
    assert not re.search(r"<(script|link|img|iframe)|url\(|@import", text)
    cited = set(re.findall(r'href="#(ref-\d+)"', text))
    assert cited <= set(re.findall(r'id="(ref-\d+)"', text))
    assert all(each.startswith(("http", "#")) for each in re.findall(r'href="([^"]*)"', text))


def test_json_holds_what_is_cut_elsewhere(noted: Noted) -> None:
    note = noted(QUERIES[1])
    said = json.loads(made(note, "json"))
    [supplies] = [each for each in said["sections"] if each["key"] == "suppliers"]
    assert len(supplies["blocks"][0]["rows"]) == 44
    assert said["foot"]["digest"] == note.foot.digest


def opened(note: Note, ending: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made(note, ending)))


@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_parts_of_office_files_carry_one_time(noted: Noted, ending: str) -> None:
    with opened(noted(QUERIES[0]), ending) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in each.filename for each in parts.infolist())
