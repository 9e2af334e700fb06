"""A home whose programs are fetched once, and a small repository on this machine."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.server import Server, programs
from graph.server.places import Places
from graph.settings import Settings
from tests.conftest import java_with

FIRST_STAGE = "-XX:TieredStopAtLevel=1"
"""Java compiles in two stages; the second takes a third of a server's start, and these servers live for seconds."""


@pytest.fixture(scope="session")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `programs` of a home: the one named by CHOKEPOINT_TEST_PROGRAMS, else one fetched for this run."""
    given = os.environ.get("CHOKEPOINT_TEST_PROGRAMS")
    folder = Path(given) if given else tmp_path_factory.mktemp("fetched") / "programs"
    programs.ensure(folder / Places(folder).programs.name, Settings.read().maven)
    return folder


def settings_for(home: Path, programs: Path) -> Settings:
    """Settings of a new home that uses the programs already fetched; no cache is recorded beside the tests."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "programs").symlink_to(programs)
    java = java_with(FIRST_STAGE, home.with_name(f"{home.name}-java"))
    return replace(Settings.read({}, dotenv=home / "none"), home=home, startup_cache=False, java=str(java))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, fetched: Path) -> Iterator[Settings]:
    """A new home for the tests of one module. Whatever runs in it at the end is ended."""
    made = settings_for(tmp_path_factory.mktemp("home"), fetched)
    yield made
    Server(made).stop()


@dataclass
class Shelf:
    """What the small repository holds, how it misbehaves, and what it was asked for."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    cut_after: int | None = None
    ranges: bool = True
    slow: float = 0.0
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    gate: threading.Barrier | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """A Maven repository over http on this machine."""
    made = Shelf()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _answer(self, made)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def _answer(request: BaseHTTPRequestHandler, shelf: Shelf) -> None:
    asked = request.headers.get("Range")
    with shelf.lock:
        shelf.asked.append((request.path, asked))
    if shelf.gate is not None:
        shelf.gate.wait(5)
    body = shelf.files.get(request.path.lstrip("/"))
    if body is None:
        request.send_error(404)
        return
    start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and shelf.ranges else 0
    request.send_response(206 if start else 200)
    request.send_header("Content-Length", str(len(body) - start))
    request.end_headers()
    rest = body[start:]
    if shelf.cut_after is not None:
        rest, shelf.cut_after = rest[: shelf.cut_after], None
        request.close_connection = True
    with contextlib.suppress(ConnectionError):  # the client may have gone
        for begin in range(0, len(rest), 65_536):
            request.wfile.write(rest[begin : begin + 65_536])
            time.sleep(shelf.slow)
