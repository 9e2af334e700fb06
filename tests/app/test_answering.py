"""`coverage`, `gaps`, `diff` and `ask` as a person or a script meets them: their rows, formats and queries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from graph.connection import Connection
from graph.reads import plain
from tests.app.conftest import rows
from tests.conftest import Command
from tests.graph.comparing import bundled_world
from tests.independent import coverage as rules
from tests.independent.diff import diff
from tests.independent.gaps import gaps
from tests.worked_example import CLEANING, JAPAN, ROW

# The worked example of the interface


def test_the_worked_example_to_the_letter(run: Command) -> None:
    done = run(*CLEANING, "--format", "json")
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
