"""Files as people bring them: packed or not, whole or not."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import meter, streams
from loaders.record import SourceFault

TEXT = "one\r\nzwei – 二\n\nlast"
LINES = [(1, "one"), (2, "zwei – 二"), (3, ""), (4, "last")]


def packed(folder: Path, ending: str, data: bytes) -> Path:
    path = folder / f"list.csv{ending}"
    if ending == ".gz":
        path.write_bytes(gzip.compress(data))
    elif ending == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("list.csv", data)
    else:
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("ending", ["", ".gz", ".zip"])
def test_a_file_is_read_as_it_is(tmp_path: Path, ending: str) -> None:
    path = packed(tmp_path, ending, b"\xef\xbb\xbf" + TEXT.encode())
    assert list(streams.lines(path)) == LINES
    assert streams.inner_name(path) == "list.csv"
    assert streams.whole(path, 100) == b"\xef\xbb\xbf" + TEXT.encode()


@pytest.mark.parametrize("ending", ["", ".gz", ".zip"])
def test_how_far_a_file_is_read_is_told_in_bytes_on_disk(tmp_path: Path, ending: str) -> None:
    told: list[int] = []

    @contextmanager
    def show(about: str, total: int | None = None, unit: str = "", /) -> Iterator[Callable[[int], None]]:
        assert (about, total, unit) == (f"Reading list.csv{ending}", path.stat().st_size, "bytes")
        yield told.append

    path = packed(tmp_path, ending, Random(1).randbytes(3 * streams.BLOCK).hex().encode())
    with meter.shown_by(show), streams.opened(path) as stream:
        stream.read(2 * streams.BLOCK)
        assert 0.3 < sum(told) / path.stat().st_size < 0.5  # up to a block ahead
        stream.read()
    assert sum(told) == path.stat().st_size


@pytest.mark.parametrize("ending", [".gz", ".zip"])
def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path, ending: str) -> None:
    path = packed(tmp_path, ending, TEXT.encode() * 1_000)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(SourceFault, match=r"list\.csv\S+ is damaged or cut off"):
        list(streams.lines(path))


@pytest.mark.parametrize("ending", [".gz", ".zip"])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREE", 1 << 20)
    path = packed(tmp_path, ending, b"0\n" * (32 << 20))
    assert path.stat().st_size < 100_000
    with pytest.raises(SourceFault, match="unpacks to over"):
        for _ in streams.lines(path):
            pass


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST_LINE", 1 << 20)
    path = packed(tmp_path, "", b"short\n" + b"x" * (3 << 20))
    with pytest.raises(SourceFault, match=r"list\.csv line 2 is over 1 MiB long"):
        list(streams.lines(path))


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = packed(tmp_path, "", b"fine\nM\xfcnchen\n")
    with pytest.raises(SourceFault, match=r"list\.csv line 2 is not UTF-8 \(byte 2 of the line\)"):
        list(streams.lines(path))


def test_a_zip_file_must_hold_one_file(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "1")
        archive.writestr("b.csv", "2")
        archive.writestr("__MACOSX/a.csv", "")
    with pytest.raises(SourceFault, match=r"two\.zip holds 2 files: a\.csv, b\.csv"):
        list(streams.lines(path))


def test_a_file_that_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(SourceFault, match="cannot be read"):
            list(streams.lines(path))


def test_a_fault_of_who_reads_is_not_laid_on_the_file(tmp_path: Path) -> None:
    path = packed(tmp_path, ".gz", TEXT.encode())

    def read(fault: Exception) -> None:
        with streams.opened(path) as stream:
            assert stream.read(3) == b"one"
            raise fault

    for fault in (NotImplementedError("ours"), EOFError("ours"), OSError("ours")):
        with pytest.raises(type(fault), match="ours"):
            read(fault)


def test_more_than_asked_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceFault, match=r"list\.csv holds over 0 MiB"):
        streams.whole(packed(tmp_path, "", b"12345"), 4)


@given(data=st.binary(max_size=300), ending=st.sampled_from(["", ".gz", ".zip"]), whole=st.booleans())
def test_any_bytes_are_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str, whole: bool
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = packed(folder, ending, data)
    if not whole:
        path.write_bytes(data)
    refused = list[str]()
    numbers = list[int]()
    try:
        numbers = [number for number, _text in streams.lines(path)]
    except SourceFault as fault:
        refused.append(fault.message)
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(path.name in each for each in refused)
