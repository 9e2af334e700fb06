"""What a person typed, as a query for the full-text index; the only place that escapes for Lucene."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

LONGEST = 120
WORDS = 24
LOOSE = 4
NAMES = ("name", "aliases")
_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|<>=@#])')
_WORD = re.compile(r"\w+", re.UNICODE)
_CODE = re.compile(r"^(?:[0-9][A-Ea-e][0-9]{3}|[0-9]{4}(?:[.\s]?[0-9]{2})*)")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


def clean(text: str) -> str:
    """`text` in one line and in the usual form of its letters, cut to 120 characters."""
    return " ".join(unicodedata.normalize("NFKC", text[: 4 * LONGEST]).split())[:LONGEST]


def escape(text: str) -> str:
    """`text` so that Lucene reads every character as itself, and no word as AND, OR or NOT."""
    return _SPECIAL.sub(r"\\\1", text.lower())


def words(text: str) -> list[str]:
    """The words of `text`, in lower case, at most 24."""
    return [word.lower() for word in _WORD.findall(text)][:WORDS]


def is_code(text: str) -> bool:
    """Whether `text` begins like a control number (3B001) or a tariff number (8486.20)."""
    return bool(_CODE.match(text))


def entities(text: str) -> str:
    """The query for entities: each word as it is, with typing errors, as a beginning, joined to the next, split in two.

    Only names are searched with typing errors, and in a long text only its longest words: the index allows 1,024
    clauses, and the other words find the name. The empty text when nothing is left to search for.
    """
    found = words(text)
    loose = set(sorted(found, key=len, reverse=True)[:LOOSE])
    clauses = [f'"{_quoted(text.lower())}"^4'] if found else []
    clauses += [clause for word in found for clause in _exact(word)]
    clauses += [clause for word in found if word in loose for clause in _forgiving(word)]
    clauses += [escape(a + b) for a, b in pairwise(found)]
    return " ".join(dict.fromkeys(clauses))


def relationships(text: str) -> str:
    """The query for relationships that name a control number; empty when `text` is none."""
    found = words(text)
    return f'"{_quoted(text.lower())}"^4 {escape(found[0])}*' if found and is_code(text) else ""


def whole(text: str) -> str:
    """The query for exactly this text in an index of whole values."""
    return f'"{_quoted(text)}"'


def _exact(word: str) -> list[str]:
    plain = escape(word)
    if _UNSPACED.search(word):
        return [f'"{plain}"^3', *(letter for letter in plain if _UNSPACED.match(letter))]
    return [f"{plain}^3", *([f"{plain}*"] if len(word) > 1 else []), *_dotted(word)]


def _forgiving(word: str) -> list[str]:
    if _UNSPACED.search(word) or word.isdigit():
        return []
    slips = 1 if len(word) < 5 else 2
    return [f"{field}:{escape(word)}~{slips}" for field in NAMES] + _split(word)


def _split(word: str) -> list[str]:
    """`word` as two words, wherever a space may have been lost or another letter hit in its place."""
    cuts = range(2, len(word) - 1) if 5 < len(word) <= 30 else ()
    return [_both(word[:cut], word[cut + gap :]) for cut in cuts for gap in (0, 1) if len(word) - cut - gap > 1]


def _both(first: str, second: str) -> str:
    return f"(+name:{escape(first)} +name:{escape(second)})"


def _dotted(word: str) -> list[str]:
    """A tariff number written without its dots, with them."""
    return [f"{word[:4]}.{word[4:6]}*"] if word.isdigit() and 5 <= len(word) <= 10 else []


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
