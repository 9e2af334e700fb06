"""What the README tells people to type works as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.connection import Connection
from graph.settings import Settings
from loaders.source import FOLDER
from tests.conftest import Command

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LINES = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines() if line.startswith("chokepoint ")]
CHANGING = ("load", "unload", "db")
OUT = ("export", "dump")
LOADING = [line for line in LINES if shlex.split(line)[1] == "load"]
WRITING = [line for line in LINES if shlex.split(line)[1] in OUT]
READING = [line for line in LINES if shlex.split(line)[1] not in (*CHANGING, *OUT)]
SAMPLES = {
    "consolidated.json": "us_csl/sample/sample.json",
    "entities.ftm.json": "opensanctions/sample.ftm.json",
    "firms.xlsx": "table/sample.xlsx",
    "more.ttl": "rdf/sample.ttl",
    "decisions.yaml": "confirmed/sample.yaml",
}
"""The samples beside the loaders, by the names that the README gives to files of one's own."""


def test_the_readme_has_lines_to_try() -> None:
    assert len(READING) >= 12
    assert len(WRITING) >= 3
    assert len(LOADING) >= 6


@pytest.mark.parametrize("line", READING)
def test_a_line_of_the_readme_runs(run: Command, line: str) -> None:
    assert run(*shlex.split(line)[1:]).stdout


@pytest.mark.parametrize("line", WRITING)
def test_a_file_of_the_readme_is_written(run: Command, tmp_path: Path, line: str) -> None:
    words = shlex.split(line)[1:]
    at = words.index("-o") + 1
    words[at] = str(tmp_path / words[at])
    assert run(*words).stdout == ""
    assert Path(words[at]).stat().st_size > 5_000


def test_the_loads_of_the_readme_run(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All in one graph, one after the other; what `--bulk` does to an empty one is tested where it is at home."""
    for name, sample in SAMPLES.items():
        shutil.copy(FOLDER / sample, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    changing_chokepoint("load")
    for line in LOADING:
        words = [word for word in shlex.split(line)[1:] if word != "--bulk"]
        if words[1] == "table" and "--suggest" not in words:
            shutil.copy(FOLDER / "table/sample.mapping.yaml", "firms.mapping.yaml")
        changing_chokepoint(*words)
    loaded = {row["id"] for row in changing.rows("MATCH (l:LoadRecord) RETURN l.id AS id")}
    assert {f"load:{name}" for name in ("facts", "eto", "us_csl", "opensanctions", "rdf", "confirmed")} < loaded


def test_the_scenario_of_the_readme_can_be_used(chokepoint: Command, tmp_path: Path) -> None:
    [scenario] = [text for kind, text in BLOCKS if kind == "yaml"]
    path = tmp_path / "korea.yaml"
    path.write_text(scenario, encoding="utf-8")
    done = chokepoint("coverage", "cleaning", "--scenario", str(path))
    assert "Under the scenario: Seoul follows Tokyo." in done.stderr


def test_the_python_of_the_readme_runs(chokepoint: Command, settings: Settings) -> None:
    [sample] = [text for kind, text in BLOCKS if kind == "python"]
    environment = {**os.environ, "CHOKEPOINT_HOME": str(settings.home)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", sample],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, "")
