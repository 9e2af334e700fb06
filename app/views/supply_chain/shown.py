"""The ids behind the picture of the supply chain."""

from __future__ import annotations

from app.exports.shown import Shown
from app.links import Links
from app.views.supply_chain import reading
from graph.connection import Reader
from ontology.model import Model


def shown(reader: Reader, model: Model, query: str) -> Shown:
    """Every technology of the picture, also those that are folded; the flows and kinds are what joins them."""
    known = reading.read(reader, model, Links(), query)
    return Shown(entities=tuple(sorted(each.id for each in known.chain.technologies)))
