"""`chokepoint query` and `chokepoint db shell-info` as a person at a terminal meets them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from graph.connection import Connection
from graph.settings import Settings
from tests.conftest import Command
from tests.graph.runaway import HOW_MANY, RUNAWAY


def running(connection: Connection) -> int:
    return int(connection.rows(HOW_MANY)[0]["n"])


def test_ctrl_c_ends_a_query_that_has_sent_nothing(settings: Settings, connection: Connection) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "query", RUNAWAY],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)},
    )
    while not running(connection):
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    while running(connection):
        time.sleep(0.05)


def test_a_limit_is_said_only_when_it_cut_something(run: Command) -> None:
    cut = run("query", "UNWIND [1, 2, 3] AS n RETURN n", "--limit", "2", "--format", "csv")
    assert (cut.stdout, cut.stderr) == ("n\n1\n2\n", "The first 2 of more rows.\n")
    whole = run("query", "UNWIND [1, 2, 3] AS n RETURN n", "--limit", "3", "--format", "csv")
    assert (whole.stdout, whole.stderr) == ("n\n1\n2\n3\n", "")


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("x=1", 1),
        ('x=[1, null, {"a": true}]', [1, None, {"a": True}]),
        ("x=jpn", "jpn"),
        ('x="1"', "1"),
        ("x=2.5", 2.5),
        ("x=", ""),
        ("x=a=b", "a=b"),
    ],
)
def test_parameters_are_read_as_json_and_else_as_text(run: Command, given: str, value: object) -> None:
    done = run("query", "RETURN $x AS x", "--param", given, "--format", "json")
    assert json.loads(done.stdout) == [{"x": value}]


def test_shell_info_tells_address_account_and_that_community_has_no_roles(
    chokepoint: Command, connection: Connection, settings: Settings
) -> None:
    told = {row["what"]: row["how"] for row in json.loads(chokepoint("db", "shell-info", "--format", "json").stdout)}
    assert (told["address"], told["user"], told["database"]) == (connection.uri, "neo4j", "neo4j")
    assert told["password"] == f"in the file {settings.home / 'password'}"
    assert told["cypher-shell"].startswith(f"cypher-shell -a {connection.uri} -u neo4j -d neo4j --access-mode read")
    assert told["second account"] == "Neo4j Community has no roles: every account can do everything."
    assert "can write" in told["mind"]
