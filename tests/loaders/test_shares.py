"""A file read by several processes in shares says what it says to one that reads all of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import ftm_population
from loaders.emit import Emit, Statement
from loaders.known import NOTHING
from loaders.record import SourceFault
from loaders.share import ALL, Share
from loaders.sources.opensanctions import lines, shares
from loaders.sources.opensanctions.load import load
from loaders.spool.merging import merged
from ontology import model
from tests.loaders import ftm

BLOCK = 4_000
"""Bytes: a dozen lines."""


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "BLOCK", BLOCK)


def alone(path: Path) -> tuple[list[Statement], Emit]:
    emit = Emit()
    return sorted(load(path, emit, model.load(), NOTHING), key=_place), emit


def together(path: Path, processes: int) -> tuple[list[Statement], Emit]:
    each = [Share(number, processes) for number in range(processes)]
    found = shares.together([shares.survey(path, share) for share in each])
    emits = [Emit() for _ in each]
    said = [one for share, emit in zip(each, emits, strict=True) for one in shares.read(path, emit, found, share)]
    emit = merged(emits)
    shares.finish(path, emit, found)
    return sorted([*said, *emit.common.values()], key=_place), emit


def _place(said: Statement) -> tuple[int, str]:
    return said.where.line, said.id


def _files(folder: Path) -> Iterator[Path]:
    faulty = folder / "faulty.ftm.json"
    faulty.write_bytes(b"".join(ftm_population.lines(1_000, 9_000, traps=True)))
    yield faulty
    yield Path(shutil.copy(ftm.SAMPLE, folder))
    left_out = [ftm.line(f"r{number}", "Address", f"Made-up Road {number}") for number in range(3_000)]
    yield ftm.written(folder / "roads.ftm.json", *ftm.COMPANIES, *left_out)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_shares_put_together_say_what_the_whole_file_says(tmp_path: Path, processes: int) -> None:
    for path in _files(tmp_path):
        (said, emit), (whole, before) = together(path, processes), alone(path)
        assert said == whole
        assert emit.faults_as_text() == before.faults_as_text()
        assert sorted(emit.left_out) == sorted(before.left_out)
        assert (emit.rows, emit.about, emit.broken) == (before.rows, before.about, before.broken)
        assert emit.common == before.common


def test_a_file_with_nothing_in_it_is_refused_by_shares_too(tmp_path: Path) -> None:
    empty = tmp_path / "empty.ftm.json"
    empty.touch()
    for processes in (1, 2):
        with pytest.raises(SourceFault, match="holds no entity"):
            together(empty, processes)


def test_each_block_is_taken_by_one_share() -> None:
    taken = [[share.takes(turn) for share in (Share(0, 3), Share(1, 3), Share(2, 3))] for turn in range(7)]
    assert [row.count(True) for row in taken] == [1] * 7
    assert ALL.takes(0)
    assert ALL.takes(6)
