"""What if: measures added and dropped, what a copy takes over, and what a scenario may not say. Section 4."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Connection
from graph.errors import UnknownName
from graph.library import Graph
from graph.scenario import Addition, ContradictoryScenario, Scenario
from tests.conftest import Command
from tests.graph.tiny import cell, flow, measure, requested, share, status, statuses, written
from tests.loaders.test_loading import snapshot

START = "2024-01-01"
DAY = "2024-06-15"
PATTERN = measure(
    "pattern",
    kind="technology-protection",
    covers=["lithography", "wafers"],
    targets=["chn", "gbr", "kor"],
    exempts=["friends"],
    status="in-force",
    announced="2023-01-01",
    effective="2023-02-01",
    suspended="2023-06-01",
    ended="2023-12-01",
)


def added(by: str = "jpn", on: str = START, **fields: Any) -> Addition:
    """A measure that a scenario adds."""
    several = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return Addition(imposed_by=(by,), effective=date.fromisoformat(on), **several)


def what_if(*additions: Addition, without: Sequence[str] = (), name: str = "What if") -> Scenario:
    """A scenario of these additions."""
    return Scenario(name=name, without=tuple(without), add=additions)


def cells(graph: Graph, *scenarios: Scenario, technology: str = "lithography", by: str = "jpn") -> list[Any]:
    """The cells of one technology under scenarios."""
    cells_: list[Any] = graph.coverage(technology, on=DAY, by=[by], scenarios=scenarios).rows[0]["cells"]
    return cells_


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


# Several together, and what is said


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


# What a scenario may not say


@pytest.mark.parametrize(
    ("scenario", "said", "hint"),
    [
        (what_if(without=["rule-on"]), "without: there is no Measure 'rule-on'.", "Did you mean 'rule-one'?"),
        (what_if(without=["etch"]), "without: 'etch' is of the class Equipment, not Measure.", "Name a Measure."),
        (what_if(added(like="rule-on")), "like: there is no Measure 'rule-on'.", "Did you mean 'rule-one'?"),
        (what_if(added(covers=["etsh"])), "covers: there is no Technology 'etsh'.", "Did you mean 'etch'?"),
        (
            what_if(added(covers=["etch"], targets=["chm"])),
            "targets: there is no Jurisdiction or Group 'chm'.",
            "Did you mean 'chn'?",
        ),
        (
            what_if(added(covers=["etch"], targets=["chipmaker"])),
            "targets: 'chipmaker' is of the class Company, not Jurisdiction or Group.",
            "Name a Jurisdiction or Group.",
        ),
        (
            what_if(added("ministri", covers=["etch"])),
            "imposed_by: there is no Actor 'ministri'.",
            "Did you mean 'ministry'?",
        ),
    ],
)
def test_an_id_that_the_graph_does_not_have_is_an_error_that_names_the_nearest(
    changing: Connection, scenario: Scenario, said: str, hint: str
) -> None:
    graph = written(changing, measure("rule-one", effective=START))
    with pytest.raises(UnknownName) as caught:
        graph.coverage("etch", on=DAY, scenarios=[scenario])
    assert (caught.value.message, caught.value.hint) == (said, hint)


MINE = added(id="mine", covers=["etch"])


@pytest.mark.parametrize(
    ("scenarios", "said"),
    [
        ([what_if(added(id="rule", covers=["etch"]))], "add: the id 'rule' is already in use."),
        ([what_if(added(id="etch", covers=["etch"]))], "add: the id 'etch' is already in use."),
        ([what_if(MINE, MINE)], "add: the id 'mine' is already in use."),
        ([what_if(MINE), what_if(MINE)], "add: the id 'mine' is already in use."),
        ([what_if(MINE, without=["mine"])], "without: 'mine' is a measure that the scenario adds."),
        ([what_if(MINE), what_if(without=["mine"])], "without: 'mine' is a measure that the scenario adds."),
        ([what_if(added(id="rule", covers=["etch"]), without=["rule"])], "add: the id 'rule' is already in use."),
        (
            [what_if(added(covers=["etch"]), without=["scenario-1"])],
            "without: 'scenario-1' is a measure that the scenario adds.",
        ),
    ],
)
def test_a_scenario_that_contradicts_itself_is_an_error(
    changing: Connection, scenarios: list[Scenario], said: str
) -> None:
    graph = written(changing, measure("rule", effective=START))
    with pytest.raises(ContradictoryScenario) as caught:
        graph.gaps(on=DAY, scenarios=scenarios)
    assert caught.value.message == said


def test_a_default_id_that_the_graph_has_is_in_use(changing: Connection) -> None:
    graph = written(changing, measure("scenario-1", effective=START))
    with pytest.raises(ContradictoryScenario, match=r"the id 'scenario-1' is already in use"):
        graph.coverage("etch", on=DAY, scenarios=[what_if(added(covers=["etch"]))])


# Files


def test_scenario_files_hold_together_on_the_command_line(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    written(changing, measure("rule", effective=START), shares=[share("jpn", "lithography", 20.0)])
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("name: One\nadd:\n- imposed_by: jpn\n  effective: 2024-02\n  like: rule\n", encoding="utf-8")
    two.write_text("name: Two\nwithout: [rule]\n", encoding="utf-8")
    words = ("lithography", "--on", DAY, "--by", "jpn,usa", "--scenario", str(one), "--scenario", str(two))
    done = changing_chokepoint("coverage", *words, "--format", "json")
    [row] = json.loads(done.stdout)
    assert row["cells"] == [cell("jpn", "in-force", 20.0, "scenario-1"), cell("usa", "none")]
    assert (row["scenario"], row["covered_share_before"], row["difference"]) == ("One, Two", 0.0, 20.0)
    assert "One, Two" in done.stderr


def test_a_scenario_file_with_an_unknown_id_ends_the_command(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    written(changing, measure("rule", effective=START))
    file = tmp_path / "what-if.yaml"
    file.write_text("name: One\nwithout: [rul]\n", encoding="utf-8")
    done = changing_chokepoint("gaps", "--on", DAY, "--scenario", str(file), status=1)
    assert (done.stdout, "'rul'" in done.stderr, "Did you mean 'rule'?" in done.stderr) == ("", True, True)
