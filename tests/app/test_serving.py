"""`chokepoint up`: what it refuses, what it serves, how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from app.version import __version__
from graph.connection import Connection
from graph.settings import Settings
from tests.conftest import Command


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_a_taken_port_is_told_before_anything_starts(chokepoint: Command, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = str(taken.getsockname()[1])
        done = chokepoint("up", "--port", number, status=1, env={"CHOKEPOINT_HOME": str(tmp_path / "home")})
    assert f"127.0.0.1:{number} cannot be used" in done.stderr
    assert "--port" in done.stderr
    assert not (tmp_path / "home").exists()


def test_up_does_not_load_into_a_database_that_somebody_filled(
    changing: Connection, changing_chokepoint: Command
) -> None:
    with changing.session("WRITE") as session:
        session.run("CREATE (:Recipe {name: 'soup'})").consume()
    said = changing_chokepoint("up", "--port", str(free_port()), status=1).stderr
    assert "did not load" in said
    assert changing.rows("MATCH (n) RETURN labels(n) AS l") == [{"l": ["Recipe"]}]


def wait_for(address: str, process: subprocess.Popen[str]) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "asked to end"])
def test_up_serves_and_ends_cleanly(settings: Settings, connection: Connection, number: signal.Signals) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "up", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)},
    )
    try:
        health = json.loads(wait_for(f"http://127.0.0.1:{port}/health", process))
        assert (health["status"], health["chokepoint"]) == ("ok", __version__)
        assert process.stdout is not None
        assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, out) == (0, "")
    assert "Traceback" not in err
    assert connection.rows("RETURN 1 AS one") == [{"one": 1}]
