"""The fonts of figures: what they draw, how wide, and what they refuse."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from app.exports import faces, fonts
from app.exports.fonts import MissingGlyph, measure, plain, runs, subset
from app.exports.scene import Sheet
from app.exports.woff2 import unpacked
from tests.exports.geometry import outside, overlaps
from tests.exports.sheets import everything, text

PARTS = {
    "Tokyo Electron": [("Tokyo Electron", "Chokepoint Sans")],
    "東京エレクトロン": [("東京エレクトロン", "Chokepoint Sans JP")],
    "東京応化工業": [("東京応化工業", "Chokepoint Sans JP")],
    "台灣積體電路": [("台灣積體電路", "Chokepoint Sans TC")],
    "中芯国际": [("中芯国际", "Chokepoint Sans SC")],
    "삼성전자 반도체": [("삼성전자 반도체", "Chokepoint Sans KR")],
    "شركة الاتصالات": [("شركة الاتصالات", "Chokepoint Sans Arabic")],
    "SMIC 中芯 (China)": [
        ("SMIC ", "Chokepoint Sans"),
        ("中芯", "Chokepoint Sans SC"),
        (" (China)", "Chokepoint Sans"),
    ],
    "": [],
}


@pytest.mark.parametrize("line", PARTS)
def test_each_script_is_drawn_by_its_own_font(line: str) -> None:
    assert [(run.text, run.face.family) for run in runs(line)] == PARTS[line]


@pytest.mark.parametrize("face", faces.FACES, ids=lambda face: f"{face.family} {face.weight}")
def test_a_shipped_font_is_named_by_us_and_keeps_copyright_and_licence(face: faces.Face) -> None:
    font = TTFont(io.BytesIO(unpacked((faces.FOLDER / face.file).read_bytes())))
    names = {each.nameID: str(each) for each in font["name"].names}
    said = [names[number] for number in (1, 4, 6, 16, 17) if number in names]
    assert all("Plex" not in name for name in said), said
    assert (names.get(16, names[1]), font["OS/2"].usWeightClass) == (face.family, face.weight)
    assert "IBM Corp" in names[0]
    assert "SIL Open Font License, Version 1.1" in names[13]


def test_no_character_of_the_originals_is_lost() -> None:
    held = {face.file: len(set(faces.opened(face).unicodes)) for face in faces.FACES}
    assert held == {
        **{f"{family}-{weight}.woff2": 895 for family in ("sans", "condensed") for weight in (400, 500, 600)},
        "mono-400.woff2": 1049,
        "sans-arabic-400.woff2": 1032,
        "sans-jp-400.woff2": 15718,
        "sans-kr-400.woff2": 12183,
        "sans-sc-400.woff2": 29285,
        "sans-tc-400.woff2": 23646,
    }


def test_a_font_that_is_not_stored_plainly_is_refused() -> None:
    with pytest.raises(ValueError, match="Not a WOFF2 file"):
        unpacked(b"OTTO" + bytes(60))
    packed = bytearray((faces.FOLDER / faces.ARABIC.file).read_bytes())
    glyf = packed.index(0b11001010, 48)
    packed[glyf] = 0b00001010
    with pytest.raises(ValueError, match="glyf"):
        unpacked(bytes(packed))


def test_width_is_that_of_the_shaped_letters() -> None:
    assert measure("A", 1000) == 641
    assert measure("AV", 1000) < 641 + measure("V", 1000)
    assert measure("12", 10) == pytest.approx(12)
    assert measure("12", 10, 600, "condensed") == pytest.approx(10.8)
    assert measure("nn", 10, family="mono") == pytest.approx(12)
    assert measure("中芯国际", 10) == pytest.approx(40)
    assert measure("", 10) == 0


def test_arabic_letters_join() -> None:
    joined, apart = measure("شركة", 100), sum(measure(letter, 100) for letter in "شركة")
    assert joined < 0.9 * apart


@pytest.mark.parametrize(
    ("line", "character", "code"),
    [("Ahuramazda \U00010a60", "\U00010a60", "U+10A60"), ("Good 😀 chips", "😀", "U+1F600")],
)
def test_a_character_without_a_font_is_an_error_that_names_it(line: str, character: str, code: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        measure(line, 10)
    assert caught.value.character == character
    assert (code in caught.value.message, line in caught.value.message) == (True, True)
    assert "Latin" in caught.value.hint


def test_half_a_character_is_an_error_too() -> None:
    with pytest.raises(MissingGlyph, match=r"U\+FFFD"):
        measure("Broken \ud83d name", 10)


def test_control_characters_and_line_breaks_become_one_space() -> None:
    assert plain("one\x00\r\n\ttwo\u2028three\u2009four") == "one two three four"
    assert plain("safe\u202egnp.exe\u200b\ufeff") == "safegnp.exe"
    assert plain("\ud800|\ufffe|葛\U000e0100") == "\ufffd|\ufffd|葛"
    assert plain("e\u0301\u00a0x") == "é\u00a0x"


def test_a_cut_font_draws_what_was_asked_and_is_the_same_bytes_again() -> None:
    face = runs("شركة")[0].face
    once = subset({face: "شركة"})[face]
    fonts._only.cache_clear()
    assert subset({face: "ةكرشش"})[face] == once
    font = TTFont(io.BytesIO(once))
    assert set(font.getBestCmap()) == {ord(letter) for letter in "شركة"}
    assert {each.FeatureTag for each in font["GSUB"].table.FeatureList.FeatureRecord} >= {"init", "medi", "fina"}
    assert len(once) < 8_000


def test_text_outside_the_page_and_over_other_text_is_found() -> None:
    whole = everything().sheets[0]
    assert (outside(whole), overlaps(whole)) == ([], [])
    items = (text(600, 20, "too far right"), text(10, 20, "one over"), text(30, 24, "the other"))
    faulty: Sheet = replace(whole, items=items)
    assert outside(faulty) == ["'too far right' at (600, 11) to (663, 23)"]
    assert overlaps(faulty) == ["'one over' at (10, 11) to (56, 23) and 'the other' at (30, 15) to (79, 27)"]
