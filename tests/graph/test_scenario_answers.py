"""What if: several scenarios together, what an answer under one says, and that the graph stays as it is. Section 4."""

from __future__ import annotations

from graph.connection import Connection
from tests.graph.supposed import PATTERN, added, cells, what_if
from tests.graph.tiny import DAY, START, cell, flow, measure, share, written
from tests.loaders.test_loading import snapshot


def test_measures_without_an_id_are_numbered_in_the_order_of_the_scenarios(changing: Connection) -> None:
    graph = written(changing)
    first = what_if(added(covers=["lithography"]), added(covers=["lithography"]))
    second = what_if(added(covers=["lithography"]))
    assert cells(graph, first, second) == [cell("jpn", "in-force", None, "scenario-1", "scenario-2", "scenario-3")]


def test_several_scenarios_hold_together_and_the_answer_names_them(changing: Connection) -> None:
    graph = written(
        changing,
        measure("rule", effective=START),
        shares=[share("usa", "lithography", 30.0), share("jpn", "lithography", 20.0)],
    )
    scenarios = [what_if(added(covers=["lithography"], id="theirs"), name="Japan joins")]
    scenarios += [what_if(without=["rule"], name="America leaves")]
    answer = graph.coverage("lithography", on=DAY, by=["jpn", "usa"], scenarios=scenarios)
    assert answer.rows == [
        {
            "technology": "lithography",
            "on": DAY,
            "toward": "chn",
            "covered_share": 20.0,
            "undated_share": 0.0,
            "known_share": 50.0,
            "holders_without_number": [],
            "basis": "headquarters",
            "year": 2025,
            "share_source": "eto",
            "cells": [cell("jpn", "in-force", 20.0, "theirs"), cell("usa", "none", 30.0)],
            "scenario": "Japan joins, America leaves",
            "covered_share_before": 30.0,
            "difference": -10.0,
        }
    ]
    assert answer.notes[0] == "Under the scenario: Japan joins, America leaves."


def test_the_difference_is_told_for_each_technology_and_unknown_where_no_number_is(changing: Connection) -> None:
    graph = written(changing, shares=[share("jpn", "lithography", 12.5), share("usa", "etch", 40.0)])
    scenario = what_if(added(covers=["lithography", "wafers"]))
    rows = graph.coverage("lithography", "etch", "wafers", on=DAY, scenarios=[scenario]).rows
    found = {row["technology"]: (row["covered_share_before"], row["covered_share"], row["difference"]) for row in rows}
    assert found == {"etch": (0.0, 0.0, 0.0), "lithography": (0.0, 12.5, 12.5), "wafers": (None, None, None)}


def test_gaps_are_those_under_the_scenario(changing: Connection) -> None:
    rows = [share("jpn", "lithography", 12.5), share("usa", "lithography", 40.0)]
    graph = written(changing, measure("rule", effective=START), flows=[flow("machines", "wafers")], shares=rows)
    scenario = what_if(added(covers=["lithography"]), without=["rule"])
    answer = graph.gaps(on=DAY, scenarios=[scenario])
    said = {"technology": "lithography", "uncovered_share": 40.0, "holders": ["usa"], "reach": 1, "score": 40.0}
    assert answer.rows == [said]
    assert answer.notes[0] == "Under the scenario: What if."


def test_a_scenario_leaves_the_graph_as_it_is(changing: Connection) -> None:
    graph = written(changing, PATTERN, measure("rule", effective=START), shares=[share("usa", "lithography", 30.0)])
    before, plain = snapshot(changing), graph.coverage(on=DAY).rows
    scenario = what_if(added(like="pattern"), added("usa", covers=["etch"], id="mine"), without=["rule"])
    graph.coverage(on=DAY, scenarios=[scenario])
    graph.gaps(on=DAY, scenarios=[scenario])
    assert snapshot(changing) == before
    assert graph.coverage(on=DAY).rows == plain
