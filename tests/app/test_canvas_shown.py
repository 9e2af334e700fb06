"""What the filter of a view leaves: entities and relationships by class, type, source, confidence, property and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.canvas import data
from app.canvas.data import Entity, Relationship
from app.canvas.document import Condition, Document, Hidden, Placed
from app.canvas.shown import faded, shown
from graph.exploring_rows import Edge, Vertex
from ontology.model import Model

DAY = date(2024, 12, 31)
VERTICES = (
    Vertex(
        id="asml",
        name="ASML Holding (Veldhoven)",
        labels=("Actor", "Company", "Entity"),
        properties={"id": "asml", "sources": ["s1"], "loaded_by": ["facts"], "role": "Tools", "verified": True},
        degree=41,
        home="nld",
        home_name="Netherlands",
    ),
    Vertex(
        id="rule",
        name="A rule",
        labels=("Entity", "ListBasedControl", "Measure"),
        properties={"id": "rule", "sources": ["s1", "s2"], "confidence": "low", "effective": date(2025, 1, 1)},
        degree=2,
    ),
    Vertex(
        id="euv",
        name="EUV lithography",
        labels=("Entity", "Equipment", "Technology"),
        properties={"id": "euv", "eccn": ["3B001.f", "3D001"], "market_size_year": 2023, "umbrella": True, "note": "x"},
        degree=9,
    ),
)
EDGES = (
    Edge(
        id="p",
        type="PRODUCES",
        start="asml",
        end="euv",
        properties={"id": "p", "share": 100.0, "year": 2025, "sources": ["s1"], "confidence": "high"},
    ),
    Edge(id="c", type="COVERS", start="rule", end="euv", properties={"id": "c", "sources": ["s2"]}),
    Edge(
        id="m",
        type="RELATED_TO",
        start="asml",
        end="asml",
        properties={"id": "m", "predicate": "cut_ties_with", "date": date(2026, 1, 1), "sources": []},
    ),
)


@pytest.fixture(scope="module")
def drawn(model: Model) -> tuple[list[Entity], list[Relationship]]:
    entities = [data.entity(model, each, DAY) for each in VERTICES]
    return entities, [data.relationship(model, each, DAY) for each in EDGES]


def test_an_entity_is_told_in_the_words_of_the_canvas(drawn: tuple[list[Entity], list[Relationship]]) -> None:
    asml, rule, euv = drawn[0]
    assert asml.to_json() == {
        "id": "asml",
        "name": "ASML Holding (Veldhoven)",
        "lines": ("ASML Holding",),
        "wide": ("ASML Holding",),
        "fact": "Tools",
        "kind": "Company",
        "look": "Company",
        "label": "Company",
        "w": asml.w,
        "h": 39,
        "degree": 41,
        "home": "nld",
        "home_name": "Netherlands",
        "sources": ("s1",),
        "loaded_by": ("facts",),
        "confidence": "",
        "verified": True,
        "holds": True,
        "facts": {"role": "Tools"},
    }
    assert 70 < asml.w < 110
    assert (rule.kind, rule.look, rule.holds) == ("ListBasedControl", "Measure", False)
    assert rule.fact == "list-based control, since 1 Jan 2025"
    assert rule.facts == {"effective": "2025-01-01"}
    assert euv.facts == {"umbrella": "yes", "eccn": ["3B001.f", "3D001"], "market_size_year": 2023}


def test_a_relationship_is_told_as_both_its_ends_say_it(drawn: tuple[list[Entity], list[Relationship]]) -> None:
    produces, covers, related = drawn[1]
    assert produces.to_json() == {
        "id": "p",
        "type": "PRODUCES",
        "label": "produces",
        "inverse": "is produced by",
        "from": "asml",
        "to": "euv",
        "fact": "100 % of supply, 2025",
        "line": "solid",
        "sources": ("s1",),
        "loaded_by": (),
        "confidence": "high",
        "verified": None,
        "holds": True,
        "facts": {"share": 100.0, "year": 2025},
    }
    assert (covers.label, covers.inverse, covers.line) == ("covers", "is covered by", "solid")
    assert (related.label, related.line, related.holds) == ("cut ties with", "dotted", False)


def test_a_long_name_takes_two_lines_and_a_hard_one_is_measured(model: Model) -> None:
    long = replace(VERTICES[0], name="中芯国际集成电路制造有限公司北京分公司 شركة تصنيع أشباه الموصلات")
    found = data.entity(model, long, DAY)
    assert (len(found.lines), found.h, found.w <= 151) == (2, 54, True)


ALL, LINKS = ("asml", "rule", "euv"), ("p", "c", "m")
ECCN = "eccn"
CASES: list[tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]] = [
    ({}, ALL, LINKS),
    ({"hide": Hidden(classes=("Company",))}, ("rule", "euv"), ("c",)),
    ({"hide": Hidden(classes=("Measure",))}, ("asml", "euv"), ("p", "m")),
    ({"hide": Hidden(classes=("ListBasedControl",))}, ("asml", "euv"), ("p", "m")),
    ({"hide": Hidden(classes=("Technology",))}, ALL, LINKS),
    ({"hide": Hidden(types=("COVERS",))}, ALL, ("p", "m")),
    ({"hide": Hidden(sources=("s1",))}, ("rule", "euv"), ("c",)),
    ({"hide": Hidden(sources=("s1", "s2"))}, ("euv",), ()),
    ({"hide": Hidden(sources=("",))}, ("asml", "rule"), ()),
    ({"hide": Hidden(confidences=("low",))}, ("asml", "euv"), ("p", "m")),
    ({"hide": Hidden(confidences=("",))}, ("rule",), ()),
    ({"hide": Hidden(confidences=("high",))}, ALL, ("c", "m")),
    ({"asof": "hide"}, ("asml", "euv"), ("p",)),
    ({"asof": "show"}, ALL, LINKS),
    ({"where": (Condition(property=ECCN, how="contains", value="3b001"),)}, ("euv",), ()),
    ({"where": (Condition(property=ECCN, how="equals", value="3d001"),)}, ("euv",), ()),
    ({"where": (Condition(property=ECCN, how="equals", value="3D"),)}, (), ()),
    ({"where": (Condition(property=ECCN, how="stated"),)}, ("euv",), ()),
    ({"where": (Condition(property=ECCN, how="missing"),)}, ("asml", "rule"), ("m",)),
    ({"where": (Condition(property="name", how="contains", value="LITHO"),)}, ("euv",), ()),
    ({"where": (Condition(property="effective", how="above", value="2024-12-31"),)}, ("rule",), ()),
    ({"where": (Condition(property="effective", how="below", value="2024-12-31"),)}, (), ()),
    ({"where": (Condition(property="market_size_year", how="above", value="999"),)}, ("euv",), ()),
    ({"where": (Condition(property="market_size_year", how="below", value="2023"),)}, (), ()),
    ({"where": (Condition(property="market_size_year", how="equals", value="2023"),)}, ("euv",), ()),
    ({"where": (Condition(property="name", how="stated"), Condition(property=ECCN, how="missing"))}, ALL[:2], ("m",)),
]


@pytest.mark.parametrize(("changes", "entities", "relationships"), CASES, ids=[str(each[0])[:70] for each in CASES])
def test_the_filter_leaves_what_it_says(
    drawn: tuple[list[Entity], list[Relationship]],
    changes: dict[str, Any],
    entities: tuple[str, ...],
    relationships: tuple[str, ...],
) -> None:
    document = Document(entities=tuple(Placed(id=id) for id in ALL), **changes)
    found = shown(document, *drawn)
    assert tuple(each.id for each in found[0]) == entities
    assert tuple(each.id for each in found[1]) == relationships


def test_what_is_hidden_by_hand_takes_its_relationships_along(drawn: tuple[list[Entity], list[Relationship]]) -> None:
    document = Document(entities=(Placed(id="asml"), Placed(id="rule", hidden=True), Placed(id="euv")))
    found = shown(document, *drawn)
    assert [each.id for each in (*found[0], *found[1])] == ["asml", "euv", "p", "m"]


def test_what_does_not_hold_on_the_day_fades_unless_all_is_shown(
    drawn: tuple[list[Entity], list[Relationship]],
) -> None:
    late = [each.id for each in (*drawn[0], *drawn[1]) if faded(Document(), each)]
    assert late == ["rule", "m"]
    assert not any(faded(Document(asof="show"), each) for each in drawn[0])
