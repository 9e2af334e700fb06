"""Loads too large for one transaction: the same graph as in one, also after an interruption anywhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace as changed
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from graph import pieces, schema
from graph.access import connect
from graph.connection import Connection
from graph.plan import Changes
from graph.said import Load
from graph.server import processes
from graph.server.places import Places
from graph.settings import Settings
from graph.write import StillNeeded, Writer
from ontology import model as ontology
from tests.graph.written_loads import PIECE, owners

SIZE, FEW = 1_000, 600
Snapshot = list[Any]


def snapshot(connection: Connection) -> Snapshot:
    """The whole graph but for the times of the loads, in a fixed order."""
    nodes = connection.rows("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id")
    links = connection.rows(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p ORDER BY r.id"
    )
    return [[sorted(row["labels"]), {**row["p"], "loaded_at": ""}] for row in nodes] + links


def states(connection: Connection) -> list[str]:
    return [row["state"] for row in connection.rows("MATCH (l:LoadRecord) RETURN l.state AS state ORDER BY l.id")]


@pytest.fixture
def write(changing: Connection, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Writes loads into the graph of `changing`, in small pieces unless `whole` says how much is one transaction."""
    monkeypatch.setattr(pieces, "ROWS", PIECE)
    model = ontology.load()
    schema.prepare(changing, model)

    def run(*loads: Load, whole: int = 0, **given: Any) -> Any:
        return Writer(changing, model, whole=whole, **given).replace(loads)

    return run


@pytest.fixture
def undisturbed(changing: Connection, write: Callable[..., Any]) -> Snapshot:
    """The graph of the load in one transaction; empty again when the test begins."""
    write(owners(FEW), whole=SIZE)
    found = snapshot(changing)
    write(Load(source="owners", rank=0, record=None), whole=SIZE)
    assert snapshot(changing) == []
    return found


def test_pieces_give_the_graph_of_one_transaction(
    changing: Connection, write: Callable[..., Any], undisturbed: Snapshot
) -> None:
    write(owners(FEW))
    assert snapshot(changing) == undisturbed
    assert states(changing) == ["complete"]


def test_a_change_and_a_removal_in_pieces(changing: Connection, write: Callable[..., Any]) -> None:
    write(owners(FEW, role="holder"), whole=SIZE)
    wanted = snapshot(changing)
    write(owners(2 * FEW, role="parent"), whole=SIZE)
    changes = write(owners(FEW, role="holder"))["owners"]
    # three of the few own across the end of the row, which lies elsewhere among the many
    assert (changes.made, changes.changed, changes.removed) == (3, 2 * FEW - 3, 3 * FEW + 3)
    assert snapshot(changing) == wanted


def test_what_another_source_needs_is_known_before_anything_is_written(
    changing: Connection, write: Callable[..., Any]
) -> None:
    own = owners(10)
    other = owners(2, source="others")
    leaning = structs.replace(other.links[0], id="lean", start="others:0", end="owners:3", properties={"id": "lean"})
    write(own, changed(other, links=[*other.links, leaning]))
    before = snapshot(changing)
    with pytest.raises(StillNeeded, match="others"):
        write(Load(source="owners", rank=0, record=None))
    assert snapshot(changing) == before


def test_a_second_load_is_told_and_waits(changing: Connection, write: Callable[..., Any]) -> None:
    begun, go_on = threading.Event(), threading.Event()
    told: list[str] = []

    @contextmanager
    def held(about: str, rows: int) -> Iterator[Callable[[int], None]]:
        begun.set()
        assert go_on.wait(60)
        yield lambda _: None

    first = threading.Thread(target=write, args=[owners(50)], kwargs={"report": held})
    second = threading.Thread(target=write, args=[owners(50, role="holder")], kwargs={"told": told.append})
    first.start()
    assert begun.wait(60)
    second.start()
    while not told:
        assert second.is_alive()
    second.join(0.5)
    assert second.is_alive()
    go_on.set()
    for each in (first, second):
        each.join(60)
    assert told == ["Another load is writing (owners); this one waits until it is through."]
    roles = changing.rows("MATCH ()-[r:OWNS]->() RETURN DISTINCT r.role AS role")
    assert roles == [{"role": "holder"}]
    assert states(changing) == ["complete"]


@contextmanager
def writing(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """The program that writes the load, once it has written its first piece."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.graph.written_loads", str(SIZE)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)},
    ) as process:
        assert process.stdout is not None
        assert "made" in process.stdout.readline()
        yield process
        process.kill()


def test_a_killed_loader_leaves_a_load_that_the_next_run_finishes(
    changing: Connection, changing_settings: Settings, write: Callable[..., Any]
) -> None:
    write(owners(SIZE), whole=10 * SIZE)
    wanted = snapshot(changing)
    write(Load(source="owners", rank=0, record=None))
    with writing(changing_settings) as process:
        process.kill()
    assert states(changing) == ["unfinished"]
    entities = changing.rows("MATCH (n:Entity) RETURN count(n) AS n")[0]["n"]
    links = changing.rows("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]
    assert 0 < entities + links < 3 * SIZE
    write(owners(SIZE))
    assert snapshot(changing) == wanted


def test_a_killed_database_leaves_a_load_that_the_next_run_finishes(
    changing_settings: Settings, new_home: Callable[[], Path]
) -> None:
    settings = changed(changing_settings, home=new_home())
    model = ontology.load()
    with connect(settings) as connection:
        schema.prepare(connection, model)
        connection.check()
        servers = list(processes.servers(Places(settings.home)))
        with writing(settings) as process:
            for server in servers:
                os.kill(server.pid, signal.SIGKILL)
            process.wait(60)
            assert process.returncode != 0
    with connect(settings) as connection:
        assert states(connection) == ["unfinished"]
        Writer(connection, model).replace([owners(SIZE)])
        assert states(connection) == ["complete"]
        assert connection.rows("MATCH (:Company)-[r:OWNS]->(:Company) RETURN count(r) AS n") == [{"n": 2 * SIZE}]
        assert Writer(connection, model).replace([owners(SIZE)]) == {"owners": Changes()}
