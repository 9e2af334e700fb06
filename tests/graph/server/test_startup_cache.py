"""When the startup cache is made, used, and given up. The recording itself is measured by the benchmark."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from graph.server import java, startup_cache
from graph.server.java import Java
from graph.server.places import Places
from graph.server.startup_cache import StartupCache

JAVA = Java(Path("/nowhere/java"), 25, "25 build 1")


@pytest.fixture
def jars(tmp_path: Path) -> list[Path]:
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "a.jar").write_bytes(b"a")
    return [tmp_path / "programs" / "a.jar"]


def test_a_cache_that_is_there_is_used(jars: list[Path]) -> None:
    cache = StartupCache(JAVA, jars)
    assert (cache.condition, cache.options()) == ("none", [])
    cache.file.write_bytes(b"")
    assert cache.condition == "ready"
    assert cache.options()[0] == f"-XX:AOTCache={cache.file}"


def test_a_cache_fits_one_java_and_one_list_of_jars_only(jars: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    name = StartupCache(JAVA, jars).file
    assert StartupCache(JAVA, jars).file == name
    assert StartupCache(replace(JAVA, version="25 build 2"), jars).file != name
    assert StartupCache(JAVA, [*jars, *jars]).file != name
    monkeypatch.setattr(startup_cache.command, "OPTIONS", ("-Xmx1g",))
    assert StartupCache(JAVA, jars).file != name


def test_a_recording_by_another_process_is_seen(jars: list[Path]) -> None:
    cache = StartupCache(JAVA, jars)
    with FileLock(jars[0].with_name("startup.lock")):
        assert cache.condition == "recording"
    assert cache.condition == "none"


def test_an_older_java_and_a_switch_do_without(jars: list[Path]) -> None:
    assert StartupCache(replace(JAVA, release=21), jars).condition == "unsupported"
    assert StartupCache(JAVA, jars, wanted=False).condition == "off"


def test_a_recording_that_fails_is_noted_and_not_tried_for_ever(jars: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "java"
    broken.write_text("#!/bin/sh\necho 'Error: no'; exit 1\n")
    broken.chmod(0o755)
    cache = StartupCache(replace(JAVA, program=broken), jars)
    scratch = Places(tmp_path / "scratch")
    assert not cache.record(scratch)
    assert cache.condition == "none"
    assert not cache.record(scratch)
    assert cache.condition == "failed"
    assert not scratch.home.exists()


def test_the_bundled_java_starts_with_a_damaged_cache(tmp_path: Path) -> None:
    (tmp_path / "a.jar").write_bytes(b"")
    found = java.choose()
    cache = StartupCache(found, [tmp_path / "a.jar"])
    cache.file.write_bytes(b"no cache")
    done = subprocess.run([found.program, *cache.options(), "-version"], check=False, capture_output=True)
    assert done.returncode == 0
