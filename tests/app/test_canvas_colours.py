"""What the colours of a view say: values, legend with counts, and that what is not known is never taken for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.canvas import colours, data
from app.canvas.colours import GREY, PLAIN, Key, Value
from app.canvas.data import Entity
from app.theme import PLACES, SHARES, STATUSES
from graph.chain_rows import Holder, Holders
from graph.exploring_rows import Vertex
from graph.rows import Coverage
from ontology.model import Model

KINDS = {"asml": "Company", "rule": "Law", "talk": "Event", "euv": "Equipment", "dry": "Equipment", "gas": "Material"}


@pytest.fixture(scope="module")
def entities(model: Model) -> list[Entity]:
    found = []
    for id, kind in KINDS.items():
        vertex = Vertex(id=id, name=id, labels=model.labels(kind), properties={"id": id}, degree=1)
        found.append(data.entity(model, vertex, date(2024, 12, 31)))
    return found


def row(technology: str, covered: float | None) -> Coverage:
    return Coverage(
        technology=technology,
        on="2024-12-31",
        toward="chn",
        covered_share=covered,
        undated_share=covered and 0.0,
        known_share=None if covered is None else 100.0,
        holders_without_number=(),
        basis="headquarters",
        year=2025,
        share_source="eto",
        cells=(),
    )


def share(step: str) -> tuple[str, str]:
    return SHARES[step][0][0], SHARES[step][1][0]


@pytest.mark.parametrize(
    ("covered", "key", "label", "step"),
    [
        (0.0, "0", "0", "0"),
        (0.01, "above-0", "up to 25", "1"),
        (25.0, "above-0", "up to 25", "1"),
        (25.1, "25", "over 25", "2"),
        (50.1, "50", "over 50", "3"),
        (75.0, "50", "over 50", "3"),
        (100.0, "75", "over 75", "4"),
    ],
)
def test_a_covered_share_has_the_colour_of_its_step(
    entities: list[Entity], covered: float, key: str, label: str, step: str
) -> None:
    found = colours.by_coverage(entities, {"euv": row("euv", covered)}, "toward China")
    assert found.values["euv"] == Value(key=key, label=label, fill=share(step), number=covered)


def test_a_share_that_is_not_known_is_neither_nothing_nor_another(entities: list[Entity]) -> None:
    rows = {"euv": row("euv", 0.0), "dry": row("dry", None)}
    found = colours.by_coverage(entities, rows, "toward China, 31 Dec 2024, by US")
    assert found.values["dry"] == Value(key="none", label="no number", fill=None, number=None)
    assert found.values["asml"] == Value(key="else", label="", fill=PLAIN)
    assert found.legend == [
        Key(key="0", label="0", fill=share("0"), count=1),
        Key(key="none", label="no number", fill=None, count=1),
        Key(key="else", label="no technology", fill=PLAIN, count=4),
    ]
    assert found.said == (
        "Covered at most, % of world supply under controls in force, toward China, 31 Dec 2024, by US."
    )
    assert found.to_json()["legend"][1] == {"key": "none", "label": "no number", "fill": None, "count": 1}


def test_a_jurisdiction_has_its_colour_and_one_without_a_colour_is_grey(model: Model, entities: list[Entity]) -> None:
    asml, rule, talk, *_ = entities
    homes = [
        replace(asml, home="nld", home_name="Netherlands"),
        replace(rule, home="ind", home_name="India"),
        replace(rule, id="other"),
        talk,
    ]
    found = colours.by_jurisdiction(model, homes)
    assert found.values == {
        "asml": Value(key="nld", label="Netherlands", fill=PLACES["nld"]),
        "rule": Value(key="ind", label="India", fill=PLACES["other"]),
        "other": Value(key="none", label="no home known", fill=None),
        "talk": Value(key="else", label="", fill=PLAIN),
    }
    assert [(each.label, each.count) for each in found.legend] == [
        ("Netherlands", 1),
        ("India", 1),
        ("no home known", 1),
        ("nowhere at home", 1),
    ]


def held(technology: str, *shares: float | None) -> Holders:
    countries = tuple(Holder(f"c{at}", f"C{at}", each, state=True) for at, each in enumerate(shares))
    return Holders(
        technology=technology, source="eto", year=2025, basis="headquarters", known=None, countries=countries, firms=()
    )


@pytest.mark.parametrize(
    ("shares", "key", "number"),
    [
        ((100.0,), "1", 1),
        ((75.0, 25.0), "1", 1),
        ((50.0, 25.0, 25.0), "2", 2),
        ((30.0, 30.0, 20.0, 20.0), "3", 3),
        ((20.0,) * 5, "4", 4),
        ((15.0,) * 6, "4", 5),
        ((40.0, 30.0, None), "none", None),
        ((None,), "none", None),
        ((), "none", None),
    ],
)
def test_concentration_counts_the_countries_that_hold_three_quarters(
    model: Model, entities: list[Entity], shares: tuple[float | None, ...], key: str, number: int | None
) -> None:
    found = colours.by_concentration(model, entities, {"euv": held("euv", *shares)}, "Shares: ETO, 2025.")
    assert (found.values["euv"].key, found.values["euv"].number) == (key, number)
    assert found.values["gas"].key == "none"
    assert found.values["asml"].key == "else"
    assert sum(each.count for each in found.legend) == len(entities)
    assert found.said.endswith("no number where less is known. Shares: ETO, 2025.")


def test_confidence_is_that_which_the_sources_state(entities: list[Entity]) -> None:
    said = ["high", "low", "", "certain", "medium", ""]
    found = colours.by_confidence([replace(each, confidence=word) for each, word in zip(entities, said, strict=True)])
    assert [(each.key, each.count) for each in found.legend] == [
        ("high", 1),
        ("medium", 1),
        ("low", 1),
        ("certain", 1),
        ("none", 2),
    ]
    announced = STATUSES["announced"]
    assert found.values["rule"] == Value(key="low", label="low", fill=(announced[0][0], announced[1][0]))
    assert found.values["euv"] == Value(key="certain", label="certain", fill=GREY)
    assert found.values["talk"] == Value(key="none", label="none stated", fill=None)


def test_classes_have_the_colours_of_the_ontology_and_all_measures_one(model: Model, entities: list[Entity]) -> None:
    found = colours.by_class(model, entities)
    assert (found.legend[0].label, found.legend[0].count) == ("Equipment", 2)
    assert found.values["rule"].key == "Measure"
    assert found.values["rule"].fill == (model.nodes["Measure"].fill, model.nodes["Measure"].dark_fill)


def test_nothing_has_no_legend(model: Model) -> None:
    assert colours.by_class(model, []).legend == []
    assert colours.by_coverage([], {}, "now").legend == []
