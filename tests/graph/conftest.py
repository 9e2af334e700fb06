"""The loaded graph as the library gives it, and a small one to explore."""

from __future__ import annotations

import pytest

from graph.connection import Connection
from graph.library import Graph
from tests.graph.exploring_world import TOOLS, filled


@pytest.fixture
def graph(connection: Connection) -> Graph:
    """The bundled graph as a library. Not to be closed."""
    return Graph(connection)


@pytest.fixture
def tools(changing: Connection) -> Connection:
    """A graph of eight entities around a firm."""
    return filled(changing, TOOLS)
