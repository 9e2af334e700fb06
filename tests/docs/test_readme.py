"""What the README tells people to type works as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import Settings
from tests.conftest import Command

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LINES = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines() if line.startswith("chokepoint ")]
CHANGING = ("load", "unload", "db")
WRITING = [line for line in LINES if shlex.split(line)[1] == "export"]
READING = [line for line in LINES if shlex.split(line)[1] not in (*CHANGING, "export")]


def test_the_readme_has_lines_to_try() -> None:
    assert len(READING) >= 12
    assert len(WRITING) >= 2


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
