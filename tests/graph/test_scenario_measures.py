"""What if: the measures a scenario adds, what a copy takes over, and what it drops. Section 4."""

from __future__ import annotations

from datetime import date

import pytest

from graph.connection import Connection
from graph.scenario import Addition
from tests.graph.supposed import PATTERN, added, cells, what_if
from tests.graph.tiny import DAY, START, cell, measure, requested, status, statuses, written

# What is added


def test_an_added_measure_is_a_list_based_control_in_force_from_its_day(changing: Connection) -> None:
    graph = written(changing)
    scenario = what_if(added(on=DAY, covers=["lithography"]))
    found = statuses(graph, "2024-06-14", DAY, of="on", jurisdiction="jpn", scenarios=[scenario])
    assert found == {"2024-06-14": "none", DAY: "in-force"}
    reached = statuses(graph, "jpn", "chn", "kor", of="toward", jurisdiction="jpn", scenarios=[scenario])
    assert reached == {"jpn": "none", "chn": "in-force", "kor": "in-force"}


def test_an_added_measure_bears_on_technologies_and_counts_for_jurisdictions_as_one_of_the_graph_does(
    changing: Connection,
) -> None:
    graph = written(changing)
    scenario = what_if(added("directorate", covers=["tools", "scanners"], targets=["listed"]))
    names = ("machines", "tools", "lithography", "scanners", "lenses", "etch", "wafers")
    found = statuses(graph, *names, of="technology", jurisdiction="nld", scenarios=[scenario])
    assert list(found.values()) == ["partial", "in-force", "partial", "in-force", "in-force", "broad", "none"]
    found = statuses(graph, "deu", "eu", "usa", of="jurisdiction", technology="tools", scenarios=[scenario])
    assert found == {"deu": "in-force", "eu": "in-force", "usa": "none"}
    assert status(graph, "nld", "tools", toward="kor", scenarios=[scenario]) == "none"


def test_a_measure_of_several_imposers_counts_for_each(changing: Connection) -> None:
    one = Addition(imposed_by=("ministry", "bureau"), effective=date(2024, 1, 1), covers=("etch",))
    graph = written(changing)
    found = statuses(graph, "jpn", "usa", "nld", of="jurisdiction", technology="etch", scenarios=[what_if(one)])
    assert found == {"jpn": "in-force", "usa": "in-force", "nld": "none"}


# What a copy takes over


def test_a_copy_takes_over_what_is_covered_and_which_destinations_are_named_and_exempt(changing: Connection) -> None:
    graph = written(changing, PATTERN)
    scenario = what_if(added(like="pattern"))
    found = statuses(graph, "lithography", "wafers", "etch", of="technology", jurisdiction="jpn", scenarios=[scenario])
    assert found == {"lithography": "in-force", "wafers": "in-force", "etch": "none"}
    reached = statuses(graph, "chn", "kor", "gbr", "twn", of="toward", jurisdiction="jpn", scenarios=[scenario])
    assert reached == {"chn": "in-force", "kor": "in-force", "gbr": "none", "twn": "none"}


def test_a_copy_takes_over_neither_dates_nor_status(changing: Connection) -> None:
    graph = written(changing, PATTERN)
    scenario = what_if(added(on="2025-01-01", like="pattern"))
    days = ("2023-03-01", "2024-06-15", "2024-12-31", "2025-01-01", "2026-01-01")
    found = statuses(graph, *days, of="on", jurisdiction="jpn", scenarios=[scenario])
    assert list(found.values()) == ["none", "none", "none", "in-force", "in-force"]


@pytest.mark.parametrize("kind", ["end-use-control", "fdpr", "end-user-listing"])
def test_a_copy_takes_over_the_kind_and_the_parties(changing: Connection, kind: str) -> None:
    graph = written(changing, measure("pattern", kind=kind, parties=["chipmaker"], effective=START))
    scenario = what_if(added(like="pattern"))
    found = statuses(graph, "chn", "kor", of="toward", jurisdiction="jpn", scenarios=[scenario])
    assert found == {"chn": "end-use", "kor": "none"}


def test_a_copy_of_a_kind_that_controls_nothing_controls_nothing(changing: Connection) -> None:
    graph = written(changing, measure("pattern", kind="guidance", effective=START))
    assert cells(graph, what_if(added(like="pattern"))) == [cell("jpn", "none")]


def test_a_copy_of_a_request_is_put_to_nobody_of_whom_only_a_statement_says_so(changing: Connection) -> None:
    ask = measure("ask", kind="diplomatic-request", by="usa", targets=["nld"], announced=START)
    graph = written(changing, ask, statements=[requested("usa", "jpn", "ask")])
    scenario = what_if(added("usa", like="ask"), without=["ask"])
    assert cells(graph) == [cell("jpn", "requested", None, "ask", requests=["ask"])]
    assert cells(graph, scenario) == [cell("jpn", "none")]


def test_fields_given_win_over_the_measure_that_a_copy_is_like(changing: Connection) -> None:
    graph = written(changing, PATTERN)
    narrowed = what_if(added(like="pattern", covers=["etch"], targets=["twn"]))
    found = statuses(
        graph, "lithography", "etch", of="technology", jurisdiction="jpn", toward="twn", scenarios=[narrowed]
    )
    assert found == {"lithography": "none", "etch": "in-force"}
    assert status(graph, "jpn", "etch", toward="chn", scenarios=[narrowed]) == "none"


def test_no_destination_given_makes_a_copy_reach_every_destination_that_is_not_exempt(changing: Connection) -> None:
    graph = written(changing, PATTERN)
    scenario = what_if(added(like="pattern", targets=[]))
    reached = statuses(graph, "chn", "twn", "gbr", of="toward", jurisdiction="jpn", scenarios=[scenario])
    assert reached == {"chn": "in-force", "twn": "in-force", "gbr": "none"}


def test_no_destination_given_makes_a_copy_of_a_rule_with_parties_reach_them_only(changing: Connection) -> None:
    rule = measure("pattern", kind="fdpr", targets=["kor"], parties=["chipmaker"], effective=START)
    graph = written(changing, rule)
    found = statuses(graph, "kor", "chn", of="toward", jurisdiction="jpn", scenarios=[what_if(added(like="pattern"))])
    assert found == {"kor": "in-force", "chn": "none"}
    widened = what_if(added(like="pattern", targets=[]))
    found = statuses(graph, "kor", "chn", of="toward", jurisdiction="jpn", scenarios=[widened])
    assert found == {"kor": "none", "chn": "end-use"}


# What is dropped


def test_a_dropped_measure_counts_no_more(changing: Connection) -> None:
    graph = written(changing, measure("one", effective=START), measure("two", effective=START))
    assert cells(graph, by="usa") == [cell("usa", "in-force", None, "one", "two")]
    assert cells(graph, what_if(without=["two"]), by="usa") == [cell("usa", "in-force", None, "one")]
    assert cells(graph, what_if(without=["two", "one"]), by="usa") == [cell("usa", "none")]


def test_what_is_dropped_can_still_be_copied(changing: Connection) -> None:
    graph = written(changing, measure("pattern", effective=START))
    scenario = what_if(added(like="pattern"), without=["pattern"])
    assert cells(graph, scenario) == [cell("jpn", "in-force", None, "scenario-1")]
    assert cells(graph, scenario, by="usa") == [cell("usa", "none")]
