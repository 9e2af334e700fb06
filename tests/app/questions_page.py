"""The page of the named questions as the server writes it, and the addresses that it links to."""

from __future__ import annotations

import re

from app.links import Links
from app.views.questions.callbacks import page
from graph.connection import Connection
from ontology import model as ontology

LINKS = Links()
MODEL = ontology.load()
NAMED = re.compile(r'<a [^>]*href="([^"]+)"')


def markup(connection: Connection, query: str) -> str:
    """What stands beside the list of questions."""
    text: str = page(connection, MODEL, LINKS, query)[-1]["markup"]
    return text
