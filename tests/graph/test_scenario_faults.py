"""What if: what a scenario may not say, and scenarios in files. Section 4."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.connection import Connection
from graph.errors import UnknownName
from graph.scenario import ContradictoryScenario, Scenario
from tests.conftest import Command
from tests.graph.supposed import added, what_if
from tests.graph.tiny import DAY, START, cell, measure, share, written


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
