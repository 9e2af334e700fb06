"""The layers of the code, held by import-linter; each contract is broken once and seen to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("app", "loaders", "graph", "ontology", "tests")
OFFENCES = {
    "Layers point one way": ("ontology/term.py", "import graph.connection"),
    "Only graph talks to Neo4j": ("app/words.py", "import neo4j"),
    "Only the command line knows the loaders": ("app/factory.py", "import loaders.source"),
    "Figures know nothing of Dash or the database": ("app/views/explore/figures.py", "import dash"),
    "What stands on paper knows nothing of the page or the database": ("app/exports/scene.py", "import dash"),
    "The independent computation knows nothing of the product": ("tests/independent/dates.py", "import loaders.dates"),
    "Views do not import each other": ("app/views/explore/figures.py", "import app.views.second"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages' Python files, with a second view beside the first."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=_all_but_python)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "app" / "views" / "second").mkdir()
    (tmp_path / "app" / "views" / "second" / "__init__.py").touch()
    return tmp_path


def _all_but_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not (Path(folder) / name).is_dir() and not name.endswith(".py")]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_code_keeps_every_contract(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert all(f"{name} KEPT" in done.stdout for name in OFFENCES)
    assert f"Contracts: {len(OFFENCES)} kept, 0 broken." in done.stdout


@pytest.mark.parametrize("contract", OFFENCES)
def test_each_contract_can_be_broken(copy: Path, contract: str) -> None:
    file, offence = OFFENCES[contract]
    with (copy / file).open("a", encoding="utf-8") as code:
        code.write(f"\n{offence}\n")
    done = lint(copy)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
