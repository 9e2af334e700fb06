"""The address in, the page out."""

from __future__ import annotations

from dash import Dash

from app.links import Links
from app.tabular import Table
from graph.connection import Reader
from ontology.model import Model


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever its address changes."""


def table(reader: Reader, model: Model, query: str) -> Table:
    """What the view shows for a query string, as rows."""
    return Table(name="supply-chain", columns=(), rows=())
