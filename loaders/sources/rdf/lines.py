"""On which line of a file the description of a thing begins, as far as its text shows it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from loaders.sources.rdf.reading import form_of
from loaders.streams import BLOCK, opened

_TURTLE = re.compile(rb"^[ \t]*(?:<([^>\s]*)>|([\w.-]*:[^\s;,]*))", re.MULTILINE)
_XML = re.compile(rb"rdf:(?:about|ID)\s*=\s*[\"']([^\"']*)()")
_JSON = re.compile(rb'"@id"\s*:\s*"([^"]*)()')
_FORMS = {"ttl": _TURTLE, "nt": _TURTLE, "jsonld": _JSON}


def lines_of(path: Path, subjects: Collection[str], prefixes: Mapping[str, str]) -> dict[str, int]:
    """The first line on which each of the `subjects` stands where a description begins; others are absent."""
    pattern, found = _FORMS.get(form_of(path), _XML), dict[str, int]()
    with opened(path) as stream:
        number = 1
        while text := stream.read(BLOCK) + stream.readline(BLOCK):
            counted = 0
            for said in pattern.finditer(text):
                name = "".join(each.decode("utf-8", "replace") for each in said.groups(b""))
                iri = name if name in subjects else _whole(name, prefixes)
                if iri in subjects and iri not in found:
                    number += text.count(b"\n", counted, said.start())
                    counted = said.start()
                    found[iri] = number
            number += text.count(b"\n", counted)
    return found


def _whole(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes.get(prefix, "") + local
