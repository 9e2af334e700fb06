"""The files behind an address: `/coverage.csv?…` and `/coverage.pdf?…` hold what `/coverage?…` shows."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from urllib.parse import quote

import flask

from app import exported, exported_data, refusals
from app.exported import BRIEFING, Made, Place
from app.links import Links
from app.refusals import NotFound
from app.requested import SHEETS, Desk, endings
from graph.nearest import nearest
from ontology.errors import ExplorerError

PLAIN = ("csv", "json")
"""Rows that are sent as the view has them, without what a sheet would need."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of what is in an archive: the earliest there can be, so that the same files give the same archive."""
LONGEST_NAME = 120
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
"""What some system does not allow in the name of a file."""
CLOSED = "default-src 'none'; sandbox"
"""The policy of a file, should a browser show it after all."""


def serve(server: flask.Flask, links: Links, desk: Desk) -> None:
    """Serve what the views show as files to keep."""

    @server.get(links.to("<path>.<ending>"))
    def file(path: str, ending: str) -> flask.Response:
        try:
            return _file(desk, desk.place(path), ending)
        except ExplorerError as error:
            return refusals.in_words(error)


def _file(desk: Desk, at: Place, ending: str) -> flask.Response:
    known = endings(at.room)
    if ending not in known:
        raise NotFound(
            f"{at.room.label} has no file that ends in {('.' + ending)[:40]!r}.",
            hint=f"{nearest(ending, known)} It can be had as {', '.join(known)}.".strip(),
        )
    if ending in PLAIN and at.room.path != BRIEFING:
        name, content = exported_data.written(desk.reader, desk.model, at.room, at.query, ending, ())
        return _answer(name, ending, content, exported_data.DATA[ending])
    with desk.turns.one():
        made = exported.made(desk.reader, desk.model, at, ending, most=SHEETS)
    if len(made.files) == 1:
        return _answer(made.name, ending, made.files[0], made.mimetype)
    return _answer(made.name, "zip", archive(made, ending), "application/zip")


def _answer(name: str, ending: str, content: bytes, mimetype: str) -> flask.Response:
    answer = flask.Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = attachment(f"{name[:LONGEST_NAME]}.{ending}")
    answer.headers["Content-Security-Policy"] = CLOSED
    return answer


def attachment(name: str) -> str:
    """The header that has a browser keep a file under a name.

    What some system forbids in names becomes a hyphen. A name with other letters than those of ASCII is given twice
    (RFC 6266): as near as ASCII comes, and whole.
    """
    whole = FORBIDDEN.sub("-", name).strip(" .") or "file"
    plain = re.sub("[^ -~]+", "_", unicodedata.normalize("NFKD", whole).encode("ascii", "replace").decode())
    plain = plain.replace("?", "_")
    said = f'attachment; filename="{plain}"'
    return said if plain == whole else f"{said}; filename*=UTF-8''{quote(whole, safe='')}"


def archive(made: Made, ending: str) -> bytes:
    """The sheets of a figure as one zip: `name-1.svg`, `name-2.svg` …; the same sheets give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as bundle:
        for name, sheet in zip(_names(made, ending), made.files, strict=True):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, sheet, compresslevel=6)
    return content.getvalue()


def _names(made: Made, ending: str) -> Sequence[str]:
    """A name for each sheet, with as many digits as the last one has, so that they sort."""
    digits = len(str(len(made.files)))
    stem = FORBIDDEN.sub("-", made.name[:LONGEST_NAME]).strip(" .") or "figure"
    return [f"{stem}-{number:0{digits}}.{ending}" for number in range(1, len(made.files) + 1)]
