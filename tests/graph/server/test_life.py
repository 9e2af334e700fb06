"""The life of the real server: started, shared, orphaned, idle, killed, ended."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import neo4j
import psutil
import pytest
from neo4j.exceptions import AuthError, Neo4jError

from graph.server import Address, Server, Terms, processes, starting, state
from graph.server.places import Places
from graph.server.processes import ProcessId
from graph.server.state import State
from graph.settings import Settings

OWNER_ONLY = 0o600


@pytest.fixture(scope="module")
def ask(settings: Settings) -> Callable[[], subprocess.Popen[str]]:
    """Starts another process that asks for the server and prints its address."""
    code = (
        "import sys; from pathlib import Path; from dataclasses import replace;"
        "from graph.server import Server; from graph.settings import Settings;"
        "s = replace(Settings.read({}), home=Path(sys.argv[1]), java=sys.argv[2], startup_cache=False);"
        "print(Server(s).ensure().uri)"
    )
    root = Path(__file__).parents[3]

    def begin() -> subprocess.Popen[str]:
        arguments = [sys.executable, "-c", code, str(settings.home), str(settings.java)]
        return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=root)

    return begin


def kept(settings: Settings) -> State:
    found = starting.running(Places(settings.home))
    assert found is not None
    return found


def kill(process: ProcessId) -> None:
    os.kill(process.pid, signal.SIGKILL)
    assert until(lambda: not process.alive, 5)


def until(fact: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if fact():
            return True
        time.sleep(0.05)
    return False


@contextlib.contextmanager
def session(address: Address) -> Iterator[neo4j.Session]:
    login = (address.username, address.password)
    with neo4j.GraphDatabase.driver(address.uri, auth=login) as driver, driver.session() as opened:
        yield opened


def value(address: Address, cypher: str) -> object:
    with session(address) as opened:
        record = opened.run(cypher).single()  # type: ignore[arg-type]  # the driver asks for a literal
        assert record is not None
        return record[0]


def test_two_processes_that_ask_at_once_share_one_server(
    settings: Settings, ask: Callable[[], subprocess.Popen[str]]
) -> None:
    with ask() as one, ask() as two, ThreadPoolExecutor() as pool:
        said = list(pool.map(lambda process: process.communicate()[0].strip(), (one, two)))
    address = Server(settings).ensure()
    assert said == [address.uri, address.uri]
    assert value(address, "RETURN 1") == 1
    assert len(list(processes.servers(Places(settings.home)))) == 1


def test_only_the_owner_reads_password_and_store(settings: Settings) -> None:
    address = Server(settings).ensure()
    places = Places(settings.home)
    assert stat.S_IMODE(places.password.stat().st_mode) == OWNER_ONLY
    assert places.password.read_text().strip() == address.password
    assert len(address.password) > 40
    assert stat.S_IMODE(places.database.stat().st_mode) == 0o700
    stored = [file for file in (places.database / "data").rglob("*") if file.is_file()]
    assert stored
    assert {stat.S_IMODE(file.stat().st_mode) & 0o077 for file in stored} == {0}


def test_another_password_is_refused(settings: Settings) -> None:
    address = Server(settings).ensure()
    for word in ("neo4j", "password"):
        with pytest.raises(AuthError):
            value(Address(address.uri, address.username, word), "RETURN 1")


def test_the_server_listens_on_the_loopback_interface_only(settings: Settings) -> None:
    Server(settings).ensure()
    java = kept(settings).java
    assert java is not None
    sockets = psutil.Process(java.pid).net_connections("inet")
    heard = {s.laddr.ip.removeprefix("::ffff:") for s in sockets if s.status == psutil.CONN_LISTEN or not s.raddr}
    assert heard == {"127.0.0.1"}


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/list.csv"])
def test_a_query_reads_neither_files_nor_the_network(settings: Settings, address: str) -> None:
    with pytest.raises(Neo4jError):
        value(Server(settings).ensure(), f"LOAD CSV FROM '{address}' AS row RETURN count(row)")


def test_a_server_whose_keeper_was_killed_is_taken_over_with_its_data(settings: Settings) -> None:
    server = Server(settings)
    value(server.ensure(), "CREATE (n:Kept) RETURN 1")
    before = kept(settings)
    kill(before.keeper)
    assert value(server.ensure(), "MATCH (n:Kept) RETURN count(n)") == 1
    after = kept(settings)
    assert after.java == before.java
    assert after.keeper != before.keeper


def test_a_killed_server_is_started_again_with_its_data(settings: Settings) -> None:
    server = Server(settings)
    server.ensure()
    before = kept(settings)
    assert before.java is not None
    kill(before.keeper)
    kill(before.java)
    assert value(server.ensure(), "MATCH (n:Kept) RETURN count(n)") == 1
    assert kept(settings).java != before.java


def test_status_says_what_runs(settings: Settings) -> None:
    server = Server(settings)
    address = server.ensure()
    status = server.status()
    assert (status.running, status.address, status.clients) == (True, address.uri, 0)
    assert status.pid is not None
    assert psutil.pid_exists(status.pid)
    assert 1_000_000 < status.size < 30_000_000
    assert status.startup_cache == "off"


def test_a_server_in_use_by_another_process_is_left_alone(settings: Settings) -> None:
    server = Server(settings)
    address = server.ensure()
    code = (
        "import sys, neo4j; d = neo4j.GraphDatabase.driver(sys.argv[1], auth=('neo4j', sys.argv[2]));"
        "d.verify_connectivity(); print('in', flush=True); sys.stdin.read(); d.close()"
    )
    arguments = [sys.executable, "-c", code, address.uri, address.password]
    with session(address) as own, subprocess.Popen(arguments, stdin=-1, stdout=-1, text=True) as other:
        own.run("RETURN 1").consume()
        assert other.stdout is not None
        assert other.stdout.readline() == "in\n"
        assert server.status().clients > 0
        assert not server.stop_if_unused()
        other.communicate("")
    assert server.status().running


def test_a_server_without_clients_ends_after_its_time_and_not_before(settings: Settings) -> None:
    kill(kept(settings).keeper)  # the next one keeps it on other terms
    server = Server(settings, Terms(idle=2))
    with session(server.ensure()) as opened:
        java = kept(settings).java
        assert java is not None
        opened.run("RETURN 1").consume()
        time.sleep(4)
        assert java.alive
    assert until(lambda: not java.alive, 6)
    assert until(lambda: not Places(settings.home).state.exists(), 2)
    assert not server.status().running


def test_a_killed_start_does_not_block_the_next(settings: Settings, ask: Callable[[], subprocess.Popen[str]]) -> None:
    places = Places(settings.home)
    with ask() as starter:
        assert until(lambda: bool(list(processes.servers(places))), 20)
        starter.kill()
    said = state.read(places.state)
    assert said is not None
    kill(said.keeper)
    assert value(Server(settings).ensure(), "MATCH (n:Kept) RETURN count(n)") == 1
    assert len(list(processes.servers(places))) == 1


def test_a_stop_takes_at_most_three_seconds_and_loses_nothing(settings: Settings) -> None:
    server = Server(settings)
    server.ensure()
    java = kept(settings).java
    assert java is not None
    begin = time.monotonic()
    assert server.stop()
    assert time.monotonic() - begin < 3
    assert not java.alive
    assert not server.stop()


def test_a_state_whose_ids_were_given_to_other_programs_is_seen_through(settings: Settings) -> None:
    places = Places(settings.home)
    me = ProcessId(os.getpid(), psutil.Process().create_time() - 3600)
    State(phase="ready", keeper=me, java=me, port=1).write(places.state)
    assert starting.running(places) is None
    assert not Server(settings).stop()
    assert psutil.Process().is_running()
    assert not places.state.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"phase": "ready"}', json.dumps({"java": None, "keeper": {"x": 1}})])
def test_a_damaged_state_file_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "server.json").write_text(text)
    assert state.read(tmp_path / "server.json") is None
