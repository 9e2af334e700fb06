"""The words of a Cypher text, told apart from its strings, comments and spaces, as the server tells them apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

TOKEN = re.compile(
    r"""
    (?P<comment> //[^\r\n]* | /\*.*?(?:\*/|\Z) )
  | (?P<string>  '(?:\\.|[^'\\])*(?:'|\\?\Z) | "(?:\\.|[^"\\])*(?:"|\\?\Z) )
  | (?P<quoted>  `(?:``|[^`])*(?:`|\Z) )
  | (?P<word>    [^\W\d]\w* )
  | (?P<number>  \d\w*(?:\.\d\w*)? )
  | (?P<sign>    . )
    """,
    re.DOTALL | re.VERBOSE,
)
ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})")
HALF = re.compile("[\ud800-\udfff]")
"""Half of a character beyond the first plane, which no text can be sent with."""
INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp")
MODES = ("EXPLAIN", "PROFILE")
VERSION = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Token:
    """A word, name, number, string or sign. `said` is what it says: in capitals, without backticks, as NFKC."""

    kind: str
    text: str
    start: int

    @cached_property
    def said(self) -> str:
        bare = self.text.strip("`").replace("``", "`") if self.kind == "quoted" else self.text
        return unicodedata.normalize("NFKC", bare).upper()

    @property
    def is_name(self) -> bool:
        """Whether it can be the name of a function or procedure, or a part of one."""
        return self.kind in ("word", "quoted")


def tokens(text: str) -> list[Token]:
    """The tokens of a text in their order, without comments and without anything that cannot be seen.

    Whatever stands in the text, tokens come out: a string or comment that is never closed goes to the end.
    """
    found = (Token(str(match.lastgroup), match[0], match.start()) for match in TOKEN.finditer(text))
    return [each for each in found if each.kind != "comment" and not _invisible(each)]


def _invisible(token: Token) -> bool:
    return token.kind == "sign" and (token.text.isspace() or unicodedata.category(token.text) in INVISIBLE)


def decoded(text: str) -> str:
    r"""The text with every `\uXXXX` as the character it stands for, as the server reads it before anything else.

    Once, everywhere, in comments too; two backslashes are a pair, and `\\uXXXX` stays as it is.
    """
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[0], text)


def calls(found: Sequence[Token]) -> Iterator[tuple[str, Token, bool]]:
    """Every dotted name that is called, such as `db.labels`, with where it begins and whether CALL stands before it.

    A procedure needs no brackets; a function does. Names without a dot are not among them: nobody but the server
    itself can define those.
    """
    at = 0
    while at < len(found):
        end = _name_end(found, at)
        if end > at + 1:
            called = at > 0 and found[at - 1].said == "CALL" and found[at - 1].kind == "word"
            if called or (end < len(found) and found[end].text == "("):
                yield ".".join(_part(each) for each in found[at:end:2]), found[at], called
        at = max(end, at + 1)


def _part(token: Token) -> str:
    return token.text.strip("`").replace("``", "`")


def _name_end(found: Sequence[Token], at: int) -> int:
    """Where the dotted name that begins at a token ends; `at` itself when none begins there."""
    if not found[at].is_name:
        return at
    end = at + 1
    while end + 1 < len(found) and found[end].text == "." and found[end + 1].is_name:
        end += 2
    return end


def mode(found: Sequence[Token]) -> Token | None:
    """The EXPLAIN or PROFILE in front of a statement; `None` when there is neither."""
    return next((each for each in prefix(found) if each.said in MODES), None)


def prefix(found: Sequence[Token]) -> Sequence[Token]:
    """The tokens in front of a statement that say how to run it: EXPLAIN, PROFILE, CYPHER with version and options."""
    at = 0
    while at < len(found) and found[at].kind == "word" and found[at].said in (*MODES, "CYPHER"):
        at += 1
        if found[at - 1].said == "CYPHER":
            at = _options_end(found, at)
    return found[:at]


def _options_end(found: Sequence[Token], at: int) -> int:
    if at < len(found) and VERSION.fullmatch(found[at].text):
        at += 1
    while at + 2 < len(found) and found[at].kind in ("word", "number") and found[at + 1].text == "=":
        at += 3
    return at


def quoted(name: str) -> str:
    """A label, type or property as a Cypher text may hold it, whatever signs are in it."""
    return "`" + name.replace("`", "``") + "`"
