"""`ask`, `coverage`, `gaps` and `diff` as a person or a script meets them, on the bundled graph."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Connection
from graph.reads import plain
from tests.conftest import Command
from tests.graph.comparing import bundled_world
from tests.independent import coverage as rules
from tests.independent.diff import diff
from tests.independent.gaps import gaps

CLEANING = ("coverage", "cleaning", "--on", "2023-07-23", "--toward", "chn", "--by", "usa,jpn,nld,kor")


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


# The worked example of the interface

ROW = {
    "technology": "cleaning",
    "on": "2023-07-23",
    "toward": "chn",
    "covered_share": 51.9,
    "undated_share": 0.0,
    "known_share": 100.0,
    "holders_without_number": [],
    "basis": "headquarters",
    "year": 2025,
    "share_source": "eto",
}
JAPAN = {
    "jurisdiction": "jpn",
    "status": "in-force",
    "share": 51.9,
    "measures": ["jp-23-items-2023"],
    "requests": [],
    "announced": [],
    "suspended": [],
}


def test_the_worked_example_to_the_letter(chokepoint: Command) -> None:
    done = chokepoint(*CLEANING, "--format", "json")
    [row] = rows(done)
    assert list(row) == [*ROW, "cells"]
    assert {name: row[name] for name in ROW} == ROW
    assert [list(cell) for cell in row["cells"]] == [list(JAPAN)] * 4
    assert row["cells"][0] == JAPAN
    assert [(cell["jurisdiction"], cell["status"], cell["share"]) for cell in row["cells"][1:]] == [
        ("kor", "broad", 7.2),
        ("nld", "broad", None),
        ("usa", "broad", 32.4),
    ]
    written = json.dumps(ROW)[:-1] + ', "cells": [' + json.dumps(JAPAN) + ", "
    assert done.stdout.startswith("[\n" + written)


def test_data_stand_on_stdout_and_what_to_say_of_them_on_stderr(chokepoint: Command) -> None:
    done = chokepoint(*CLEANING)
    assert len(rows(done)) == 1
    said = done.stderr.splitlines()
    assert said[0] == "Covered shares are upper bounds: a control catches part of a node only."
    assert said[1].startswith("Rests on 4 measures")
    assert "jp-23-items-2023" in said[1]
    assert "eto, 2025, headquarters" in said[2]


def test_json_is_the_format_of_a_pipe(run: Command) -> None:
    assert run(*CLEANING).stdout == run(*CLEANING, "--format", "json").stdout


# What the rows are

ASKED_FOR: dict[str, tuple[tuple[str, ...], Callable[[dict[str, Any]], list[dict[str, Any]]]]] = {
    "coverage of all": (
        ("coverage", "--on", "2024-04-01", "--toward", "usa"),
        lambda world: rules.coverage(world, on="2024-04-01", toward="usa"),
    ),
    "coverage of two": (
        ("coverage", "etch", "cleaning", "--on", "2024-04-01"),
        lambda world: rules.coverage(world, ["cleaning", "etch"], on="2024-04-01", toward="chn"),
    ),
    "coverage today": (
        ("coverage", "etch"),
        lambda world: rules.coverage(world, ["etch"], on="2026-11-20", toward="chn"),
    ),
    "gaps": (
        ("gaps", "--on", "2024-04-01", "--toward", "chn", "--by", "jpn,nld"),
        lambda world: gaps(world, on="2024-04-01", toward="chn", by=["jpn", "nld"]),
    ),
    "diff": (
        ("diff", "--from", "2023-03-01", "--to", "2023-12-31"),
        lambda world: diff(world, "2023-03-01", "2023-12-31"),
    ),
    "diff toward": (
        ("diff", "--from", "2023-03-01", "--to", "2023-12-31", "--toward", "CHN"),
        lambda world: diff(world, "2023-03-01", "2023-12-31", "chn"),
    ),
}
KEYS = {
    "coverage": [*ROW, "cells"],
    "gaps": ["technology", "uncovered_share", "holders", "reach", "score"],
    "diff": ["change", "id", "name", "date", "before", "after"],
}


@pytest.mark.parametrize("case", ASKED_FOR)
def test_a_command_gives_the_rows_of_the_rules_in_their_order(run: Command, case: str) -> None:
    words, expected = ASKED_FOR[case]
    found = rows(run(*words))
    assert found == expected(bundled_world())
    assert found
    assert [list(row) for row in found] == [KEYS[words[0]]] * len(found)


@pytest.mark.parametrize("by", ["jpn,kor", "JPN,KOR", "jp,Kr", " Jp , kOr ", "kor,jpn,jp"])
@pytest.mark.parametrize("toward", ["chn", "CHN", "cn", "Cn"])
def test_places_are_ids_or_iso_codes_of_two_or_three_letters_in_any_case(run: Command, by: str, toward: str) -> None:
    [row] = rows(run("coverage", "cleaning", "--on", "2023-07-23", "--toward", toward, "--by", by))
    assert (row["toward"], [cell["jurisdiction"] for cell in row["cells"]]) == ("chn", ["jpn", "kor"])


def test_by_default_the_six_toward_china_on_the_day_of_the_state_of_knowledge(run: Command) -> None:
    [row] = rows(run("coverage", "cleaning"))
    assert (row["on"], row["toward"]) == ("2026-11-20", "chn")
    assert [cell["jurisdiction"] for cell in row["cells"]] == ["deu", "jpn", "kor", "nld", "twn", "usa"]


# Formats


def test_coverage_as_a_table_has_a_column_for_each_jurisdiction(run: Command) -> None:
    lines = [line.split() for line in run(*CLEANING, "--format", "table").stdout.splitlines()]
    head = ["technology", "covered_share", "undated_share", "known_share", "year", "jpn", "kor", "nld", "usa"]
    assert lines[0] == head
    cells = ["in-force", "51.9", "broad", "7.2", "broad", "broad", "32.4"]
    assert lines[1:] == [["cleaning", "51.9", "0.0", "100.0", "2025", *cells]]


@pytest.mark.parametrize(
    "words",
    [
        CLEANING,
        ("gaps", "--on", "2024-04-01"),
        ("diff", "--from", "2023-07-01", "--to", "2023-07-31", "--toward", "chn"),
        ("ask", "measures-on", "--param", "technology=cleaning", "--param", "on=2023-07-23"),
    ],
    ids=lambda words: words[0],
)
def test_each_format_says_the_same(run: Command, words: tuple[str, ...]) -> None:
    found = rows(run(*words, "--format", "json"))
    lines = run(*words, "--format", "ndjson").stdout.splitlines()
    assert [json.loads(line) for line in lines] == found
    table = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").stdout)))
    assert [{name: _cell(value) for name, value in row.items()} for row in found] == table
    shown = run(*words, "--format", "table").stdout
    assert len(shown.splitlines()) == len(found) + 1
    assert all(str(row.get("technology") or row.get("id") or row.get("measure")) in shown for row in found)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(_cell, value))
    return "" if value is None else json.dumps(value) if isinstance(value, dict) else str(value)


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


# The query instead


@pytest.mark.parametrize(
    "words",
    [
        ("coverage", "cleaning", "--on", "2023-07-23"),
        ("coverage", "cleaning", "--on", "2023-07-23", "--explain"),
        ("gaps", "--on", "2024-04-01"),
        ("diff", "--from", "2023-07-01", "--to", "2023-07-31", "--toward", "chn"),
        ("ask", "measures-on", "--param", "technology=cleaning"),
    ],
    ids=" ".join,
)
def test_cypher_prints_the_query_with_its_parameters_and_nothing_else(
    run: Command, connection: Connection, words: tuple[str, ...]
) -> None:
    done = run(*words, "--cypher")
    assert done.stderr == ""
    assert done.stdout.startswith("// ")
    plainly = [word for word in words if word != "--explain"]
    assert [plain(row) for row in connection.rows(done.stdout)] == rows(run(*plainly))
    assert rows(run("query", done.stdout)) == rows(run(*plainly))


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
