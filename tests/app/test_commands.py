"""The command line as a person or a script meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import cli, reference
from app.version import __version__
from graph.connection import Connection
from graph.settings import Settings
from tests.conftest import Command

ALL = [path for path, _ in reference.commands(cli.cli, ("chokepoint",))]


def test_there_are_the_commands_of_the_contract() -> None:
    assert {" ".join(path[1:]) for path in ALL} >= {
        *("up", "db start", "db stop", "db status", "db path", "sources", "load", "unload", "query", "doctor"),
        *("ontology list", "ontology show", "ontology lint", "ontology docs", "completion"),
    }


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*path[1:], "--help"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    if path[-1] not in ("db", "ontology"):
        assert "Example: chokepoint" in said.out


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == f"chokepoint {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["query", "--nonsense"],
        ["query", "RETURN 1", "--format", "xml"],
        ["query", "RETURN 1", "--limit", "0"],
        ["query", "RETURN 1", "--param", "x"],
        ["query", "RETURN 1", "--param", "x=1", "--param", "x=2"],
        ["query", "RETURN $x", "--param", "x=99999999999999999999"],
        ["unload"],
        ["completion", "tcsh"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Error:" in said.err


@pytest.mark.parametrize("shell", cli.SHELLS)
def test_completion_is_a_script_for_the_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["completion", shell]) == 0
    assert "_CHOKEPOINT_COMPLETE" in capsys.readouterr().out


def test_a_fault_of_ours_shows_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cli.COMMANDS, "query", "app.commands.querying:nothing_of_that_name")
    assert cli.run(["query", "RETURN 1"]) == 1
    said = capsys.readouterr().err
    assert "a fault in Chokepoint" in said
    assert "Traceback" not in said


QUERY = (
    "MATCH (t:Technology {id: 'litho-euv'}) "
    "RETURN t.id AS id, t.aliases AS aliases, t.nothing AS nothing, t.verified AS v"
)


def test_json_is_the_default_in_a_pipe(chokepoint: Command) -> None:
    done = chokepoint("query", QUERY)
    assert json.loads(done.stdout) == [
        {"id": "litho-euv", "aliases": ["extreme ultraviolet"], "nothing": None, "v": True}
    ]
    assert done.stderr == ""


def test_csv_joins_lists_and_leaves_null_empty(run: Command) -> None:
    done = run(
        "query", "RETURN ['a', 'b'] AS list, null AS nothing, 'x, \"y\"' AS text, true AS flag", "--format", "csv"
    )
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["list", "nothing", "text", "flag"],
        ["a;b", "", 'x, "y"', "true"],
    ]


def test_ndjson_is_a_line_a_row(run: Command) -> None:
    done = run("query", "UNWIND [1, 2] AS x RETURN x", "--format", "ndjson")
    assert done.stdout == '{"x": 1}\n{"x": 2}\n'


def test_no_rows_are_an_empty_answer(run: Command) -> None:
    nothing = "MATCH (n:Measure {id: 'nothing'}) RETURN n.id AS id"
    assert json.loads(run("query", nothing).stdout) == []
    assert run("query", nothing, "--format", "csv").stdout == "id\n"


def test_json_has_no_numbers_that_json_does_not_know(run: Command) -> None:
    done = run("query", "RETURN 1 / 0.0 AS a, -1 / 0.0 AS b, 0.0 / 0.0 AS c")
    assert json.loads(done.stdout, parse_constant=pytest.fail) == [{"a": "Infinity", "b": "-Infinity", "c": "NaN"}]


def test_a_home_that_is_a_file_is_said_in_words(chokepoint: Command, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    said = chokepoint("doctor", status=1, env={"CHOKEPOINT_HOME": str(file)}).stderr
    assert "a fault in Chokepoint" not in said


def test_two_first_loads_at_once_both_succeed(changing_settings: Settings, changing: Connection) -> None:
    with changing.session("WRITE") as session:
        for name in [row["name"] for row in changing.rows("SHOW CONSTRAINTS YIELD name")]:
            session.run(f"DROP CONSTRAINT {name}").consume()
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "app", "load"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "CHOKEPOINT_HOME": str(changing_settings.home)},
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert changing.rows("MATCH (n:Entity) RETURN count(n) AS n") == [{"n": 815}]


def test_a_table_keeps_long_text_whole(run: Command) -> None:
    done = run("query", "RETURN reduce(s = '', i IN range(1, 300) | s + 'x') AS long", "--format", "table")
    assert done.stdout.count("x") == 300


def test_a_query_comes_from_a_file_or_standard_input(chokepoint: Command, run: Command, tmp_path: Path) -> None:
    file = tmp_path / "q.cypher"
    file.write_text("RETURN $x AS x", encoding="utf-8")
    assert json.loads(run("query", f"@{file}", "--param", "x=[1, 2]").stdout) == [{"x": [1, 2]}]
    assert json.loads(chokepoint("query", "-", "--param", "x=chn", stdin="RETURN $x AS x").stdout) == [{"x": "chn"}]
    assert "cannot be read" in run("query", f"@{tmp_path}/none", status=1).stderr


def test_a_syntax_error_is_shown_with_its_position(run: Command) -> None:
    done = run("query", "MATCH (n:Measure)\nRETRN n", status=1)
    assert "Line 2, column 1" in done.stderr
    assert done.stdout == ""


def test_a_writing_query_is_refused(run: Command) -> None:
    assert "only reads" in run("query", "CREATE (n:X)", status=1).stderr


def test_sources_say_what_they_put_into_the_graph(run: Command) -> None:
    facts, eto = json.loads(run("sources").stdout)
    assert (facts["source"], facts["entities"], facts["release"]) == ("facts", 815, "2026.11")
    assert (eto["source"], eto["relationships"], eto["licence"]) == ("eto", 440, "CC BY-NC 4.0")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", eto["loaded_at"])


def test_an_unknown_source_names_the_nearest(run: Command) -> None:
    assert "Did you mean 'facts'?" in run("load", "fact", status=1).stderr
    assert "Did you mean 'eto'?" in run("unload", "etoo", status=1).stderr


@pytest.mark.parametrize("words", [["query", "RETURN 1"], ["sources"], ["unload", "eto"]], ids=" ".join)
def test_a_graph_never_loaded_says_so(changing_chokepoint: Command, words: list[str]) -> None:
    assert "Run: chokepoint load" in changing_chokepoint(*words, status=1).stderr


def test_the_doctor_finds_all_well(run: Command) -> None:
    rows = json.loads(run("doctor").stdout)
    assert {row["state"] for row in rows} == {"ok"}
    assert {"Java", "memory", "disk", "database answers", "loaded: facts"} <= {row["check"] for row in rows}


def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHOKEPOINT_JAVA", "/nothing/java")
    done = run("doctor", status=1)
    wrong = [row for row in json.loads(done.stdout) if row["state"] == "wrong"]
    assert [row["check"] for row in wrong] == ["Java"]
    assert wrong[0]["mend"]


def test_status_and_path_of_the_managed_database(run: Command, settings: Settings) -> None:
    now = json.loads(run("db", "status").stdout)[0]
    assert (now["running"], now["path"]) == (True, str(settings.home))
    assert run("db", "path").stdout == f"{settings.home}\n"


def test_steering_the_managed_database_is_refused_for_somebody_elses(
    run: Command, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", connection.uri)
    assert "NEO4J_URI is set" in run("db", "stop", status=1).stderr


@pytest.mark.parametrize("name", ["Measure", "COVERS", "Covers"])
def test_a_term_of_the_ontology_is_shown(run: Command, name: str) -> None:
    done = run("ontology", "show", name)
    assert {"attribute", "label", "allowed"} <= json.loads(done.stdout)[0].keys()


def test_an_unknown_term_names_the_nearest(run: Command) -> None:
    assert "'Measure'" in run("ontology", "show", "Mesure", status=1).stderr


def test_interrupting_a_load_changes_nothing(changing_settings: Settings, changing: Connection) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "load"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CHOKEPOINT_HOME": str(changing_settings.home)},
    )
    assert process.stderr is not None
    assert any("Checked facts" in line for line in iter(process.stderr.readline, ""))
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    count = changing.rows("MATCH (n:Entity) RETURN count(n) AS n")[0]["n"]
    assert count in (0, 815)
