"""The first load in bulk: the same graph as through the driver, the same findings, and nothing lost on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import ftm_population
from graph.access import connect
from graph.connection import Connection
from graph.settings import Settings
from loaders import source
from loaders.spool.reading import Spooled, spool
from ontology import model
from tests.conftest import Command, in_process
from tests.loaders import ftm
from tests.loaders.test_loading import snapshot, without_time

WORLD = (200, 600)
"""Entities and relationships."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "entities.ftm.json"
    path.write_bytes(b"".join(ftm_population.lines(*WORLD)))
    return path


@pytest.fixture(scope="module")
def own(changing_settings: Settings, new_home: Callable[[], Path]) -> Settings:
    """Settings of a home whose database nobody else uses, and which is empty before the first test."""
    return replace(changing_settings, home=new_home())


@pytest.fixture
def chokepoint(own: Settings, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs `chokepoint` in this process in the home of `own`."""
    monkeypatch.setenv("CHOKEPOINT_JAVA", str(own.java))

    def run(*words: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as patch:
            patch.setenv("CHOKEPOINT_HOME", str(own.home))
            return in_process(capfd)(*words, status=status)

    return run


def spooled(path: Path, folder: Path) -> Spooled:
    folder.mkdir()
    return spool(source.source("opensanctions"), path, model.load(), folder)


def without_hint(findings: tuple[str, ...]) -> list[str]:
    """The nearest id is found in another way where the ids are on disk; all else is the same."""
    return sorted(each.partition(" Did you mean")[0].partition(" Correct it")[0] for each in findings)


def test_a_spool_has_the_findings_of_a_load_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "traps.ftm.json"
    path.write_bytes(b"".join(ftm_population.lines(2_000, 8_000, traps=True)))
    held, on_disk = ftm.check(path), spooled(path, tmp_path / "rows")
    assert len(held.findings) >= 10
    assert without_hint(on_disk.findings) == without_hint(held.findings)


def test_what_is_said_twice_or_of_the_wrong_class_is_found_on_disk(tmp_path: Path) -> None:
    path = ftm.written(
        tmp_path / "wrong.ftm.json",
        *ftm.COMPANIES,
        ftm.line("a", "Company", "Made-up A again"),
        ftm.line("p", "Person", "Made-up Person"),
        *(ftm.line("m", "Membership", member=["p"], organization=["nobody"]), ftm.line("m", "Membership")),
    )
    held, on_disk = ftm.check(path), spooled(path, tmp_path / "rows")
    assert any("stands twice" in each for each in on_disk.findings)
    assert without_hint(on_disk.findings) == without_hint(held.findings)


def test_a_bulk_load_gives_the_graph_of_a_load_through_the_driver(
    chokepoint: Command, own: Settings, changing: Connection, changing_chokepoint: Command, file: Path
) -> None:
    (own.home / "importing").mkdir(parents=True)
    (own.home / "importing" / "left by a load that was killed").touch()
    in_bulk = json.loads(chokepoint("load", "opensanctions", str(file), "--bulk").stdout)
    by_driver = json.loads(changing_chokepoint("load", "opensanctions", str(file)).stdout)
    assert in_bulk == by_driver
    with connect(own) as connection:
        found = snapshot(connection)
        assert without_time(found) == without_time(snapshot(changing))
        names = {row["name"] for row in connection.rows("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE'")}
    assert {"entity_id", "entity_search", "statement_id"} <= names
    assert not (own.home / "importing").exists()
    again = json.loads(chokepoint("load", "opensanctions", str(file)).stdout)
    assert [(row["made"], row["changed"], row["removed"]) for row in again] == [(0, 0, 0)]
    refused = chokepoint("load", "opensanctions", str(file), "--bulk", status=1).stderr
    assert "There is something in the graph already" in refused
    with connect(own) as connection:
        assert snapshot(connection) == found


def test_bulk_is_for_one_file_and_the_managed_database(
    changing_chokepoint: Command, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    assert "us_csl, opensanctions" in changing_chokepoint("load", "facts", "--bulk", status=2).stderr
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    said = changing_chokepoint("load", "opensanctions", str(file), "--bulk", status=1).stderr
    assert "NEO4J_URI is set" in said


def test_another_program_keeps_its_database(
    changing: Connection, changing_settings: Settings, changing_chokepoint: Command, file: Path
) -> None:
    changing.rows("RETURN 1")
    code = (
        "import sys; from graph.access import connect; from graph.settings import Settings; "
        "c = connect(Settings.read()); c.rows('RETURN 1'); print('connected', flush=True); sys.stdin.read()"
    )
    surroundings = {**os.environ, "CHOKEPOINT_HOME": str(changing_settings.home)}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "connected\n"
        said = changing_chokepoint("load", "opensanctions", str(file), "--bulk", status=1).stderr
        other.kill()
    assert "Other programs are connected" in said
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
