"""A note as a file: one writer for each ending."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import import_module

from app.briefing.html import html
from app.briefing.inline import HOME
from app.briefing.making import note
from app.briefing.markdown import markdown
from app.briefing.note import Limits, Note
from graph.connection import Reader
from graph.errors import WrongValue
from graph.nearest import nearest
from ontology.model import Model

SCREEN = Limits(rows=14, items=10, sources=3)
"""How much of long lists stands where there is no end of the page."""


def as_json(made: Note, base: str) -> bytes:  # noqa: ARG001  # as every writer's
    """All parts of the note, nothing cut; sources by their ids."""
    return (json.dumps(asdict(made), ensure_ascii=False, default=sorted, indent=1) + "\n").encode()


def unending(writer: Callable[[Note, str], bytes]) -> Callable[[Note, str], bytes]:
    """A writer for which long lists are cut as on the page in the app."""
    return lambda made, base: writer(made.shortened(SCREEN), base)


def late(module: str, name: str) -> Callable[[Note, str], bytes]:
    """A writer whose module is imported when it writes: a page that shows the note need not wait for Word."""

    def write(made: Note, base: str) -> bytes:
        found: bytes = getattr(import_module(module), name)(made, base)
        return found

    return write


WRITERS: Mapping[str, tuple[str, Callable[[Note, str], bytes]]] = {
    "pdf": ("application/pdf", late("app.briefing.pdf", "pdf")),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        late("app.briefing.docx", "docx"),
    ),
    "pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        late("app.briefing.pptx", "pptx"),
    ),
    "md": ("text/markdown", unending(markdown)),
    "html": ("text/html", unending(html)),
    "json": ("application/json", as_json),
}
"""For each ending the type of the file and what writes it."""
ENDINGS = tuple(WRITERS)


def write(reader: Reader, model: Model, query: str, ending: str, base: str = HOME) -> bytes:
    """The note of a query string as a file; `base` is where the app is served that its links lead to.

    Raises `NoBriefing` for a query without a subject, `WrongValue` for an ending that no writer has, `MissingGlyph`
    for a PDF with a character that none of our fonts draws.
    """
    if ending not in WRITERS:
        hint = nearest(ending, ENDINGS)
        raise WrongValue(f"A briefing cannot be written as '{ending}'.", hint=hint or f"Choose {', '.join(ENDINGS)}.")
    return WRITERS[ending][1](note(reader, model, query), base)
