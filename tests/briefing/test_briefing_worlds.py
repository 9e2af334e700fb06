"""Notes on worlds small enough to check by hand: nothing known, known in part, and names that could do harm."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from lxml import etree
from pptx import Presentation
from pypdf import PdfReader

from app.briefing import write
from app.briefing.errors import NoBriefing
from app.briefing.making import note
from app.exports.fonts import MissingGlyph
from graph.connection import Connection
from graph.errors import WrongValue
from ontology.model import Model
from tests.briefing.reading import told
from tests.graph import tiny

DAY = f"&on={tiny.DAY}"
NAME = "<script>alert(1)</script> & \"q\" 'x' *b* [l](http://e.example) #h `c` | =cmd() العربية 半導体 반도체 "
HOSTILE = (NAME + "W" * 120)[:120]


def test_of_a_technology_of_which_nothing_is_known_every_part_says_no_data(changing: Connection, model: Model) -> None:
    tiny.written(changing)
    made = note(changing, model, "?focus=wafers" + DAY)
    assert [each.text for each in made.lead.items] == [
        "No data: no source gives a number for who supplies WAFERS.",
        "No control for all buyers is in force toward CHN on 15 Jun 2024.",
    ]
    assert {section.key: told(made, section.key) for section in made.sections} == {
        "what": ["WAFERS: equipment.", "No data: no flow out of it is recorded."],
        "suppliers": ["No data: no source gives shares of WAFERS."],
        "controls": ["No control known: USA, JPN, NLD, KOR, TWN and DEU."],
        "requests": ["None known: no request that concerns it is recorded by 15 Jun 2024."],
        "gaps": [
            "No data: without shares the uncovered part has no number.",
            "No loophole in it is recorded as open on 15 Jun 2024.",
        ],
        "changes": ["No measure on it began, ended or was suspended from 1 Jan 2024 to 15 Jun 2024."],
        "claims": ["None known: no statement for or against the measures above is recorded."],
    }
    assert made.references == ()


def test_shares_known_in_part_say_so_and_unknown_is_not_nothing(changing: Connection, model: Model) -> None:
    shares = [
        tiny.share("usa", "lithography", 60.0),
        tiny.share("nld", "lithography", 24.3),
        tiny.share("kor", "lithography", None),
    ]
    tiny.written(changing, tiny.measure(effective="2024-02", covers="lithography"), shares=shares)
    made = note(changing, model, "?focus=lithography" + DAY)
    assert [each.text for each in made.lead.items] == [
        "Covered at most: 60 % of the world supply of LITHOGRAPHY, toward CHN on 15 Jun 2024 (USA 60 %).",
        "Held outside any control of its holders: 24.3 % (NLD 24.3 %); 0 technologies depend on it, score 0.",
        "Shares known for 84.3 % only. Covered shares are upper bounds.",
    ]
    assert told(made, "suppliers") == [
        "Shares in percent of world supply by headquarters, 2025; shares known for 84.3 % only."
    ]
    [table] = [block for section in made.sections if section.key == "suppliers" for block in section.blocks[1:]]
    assert [row[1].items[0].text for row in table.rows] == ["60", "24.3", "no number"]  # type: ignore[union-attr]
    assert "Feb 2024: The measure rule began." in told(made, "changes")


@pytest.fixture
def hostile(changing: Connection) -> Connection:
    technologies = [*tiny.TECHNOLOGIES, {**tiny.technology("bad"), "name": HOSTILE}]
    shares = [tiny.share("usa", "bad", 60.0), tiny.share("jpn", "bad", 40.0)]
    rule = {**tiny.measure(effective="2024-02-01", covers="bad"), "title": HOSTILE}
    tiny.written(changing, rule, technologies=technologies, shares=shares)
    return changing


def test_a_name_that_could_do_harm_stays_text_in_markup(hostile: Connection, model: Model) -> None:
    html = write(hostile, model, "?focus=bad" + DAY, "html").decode()
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;q&#34;" in html
    markdown = write(hostile, model, "?focus=bad" + DAY, "md").decode()
    assert "<script" not in markdown.replace("\\<script", "")
    assert "# \\<script\\>alert(1)\\</script\\> &amp;" in markdown
    assert not re.search(r"(?<!\\)\[l(?<!\\)\]\(", markdown)
    assert all(len(re.findall(r"(?<!\\)\|", line)) in (3, 4, 5, 6) for line in markdown.splitlines() if line[:1] == "|")


def test_a_name_that_could_do_harm_stays_text_on_paper(hostile: Connection, model: Model) -> None:
    pages = PdfReader(io.BytesIO(write(hostile, model, "?focus=bad" + DAY, "pdf"))).pages
    text = "".join(page.extract_text() for page in pages)
    assert "<script>alert(1)</script> & " in text
    assert "=cmd()" in text
    assert "반도체" in text
    document = Document(io.BytesIO(write(hostile, model, "?focus=bad" + DAY, "docx")))
    assert document.paragraphs[1].text == HOSTILE.strip()
    slides = Presentation(io.BytesIO(write(hostile, model, "?focus=bad" + DAY, "pptx"))).slides
    assert slides[0].shapes.title.text_frame.text == HOSTILE.strip()


def test_control_characters_in_a_name_are_left_out(changing: Connection, model: Model) -> None:
    tiny.written(changing, technologies=[*tiny.TECHNOLOGIES, tiny.technology("bad")])
    # No load takes such a name; a graph that others write to may have it.
    changing.write(lambda tx: tx.run("MATCH (n {id: 'bad'}) SET n.name = $name", name="a\x0bb\u202ec").consume())
    for ending in ("html", "docx", "pptx", "md", "pdf"):
        assert b"\x0b" not in write(changing, model, "?focus=bad" + DAY, ending) or ending in ("docx", "pptx", "pdf")
    document = Document(io.BytesIO(write(changing, model, "?focus=bad" + DAY, "docx")))
    assert document.paragraphs[1].text == "a bc"
    etree.fromstring(document.element.xml.encode())


def test_a_character_without_a_glyph_is_named_not_drawn_as_a_box(changing: Connection, model: Model) -> None:
    tiny.written(changing, technologies=[*tiny.TECHNOLOGIES, {**tiny.technology("bad"), "name": "a 😀 tool"}])
    with pytest.raises(MissingGlyph, match=r"U\+1F600"):
        write(changing, model, "?focus=bad" + DAY, "pdf")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "No subject was named. Add focus= with the id of a technology, an ally or a measure."),
        ("?focus=lithografy", "The graph has no entity 'lithografy'. Did you mean 'lithography'"),
        ("?focus=bureau", "There is no briefing on a record of the class agency (bureau). Choose a technology"),
    ],
)
def test_a_subject_that_is_none_is_said_with_the_nearest(
    changing: Connection, model: Model, query: str, said: str
) -> None:
    tiny.written(changing)
    with pytest.raises(NoBriefing) as raised:
        write(changing, model, query, "md")
    assert str(raised.value).startswith(said)


def test_an_ending_that_no_writer_has_is_said_with_the_nearest(changing: Connection, model: Model) -> None:
    with pytest.raises(WrongValue, match=r"cannot be written as 'doc'. Did you mean 'docx'"):
        write(changing, model, "?focus=wafers", "doc")


def test_ids_in_any_case_and_codes_are_understood(changing: Connection, model: Model) -> None:
    tiny.written(changing)
    made = note(changing, model, "?focus=LITHOGRAPHY&toward=CN&by=JP,usa" + DAY)
    assert made.foot.address == "briefing?focus=lithography&on=2024-06-15&toward=chn&by=usa,jpn&since=2024-01-01"
