"""The shares of coverage: which rows count, what is summed, and what is said where numbers are missing. Section 4."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Connection
from graph.library import Graph
from tests.graph.tiny import START, cell, measure, row, share, written


def shares(graph: Graph, technology: str = "lithography", *by: str) -> dict[str, Any]:
    """What the row of a technology says of shares, without its cells and what it was asked for."""
    found = row(graph, technology, *by)
    return {name: found[name] for name in found if name not in ("cells", "technology", "on", "toward")}


NOTHING = {
    "covered_share": None,
    "undated_share": None,
    "known_share": None,
    "holders_without_number": [],
    "basis": None,
    "year": None,
    "share_source": None,
}


def test_a_row_holds_every_sum_and_names_who_has_no_number(changing: Connection) -> None:
    graph = written(
        changing,
        measure("dated", by="bureau", effective=START),
        measure("undated", by="commission"),
        shares=[
            share("usa", "lithography", 30.1),
            share("nld", "lithography", 50.2),
            share("deu", "lithography", None),
            share("gbr", "lithography", None),
            share("chn", "lithography", 4.5),
            share("various", "lithography", 10.0),
            share("unnamed", "lithography", None),
        ],
    )
    assert row(graph, "lithography", "usa", "nld", "deu", "jpn", toward="CHN") == {
        "technology": "lithography",
        "on": "2024-06-15",
        "toward": "chn",
        "covered_share": 30.1,
        "undated_share": 50.2,
        "known_share": 94.8,
        "holders_without_number": ["deu", "gbr"],
        "basis": "headquarters",
        "year": 2025,
        "share_source": "eto",
        "cells": [
            cell("deu", "undated", None, "undated"),
            cell("jpn", "none"),
            cell("nld", "undated", 50.2, "undated"),
            cell("usa", "in-force", 30.1, "dated"),
        ],
    }


def test_only_the_jurisdictions_asked_for_count_as_covered(changing: Connection) -> None:
    rows = [share("usa", "lithography", 30.0), share("jpn", "lithography", 50.0)]
    graph = written(changing, measure(by=["usa", "jpn"], effective=START), shares=rows)
    asked = (["usa"], ["jpn"], ["usa", "jpn"], ["kor"])
    assert [shares(graph, "lithography", *by)["covered_share"] for by in asked] == [30.0, 50.0, 80.0, 0.0]
    assert [shares(graph, "lithography", *by)["known_share"] for by in asked] == [80.0] * 4


@pytest.mark.parametrize(
    "found",
    [
        measure(covers="lenses", effective=START),
        measure(covers="tools", effective=START),
        measure(kind="end-use-control", effective=START),
        measure(effective=START, suspended=START),
        measure(announced=START),
    ],
    ids=["partial", "broad", "end-use", "suspended", "announced"],
)
def test_no_other_status_than_in_force_and_undated_gives_a_share(changing: Connection, found: dict[str, Any]) -> None:
    said = {**found, "status": "proposed"}
    graph = written(changing, said, shares=[share("usa", "lithography", 30.0)])
    assert (shares(graph)["covered_share"], shares(graph)["undated_share"]) == (0.0, 0.0)


def test_without_any_row_nothing_is_known_of_the_supply(changing: Connection) -> None:
    assert shares(written(changing, measure(effective=START))) == NOTHING


def test_without_any_number_a_share_is_unknown_and_not_nought(changing: Connection) -> None:
    rows = [share("usa", "lithography", None), share("various", "lithography", None)]
    graph = written(changing, measure(effective=START), shares=rows)
    said = {"holders_without_number": ["usa"], "basis": "headquarters", "year": 2025, "share_source": "eto"}
    assert shares(graph) == {**NOTHING, **said}


def test_nothing_covered_of_a_known_supply_is_nought(changing: Connection) -> None:
    found = shares(written(changing, shares=[share("usa", "lithography", 30.0)]))
    assert (found["covered_share"], found["undated_share"], found["known_share"]) == (0.0, 0.0, 30.0)


def test_a_holder_of_nought_is_a_number(changing: Connection) -> None:
    graph = written(changing, measure(effective=START), shares=[share("usa", "lithography", 0.0)])
    found = row(graph, "lithography", "usa")
    assert (found["covered_share"], found["known_share"], found["holders_without_number"]) == (0.0, 0.0, [])
    assert found["cells"] == [cell("usa", "in-force", 0.0, "rule")]


def test_a_collective_holder_counts_to_what_is_known_and_to_nothing_else(changing: Connection) -> None:
    rows = [share("usa", "lithography", 60.0), share("various", "lithography", 40.0)]
    found = shares(written(changing, measure(effective=START), shares=rows))
    assert (found["covered_share"], found["known_share"]) == (60.0, 100.0)


def test_firms_and_rows_without_a_basis_do_not_count(changing: Connection) -> None:
    rows = [share("toolmaker", "lithography", 90.0), share("usa", "lithography", 30.0, basis=None)]
    assert shares(written(changing, measure(effective=START), shares=rows)) == NOTHING


def test_a_share_by_site_says_so(changing: Connection) -> None:
    found = shares(written(changing, shares=[share("usa", "lithography", 30.0, basis="site", source="other")]))
    assert (found["basis"], found["share_source"]) == ("site", "other")


def test_shares_are_those_of_the_newest_year_whichever_source_has_it(changing: Connection) -> None:
    rows = [
        *(share(each, "lithography", 20.0, year=2024) for each in ("usa", "jpn", "kor")),
        share("usa", "lithography", 70.0, year=2025, source="other"),
        share("usa", "lithography", 99.0, year=None),
    ]
    found = shares(written(changing, measure(effective=START), shares=rows))
    assert found == {
        **NOTHING,
        "covered_share": 70.0,
        "undated_share": 0.0,
        "known_share": 70.0,
        "basis": "headquarters",
        "year": 2025,
        "share_source": "other",
    }


def test_on_a_tie_the_source_with_more_rows_gives_the_shares_also_where_they_have_no_number(
    changing: Connection,
) -> None:
    rows = [
        share("usa", "lithography", 70.0, source="eto"),
        share("usa", "lithography", 40.0, source="other"),
        share("jpn", "lithography", None, source="other"),
    ]
    found = shares(written(changing, shares=rows))
    assert (found["share_source"], found["known_share"], found["holders_without_number"]) == ("other", 40.0, ["jpn"])


def test_each_technology_has_the_source_and_year_of_its_own_rows(changing: Connection) -> None:
    rows = [
        share("usa", "lithography", 70.0, year=2023),
        share("usa", "etch", 40.0, source="other", basis="site"),
        share("usa", "scanners", 10.0),
    ]
    graph = written(changing, shares=rows)
    found = [shares(graph, each) for each in ("lithography", "etch", "scanners")]
    assert [(each["year"], each["share_source"], each["basis"], each["known_share"]) for each in found] == [
        (2023, "eto", "headquarters", 70.0),
        (2025, "other", "site", 40.0),
        (2025, "eto", "headquarters", 10.0),
    ]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (0.0, ["Shares known for 0 % only."]),
        (98.9, ["Shares known for 98.9 % only."]),
        (99.0, []),
        (100.0, []),
    ],
)
def test_an_answer_says_how_much_is_known_where_that_is_less_than_99_percent(
    changing: Connection, known: float, said: list[str]
) -> None:
    answer = written(changing, shares=[share("usa", "lithography", known)]).coverage("lithography", on="2024-06-15")
    assert [note for note in answer.notes if note.startswith("Shares known")] == said


def test_an_answer_on_several_technologies_names_each_that_is_known_in_part(changing: Connection) -> None:
    rows = [share("usa", "lithography", 84.3), share("usa", "etch", 100.0), share("usa", "wafers", 50.0)]
    answer = written(changing, shares=rows).coverage("lithography", "etch", "wafers", on="2024-06-15")
    assert "Shares known in part only: lithography 84.3 %, wafers 50 %." in answer.notes
