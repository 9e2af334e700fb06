"""What stands in presentations beside shapes: notes and properties; and that the same figure is the same file."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile

from fontTools.fontBuilder import FontBuilder
from pptx import Presentation

from app.exports.plain import plain
from app.exports.pptx import pptx
from tests.exports import decks
from tests.exports.decks import figure, said, sheet
from tests.exports.slides import (
    SAMPLES,
    kind,
    opened,
    shapes,
    words,
)


def test_the_notes_tell_what_is_shown_what_rebuilds_it_and_what_it_rests_on() -> None:
    (slide,) = opened(decks.matrix()).slides
    assert slide.notes_slide.notes_text_frame.text.split("\n") == [
        "Coverage of five technologies.",
        "Covered share is an upper bound.",
        "Warnings:",
        "Shares are known for 84.3 % only.",
        "Sources:",
        "Advanced Semiconductor Supply Chain Dataset, CC BY-NC 4.0, CSET ETO",
        "As of: 2024-12-31",
        f"Address: {decks.ADDRESS}",
        "Query: 3f2a9c41",
    ]


def test_notes_without_anything_to_say_have_no_empty_headings() -> None:
    bare = figure(sheet(name="Nothing."), address="/", digest="", day="", sources=(), notes=(), warnings=())
    assert opened(bare).slides[0].notes_slide.notes_text_frame.text == "Nothing.\nAddress: /"


def test_hostile_text_stays_text() -> None:
    slide = opened(decks.hostile()).slides[0]
    texts = [words(shape) for shape in shapes(slide.shapes) if kind(shape) == "Text"]
    assert texts == [plain('<b>"Title"</b> & \x0b more'), *(plain(text) for text in decks.HOSTILE)]
    notes = slide.notes_slide.notes_text_frame.text.split("\n")
    assert notes[1 : len(decks.HOSTILE) + 1] == [plain(text) for text in decks.HOSTILE]


def test_a_font_of_ones_own_is_named_but_not_for_letters_of_fixed_width() -> None:
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef"])
    made.setupNameTable({"familyName": "House Grotesk", "styleName": "Regular"})
    kept = io.BytesIO()
    made.font.save(kept)
    texts = (said(9, 9, "a", family="condensed"), said(9, 9, "a", family="mono"))
    slide = opened(figure(sheet(*texts), typeface=kept.getvalue())).slides[0]
    names = [box.text_frame.paragraphs[0].runs[0].font.name for box in list(slide.shapes)[1:]]
    assert names == ["House Grotesk", "IBM Plex Mono"]


def test_the_file_says_nothing_of_the_machine_or_the_template() -> None:
    made = pptx(decks.matrix())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names, parts = archive.namelist(), b"".join(archive.read(name) for name in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = Presentation(io.BytesIO(made)).core_properties
    assert (about.author, about.last_modified_by, about.title) == ("Chokepoint", "Chokepoint", decks.matrix().title)
    assert (about.created, about.modified, about.revision) == (about.created, about.created, 1)
    assert not [name for name in names if "thumbnail" in name or "printer" in name]
    for left in (b"Steve", b"python-pptx", b"Macintosh", b"Calibri", b"/root", b"Office Theme"):
        assert left not in parts


PROGRAM = """
import hashlib
from app.exports.pptx import pptx
from tests.exports import decks
print(*(hashlib.sha256(pptx(made())).hexdigest() for made in (decks.matrix, decks.routes, decks.hostile)))
"""


def test_the_same_figure_is_the_same_file_also_from_another_process() -> None:
    here = [hashlib.sha256(pptx(made())).hexdigest() for made in SAMPLES.values()]
    assert here == [hashlib.sha256(pptx(made())).hexdigest() for made in SAMPLES.values()]
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert run.stdout.split() == here
