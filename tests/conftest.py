"""Real parts for all tests: one managed Neo4j loaded with the bundled data, another for each worker that it may change.

All live in temporary homes. They share the programs of the CHOKEPOINT_HOME in force, so that a machine which has
run `make up` fetches nothing again; `CHOKEPOINT_TEST_PROGRAMS` names another folder for them.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from xdist.remote import Producer

from app import cli
from graph.access import connect
from graph.connection import Connection
from graph.server.java import choose
from graph.settings import DEFAULTS, Settings
from tests import prepare, shared_home
from tests.sharing import ByGraph

Command = Callable[..., "subprocess.CompletedProcess[str]"]
LATE_SECOND_STAGE = (
    "-XX:Tier4InvocationThreshold=30000 -XX:Tier4MinInvocationThreshold=3000 "
    "-XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=200000"
)
"""Java's second stage of compiling waits six times as long: it takes a third of what a server of minutes costs."""
FEWER_PLANS = ("dbms.cypher.statistics_divergence_threshold=1.0",)
"""A query is planned once, not anew after other data: plans take most of the time."""


def pytest_configure(config: pytest.Config) -> None:
    """Nothing of the person's own surroundings may reach a test."""
    os.environ.setdefault("CHOKEPOINT_TEST_PROGRAMS", str(Settings.read().home / "programs"))
    for name in DEFAULTS:
        if name not in ("CHOKEPOINT_MAVEN", "CHOKEPOINT_JAVA"):
            os.environ.pop(name, None)
    os.environ["CHOKEPOINT_STARTUP_CACHE"] = "off"
    if not _is_worker(config):
        shared_home.make()


def pytest_unconfigure(config: pytest.Config) -> None:
    """After the last test, and after Ctrl-C too."""
    if not _is_worker(config):
        shared_home.remove()


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByGraph | None:
    """Who runs what under `--dist loadfile`; every other way of sharing out is left to xdist."""
    return ByGraph(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def programs() -> Path:
    """The folder of the database's programs that all tests share."""
    folder = Path(os.environ["CHOKEPOINT_TEST_PROGRAMS"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def new_home(programs: Path) -> Iterator[Callable[[], Path]]:
    """Makes temporary homes; at the end, whatever runs in them is stopped and they are removed."""
    made: list[Path] = []

    def make() -> Path:
        home = Path(tempfile.mkdtemp(prefix="chokepoint-test-"))
        made.append(home)
        (home / "programs").symlink_to(programs)
        return home

    yield make
    for home in made:
        shared_home.end(home)


def _settings(home: Path) -> Settings:
    java = home / "test-java"
    if not java.exists():
        java_with(LATE_SECOND_STAGE, java, FEWER_PLANS)
    maven = os.environ.get("CHOKEPOINT_MAVEN")
    return replace(Settings.read({}), home=home, startup_cache=False, maven=maven, java=str(java))


def java_with(options: str, program: Path, neo4j: Iterable[str] = ()) -> Path:
    """The Java that the product would choose, as a new program that adds options of Java and the cache of the tests.

    A server that it runs gets the settings `neo4j` too, each NAME=VALUE.
    """
    cached = shlex.join(prepare.cache(os.environ.get("CHOKEPOINT_JAVA")).options())
    chosen = choose(os.environ.get("CHOKEPOINT_JAVA")).program
    given = shlex.join(word for setting in neo4j for word in ("-c", setting))
    lines = [
        "#!/bin/sh",
        f'case "$*" in *--config-dir=*) set -- "$@" {given};; esac',
        f'exec "{chosen}" {options} {cached} "$@"',
    ]
    program.write_text("\n".join(lines) + "\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture(scope="session")
def settings(programs: Path) -> Settings:
    """Settings of the home of all workers, whose database `connection` loads with the bundled data; never changed."""
    home = shared_home.folder()
    with shared_home.first("made") as mine:
        if mine:
            (home / "programs").symlink_to(programs)
        return _settings(home)


@pytest.fixture(scope="session")
def connection(settings: Settings) -> Iterator[Connection]:
    """A connection to a graph that `chokepoint load` has filled. Only to be read, and not alone."""
    with shared_home.first("loaded") as mine:
        if mine:
            command(settings)("load")
    with connect(settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def chokepoint(settings: Settings, connection: Connection) -> Command:
    """Runs `chokepoint` as a process on the loaded graph; fails the test on another exit status than `status`."""
    return command(settings)


@pytest.fixture(scope="session")
def changing_settings(new_home: Callable[[], Path]) -> Settings:
    """Settings of a second home, whose graph tests may change."""
    return _settings(new_home())


@pytest.fixture(scope="session")
def _changing(changing_settings: Settings) -> Iterator[Connection]:
    with connect(changing_settings) as opened:
        opened.check()
        yield opened


@pytest.fixture
def changing(_changing: Connection) -> Connection:
    """A connection to a graph that is empty at the start of each test."""
    with _changing.session("WRITE") as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
    return _changing


@pytest.fixture
def changing_chokepoint(
    changing_settings: Settings,
    changing: Connection,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Command:
    """Runs `chokepoint` in this process on the graph of `changing`: the same words, without the start of a Python."""
    monkeypatch.setenv("CHOKEPOINT_HOME", str(changing_settings.home))

    return in_process(capfd)


@pytest.fixture
def run(
    settings: Settings, connection: Connection, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Command:
    """Runs `chokepoint` in this process on the loaded graph; fails on another exit status than `status`."""
    monkeypatch.setenv("CHOKEPOINT_HOME", str(settings.home))
    return in_process(capfd)


def in_process(capfd: pytest.CaptureFixture[str]) -> Command:
    """A runner of `chokepoint` in this process, in the home in force; fails the test on another exit status."""

    def run(*words: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        capfd.readouterr()
        code = cli.run(words)
        out, err = capfd.readouterr()
        assert code == status, f"{words}: status {code}\n{out}\n{err}"
        assert "Traceback" not in err
        return subprocess.CompletedProcess(words, code, out, err)

    return run


def command(settings: Settings) -> Command:
    """A runner of `chokepoint` in the home of `settings`: words in, the finished process out."""

    def run(
        *words: str, status: int = 0, stdin: str | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "app", *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
            input=stdin or "",
            env={**os.environ, **_of_server(settings), **(env or {})},
        )
        assert done.returncode == status, f"{words}: status {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return run


def _of_server(settings: Settings) -> dict[str, str]:
    """What names the home to a process, and the Java for a server that it may start there."""
    return {"CHOKEPOINT_HOME": str(settings.home), **({"CHOKEPOINT_JAVA": settings.java} if settings.java else {})}
