"""The graph: the database, what is written into it, and the questions asked of it.

>>> from graph import connect
>>> graph = connect()
>>> graph.ask("measures-on", technology="cleaning", on="2024-01-01").rows
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.library import Graph
    from graph.settings import Settings

__all__ = ["connect"]


def connect(settings: Settings | None = None) -> Graph:
    """The loaded graph of the settings in force, ready to be asked. See `graph.library.connect`."""
    from graph import library  # here, so that importing one small module of this package stays quick

    return library.connect(settings)
