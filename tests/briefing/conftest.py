"""Notes made from the loaded graph, each only once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from app.briefing.making import note
from app.briefing.note import Note
from graph.connection import Connection
from ontology import model as ontology
from ontology.model import Model

Noted = Callable[[str], Note]


@pytest.fixture(scope="session")
def model() -> Model:
    return ontology.load()


@pytest.fixture(scope="session")
def noted(connection: Connection, model: Model) -> Noted:
    """The note of a query string over the bundled data."""
    return cache(lambda query: note(connection, model, query))
