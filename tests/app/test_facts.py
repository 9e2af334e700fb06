"""Values in words, measures on a day, links that are safe."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from app import facts, standing, words
from app.facts import Fact
from app.shapes import outline
from app.theme import css
from ontology.model import Model


@pytest.mark.parametrize(
    ("precision", "shown"), [("day", "30 Sep 2024"), ("month", "Sep 2024"), ("year", "2024"), (None, "30 Sep 2024")]
)
def test_a_date_is_as_exact_as_it_is_known(precision: str | None, shown: str) -> None:
    assert words.day(date(2024, 9, 30), precision) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(100, "100 %"), (51.9, "51.9 %"), (99.96, "100 %"), (0, "0 %"), (0.01, "under 0.1 %"), (0.1, "0.1 %")],
)
def test_a_share_is_zero_only_when_it_is_nothing(value: float, shown: str) -> None:
    assert words.percent(value) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-09", "Sep 2024"),
        ("2022", "2022"),
        ("2024-12-31", "31 Dec 2024"),
        ("2024-99", "2024-99"),
        ("3B001", "3B001"),
    ],
)
def test_a_written_date_reads_like_one(text: str, shown: str) -> None:
    assert words.written_day(text) == shown


def test_a_bracket_at_the_end_of_a_name_is_left_off_pictures() -> None:
    assert words.short_name("Carl Zeiss (SMT)") == "Carl Zeiss"
    assert words.short_name("(chip curbs begin)") == "(chip curbs begin)"


@pytest.mark.parametrize(
    ("measure", "holds"),
    [
        ({"effective": date(2024, 1, 1)}, True),
        ({"effective": date(2024, 7, 1)}, True),
        ({"effective": date(2024, 7, 2)}, False),
        ({"effective": date(2023, 1, 1), "ended": date(2024, 7, 1)}, False),
        ({"effective": date(2023, 1, 1), "ended": date(2024, 7, 2)}, True),
        ({"effective": date(2023, 1, 1), "suspended": date(2024, 1, 1)}, False),
        ({"effective": date(2023, 1, 1), "suspended": date(2024, 1, 1), "resumed": date(2024, 6, 1)}, True),
        ({"status": "in-force"}, True),
        ({"status": "in-force", "announced": date(2024, 8, 1)}, False),
        ({"status": "reported", "announced": date(2024, 1, 1)}, False),
        ({}, False),
    ],
)
def test_a_measure_holds_between_its_start_and_its_end(measure: dict[str, Any], holds: bool) -> None:
    assert standing.in_force(measure, date(2024, 7, 1)) is holds


def test_facts_carry_the_words_of_the_ontology(model: Model) -> None:
    said = {"id": "x", "name": "X", "kind": "fdpr", "effective": date(2024, 9, 30), "effective_precision": "month"}
    kind = facts.kind(model, ["Measure", "Entity", "ForeignDirectProductRule"])
    assert kind.name == "ForeignDirectProductRule"
    assert facts.own_facts(kind, said | {"status": "in-force"}) == [
        Fact("Status", "in force"),
        Fact("Effective", "Sep 2024"),
    ]


def test_an_unverified_number_is_called_so(model: Model) -> None:
    attributes = model.nodes["Equipment"].attributes
    found = facts.identifiers(
        attributes, {"id": "x", "eccn": ["3B001"], "eccn_verified": False, "hs_codes": ["8486.20"]}
    )
    assert [fact.value for fact in found] == ["x", "3B001 (unverified)", "8486.20"]


def test_only_what_sources_tell_differently_is_a_conflict(model: Model) -> None:
    claims = {
        "eto": {"labels": [], "properties": {"name": "A", "stage": "fabrication", "market_size": "$2 billion"}},
        "facts": {"labels": [], "properties": {"name": "B", "stage": "design-work"}},
    }
    attributes = model.nodes["Equipment"].attributes
    assert facts.conflicts(attributes, {"claims": json.dumps(claims)}) == [
        Fact("Stage", "eto: fabrication; facts: design work")
    ]
    for broken in ("", "[]", "{", '{"a": 1}', None):
        assert facts.conflicts(attributes, {"claims": broken}) == []


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[", False),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, safe: bool) -> None:
    assert (facts.web(address) == address) is safe


def test_every_class_has_a_drawing_in_both_themes(model: Model) -> None:
    rules = css(model)
    for name, node in model.nodes.items():
        assert len(re.findall(rf"\.glyph-{name}\b", rules)) == 3
        assert outline(node.shape, node.points) or node.shape == "ellipse", name
