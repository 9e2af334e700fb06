"""Every query of docs/queries.md is run, and the page shows the rows that the command prints.

`CHOKEPOINT_WRITE_ROWS=1` writes them anew, from the bundled data in the test's own graph. Look at what changed.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from app.views.cypher.running import PAGE_ROWS
from graph import readonly, turns
from graph.connection import Connection
from graph.library import Graph
from graph.settings import Settings
from tests.conftest import Command

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"
TEXT = PAGE.read_text(encoding="utf-8")
WORKED = re.compile(
    r"^### (\d+)\. (.+?)\n\n```cypher\n(.+?)\n```\n\n```text\n(.*?)```\n\n(\S.+?)\n(?:\n|\Z)", re.M | re.S
)
QUERIES = {int(number): (cypher, rows) for number, _, cypher, rows, _ in WORKED.findall(TEXT)}
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
LINES = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
NEVER_FILLED = re.compile("The property `resumed` does not exist")
"""The ontology has it and the rule of coverage asks for it, but no measure has been resumed yet."""
SHOWN = 6
"""How many rows of each answer the page shows."""


def printed(run: Command, cypher: str, folder: Path) -> str:
    """What the command prints for a query in a file, without the blanks that fill a table's last column."""
    file = folder / "question.cypher"
    file.write_text(cypher, encoding="utf-8")
    done = run("query", f"@{file}", "--format", "table", "--limit", str(SHOWN))
    said = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join([*said, *(["", done.stderr.strip()] if done.stderr else [])]) + "\n"


def test_the_page_has_twenty_worked_queries_in_order() -> None:
    assert list(QUERIES) == list(range(1, 21))
    assert len(re.findall(r"^### ", TEXT, re.MULTILINE)) == len(QUERIES)
    assert f"--limit {SHOWN}`" in TEXT


@pytest.mark.parametrize("number", QUERIES)
def test_the_rows_on_the_page_are_those_that_the_command_prints(run: Command, tmp_path: Path, number: int) -> None:
    cypher, rows = QUERIES[number]
    now = printed(run, cypher, tmp_path)
    if os.environ.get("CHOKEPOINT_WRITE_ROWS"):
        old = f"```cypher\n{cypher}\n```\n\n```text\n"
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(page.replace(f"{old}{rows}```", f"{old}{now}```"), encoding="utf-8")
    else:
        assert rows == now, "Run: CHOKEPOINT_WRITE_ROWS=1 pytest tests/docs/test_queries.py"


@pytest.mark.parametrize("number", QUERIES)
def test_the_server_finds_nothing_to_remark_on_a_query(connection: Connection, number: int) -> None:
    """A wrong name of a label, type or property would be remarked on: it makes an empty answer look like knowledge."""
    result = Graph(connection).query(QUERIES[number][0])
    assert result.summary
    said = [each.description for each in result.summary.notifications]
    assert [each for each in said if not NEVER_FILLED.search(each)] == []


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_page_runs(run: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str) -> None:
    (tmp_path / "question.cypher").write_text(next(text for kind, text in BLOCKS if kind == "cypher"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(run(*shlex.split(line)[1:], "--format", "csv").stdout.splitlines()) > 1


def test_the_python_of_the_page_runs(connection: Connection, settings: Settings) -> None:
    [sample] = [text for kind, text in BLOCKS if kind == "python"]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", sample],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)},
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_page_says_the_limits_that_are_in_force() -> None:
    for said in (
        f"| {readonly.TIMEOUT:g} seconds, ",
        f"| the page shows the first {PAGE_ROWS:,} and says so; ",
        f"| {turns.FOR_ONE} questions at once for one session and {turns.IN_ALL} in all; ",
        f"| {readonly.LONGEST:,} characters, brackets {readonly.DEEPEST} deep |",
        f"| {', '.join(f'`{each}`' for each in readonly.SHOWN)} |",
        "```text\n" + "\n".join(readonly.PROCEDURES) + "\n```",
    ):
        assert said in TEXT


@pytest.mark.parametrize("day", ["2022-10-07", "2023-07-23", "2024-04-01", "2026-11-20"])
def test_the_covered_shares_of_the_page_are_those_of_coverage(connection: Connection, day: str) -> None:
    graph, cypher = Graph(connection), QUERIES[20][0]
    mine = {row["technology"]: row["covered_at_most"] for row in graph.query(cypher.replace("2024-04-01", day)).rows}
    rows = [row for row in graph.coverage(on=day).rows if row["year"] == 2025]
    assert mine == {row["technology"]: pytest.approx(row["covered_share"], abs=0.051) for row in rows}


def test_the_open_loopholes_of_the_page_are_those_of_the_named_question(connection: Connection) -> None:
    graph = Graph(connection)
    named = graph.ask("open-loopholes", on="2026-11-20").rows
    asked = graph.query(QUERIES[14][0]).rows
    assert sorted((row["gap"], row["technologies"]) for row in asked) == sorted(
        (row["gap"], row["technologies"]) for row in named
    )


def test_the_steps_of_the_page_are_the_hops_of_the_named_question(connection: Connection) -> None:
    graph = Graph(connection)
    hops = {row["technology"]: row["hops"] for row in graph.ask("upstream-of", technology="hbm").rows}
    rows = graph.query(QUERIES[18][0]).rows
    assert {row["input"]: row["steps"] for row in rows} == {row["input"]: hops[row["input"]] for row in rows}


def test_the_undated_controls_of_the_page_are_those_that_coverage_calls_undated(connection: Connection) -> None:
    graph = Graph(connection)
    by = ["jpn", "nld", "kor", "twn", "deu", "esp", "ita"]
    cells = [cell for row in graph.coverage(by=by).rows for cell in row["cells"]]
    called = {id for cell in cells if cell["status"] == "undated" for id in cell["measures"]}
    assert called <= {row["measure"] for row in graph.query(QUERIES[9][0]).rows}
    assert called
