"""Each form that can be loaded, broken as a file: empty, cut off, in another encoding, nested too deep. What is told.

What is wrong with a value in it is in `test_bad_values`; what only one form can have stands in the tests of that
source. What is no file or far too much of one, and any bytes at all, are in `test_bad_files`; packed files and lines
without end in `test_streams`; that a load with findings changes nothing in `test_loading`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.loaders.bad_input import BINARY, FORMS, TEXT, YAML, told

NAMED = {
    "facts": "Japan",
    "eto": "Sample tool",
    "eto of 2022": "Sample tool",
    "excerpt": "publisher: P",
    "list in JSON": "Hua Hong",
    "list in CSV": "Hua Hong",
    "FtM": "Made-up Holding",
    "Turtle": "Sample laser",
    "N-Triples": "Sample laser",
    "JSON-LD": "Sample laser",
    "RDF/XML": "Sample laser",
    "dump in lines": "Firm",
    "CSV": "Bogus Etch",
    "mapping": "Made-up firms",
    "decisions": "A. Sample",
    "scenario": "More",
}
"""Words of each text form into which something is put that does not belong there."""


def _with(form: str, more: bytes) -> bytes:
    """The sound file, with some bytes behind the words of `NAMED`."""
    words, sound = NAMED[form].encode(), FORMS[form].sound
    assert words in sound
    return sound.replace(words, words + more, 1)


LATIN = {
    **dict.fromkeys(FORMS.keys() - {*BINARY, "Turtle", "N-Triples", "JSON-LD", "RDF/XML"}, "is not UTF-8"),
    **dict.fromkeys(("Turtle", "N-Triples", "JSON-LD"), "Invalid UTF-8"),
    "RDF/XML": "this is no XML",
}
EMPTY = {
    **dict.fromkeys(YAML, "holds no mapping."),
    **dict.fromkeys(("Turtle", "N-Triples", "dump in lines"), "holds no fact."),
    **dict.fromkeys(("eto", "eto of 2022", "list in JSON", "list in CSV", "CSV", "XLSX", "Parquet"), "is empty."),
    "FtM": "holds no entity.",
    "JSON-LD": "line 1: Unexpected end of file",
    "RDF/XML": "line 1: this is no XML: no element found.",
}
CUT = {
    "eto": "line 8: the row has 3 fields, the first of them 'Sample provider 2'.",
    "eto of 2022": "line 10 (P912 N911): field 'negligible_market_share' is 'n'.",
    "excerpt": "line 5: did not find expected ',' or '}'.",
    "list in JSON": "line 21: Unterminated string.",
    "list in CSV": "line 9: this row is no CSV: unexpected end of data.",
    "FtM": "line 19 is cut off.",
    "Turtle": "line 25: Unexpected end of file.",
    "N-Triples": "line 32: Unexpected end of file.",
    "JSON-LD": "line 76: Unexpected end of file.",
    "RDF/XML": "line 41: this is no XML: unclosed token. Is the file cut off?",
    "dump in lines": "line 3: Input data was truncated.",
    "CSV": "line 6: the row has 2 fields, the first of them '13'.",
    "XLSX": "is damaged or no XLSX",
    "Parquet": "cannot be read",
    "mapping": "line 25: could not find expected ':'.",
    "scenario": "line 5: did not find expected node content.",
}
"""Of facts and decisions not: what is left of a list that ends with a record is a list."""
CONTROL = {
    **dict.fromkeys(YAML, "holds the control character U+0007. Take it out."),
    **dict.fromkeys(
        ("list in CSV", "Turtle", "N-Triples", "CSV"), "It holds the control character U+0007. Take it out."
    ),
    "list in JSON": "line 11: Invalid control character.",
    "FtM": "line 3 is no JSON",
    "JSON-LD": r"line 66: '\x07' is not allowed in JSON strings.",
    "RDF/XML": "line 54: this is no XML: not well-formed (invalid token).",
    "dump in lines": "line 2: JSON is malformed: invalid character",
}
"""Of ETO not: the words are in columns that are not read."""


@pytest.mark.parametrize("form", FORMS)
def test_the_files_that_are_broken_below_are_sound(form: str, tmp_path: Path) -> None:
    assert FORMS[form].told(FORMS[form].put(tmp_path)) == ()


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_file_is_told(form: str, tmp_path: Path) -> None:
    (found,) = told(form, tmp_path, b"")
    assert f"{FORMS[form].file} {EMPTY[form]}" in found


@pytest.mark.parametrize("form", CUT)
def test_a_file_that_is_cut_off_is_told_with_its_last_line(form: str, tmp_path: Path) -> None:
    sound = FORMS[form].sound
    (found,) = told(form, tmp_path, sound[: len(sound) * 3 // 5])
    assert f"{FORMS[form].file} {CUT[form]}" in found


@pytest.mark.parametrize("form", TEXT)
def test_another_encoding_is_told_with_its_line(form: str, tmp_path: Path) -> None:
    data = _with(form, b" M\xfcnchen")
    line = data[: data.index(b"\xfc")].count(b"\n") + 1
    assert re.search(rf"{FORMS[form].file} line {line}\b.*{LATIN[form]}", told(form, tmp_path, data)[0])
    wide = told(form, tmp_path, FORMS[form].sound.decode("utf-8-sig").encode("utf-16"))
    assert wide[0].startswith(f"{FORMS[form].file} line 1")


@pytest.mark.parametrize("form", CONTROL)
def test_a_control_character_is_told(form: str, tmp_path: Path) -> None:
    assert CONTROL[form] in told(form, tmp_path, _with(form, b"\x07"))[0]


@pytest.mark.parametrize("form", TEXT)
def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing(form: str, tmp_path: Path) -> None:
    sound = FORMS[form].sound.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    for data in (b"\xef\xbb\xbf" + sound, sound.replace(b"\n", b"\r\n")):
        assert FORMS[form].told(FORMS[form].put(tmp_path, data)) == ()


DEEP = "[" * 100_000
NESTED = {
    **dict.fromkeys(YAML, (DEEP, "line 1: values stand more than 100 deep in each other.")),
    "list in JSON": (f'{{"results": {DEEP}', "line 1: values stand in each other too deep."),
    "FtM": (f'{{"id": {DEEP}', "line 1 is no JSON: it is nested too deeply."),
    "JSON-LD": (f'{{"@id": "urn:a", "urn:b": {DEEP}', "line 1: objects stand more than 100 deep in each other."),
    "RDF/XML": ('<a xmlns="urn:a">' * 1_000, "line 1: elements stand more than 100 deep in each other."),
    "dump in lines": (f'{{"id": "a", "properties": {{"a": {DEEP}', "line 1: maximum recursion depth exceeded"),
}


@pytest.mark.parametrize("form", NESTED)
def test_values_nested_too_deep_are_told_and_end_nothing(form: str, tmp_path: Path) -> None:
    data, words = NESTED[form]
    assert f"{FORMS[form].file} {words}" in told(form, tmp_path, data.encode())[0]


UNKNOWN = ("utf-9", "shift_jis", "rot13")


@pytest.mark.parametrize("encoding", UNKNOWN)
def test_an_encoding_of_xml_that_is_not_read_is_told(encoding: str, tmp_path: Path) -> None:
    sound = FORMS["RDF/XML"].sound
    (found,) = told("RDF/XML", tmp_path, sound.replace(b'"utf-8"', f'"{encoding}"'.encode(), 1))
    assert found.startswith("sample.rdf line 1: its encoding is not read: ")
