"""What the tests of several loaders share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.loaders.eto_checking import FORMS as FOLDERS


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a copy of a sample of ETO, named by its folder, that a test may break."""
    return lambda name: Path(shutil.copytree(FOLDERS / name, tmp_path / "eto"))
