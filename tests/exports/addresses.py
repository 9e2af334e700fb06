"""Twelve addresses over all views, as people ask for their figures."""

from __future__ import annotations

from urllib.parse import quote

from app import exported
from app.exported import Drawn
from app.factory import rooms
from graph.connection import Reader
from ontology.model import Model

LISTED = quote(
    "MATCH (m:Measure)-[:COVERS]->(t:Technology) RETURN m.id AS measure, t.id AS technology ORDER BY m.id, t.id"
)
ADDRESSES = (
    "/coverage?on=2024-12-31&toward=chn&by=usa,jpn,nld,kor,twn,deu",
    "/coverage?on=2024-12-31&against=2023-01-01&split=stage&paper=a4-across",
    "/coverage?focus=cleaning&sort=gap&fold=variants&paper=a4-upright&theme=greyscale",
    "/supply-chain?on=2024-12-31",
    "/supply-chain?on=2024-12-31&colour=status&of=jpn&split=stage&theme=contrast",
    "/supply-chain?focus=cleaning&open=all&paper=a3-across",
    "/timeline?on=2024-12-31",
    "/timeline?on=2024-12-31&split=stage&paper=4x3",
    "/explore?focus=asml&on=2024-12-31",
    "/questions?ask=measures-on&technology=cleaning&paper=a4-upright",
    f"/cypher?q={LISTED}",
    "/sources?paper=a3-upright",
)


def drawn(reader: Reader, model: Model, address: str) -> Drawn:
    """The figure of an address."""
    return exported.drawn(reader, model, exported.place(reader, rooms(), address))
