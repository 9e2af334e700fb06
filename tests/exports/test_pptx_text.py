"""The text of presentations: its place, face, language and direction; titles; the size of slides."""

from __future__ import annotations

from typing import Any

import pytest
from pptx.util import Pt

from app.exports.plain import plain
from app.exports.scene import Group, Paint, Rectangle
from tests.exports import decks
from tests.exports.decks import figure, said, sheet
from tests.exports.slides import (
    CLOSE,
    A,
    baseline,
    described,
    first,
    kind,
    nested,
    opened,
    samples,
    shapes,
    side,
    words,
)


@samples
def test_each_text_stands_where_the_sheet_has_it(made: Any) -> None:
    texts = [text for text in made().sheets[0].texts() if text.role != "title"]
    boxes = [shape for shape in shapes(opened(made()).slides[0].shapes) if kind(shape) == "Text"]
    boxes = [shape for shape in boxes if not shape.is_placeholder]
    assert [words(box) for box in boxes] == [plain(text.text) for text in texts]
    for text, box in zip(texts, boxes, strict=True):
        assert abs(baseline(box, text.size) - text.y) < CLOSE
        assert abs(side(box) - text.x) < CLOSE
        assert box.text_frame.word_wrap is False
        assert box.text_frame.paragraphs[0].runs[0].font.size == round(text.size * 12700)


def test_the_ground_of_the_sheet_is_the_background_of_the_slide() -> None:
    slide = first(Rectangle(x=0, y=0, width=960, height=540, paint=Paint(fill="#eceff3")))
    assert str(slide.background.fill.fore_color.rgb) == "ECEFF3"
    assert [shape.is_placeholder for shape in slide.shapes] == [True]


def test_the_slide_has_the_size_of_the_first_sheet_and_one_slide_stands_for_each() -> None:
    deck = opened(figure(sheet(title="One"), sheet(title="Two"), sheet(title="Three")))
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    assert deck.part._element.sldSz.get("type") is None
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == ["One", "Two", "Three"]


def test_two_lines_of_a_title_are_one_title_where_they_stand() -> None:
    lines = [text for text in decks.matrix().sheets[0].texts() if text.role == "title"]
    title = opened(decks.matrix()).slides[0].shapes.title
    assert title.text_frame.text == "\v".join(line.text for line in lines)
    step = lines[1].y - lines[0].y
    assert title.text_frame.paragraphs[0].line_spacing == Pt(step)
    baselines = [title.top / Pt(1) + step * at - 0.275 * lines[0].size for at in (1, 2)]
    assert baselines == pytest.approx([line.y for line in lines], abs=CLOSE)
    assert side(title) == pytest.approx(lines[0].x, abs=CLOSE)


def test_a_title_in_a_group_is_the_title_and_leaves_the_group() -> None:
    line = said(40, 60, "Title", role="title")
    other = said(40, 90, "Below", role="subtitle")
    slide = first(Group(items=(line, other), role="title", name="Head"), title="Title")
    assert [slide.shapes[0].is_placeholder, slide.shapes.title.text_frame.text] == [True, "Title"]
    assert nested(slide.shapes) == [("Head", ["Text"])]


def test_a_title_that_the_sheet_shows_only_in_part_stands_whole_above_the_slide() -> None:
    slide = first(said(40, 60, "A long ti…", role="title"), title="A long title")
    title = slide.shapes.title
    assert (title.text_frame.text, title.top + title.height < 0) == ("A long title", True)
    assert [words(shape) for shape in slide.shapes if not shape.is_placeholder] == ["A long ti…"]


def test_no_placeholder_is_left_but_the_title() -> None:
    deck = opened(decks.matrix())
    assert [shape.placeholder_format.type.name for shape in deck.slides[0].placeholders] == ["TITLE"]
    assert [layout.name for layout in deck.slide_layouts] == ["Title Only"]


def test_faces_and_weights_are_those_a_reader_may_have() -> None:
    texts = [
        said(9, 9, "a"),
        said(9, 9, "a", weight=500, family="condensed"),
        said(9, 9, "a", weight=600, family="mono"),
    ]
    boxes = list(first(*texts).shapes)[1:]
    fonts = [box.text_frame.paragraphs[0].runs[0].font for box in boxes]
    assert [(font.name, font.bold) for font in fonts] == [
        ("IBM Plex Sans", False),
        ("IBM Plex Sans Condensed", False),
        ("IBM Plex Mono", True),
    ]


@pytest.mark.parametrize(
    ("text", "language", "eastern", "other", "rtl"),
    [
        ("Tools", "en-GB", "IBM Plex Sans", "IBM Plex Sans", "0"),
        ("東京エレクトロン", "ja-JP", "Yu Gothic", "IBM Plex Sans", "0"),
        ("삼성전자", "ko-KR", "Malgun Gothic", "IBM Plex Sans", "0"),
        ("中芯国际", "zh-CN", "Microsoft YaHei", "IBM Plex Sans", "0"),
        ("台積電與聯華電子", "zh-TW", "Microsoft JhengHei", "IBM Plex Sans", "0"),
        ("شركة ASML", "ar-SA", "IBM Plex Sans", "Arial", "1"),
        ("ASML شركة", "ar-SA", "IBM Plex Sans", "Arial", "0"),
    ],
)
def test_text_says_its_language_face_and_direction(
    text: str, language: str, eastern: str, other: str, rtl: str
) -> None:
    (box,) = list(first(said(40, 40, text)).shapes)[1:]
    look = box._element.find(f".//{A}rPr")
    assert box.text_frame.text == text
    assert [look.get("lang"), look.find(f"{A}ea").get("typeface"), look.find(f"{A}cs").get("typeface")] == [
        language,
        eastern,
        other,
    ]
    assert box._element.find(f".//{A}pPr").get("rtl") == rtl


def test_a_text_that_was_cut_says_the_whole_of_it() -> None:
    (cut, whole) = list(first(said(9, 9, "Wafer cl…", full="Wafer cleaning"), said(9, 9, "EUV", full="EUV")).shapes)[1:]
    assert [described(cut), described(whole)] == ["Wafer cleaning", ""]
