"""The page of the ontology says what the terms say today."""

from __future__ import annotations

import re
from pathlib import Path

from ontology.model import load
from ontology.reference import markdown

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(load()), "run chokepoint ontology docs"


def test_every_term_has_its_heading() -> None:
    headings = re.findall(r"^### (\w+)$", markdown(load()), flags=re.MULTILINE)
    assert sorted(headings) == sorted([*load().nodes, *load().relations])
    assert len(headings) == 87


def test_every_link_leads_to_a_heading() -> None:
    page = markdown(load())
    headings = {heading.lower() for heading in re.findall(r"^#+ (\w+)$", page, flags=re.MULTILINE)}
    links = re.findall(r"\]\(#([^)]+)\)", page)
    assert len(links) == 87
    assert set(links) <= headings


def test_an_attribute_is_told_once_where_it_is_defined() -> None:
    page = markdown(load())
    measure = page.partition("### Measure\n")[2].partition("\n### ")[0]
    assert "| `effective` | Effective | day, month or year, counts from its last day |" in measure
    assert "`aliases`" not in measure
    assert page.count("| `iso3` |") == 1
    assert page.count("| `predicate` |") == 1


def test_a_kind_of_measure_shows_its_boundary() -> None:
    tariff = markdown(load()).partition("### Tariff\n")[2].partition("\n### ")[0]
    assert "Not a limit on exports: see list-based control." in tariff


def test_the_attributes_of_statements_are_told_once() -> None:
    page = markdown(load())
    assert page.count("| `claim` |") == 1
    amends = page.partition("### Amends\n")[2].partition("\n### ")[0]
    assert "With the attributes of a statement." in amends
    assert "| Attribute |" not in amends
