"""`--explain`, which derives each cell in words, and `--scenario`, which asks what if."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.conftest import rows
from tests.conftest import Command
from tests.graph.comparing import bundled_world
from tests.worked_example import CLEANING, JAPAN, ROW

# How a cell comes about

STEPS = [
    "Japan: 23 equipment items added to the control list (jp-23-items-2023): list-based control imposed by "
    "Ministry of Economy, Trade and Industry (METI), Japan; announced 2023-03-31, in force since 2023-07-23; "
    "covers 'cleaning'; targets every destination but its own.",
    "So on 2023-07-23 an item control for all buyers is in force: in-force.",
    "Japan holds 51.9 % (eto, 2025, headquarters).",
]


def test_a_cell_is_derived_step_by_step_in_words(run: Command) -> None:
    words = ("coverage", "cleaning", "--on", "2023-07-23", "--by", "jpn", "--explain")
    shown = "".join(f"  {step}\n" for step in STEPS)
    assert run(*words, "--format", "table").stdout == f"cleaning, Japan: in-force\n{shown}\n"
    [row] = rows(run(*words, "--format", "json"))
    assert row == {**ROW, "cells": [JAPAN | {"steps": STEPS}]}
    assert list(row["cells"][0])[-1] == "steps"


EXPLAINED = {
    ("2023-07-22", "cleaning", "jpn", "chn"): [
        "Japan: 23 equipment items added to the control list (jp-23-items-2023): list-based control imposed by "
        "Ministry of Economy, Trade and Industry (METI), Japan; announced 2023-03-31, to begin 2023-07-23; "
        "covers 'cleaning'; targets every destination but its own.",
        "So on 2023-07-22 a control is announced and not yet in force: announced.",
        "Japan holds 51.9 % (eto, 2025, headquarters).",
    ],
    ("2023-07-23", "cleaning", "nld", "chn"): [
        "EU Dual-Use Regulation 2021/821 (eu-dual-use-2021): list-based control imposed by European Union; "
        "in force since 2021-09-09; names 'semiconductor-technology', a heading above 'Wafer cleaning'; "
        "targets every destination but its own.",
        "So on 2023-07-23 the control names only a heading above it: broad.",
        "Netherlands: no share known (eto has no row for it).",
    ],
    ("2023-07-23", "cleaning", "jpn", "jpn"): [
        "So on 2023-07-23 no measure is known: none.",
        "Japan holds 51.9 % (eto, 2025, headquarters).",
    ],
}


@pytest.mark.parametrize(("on", "technology", "by", "toward"), EXPLAINED)
def test_other_cells_are_derived_too(run: Command, on: str, technology: str, by: str, toward: str) -> None:
    [row] = rows(run("coverage", technology, "--on", on, "--by", by, "--toward", toward, "--explain"))
    assert row["cells"][0]["steps"] == EXPLAINED[on, technology, by, toward]


def test_every_cell_of_the_matrix_can_be_derived(run: Command) -> None:
    found = rows(run("coverage", "--on", "2024-04-01", "--explain"))
    cells = [cell for row in found for cell in row["cells"]]
    assert len(cells) == len(bundled_world()["technologies"]) * 6
    behind = [(len(cell["steps"]), len(cell["measures"])) for cell in cells]
    assert [pair for pair in behind if pair[0] < pair[1] + 2] == []
    assert {step for cell in cells for step in cell["steps"] if "None" in step} == set()


# Scenarios

COPY = """name: Korea copies Japan
add:
  - {imposed_by: kor, effective: 2023-07-23, like: jp-23-items-2023}
"""
WITHOUT = "name: Japan withdraws\nwithout: [jp-23-items-2023]\n"


@pytest.fixture
def scenario(tmp_path: Path) -> Callable[[str], str]:
    """Writes a scenario file; gives its path."""

    def write(text: str) -> str:
        path = tmp_path / f"scenario-{len(list(tmp_path.iterdir()))}.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_scenario_changes_the_answer_names_itself_and_shows_before_and_difference(
    run: Command, scenario: Callable[[str], str]
) -> None:
    done = run(*CLEANING, "--scenario", scenario(COPY))
    [row] = rows(done)
    assert list(row) == [*ROW, "cells", "scenario", "covered_share_before", "difference"]
    told = [row[name] for name in ("scenario", "covered_share_before", "covered_share", "difference")]
    assert told == ["Korea copies Japan", 51.9, 59.1, 7.2]
    assert row["cells"][1]["measures"] == ["scenario-1"]
    assert done.stderr.splitlines()[0] == "Under the scenario: Korea copies Japan."
    head = run(*CLEANING, "--scenario", scenario(COPY), "--format", "table").stdout.split("\n")[0].split()
    assert head[4:8] == ["year", "covered_share_before", "difference", "jpn"]


def test_several_scenarios_hold_together(run: Command, scenario: Callable[[str], str]) -> None:
    done = run(*CLEANING, "--scenario", scenario(COPY), "--scenario", scenario(WITHOUT))
    [row] = rows(done)
    assert (row["covered_share"], row["difference"]) == (7.2, -44.7)
    assert done.stderr.splitlines()[0] == "Under the scenario: Korea copies Japan, Japan withdraws."
    left = rows(run("gaps", "--on", "2023-07-23", "--scenario", scenario(WITHOUT)))
    assert "cleaning" in {row["technology"] for row in left}


def test_a_measure_that_a_scenario_adds_is_derived_in_words(run: Command, scenario: Callable[[str], str]) -> None:
    words = ("coverage", "cleaning", "--on", "2023-07-23", "--by", "kor", "--explain")
    [row] = rows(run(*words, "--scenario", scenario(COPY)))
    assert row["cells"][0]["steps"] == [
        "scenario-1, which the scenario adds: control imposed by South Korea; in force since 2023-07-23; "
        "covers 'cleaning'; targets every destination but its own.",
        "So on 2023-07-23 an item control for all buyers is in force: in-force.",
        "South Korea holds 7.2 % (eto, 2025, headquarters).",
    ]


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("name: x\nwithout: [jp-23-items]\n", "without: there is no Measure 'jp-23-items'.", "'jp-23-items-2023'"),
        (COPY.replace("imposed_by: kor", "imposed_by: korr"), "imposed_by: there is no Actor 'korr'.", "'kor'"),
        (COPY.replace("2023-07-23", "2023-02-30"), "line 3: field 'effective' is '2023-02-30', no date.", "YYYY-MM-DD"),
        (COPY.replace("effective: 2023-07-23, ", ""), "effective", ""),
        (COPY + "colour: red\n", "colour", ""),
        (
            COPY.replace("{", "{id: jp-23-items-2023, "),
            "add: the id 'jp-23-items-2023' is already in use.",
            "id of its own",
        ),
    ],
)
def test_a_scenario_that_cannot_be_says_what_is_wrong(
    run: Command, scenario: Callable[[str], str], text: str, said: str, hint: str
) -> None:
    done = run(*CLEANING, "--scenario", scenario(text), status=1)
    assert done.stdout == ""
    assert said in done.stderr
    assert hint in done.stderr


def test_a_scenario_file_that_does_not_exist_is_named(run: Command) -> None:
    done = run(*CLEANING, "--scenario", "nowhere.yaml", status=1)
    assert (done.stdout, "nowhere.yaml" in done.stderr) == ("", True)
