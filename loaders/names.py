"""Names of firms and people, brought to a form in which one name of two lists is the same text.

Case, accents, width, punctuation, `&` for `and`, a leading "the" and the legal form do not count. What tells two firms
of one group apart, such as a place, stays. Nothing is translated or transcribed: 中芯国际 is not SMIC here.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FORMS = Path(__file__).parent / "legal_forms.toml"
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_APOSTROPHES = re.compile("['’‘`´]")
_INITIALS = re.compile(r"\b\w(?:\.\w)+\b\.?")
_BREAKS = re.compile(r"[\W_]+")
_LAST_BRACKET = re.compile(r"^(.+?)\s*[(（]([^()（）]+)[)）]\s*$")


def normal(name: str) -> str:
    """The form of a name in which two spellings of it are equal; empty for one without letters and digits.

    The legal form goes, but the last word of a name stays: `Co., Ltd.` alone is `co`.
    """
    return _without_form(plain(name))


def letters_of_form(name: str) -> int:
    """How many letters of a name belong to its legal form; 0 when it has none: 5 of `Example Co., Ltd.`"""
    whole = plain(name).removeprefix("the ")
    return len(whole.replace(" ", "")) - len(_without_form(whole).replace(" ", ""))


def plain(name: str) -> str:
    """A name without case, accents and punctuation, its legal form included."""
    text = _APOSTROPHES.sub("", name.lower() if name.isascii() else _folded(name))
    if "." in text:
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    return _BREAKS.sub(" ", text.replace("&", " and ")).strip()


def normals(names: Iterable[str]) -> dict[str, str]:
    """Each normal form of some names with the first name that has it, in order; names without letters are left out.

    A name with its own initials in brackets behind it, as in `Example Chip Works (ECW)`, counts without them too.
    """
    found: dict[str, str] = {}
    for name in names:
        for form in filter(None, (normal(name), _without_initials(name))):
            found.setdefault(form, name)
    return found


def _folded(name: str) -> str:
    """Lower case without accents; letters such as the Korean ones, which Unicode takes apart too, stay whole."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    whole = unicodedata.normalize("NFC", "".join(each for each in apart if not unicodedata.combining(each)))
    return whole.casefold().translate(_PLAIN)


def _without_initials(name: str) -> str:
    """The normal form of a name without its initials in brackets behind it; empty where there are none."""
    found = _LAST_BRACKET.match(name)
    if not found:
        return ""
    before, short = normal(found[1]), plain(found[2])
    initials = "".join(word[0] for word in plain(found[1]).split())
    return before if len(short) > 1 and initials.startswith(short) else ""


def _without_form(text: str) -> str:
    kept = _last_off(_first_off(text.removeprefix("the ")))
    return kept if kept.isascii() else _joined_off(kept)


def _last_off(text: str) -> str:
    """Legal forms at the end go one after the other, the longest first; the last word of a name stays."""
    while shorter := next((text[: -len(form)] for form in _ends(text) if text.endswith(form)), ""):
        text = shorter
    return text


def _joined_off(text: str) -> str:
    for form in _forms()["joined"]:
        text = text.removesuffix(form).removeprefix(form).strip() or text
    return text


def _first_off(text: str) -> str:
    forms = _by_first_letters().get(text[:2], ())
    return next((text.removeprefix(form) for form in forms if text.startswith(form)), text)


def _ends(text: str) -> tuple[str, ...]:
    """The legal forms whose last word is the last of the name, each with the space before it, longest first."""
    return _by_last_word().get(text.rpartition(" ")[2], ())


@cache
def _by_first_letters() -> dict[str, tuple[str, ...]]:
    forms = _forms()["first"]
    return {start: tuple(form for form in forms if form[:2] == start) for start in {form[:2] for form in forms}}


@cache
def _by_last_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in _forms()["last"]:
        found.setdefault(form.rpartition(" ")[2], []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The table, longest forms first; words of their own with the space that parts them from the name."""
    said: dict[str, list[str]] = tomllib.loads(FORMS.read_text(encoding="utf-8"))
    last = [f" {form}" for form in said["last"]]
    first = [f"{form} " for form in said["first"]]
    return {
        name: tuple(sorted(forms, key=lambda form: (-len(form), form)))
        for name, forms in (("last", last), ("first", first), ("joined", said["joined"]))
    }
