"""The words of a Cypher text and its statements: nothing is lost, nothing hides, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher_text import TOKEN, decoded, tokens
from graph.readonly import _refuse_words
from graph.statements import split
from ontology.errors import ExplorerError

PIECES = (
    "'",
    '"',
    "`",
    "//",
    "/*",
    "*/",
    "\\",
    "\\u0027",
    "\\\\u0027",
    ";",
    ":",
    "\n",
    "\r",
    " ",
    "a",
    "é",
    "😀",
    "$x",
)
texts = st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
inner = st.text(alphabet=st.characters(exclude_characters="'\"`\\*/\r\n", exclude_categories=("Cs",)), max_size=20)
ADVERSE = ("'", '"', "`", "/*", "//", "\\", "'\\", "``", "1.", "a.", "a ", "(", "😀", "\x00", "\\u0027", "/", "*", ". ")


@given(texts)
def test_every_text_falls_into_pieces_that_cover_it(text: str) -> None:
    assert "".join(match[0] for match in TOKEN.finditer(text)) == text


@given(texts)
def test_tokens_stand_where_they_say_and_in_their_order(text: str) -> None:
    found = tokens(text)
    assert [text[each.start : each.start + len(each.text)] for each in found] == [each.text for each in found]
    assert [each.start for each in found] == sorted({each.start for each in found})


@given(texts)
def test_statements_stand_where_they_say_and_lose_no_word(text: str) -> None:
    found = split(text)
    assert [text[each.start : each.start + len(each.text)] for each in found] == [each.text for each in found]
    if all(each.kind == "query" for each in found):
        kept = [token.text.rstrip() for each in found for token in tokens(each.text)]
        assert kept == [token.text.rstrip() for token in tokens(text) if token.text != ";"]


@given(inner, st.sampled_from(["'{};{}'", '"{};{}"', "`{};{}`", "/*{};{}*/ 1", "1 //{};{}"]))
def test_a_semicolon_within_a_string_comment_or_name_parts_nothing(text: str, form: str) -> None:
    assert len(split("RETURN " + form.format(text, text))) == 1


@given(inner, inner)
def test_a_semicolon_between_statements_parts_them(one: str, two: str) -> None:
    assert [each.text for each in split(f"RETURN '{one}';RETURN '{two}';")] == [f"RETURN '{one}'", f"RETURN '{two}'"]


@pytest.mark.parametrize("piece", ADVERSE)
def test_a_long_text_of_one_kind_is_read_once(piece: str) -> None:
    """As many pieces as half the text gives twice over, within one: no piece is looked at again and again."""
    half, whole = piece * (50_000 // len(piece)), piece * (50_000 // len(piece)) * 2
    once, twice = (sum(1 for _ in TOKEN.finditer(text)) for text in (half, whole))
    assert twice <= 2 * once + 1
    assert "".join(match[0] for match in TOKEN.finditer(whole)) == whole


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"\u0043REATE", "CREATE"),
        (r"'\\u0027'", r"'\\u0027'"),
        (r"'\\\u0027'", r"'\\'" + "'"),
        (r"\u005Cu0041", r"\u0041"),
        (r"\u00", r"\u00"),
        (r"\uu0041", r"\uu0041"),
    ],
)
def test_escaped_characters_are_read_as_the_server_reads_them(text: str, read: str) -> None:
    assert decoded(text) == read


@pytest.mark.parametrize("inside", ["CALL db.stats.status() YIELD section", "SHOW SETTINGS YIELD name RETURN name"])
def test_an_escaped_end_of_line_and_quote_hide_nothing(inside: str) -> None:
    """The line end is written with two backslashes and is none; the quote behind it is one."""
    text = f'RETURN // \\\\u000A "\n "\\u0022, CASE WHEN true THEN COUNT {{ {inside} }} END AS n //"'
    with pytest.raises(ExplorerError, match=r"is not on the list|looks behind the server"):
        _refuse_words(text)


def test_an_option_glued_to_the_version_is_seen() -> None:
    with pytest.raises(ExplorerError, match="The option 5debug is not on the list"):
        _refuse_words("CYPHER 5debug=ast RETURN 1")
