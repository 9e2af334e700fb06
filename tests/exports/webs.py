"""Small graphs for the writers of graphs."""

from __future__ import annotations

from datetime import date

from graph.rows import CitedSource, End, Entity, Statement, Web
from tests.exports.hostile import HOSTILE

ABOUT = [("Address", "/explore?focus=asml"), ("Licence", "Apache-2.0"), ("Licence", "CC BY\n@prefix x: <y> .")]
PAGE = CitedSource(id="s-1", name="A page", publisher="A & B", date=date(2024, 9, 30), url="https://example.org/a?b&c")
GONE = CitedSource(id="gone", name="gone", known=False)
TECHNOLOGY = ("Entity", "Equipment", "Technology")


def entity(id: str, name: str, labels: tuple[str, ...], **more: object) -> Entity:
    return Entity(id=id, labels=labels, properties={"id": id, "name": name, **more}, sources=())


def statement(id: str, type: str, source: Entity, target: Entity, **more: object) -> Statement:
    ends = (End(id=each.id, name=each.name, labels=each.labels) for each in (source, target))
    start, end = ends
    said = {"id": id, "sources": ["s-1", "gone"], "loaded_by": ["facts"], **more}
    return Statement(id=id, type=type, source=start, target=end, properties=said, sources=(PAGE, GONE))


ASML = entity("asml", "ASML Holding", ("Actor", "Company", "Entity"), aliases=["ASML", "Al & Co"], verified=True)
EUV = entity("eto:N 49/é", 'EUV "light"', TECHNOLOGY, label="EUV", umbrella=False)
RULE = entity(
    "rule",
    "A rule",
    ("Entity", "ListBasedControl", "Measure"),
    kind="list-based-control",
    status="in-force",
    announced=date(2024, 9, 30),
    announced_precision="month",
)
SOURCE = entity("s-1", "A page", ("Entity", "Source"), url="https://example.org/a?b&c", date=date(2024, 9, 30))
PRODUCES = statement("p-1", "PRODUCES", ASML, EUV, share=51.9, year=2025, verified=True, confidence="high")
AGAIN = statement("p-2", "PRODUCES", ASML, EUV, share=1e-7, year=2025)
COVERS = statement("rule--COVERS--euv", "COVERS", RULE, EUV, eccn="3B001.f")
WEB = Web(entities=(ASML, EUV, RULE), statements=(PRODUCES, AGAIN, COVERS), publications=(SOURCE,))
ODD = Web(entities=tuple(entity(f"odd {text}", text, TECHNOLOGY, note=text) for text in HOSTILE))
EMPTY = Web()
