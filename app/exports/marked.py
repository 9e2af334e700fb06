"""Text in Markdown: the one place where it is decided what could be taken for a mark."""

from __future__ import annotations

import re

from app.exports.plain import clean

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$!])")


def escaped(text: str) -> str:
    """Text as Markdown shows it letter by letter. Entities stay what they are."""
    return _MARKS.sub(r"\\\1", clean(text).replace("&", "&amp;"))
