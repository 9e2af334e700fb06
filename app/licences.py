"""What a licence lets people do, in a few words; the text of the licence decides."""

from __future__ import annotations

import re
from collections.abc import Mapping

FREE: Mapping[str, str] = {
    "apache-2.0": "free for any use, with its notice kept",
    "mit": "free for any use, with its notice kept",
    "bsd-3-clause": "free for any use, with its notice kept",
    "odc-by-1.0": "free for any use, credit asked for",
    "public domain": "free for any use",
}
PARTS: Mapping[str, str] = {
    "BY": "credit asked for", "NC": "not for commercial use", "SA": "changed copies under the same licence",
    "ND": "no changed copies",
}  # fmt: skip
"""The conditions of the Creative Commons licences by their letters."""
_CREATIVE = re.compile(r"CC[ -]((?:BY|NC|SA|ND)(?:-(?:BY|NC|SA|ND))*)\b", re.IGNORECASE)


def limits(licence: str | None) -> str:
    """The conditions of a licence in words, the strictest first; says so when they are not known here."""
    name = (licence or "").strip()
    if not name:
        return "no licence given: ask the publisher"
    if re.match(r"CC[ -]?0", name, re.IGNORECASE):
        return "free for any use"
    found = _CREATIVE.match(name)
    if found:
        letters = found[1].upper().split("-")
        return ", ".join(PARTS[each] for each in ("NC", "ND", "SA", "BY") if each in letters)
    return FREE.get(name.lower(), "see the text of the licence")
