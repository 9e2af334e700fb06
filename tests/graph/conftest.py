"""The loaded graph as the library gives it."""

from __future__ import annotations

import pytest

from graph.connection import Connection
from graph.library import Graph


@pytest.fixture
def graph(connection: Connection) -> Graph:
    """The bundled graph as a library. Not to be closed."""
    return Graph(connection)
