"""Fetching programs: in parallel, resumed, checked."""

from __future__ import annotations

import hashlib
import os
import random
import socket
import threading
from pathlib import Path

import pytest

from graph.server import download, programs
from graph.server.disk import unwritable
from graph.server.errors import DiskFull, DownloadFailed, WrongChecksum
from graph.server.lock import Jar
from graph.server.progress import Progress

from .conftest import Shelf
from .small_disk import SMALL, small_disk

BODY = random.Random(7).randbytes(300_000)


def jar(name: str, body: bytes = BODY) -> Jar:
    return Jar(f"org.example:{name}:1", hashlib.sha256(body).hexdigest(), len(body))


def stocked(shelf: Shelf, *names: str) -> list[Jar]:
    jars = [jar(name) for name in names]
    shelf.files.update({found.path: BODY for found in jars})
    return jars


def test_jars_come_in_the_order_of_the_list_and_are_counted(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "b", "a")
    seen: list[Progress] = []
    found = programs.ensure(tmp_path / "p", shelf.address, seen.append, jars)
    assert [file.name for file in found] == ["b-1.jar", "a-1.jar"]
    assert all(file.read_bytes() == BODY for file in found)
    assert seen[-1] == Progress("download", 600_000, 600_000, 2, 2)


def test_what_is_there_is_not_fetched_again(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a")
    programs.ensure(tmp_path, shelf.address, jars=jars)
    shelf.files.clear()
    programs.ensure(tmp_path, shelf.address, jars=jars)
    assert len(shelf.asked) == 1


def test_a_file_altered_later_is_fetched_again(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a", "b")
    file = programs.ensure(tmp_path, shelf.address, jars=jars)[0]
    file.write_bytes(BODY[:-1] + b"x")
    os.utime(file, (1, 1))
    programs.ensure(tmp_path, shelf.address, jars=jars)
    assert file.read_bytes() == BODY
    assert len(shelf.asked) == 3


def test_eight_jars_are_fetched_at_the_same_time(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, *"abcdefgh")
    shelf.gate = threading.Barrier(8)  # answers nobody before eight have asked
    assert len(programs.ensure(tmp_path, shelf.address, jars=jars)) == 8


def test_an_interrupted_jar_goes_on_where_it_stopped(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a")
    (tmp_path / "a-1.jar.part").write_bytes(BODY[:100_000])
    assert programs.ensure(tmp_path, shelf.address, jars=jars)[0].read_bytes() == BODY
    assert [asked for _, asked in shelf.asked] == ["bytes=100000-"]


def test_a_lost_connection_is_taken_up_again(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a")
    shelf.cut_after = 131_072
    assert programs.ensure(tmp_path, shelf.address, jars=jars)[0].read_bytes() == BODY
    assert [asked for _, asked in shelf.asked] == [None, "bytes=131072-"]


def test_a_repository_that_cannot_resume_is_read_from_the_beginning(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a")
    shelf.ranges = False
    (tmp_path / "a-1.jar.part").write_bytes(b"x" * 100_000)
    assert programs.ensure(tmp_path, shelf.address, jars=jars)[0].read_bytes() == BODY


def test_a_wrong_part_of_an_earlier_run_is_thrown_away(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a")
    (tmp_path / "a-1.jar.part").write_bytes(b"x" * 100_000)
    assert programs.ensure(tmp_path, shelf.address, jars=jars)[0].read_bytes() == BODY
    assert [asked for _, asked in shelf.asked] == ["bytes=100000-", None]


def test_a_wrong_sum_names_the_jar_and_both_sums_and_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    good = jar("a")
    shelf.files[good.path] = wrong = BODY[::-1]
    with pytest.raises(WrongChecksum) as caught:
        programs.ensure(tmp_path, shelf.address, jars=[good])
    assert all(word in caught.value.message for word in ("a-1.jar", good.sha256, hashlib.sha256(wrong).hexdigest()))
    assert "CHOKEPOINT_MAVEN" in caught.value.hint
    assert not list(tmp_path.glob("*jar*"))


def test_a_folder_serves_as_repository(tmp_path: Path) -> None:
    file = tmp_path / "repository" / jar("a").path
    file.parent.mkdir(parents=True)
    file.write_bytes(BODY)
    found = programs.ensure(tmp_path / "p", str(tmp_path / "repository"), jars=[jar("a")])
    assert found[0].read_bytes() == BODY


def test_a_jar_that_the_repository_lacks_is_named_with_its_answer(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match=r"a-1\.jar \(CHOKEPOINT_MAVEN\) answered: 404"):
        programs.ensure(tmp_path, shelf.address, jars=[jar("a")])


def test_a_repository_nobody_reaches_is_named_without_its_login(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://ann:word@127.0.0.1:{probe.getsockname()[1]}"
        with pytest.raises(DownloadFailed, match="could not be fetched") as caught:
            programs.ensure(tmp_path, address, jars=[jar("a")])
    assert "word" not in str(caught.value)
    assert "Check the network" in caught.value.hint


def test_two_that_need_the_same_jars_fetch_them_once(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a", "b", "c")
    runs = [threading.Thread(target=programs.ensure, args=(tmp_path, shelf.address), kwargs={"jars": jars})]
    runs.append(threading.Thread(target=programs.ensure, args=(tmp_path, shelf.address), kwargs={"jars": jars}))
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(shelf.asked) == 3


def test_ctrl_c_leaves_what_can_be_resumed(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a", "b")
    shelf.slow = 0.2

    def interrupt(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        programs.ensure(tmp_path, shelf.address, interrupt, jars)
    assert sorted(file.name for file in tmp_path.glob("*jar*")) == ["a-1.jar.part", "b-1.jar.part"]
    assert not (tmp_path / "verified.json").exists()
    shelf.slow = 0
    assert [file.read_bytes() for file in programs.ensure(tmp_path, shelf.address, jars=jars)] == [BODY, BODY]
    assert all(asked is not None for _, asked in shelf.asked[2:])


@SMALL
def test_a_full_disk_is_named_before_anything_is_fetched(shelf: Shelf, tmp_path: Path) -> None:
    jars = stocked(shelf, "a")
    with small_disk(tmp_path, "256k"):
        with pytest.raises(DiskFull, match="MB free"):
            programs.ensure(tmp_path, shelf.address, jars=jars)
        with pytest.raises(DiskFull, match="No room left"):
            download.fetch(jars, programs_source(shelf), tmp_path)
        assert not (tmp_path / "a-1.jar").exists()


def programs_source(shelf: Shelf) -> download.Repository:
    return download.Repository(shelf.address, "a test")


def test_a_folder_of_somebody_else_is_named(tmp_path: Path) -> None:
    error = unwritable(tmp_path, PermissionError(13, "Permission denied", str(tmp_path)))
    assert str(tmp_path) in error.message
    assert "CHOKEPOINT_HOME" in error.hint
